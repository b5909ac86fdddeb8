// What records say of a finding: pleas, judgements, objections. No observation has a word here.
import type {
  Act,
  ActorName,
  CheckedAgreement,
  Dispute,
  Exception,
  Finding,
  MatterException,
  Observation,
} from "@servanda/agreement";
import { compareText, findingId, incidentId, refOf } from "@servanda/agreement";
import { type DayRule, type Instant, limitAfter, YES } from "@servanda/core";
import { isActor } from "./match.ts";
import { unitOf } from "./units.ts";

/** Verbs by which an act on record can change a finding's status. */
export const STATUS_VERBS: ReadonlySet<string> = new Set(["plead", "judge", "contest"]);

/** The last on record; of equals the greatest reference. */
export function latest(acts: readonly Act[]): Act | undefined {
  return [...acts].sort((a, b) => a.recordedAt - b.recordedAt || compareText(refOf(a), refOf(b))).at(-1);
}

/**
 * Everything by which an act may be about this finding: any report of it, and the ids of it and its incident, now or
 * when another of its reports was the least (semantics.md, rule 9).
 */
export function namesOf(
  agreement: Pick<CheckedAgreement, "id">,
  finding: Finding,
  members: readonly Observation[],
): readonly string[] {
  const refs = members.map(refOf);
  if (finding.subject.kind === "period") return [findingId(agreement, finding), ...refs];
  const leasts = new Set([finding.subject.least, ...refs]);
  const ids = [...leasts].flatMap((least) => [
    incidentId(least),
    findingId(agreement, { ...finding, subject: { kind: "incident", least } }),
  ]);
  return [...ids, ...refs];
}

/**
 * The finding as the acts about it leave it. `firstAt` is when it was first on record, if it was before now.
 */
export function withStatus(
  dayRule: DayRule,
  exceptions: readonly Exception[],
  finding: Finding,
  evidence: readonly Observation[],
  aboutIt: readonly Act[],
  firstAt: Instant | undefined,
): Finding {
  const matters = exceptions.filter((each): each is MatterException => each.kind === "matter");
  const disputes = disputesIn(aboutIt);
  let isContested = disputes.length > 0;
  let isExcused = false;
  const unsettled: string[] = [];
  for (const matter of matters) {
    const plead = matter.pleadedBy === undefined || isPleaded(dayRule, matter, aboutIt, bearersOf(finding), firstAt);
    const ruling = latest(aboutIt.filter((act) => isRuling(act, matter)));
    if (!plead || (ruling !== undefined && ruling.outcome === "rejected")) continue;
    if (ruling === undefined) {
      unsettled.push(matter.matter);
      if (matter.pleadedBy !== undefined) isContested = true;
    } else if (finding.subject.kind === "incident") {
      isExcused = true;
    }
  }
  const units = finding.subject.kind === "incident" ? 1 : unitsLeft(matters, evidence, aboutIt);
  if (finding.subject.kind === "period" && units === 0) isExcused = true;
  const status = isExcused ? "excused" : isContested ? "contested" : "open";
  return { ...finding, status, units, unsettled: unsettled.sort(), ...(disputes.length === 0 ? {} : { disputes }) };
}

/** Each objection once. */
function disputesIn(acts: readonly Act[]): readonly Dispute[] {
  const said = new Map(
    acts
      .filter((act) => act.act === "contest")
      .map(({ by, matter }) => [
        JSON.stringify([by, matter]),
        { by, ...(matter === undefined ? {} : { statement: matter }) },
      ]),
  );
  return [...said].sort(([a], [b]) => compareText(a, b)).map(([, dispute]) => dispute);
}

/**
 * Whether an accepted ruling excuses a duty: by its judge, about its trigger, pleaded in time from the duty's start
 * where the text asks for a plea. `bearers`: those who owe it, each of whom may plead.
 */
export function isExcusedByRuling(
  dayRule: DayRule,
  exceptions: readonly Exception[],
  aboutIt: readonly Act[],
  bearers: readonly ActorName[],
  startAt: Instant | undefined,
): boolean {
  return exceptions.some(
    (each) =>
      each.kind === "matter" &&
      (each.pleadedBy === undefined || isPleaded(dayRule, each, aboutIt, bearers, startAt)) &&
      latest(aboutIt.filter((act) => isRuling(act, each)))?.outcome === "accepted",
  );
}

/** A ruling by a judge of the matter. */
export function isRuling(act: Act, matter: MatterException): boolean {
  return (
    act.act === "judge" &&
    act.matter === matter.matter &&
    act.outcome !== undefined &&
    (matter.judgedBy ?? []).includes(act.by)
  );
}

function bearersOf({ bearer }: Finding): readonly ActorName[] {
  return bearer === null ? [] : [bearer];
}

function isPleaded(
  dayRule: DayRule,
  matter: MatterException,
  acts: readonly Act[],
  bearers: readonly ActorName[],
  firstAt: number | undefined,
): boolean {
  return pleasOf(dayRule, matter, acts, bearers, firstAt).length > 0;
}

/**
 * Pleas by any of those who are accused, or owe it together. In time: within the text's length from the moment the
 * finding was on record, bound included.
 */
export function pleasOf(
  dayRule: DayRule,
  matter: MatterException,
  acts: readonly Act[],
  bearers: readonly ActorName[],
  firstAt: number | undefined,
): readonly Act[] {
  const { pleadedBy } = matter;
  if (pleadedBy === undefined) return [];
  const until = pleadableUntil(dayRule, matter, firstAt);
  return acts.filter(
    (act) =>
      act.act === "plead" &&
      act.matter === matter.matter &&
      bearers.some((bearer) => isActor(pleadedBy, act.by, new Map([["bearer", bearer]])) === YES) &&
      (until === undefined || act.recordedAt <= until),
  );
}

/** The last instant at which a plea counts; undefined where it always does. */
export function pleadableUntil(
  dayRule: DayRule,
  { pleadWithin }: MatterException,
  firstAt: Instant | undefined,
): Instant | undefined {
  return pleadWithin === undefined || firstAt === undefined ? undefined : limitAfter(dayRule, firstAt, pleadWithin);
}

/**
 * Units of figures after what judges exempted: all of a figure, or the number they named. Two sources' figures are
 * never added up: the largest total of any one source counts.
 */
export function unitsLeft(
  matters: readonly MatterException[],
  reports: readonly Observation[],
  acts: readonly Act[],
): number {
  const bySource = new Map<string, number>();
  for (const report of reports) {
    const whole = unitOf(report, undefined);
    const rulings = matters.map((matter) =>
      latest(acts.filter((act) => act.about === refOf(report) && isRuling(act, matter))),
    );
    const exempt = rulings.map((act) => (act?.outcome === "accepted" ? (act.count ?? whole) : 0));
    const left = Math.max(0, whole - exempt.reduce((sum, each) => sum + each, 0));
    bySource.set(report.source, (bySource.get(report.source) ?? 0) + left);
  }
  return Math.max(0, ...bySource.values());
}
