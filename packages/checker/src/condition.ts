// The value of a condition, as a tree: each leaf with the records, happenings or findings that give it.
import type {
  Act,
  AnswerNode,
  Condition,
  EventPattern,
  Finding,
  HappeningAnswer,
  Observation,
  RecordAnswer,
  Search,
  Window,
} from "@servanda/agreement";
import { findingId, refOf } from "@servanda/agreement";
import { allOf, anyOf, type Kleene, kleeneWord, limitAfter, MAYBE, NO, not, YES } from "@servanda/core";
import { searchedBy } from "./coverage.ts";
import { unitsOf } from "./happenings.ts";
import { isAct, isMeant, type Judged, matches, type Variables } from "./pattern.ts";
import { isBreach, isProven, reachedLevel, supportFor } from "./proof.ts";
import { latest } from "./rulings.ts";
import { compared, inPeriod, inWindow } from "./spans.ts";
import type { Verdicts } from "./verdicts.ts";

type Of<K extends Condition["kind"]> = Extract<Condition, { kind: K }>;

/** What a condition is asked with. */
export interface Asked {
  readonly verdicts: Verdicts;
  readonly judged: Judged;
  readonly variables: Variables;
}

export function answerTo(asked: Asked, condition: Condition): AnswerNode {
  switch (condition.kind) {
    case "and":
      return combined(
        "all of",
        condition.of.map((each) => answerTo(asked, each)),
      );
    case "or":
      return combined(
        "any of",
        condition.of.map((each) => answerTo(asked, each)),
      );
    case "not":
      return combined("not", [answerTo(asked, condition.of)]);
    case "always":
      return leaf(condition, YES, {});
    case "happened":
      return happened(asked, condition);
    case "absent":
      return absent(asked, condition);
    case "count":
      return counted(asked, condition);
    case "breach":
      return breached(asked, condition);
    case "did":
      return did(asked, condition);
    case "did in time":
      return didInTime(asked, condition);
    case "stage":
      return running(asked, condition);
    case "judged":
      return ofJudged(asked, condition);
    case "matter":
      return settled(asked, condition);
    // What hangs on these is not covered, and never asked.
    case "duty":
    case "is":
      return leaf(condition, MAYBE, {});
  }
}

export function valueOf({ value }: Pick<AnswerNode, "value">): Kleene {
  return value === "yes" ? YES : value === "no" ? NO : MAYBE;
}

/** A node whose value follows from its parts. */
export function combined(kind: "all of" | "any of" | "not", parts: readonly AnswerNode[]): AnswerNode {
  return { asks: { kind }, value: kleeneWord(fromParts(kind, parts)), parts };
}

function fromParts(kind: "all of" | "any of" | "not", parts: readonly AnswerNode[]): Kleene {
  const values = parts.map(valueOf);
  return kind === "any of" ? anyOf(values) : kind === "all of" ? allOf(values) : not(allOf(values));
}

function leaf(condition: Condition, value: Kleene, more: Omit<AnswerNode, "asks" | "value">): AnswerNode {
  return { asks: { kind: "condition", condition }, value: kleeneWord(value), ...more };
}

/** Those that do not answer *no*. */
function notNo<T>(all: readonly (readonly [T, Kleene])[]): (readonly [T, Kleene])[] {
  return all.filter(([, value]) => value !== NO);
}

function recordAnswers(all: readonly (readonly [Observation | Act, Kleene])[]): RecordAnswer[] {
  return notNo(all).map(([record, value]) => ({ ref: refOf(record), value: kleeneWord(value) }));
}

function searched({ judged }: Asked, window: Window): Search {
  return window.kind === "ever" ? { to: judged.to } : { from: judged.from - window.ms, to: judged.to };
}

// The judged report lies in its own window, however uncertain its time; not at a later moment.
function inItsWindow(judged: Judged, report: Observation, window: Window): Kleene {
  const isJudged = judged.reports.some((each) => refOf(each) === refOf(report));
  return isJudged && report.from <= judged.to && report.to >= judged.from ? YES : inWindow(report, judged, window);
}

