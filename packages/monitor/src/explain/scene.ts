// The world in which a verdict is explained: the reference's own, built from as much of the log as can bear on it.
import type {
  CheckedAgreement,
  Condition,
  Duty,
  Finding,
  LogRecord,
  Observation,
  RecordRef,
  Transition,
  Window,
} from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { DAY_MS, type DayRule, dayOfInterval, formatCivilDate, type Instant } from "@servanda/core";
import { createFirstKnown, type FirstKnown } from "../atoms/first-known.ts";
import type { History } from "../atoms/history.ts";
import { createPlaces } from "../atoms/place.ts";
import { dayRuleOf } from "../days.ts";
import { Judge, type World } from "../naive/judge.ts";
import { worldOf } from "../naive/world.ts";

/** A judge, a world and what of the log they were made from. */
export interface Scene {
  readonly agreement: CheckedAgreement;
  readonly judge: Judge;
  readonly dayRule: DayRule;
  readonly firstKnown: FirstKnown;
  readonly log: readonly LogRecord[];
  readonly world: World;
  /** The world as it would be without one record. */
  without(ref: RecordRef): World;
}

/** `said`: all transitions of the run, from which it is known when each finding was first on record. */
export function createScene(
  agreement: CheckedAgreement,
  records: readonly LogRecord[],
  said: readonly Transition[],
  around: { readonly from: Instant; readonly to: Instant },
): Scene {
  const judge = new Judge(agreement, createPlaces(agreement.regions));
  const dayRule = dayRuleOf(agreement);
  const firstKnown = createFirstKnown();
  for (const each of said)
    if (each.kind === "finding" && each.change !== "withdrawn") firstKnown.note(each.finding, each.recordedAt);
  const history: History = {
    acts: said.flatMap((each) => (each.kind === "act" ? [each.act] : [])),
    changes: said.flatMap((each) => (each.kind === "state" ? [each.change] : [])),
    decisions: said.flatMap((each) => (each.kind === "record of decision" ? [each.decision] : [])),
    tallies: new Map(),
    exercises: [],
  };
  const duties = lastDuties(said);
  const kept = { history, dutiesOf: (key: string) => duties.filter(({ clause }) => clause === key) };
  const log = bearingOn(agreement, records, around);
  return {
    agreement,
    judge,
    dayRule,
    firstKnown,
    log,
    world: worldOf(judge, dayRule, firstKnown, log, kept),
    without: (ref) =>
      worldOf(
        judge,
        dayRule,
        firstKnown,
        log.filter((each) => each.record === "tick" || refOf(each) !== ref),
        kept,
      ),
  };
}

/** Every duty as it was last said to stand. */
function lastDuties(said: readonly Transition[]): readonly Duty[] {
  const last = new Map<string, Duty>();
  for (const each of said) {
    if (each.kind !== "duty") continue;
    const { clause, bearer, step, trigger } = each.duty;
    last.set(JSON.stringify([clause, bearer, step, trigger]), each.duty);
  }
  return [...last.values()];
}

/**
 * Acts, coverage, corrections and withdrawals all; observations within reach of the windows that any clause looks
 * through, and of the incidents that could be joined to them. All of them where a window has no length.
 */
function bearingOn(
  agreement: CheckedAgreement,
  records: readonly LogRecord[],
  around: { readonly from: Instant; readonly to: Instant },
): readonly LogRecord[] {
  const windows = agreement.clauses.flatMap(({ rule }) => [
    ...(rule.kind === "forbid" ? windowsOf(rule.when) : []),
    ...rule.exceptions.flatMap((each) => (each.kind === "condition" ? windowsOf(each.condition) : [])),
  ]);
  if (windows.some((each) => each.kind === "ever")) return records;
  const longest = Math.max(0, ...windows.map((each) => (each.kind === "last" ? each.ms : 0)));
  // A breach may be asked for whose own condition looks back as far again, hence one length for each clause.
  const spanMs = Math.max(0, ...agreement.linkings.map((each) => each.maxSpanMs + each.withinMs));
  const reachMs = longest * agreement.clauses.length + 2 * spanMs + 2 * DAY_MS;
  // What a correction moves may have been elsewhere before.
  const moved = new Set(records.flatMap((each) => (each.record === "correction" ? [each.of] : [])));
  return records.filter(
    (each) =>
      each.record !== "observation" ||
      moved.has(refOf(each)) ||
      (each.to >= around.from - reachMs && each.from <= around.to + reachMs),
  );
}

function windowsOf(condition: Condition): Window[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.of.flatMap(windowsOf);
    case "not":
      return windowsOf(condition.of);
    case "happened":
    case "absent":
    case "count":
    case "breach":
      return [condition.window];
    case "always":
    case "did":
    case "did in time":
    case "stage":
    case "judged":
    case "duty":
    case "is":
    case "matter":
      return [];
  }
}

/** Every report of the finding's incident, or of its day, sorted by reference. */
export function membersOf(scene: Scene, finding: Finding): readonly Observation[] {
  const { subject } = finding;
  if (subject.kind === "incident") {
    return (
      scene.world.incidents.find(({ members }) => members.some((each) => refOf(each) === subject.least))?.members ?? []
    );
  }
  const clause = scene.agreement.clauses.find((each) => each.key === finding.clause);
  return scene.world.known.observations.filter(
    (each) =>
      each.aggregate === true &&
      clause?.rule.kind === "forbid" &&
      clause.rule.event.kinds.includes(each.kind) &&
      formatCivilDate(dayOfInterval(scene.dayRule, each.from, each.to)) === subject.day,
  );
}
