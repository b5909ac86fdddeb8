// What brings a duty to life: occurrences of its trigger, on what was on record. Only what is certain counts.
import type {
  Act,
  ActPattern,
  BreachPattern,
  Duty,
  EventPattern,
  Finding,
  Obligation,
  Observation,
  RecordRef,
  Trigger,
  Watch,
} from "@servanda/agreement";
import { findingId, HOLDS, INSTITUTION, refOf } from "@servanda/agreement";
import { allOf, type Instant, periodFrom, YES } from "@servanda/core";
import { answerTo, valueOf } from "./condition.ts";
import type { Happening } from "./happenings.ts";
import type { OnRecord } from "./on-record.ts";
import { isAct, type Judged, matches, type Variables } from "./pattern.ts";
import { isBreach, isProven, supportFor } from "./proof.ts";
import { inPeriod, type Span } from "./spans.ts";
import { momentAt } from "./stages.ts";
import type { Verdicts } from "./verdicts.ts";

/** One happening of a trigger. */
export interface Occurrence extends Span {
  readonly key: Duty["trigger"];
  readonly members: readonly RecordRef[];
  readonly variables: Variables;
  readonly detectedAt: Instant;
  readonly finding?: string;
  readonly actAt?: Instant;
}

/** Told differently, but the same happening: they share a name. */
export function isSame(a: Occurrence, b: Occurrence): boolean {
  const names = new Set([a.key, ...a.members]);
  return [b.key, ...b.members].some((name) => names.has(name));
}

/** Those that count for the rule, in the order in which they begin duties. `now`: up to when moments have come. */
export function occurrencesFor(verdicts: Verdicts, rule: Obligation, now: Instant): readonly Occurrence[] {
  if (rule.trigger.kind === "standing") return standing(verdicts.onRecord, rule, now);
  const text = ({ variables }: Occurrence): string => JSON.stringify([...variables]);
  return occurrencesOf(verdicts, rule.trigger, now)
    .filter(({ from }) => isInScope(verdicts.onRecord, rule, from))
    .sort(
      (a, b) =>
        order(a.key, b.key) ||
        a.from - b.from ||
        a.to - b.to ||
        order(text(a), text(b)) ||
        order(a.members[0] ?? "", b.members[0] ?? "") ||
        order(a.finding ?? "", b.finding ?? ""),
    );
}