function seenIn(
  { verdicts, judged, variables }: Asked,
  event: EventPattern,
  window: Window,
  reports: readonly Observation[] = verdicts.onRecord.observations,
): (readonly [Observation, Kleene])[] {
  const { text } = verdicts.onRecord;
  return reports.map((report) => [
    report,
    allOf([matches(text, event, report, variables, judged), inItsWindow(judged, report, window)]),
  ]);
}

function happened(asked: Asked, condition: Of<"happened">): AnswerNode {
  const { event, window, level } = condition;
  const seen = seenIn(asked, event, window);
  const ground = { records: recordAnswers(seen), search: searched(asked, window) };
  if (level === undefined) return leaf(condition, anyOf(seen.map(([, value]) => value)), ground);
  const { onRecord } = asked.verdicts;
  const happenings = onRecord.happenings.flatMap(({ least, members }) => {
    const some = notNo(seenIn(asked, event, window, members));
    if (some.length === 0) return [];
    const core = some.map(([report]) => report);
    const support = supportFor(event, core, members);
    const isEnough = isProven(onRecord.text, level, core, support);
    const value = isEnough ? anyOf(some.map(([, each]) => each)) : NO;
    return [{ least, value, level: reachedLevel(onRecord.text, core, support) }];
  });
  const value = anyOf(happenings.map((each) => each.value));
  return leaf(condition, value, {
    ...ground,
    happenings: happenings.map((each) => ({ ...each, value: kleeneWord(each.value) })),
  });
}

// Not seen is not absent: only what was watched throughout can be empty.
function absent(asked: Asked, condition: Of<"absent">): AnswerNode {
  const { event, window } = condition;
  const seen = seenIn(asked, event, window);
  const most = anyOf(seen.map(([, value]) => value));
  const search = searched(asked, window);
  const records = recordAnswers(seen);
  if (search.from === undefined) return leaf(condition, most === NO ? MAYBE : not(most), { records, search });
  const coverage = searchedBy(asked.verdicts.onRecord, event, { from: search.from, to: search.to });
  const isWatched = coverage.gaps.length === 0;
  const value = most === NO ? (isWatched ? YES : MAYBE) : not(most);
  return leaf(condition, value, { records, search: { ...search, coverage } });
}

function counted(asked: Asked, condition: Of<"count">): AnswerNode {
  const { event, window, compare, count, register: key } = condition;
  const { onRecord } = asked.verdicts;
  const register = onRecord.text.agreement.registers.find((each) => each.key === key);
  const figures = onRecord.observations.filter(({ aggregate }) => aggregate === true);
  const all = [...onRecord.happenings, ...figures.map((each) => ({ least: refOf(each), members: [each] }))];
  const happenings = all.flatMap(({ least, members }): (HappeningAnswer & { low: number; high: number })[] => {
    const some = notNo(seenIn(asked, event, window, members));
    if (some.length === 0) return [];
    const sure = some.flatMap(([report, value]) => (value === YES ? [report] : []));
    const high = unitsOf(
      some.map(([report]) => report),
      register,
    );
    return [{ least, low: unitsOf(sure, register), high }];
  });
  const low = happenings.reduce((sum, each) => sum + each.low, 0);
  const high = happenings.reduce((sum, each) => sum + each.high, 0);
  return leaf(condition, compared(low, high, compare, count), {
    records: recordAnswers(seenIn(asked, event, window)),
    happenings,
    low,
    high,
    search: searched(asked, window),
  });
}

