// An explanation as a page: the text, the rule, the reports, the answers, the proof, the doubt, the record, and what
// would change it.
import type { Act, Observation } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { positionOf, type SourceFile } from "@servanda/lang";
import type { ChangesFound, DutyExplanation, Explanation, FindingExplanation } from "@servanda/monitor";
import { explainWords } from "../words/explain-words.ts";
import { dutyStateWords, reportWords } from "../words/report-words.ts";
import { stateWords } from "../words/state-words.ts";
import { deadlineTime, localInterval, spanText } from "./clock-face.ts";
import { clockText } from "./clock-text.ts";
import { withoutDeadline } from "./duty-rows.ts";
import { answersText, doubtsText, type Speaker } from "./explain-answers.ts";
import { changesText } from "./explain-changes.ts";
import { levelsText } from "./explain-levels.ts";
import { actText, recordText, reportText } from "./explain-reports.ts";
import { wrap } from "./layout.ts";
import { paragraphsOf } from "./prose.ts";
import { recordName, triggerText } from "./trigger-text.ts";

/** Ends with a line end. */
export function explanationText(
  speaker: Speaker,
  explanation: Explanation,
  changes: ChangesFound,
  source: SourceFile,
): string {
  const parts = [
    ...(explanation.kind === "finding" ? findingParts(speaker, explanation) : dutyParts(speaker, explanation)),
    titled(speaker, explainWords.change, changesText(speaker, explanation, changes)),
  ];
  const key = explanation.kind === "finding" ? explanation.finding.clause : explanation.duty.clause;
  const [head, ...rest] = parts;
  const all = [head ?? "", ...clauseParts(speaker, key, source), ...rest];
  return `${all.filter((each) => each !== "").join("\n\n")}\n`;
}

function titled({ paint }: Speaker, title: string, text: string): string {
  return text === "" ? "" : `${paint("strong", title)}\n${text}`;
}

function clauseParts(speaker: Speaker, key: string, source: SourceFile): string[] {
  const { agreement, paint } = speaker;
  const clause = agreement.clauses.find((each) => each.key === key);
  if (clause === undefined) return [];
  const article = agreement.articles[clause.article];
  const said = paragraphsOf(article?.prose ?? "");
  const paragraphs = (said.length === 0 ? [explainWords.noProse] : said).map((each) => wrap(each, { indent: "  " }));
  const first = positionOf(source, clause.span.start).line;
  const last = positionOf(source, clause.span.end).line;
  const lines = source.text.split(/\r\n|\r|\n/).slice(first, last + 1);
  const width = String(last + 1).length;
  const code = lines.map(
    (line, index) => `  ${paint("quiet", `${String(first + index + 1).padStart(width)} │`)} ${line}`,
  );
  const sealed =
    clause.touchesSealed === undefined ? "" : wrap(stateWords.sealed(clause.touchesSealed), { indent: "  " });
  const open = (clause.openPoints ?? []).map((each) => wrap(stateWords.openPoint(each), { indent: "  " }));
  const rule = [wrap(clause.sentence, { indent: "  " }), sealed, ...open].filter((each) => each !== "");
  const place = `  ${paint("quiet", `${source.name}:${first + 1}`)}`;
  return [
    titled(speaker, explainWords.text, [`  ${article?.heading ?? ""}`, ...paragraphs].join("\n")),
    titled(speaker, explainWords.rule, [...rule, place, ...code].join("\n").trimEnd()),
  ];
}

function findingParts(speaker: Speaker, explanation: FindingExplanation): string[] {
  const { finding } = explanation;
  // What nobody saw has no proof.
  const isSeen = finding.presumed !== true;
  return [
    findingHead(speaker, explanation),
    titled(speaker, explainWords.reports, reportText(speaker, explanation)),
    titled(speaker, explainWords.asked, answersText(speaker, explanation.requirements)),
    isSeen ? titled(speaker, explainWords.proof, levelsText(speaker, explanation)) : "",
    isSeen ? titled(speaker, explainWords.doubt, doubtsText(speaker, explanation)) : "",
    finding.bearer === null && explanation.acts.length === 0
      ? ""
      : titled(speaker, explainWords.record, recordText(speaker, explanation)),
  ];
}

function findingHead({ agreement, zone, paint }: Speaker, { id, finding, incident }: FindingExplanation): string {
  const number = agreement.clauses.find((each) => each.key === finding.clause)?.number ?? finding.clause;
  const isSeen = finding.presumed !== true;
  const reading = finding.reading === "base" ? [] : [`reading ${finding.reading}`];
  const about =
    finding.subject.kind === "incident" ? explainWords.incident(incident ?? "") : explainWords.day(finding.subject.day);
  const line = [
    finding.bearer ?? explainWords.nobody,
    ...(isSeen ? [finding.level, finding.certainty] : [stateWords.presumed]),
    ...(finding.status === "open" ? [] : [finding.status]),
    localInterval(zone, finding.from, finding.to),
    ...(isSeen ? [about] : []),
  ].join(" · ");
  const meanings = [
    ...(isSeen ? [] : [stateWords.presumedMeans(finding.evidence.map((ref) => recordName(zone, ref)))]),
    ...(isSeen ? [finding.certainty === "certain" ? explainWords.certainly : explainWords.possibly] : []),
    ...(finding.status === "excused" ? [explainWords.excused] : []),
    ...(finding.status === "contested" ? [explainWords.contested] : []),
    ...(finding.status === "refuted" ? [reportWords.refutedMeans] : []),
  ];
  return [
    paint("strong", [`Finding ${id}`, `clause ${number}`, ...reading].join(" · ")),
    line,
    ...meanings.map((each) => paint("quiet", wrap(each))),
  ].join("\n");
}

function dutyParts(speaker: Speaker, explanation: DutyExplanation): string[] {
  const { duty, id, records, watch, beganLateMs } = explanation;
  const { agreement, zone, paint } = speaker;
  const clause = agreement.clauses.find((each) => each.key === duty.clause);
  const number = clause?.number ?? duty.clause;
  const due =
    duty.dueAt === undefined ? withoutDeadline(zone, clause, duty) : reportWords.dueBy(deadlineTime(zone, duty.dueAt));
  const head = [
    paint("strong", `Duty ${id} · clause ${number}${duty.reading === "base" ? "" : ` · reading ${duty.reading}`}`),
    [duty.bearer, dutyStateWords[duty.state], due].join(" · "),
    explainWords.trigger(triggerText(zone, duty.trigger)),
    ...(beganLateMs === undefined ? [] : [reportWords.beganLate(spanText(beganLateMs))]),
    ...(duty.basisRevised ? [reportWords.basisRevised] : []),
  ].join("\n");
  const seen =
    watch === undefined
      ? ""
      : `  ${watch.share === undefined ? explainWords.watchNone : explainWords.watch(watch.share)}`;
  const clock = clockText(zone, duty, "  ");
  return [
    head,
    titled(speaker, explainWords.reports, records.map((each) => oneRecord(speaker, each)).join("\n")),
    titled(speaker, explainWords.clock, [clock, seen].filter((each) => each !== "").join("\n")),
  ];
}

function oneRecord(speaker: Speaker, record: Observation | Act): string {
  return record.record === "act"
    ? actText(speaker, record)
    : `  ${refOf(record)}  ${localInterval(speaker.zone, record.from, record.to)}  ${record.kind}`;
}
