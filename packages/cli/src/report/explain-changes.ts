// What would change a verdict, one sentence for each change that was run.
import type { Act, ClaimedVerdict, Coverage, LogRecord, Observation, VerifiedChange } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import type { ChangesFound, Explanation } from "@servanda/monitor";
import { explainWords } from "../words/explain-words.ts";
import { kindsText } from "../words/pattern-words.ts";
import { dutyStateWords } from "../words/report-words.ts";
import { localInterval } from "./clock-face.ts";
import type { Speaker } from "./explain-answers.ts";
import { listed, wrap } from "./layout.ts";

/** A list; it ends with how far was looked, where that is not everywhere or nothing was found. */
export function changesText(speaker: Speaker, explanation: Explanation, found: ChangesFound): string {
  const said = found.changes.map((each) => changeText(speaker, explanation, each));
  if (explanation.kind === "finding" && !found.changes.some(isOneLess)) said.unshift(explainWords.noSingleReport);
  if (found.changes.length === 0) said.push(explainWords.noneFound(found.tried));
  if (found.tried < found.considered) said.push(explainWords.bounded(found.tried, found.considered));
  return said.map((each) => wrap(each, { first: "  · ", indent: "    " })).join("\n");
}

function isOneLess(change: VerifiedChange): boolean {
  return change.without.length === 1 && change.with.length === 0;
}

function changeText(speaker: Speaker, explanation: Explanation, change: VerifiedChange): string {
  const { without, verdict } = change;
  const isDuty = explanation.kind === "duty";
  if (change.with.length === 0) {
    const refs = listed(without);
    if (verdict === undefined) return isDuty ? explainWords.withoutDuty(refs) : explainWords.withoutGone(refs);
    return explainWords.without(refs, verdictText(verdict));
  }
  const after = verdict === undefined ? explainWords.nothingThen(isDuty) : verdictText(verdict);
  return explainWords.supposed(supposed(speaker, explanation, change), after);
}

function supposed(speaker: Speaker, explanation: Explanation, change: VerifiedChange): string {
  const [record] = change.with;
  if (change.without.length > 0 && record?.record === "observation") return replaced(speaker, explanation, record);
  const reports = change.with.filter((each) => each.record === "observation");
  const [report] = reports;
  const others = change.with.filter((each) => each.record !== "observation");
  return listed([
    ...(report === undefined ? [] : [reportsText(speaker, report, reports.length)]),
    ...others.map((each) => recordText(speaker, each)),
  ]);
}

/** The same report with one doubt less. */
function replaced({ zone }: Speaker, explanation: Explanation, now: Observation): string {
  const all = explanation.kind === "finding" ? explanation.reports : explanation.records;
  const before = all.find((each) => refOf(each) === refOf(now));
  const ref = refOf(now);
  if (before?.record !== "observation") return ref;
  if (before.attribution !== now.attribution) return explainWords.sureOfWho(ref, now.by ?? explainWords.nobody);
  if (before.from !== now.from || before.to !== now.to)
    return explainWords.exactTime(ref, localInterval(zone, now.from, now.to));
  return explainWords.exactPlace(ref);
}

function reportsText({ agreement }: Speaker, { kind, by, of, onSite }: Observation, count: number): string {
  const standing = of === undefined ? "" : explainWords.ofSource(of, onSite === true);
  return explainWords.moreReportsOf(count, kindsText(agreement, [kind]), by ?? explainWords.nobody) + standing;
}

function recordText(speaker: Speaker, record: LogRecord): string {
  if (record.record === "act") return actText(record);
  return record.record === "coverage" ? watchText(speaker, record) : "";
}

function actText({ act, by, matter, outcome }: Act): string {
  if (act === "plead") return explainWords.plea(by, matter ?? "");
  if (act === "judge") return explainWords.ruling(by, matter, outcome ?? "");
  return act === "contest" ? explainWords.objection(by) : explainWords.act(act, by, matter);
}

function watchText({ agreement, zone }: Speaker, { kinds = [], from, to }: Coverage): string {
  return explainWords.watched(kindsText(agreement, kinds), localInterval(zone, from, to));
}

function verdictText({ bearer, level, certainty, status, occurrence, state }: ClaimedVerdict): string {
  if (state !== undefined) return dutyStateWords[state];
  const happened = occurrence === undefined || occurrence === level ? "" : `; ${explainWords.happened(occurrence)}`;
  const standing = status === undefined || status === "open" ? [] : [status];
  const words = [bearer ?? explainWords.nobody, level, certainty, ...standing].filter((each) => each !== undefined);
  return words.join(", ") + happened;
}