function breached(asked: Asked, condition: Of<"breach">): AnswerNode {
  const { verdicts, judged, variables } = asked;
  const { agreement } = verdicts.onRecord.text;
  const { breach, window, compare, count } = condition;
  const certainly = ({ certainty }: Finding): Kleene => (certainty === "certain" ? YES : MAYBE);
  const found = breach.clauses
    .flatMap((key) => verdicts.findingsOf(key))
    .filter((finding) => isBreach(agreement, breach, finding, variables))
    .map((finding) => [finding, allOf([certainly(finding), inWindow(finding, judged, window)])] as const);
  const [low, high] = [found.filter(([, value]) => value === YES).length, notNo(found).length];
  const findings = notNo(found)
    .map(([finding, value]) => ({ id: findingId(agreement, finding), value: kleeneWord(value) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const more = { findings, low, high, search: searched(asked, window) };
  return leaf(condition, compared(low, high, compare, count), more);
}

function did(asked: Asked, condition: Of<"did">): AnswerNode {
  const { verdicts, judged, variables } = asked;
  const { act: pattern, window, atLeastActors } = condition;
  const acts = verdicts.onRecord.acts.map((act): readonly [Act, Kleene] => {
    const at = { from: act.recordedAt, to: act.recordedAt };
    return [act, allOf([isAct(act, pattern, variables), inWindow(at, judged, window)])];
  });
  const ground = { records: recordAnswers(acts), search: searched(asked, window) };
  if (atLeastActors === undefined) return leaf(condition, anyOf(acts.map(([, value]) => value)), ground);
  const authors = (some: readonly (readonly [Act, Kleene])[]): number => new Set(some.map(([{ by }]) => by)).size;
  const [low, high] = [authors(acts.filter(([, value]) => value === YES)), authors(notNo(acts))];
  return leaf(condition, compared(low, high, ">=", atLeastActors), { ...ground, low, high });
}

function didInTime({ verdicts, judged, variables }: Asked, condition: Of<"did in time">): AnswerNode {
  const { act: pattern, within } = condition;
  const { acts, text } = verdicts.onRecord;
  const { triggeredAt: from, metBy = judged.to } = judged;
  if (from === undefined) return leaf(condition, NO, { records: [] });
  const to = Math.min(metBy, limitAfter(text.dayRule, from, within));
  const values = acts.map((act): readonly [Act, Kleene] => {
    const isInTime = act.recordedAt >= from && act.recordedAt <= to;
    return [act, isInTime ? isAct(act, pattern, variables) : NO];
  });
  return leaf(condition, anyOf(values.map(([, value]) => value)), {
    records: recordAnswers(values),
    search: { from, to },
  });
}

function running({ verdicts, judged }: Asked, condition: Of<"stage">): AnswerNode {
  const period = verdicts.onRecord.periods.get(condition.stage) ?? {};
  const { start, end } = period;
  const value = condition.is === "running" ? inPeriod(judged, start, end) : inPeriod(judged, end);
  return leaf(condition, value, { period });
}

function ofJudged({ verdicts, judged, variables }: Asked, condition: Of<"judged">): AnswerNode {
  const { text } = verdicts.onRecord;
  const values = judged.reports.map(
    (report) => [report, matches(text, condition.event, report, variables, judged)] as const,
  );
  return leaf(condition, anyOf(values.map(([, value]) => value)), { records: recordAnswers(values) });
}

// The last word of a judge, on this event or on the matter as such.
function settled({ verdicts, judged, variables }: Asked, condition: Of<"matter">): AnswerNode {
  const { matter, judgedBy } = condition;
  if (judgedBy === undefined) return leaf(condition, MAYBE, { records: [] });
  const refs = judged.reports.map(refOf);
  const rulings = verdicts.onRecord.acts.filter(
    (act) =>
      act.act === "judge" &&
      act.matter === matter &&
      act.outcome !== undefined &&
      (act.about === undefined || refs.includes(act.about)) &&
      isMeant(judgedBy, act.by, variables) === YES,
  );
  const last = latest(rulings);
  const value = last === undefined ? MAYBE : last.outcome === "accepted" ? YES : NO;
  const records = rulings.map((act) => ({
    ref: refOf(act),
    value: act.outcome === "accepted" ? ("yes" as const) : ("no" as const),
  }));
  return leaf(condition, value, { records });
}