/** When the rule's own `until` first came true; undefined while it has not. */
export function endOf(verdicts: Verdicts, { until }: Obligation, now: Instant): Instant | undefined {
  const all = until === undefined ? [] : occurrencesOf(verdicts, until, now);
  return all.length === 0 ? undefined : Math.min(...all.map(({ from }) => from));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Within one of its stages and after each of its moments. */
export function isInScope(
  { text, periods, acts }: OnRecord,
  { during, after }: Pick<Obligation, "during" | "after">,
  at: Instant,
): boolean {
  const isRunning = (name: string): boolean => {
    const { start, end } = periods.get(name) ?? {};
    return inPeriod({ from: at, to: at }, start, end) === YES;
  };
  if (during.length > 0 && !during.some(isRunning)) return false;
  return after.every((moment) => {
    const come = momentAt(text.dayRule, moment, periods, acts);
    return come !== undefined && come <= at;
  });
}

// What stands begins once all its stages and moments have come; what recurs, once in each period from there.
function standing({ text, periods, acts }: OnRecord, rule: Obligation, now: Instant): readonly Occurrence[] {
  const starts = [
    ...rule.during.map((name) => periods.get(name)?.start),
    ...rule.after.map((moment) => momentAt(text.dayRule, moment, periods, acts)),
  ];
  const come = starts.filter((at) => at !== undefined && at <= now) as Instant[];
  if (come.length < starts.length) return [];
  const start = Math.max(Number.NEGATIVE_INFINITY, ...come);
  if (rule.recurs === undefined) return [plain("standing", start, start)];
  const hasEnded = rule.during.some((name) => (periods.get(name)?.end ?? Number.POSITIVE_INFINITY) <= now);
  const period = hasEnded ? undefined : periodFrom(text.dayRule, rule.recurs.every, start, now);
  return period === undefined ? [] : [plain(`period ${period.from}`, period.from, period.to)];
}

function plain(key: string, from: Instant, to: Instant): Occurrence {
  return { key, members: [], from, to, variables: new Map(), detectedAt: from };
}

function occurrencesOf(
  verdicts: Verdicts,
  trigger: Trigger,
  now: Instant,
  momentName: string = "moment",
): readonly Occurrence[] {
  const { onRecord } = verdicts;
  switch (trigger.kind) {
    case "event":
      return onRecord.happenings.flatMap((each) => ofEvent(verdicts, trigger, each));
    case "breach":
      return trigger.breach.clauses
        .flatMap((key) => verdicts.findingsOf(key))
        .flatMap((finding) => ofBreach(verdicts, trigger, finding));
    case "act":
      return onRecord.acts.flatMap((act) => ofAct(verdicts, trigger, act));
    case "moment": {
      const at = momentAt(onRecord.text.dayRule, trigger.moment, onRecord.periods, onRecord.acts);
      return at === undefined || at > now ? [] : [plain(momentName, at, at)];
    }
    case "any": {
      // The second moment among them is `moment 2`, and so on.
      let count = 0;
      return trigger.of.flatMap((each) => {
        if (each.kind === "moment") count += 1;
        return occurrencesOf(verdicts, each, now, count < 2 ? "moment" : `moment ${count}`);
      });
    }
    case "watch":
      return onRecord.acts.flatMap((act) => ofWatch(trigger.watch, act));
    // What stands is asked elsewhere.
    case "standing":
      return [];
  }
}

// Each time it came true.
function ofWatch({ key, bind }: Watch, act: Act): Occurrence[] {
  if (act.source !== INSTITUTION || act.act !== HOLDS || act.matter !== key) return [];
  const at = act.recordedAt;
  const variables: Variables = new Map(bind === undefined ? [] : [[bind.name, act.by]]);
  return [{ key: refOf(act), members: [], from: at, to: at, variables, detectedAt: at, actAt: at }];
}

function ofEvent(
  verdicts: Verdicts,
  { event, guard, level }: Extract<Trigger, { kind: "event" }>,
  { least, members }: Happening,
): Occurrence[] {
  const { text } = verdicts.onRecord;
  return choicesOf(event, members).flatMap((variables): Occurrence[] => {
    const sure = members.filter((report) => {
      const judged: Judged = { from: report.from, to: report.to, reports: [report] };
      const isOne = matches(text, event, report, variables, judged) === YES;
      return isOne && valueOf(answerTo({ verdicts, judged, variables }, guard)) === YES;
    });
    if (sure.length === 0) return [];
    if (level !== undefined && !isProven(text, level, sure, supportFor(event, sure, members))) return [];
    return [
      {
        key: least,
        members: members.map(refOf),
        from: Math.min(...sure.map(({ from }) => from)),
        to: Math.max(...sure.map(({ to }) => to)),
        variables,
        detectedAt: Math.min(...members.map(({ recordedAt }) => recordedAt)),
      },
    ];
  });
}

/** Choices of `a party X`, `a zone Z`. */
function choicesOf({ by, where }: EventPattern, members: readonly Observation[]): readonly Variables[] {
  const named = [...new Set(members.flatMap((each) => each.by ?? []))].sort();
  let choices: Map<string, string>[] =
    by?.kind === "bind"
      ? named.filter((actor) => by.among.includes(actor)).map((actor) => new Map([[by.name, actor]]))
      : [new Map()];
  for (const test of where) {
    if (test.kind === "near judged" || test.region.kind !== "bind") continue;
    const { name, among } = test.region;
    choices = choices.flatMap((each) => among.map((region) => new Map([...each, [name, region]])));
  }
  return choices;
}

function ofBreach(
  verdicts: Verdicts,
  { breach, guard }: Extract<Trigger, { kind: "breach" }>,
  finding: Finding,
): Occurrence[] {
  const { text, observations, happenings } = verdicts.onRecord;
  const variables = boundBy(breach, finding);
  if (finding.certainty !== "certain" || !isBreach(text.agreement, breach, finding, variables)) return [];
  const { from, to, evidence, subject } = finding;
  const reports = observations.filter((each) => evidence.includes(refOf(each)));
  const judged: Judged = { from, to, reports };
  if (valueOf(answerTo({ verdicts, judged, variables }, guard)) !== YES) return [];
  const isOwn = variables.size > 0;
  const happened = subject.kind === "incident" ? subject.least : `day ${subject.day}`;
  const own = subject.kind === "incident" ? (evidence[0] ?? happened) : `${happened} ${finding.bearer}`;
  const key = isOwn ? own : happened;
  const whole = happenings.find(({ least }) => least === happened)?.members ?? reports;
  const detectedAt = Math.min(...whole.map(({ recordedAt }) => recordedAt));
  const id = findingId(text.agreement, finding);
  return [{ key, members: evidence, from, to, variables, detectedAt, finding: id }];
}

function boundBy({ by }: BreachPattern, { bearer }: Finding): Variables {
  return by?.kind === "bind" && bearer !== null ? new Map([[by.name, bearer]]) : new Map();
}

function ofAct(verdicts: Verdicts, trigger: Extract<Trigger, { kind: "act" }>, act: Act): Occurrence[] {
  const variables = boundByAct(trigger.act, act);
  const at = act.recordedAt;
  const judged: Judged = { from: at, to: at, reports: [] };
  const guarded = valueOf(answerTo({ verdicts, judged, variables }, trigger.guard));
  if (allOf([isAct(act, trigger.act, variables), guarded]) !== YES) return [];
  const key = refOf(act);
  return [{ key, members: [key], from: at, to: at, variables, detectedAt: at, actAt: at }];
}

function boundByAct({ by, to, at }: ActPattern, act: Act): Variables {
  const variables = new Map<string, string>();
  if (by?.kind === "bind") variables.set(by.name, act.by);
  if (to?.kind === "bind" && act.to !== undefined) variables.set(to.name, act.to);
  const place = at?.kind === "bind" ? at.among.find((name) => act.place?.names.includes(name)) : undefined;
  if (at?.kind === "bind" && place !== undefined) variables.set(at.name, place);
  return variables;
}
