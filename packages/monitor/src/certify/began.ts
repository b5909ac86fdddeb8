// A duty as it began, found again from what the monitor said: its trigger's occurrence and its clock.
import type { Duty, LogRecord, Obligation, Transition } from "@servanda/agreement";
import { dutyId, followsPerformance } from "@servanda/agreement";
import { assert, type Instant, YES } from "@servanda/core";
import {
  beginDuty,
  boundBearers,
  type DutyFact,
  missedDeadline,
  type Occurrence,
  performedOccurrence,
} from "../atoms/duty.ts";
import { createFirstKnown } from "../atoms/first-known.ts";
import { NO_HISTORY } from "../atoms/history.ts";
import type { RunOfRecords } from "../explain/explain.ts";
import type { Scene } from "../explain/scene.ts";
import type { World } from "../naive/judge.ts";
import { performancesOf } from "../naive/performances.ts";
import { scopedOccurrences } from "../naive/scope.ts";
import { worldOf } from "../naive/world.ts";

type Began = Extract<Transition, { kind: "duty" }>;

/** The fact behind a duty of the run. */
export function factOf(run: RunOfRecords, scene: Scene, duty: Duty): DutyFact {
  const clause = run.agreement.clauses.find(({ key }) => key === duty.clause);
  const began = beganAs(run, duty);
  assert(clause?.rule.kind === "require" && began !== undefined, `duty of ${duty.clause} began by a rule`);
  const fact = duty.step === 0 ? ofTrigger(run, scene, clause.rule, began) : ofDutyBefore(run, scene, duty, began);
  assert(fact !== undefined, `the trigger ${duty.trigger} of a duty of ${duty.clause} is found again`);
  return fact;
}

function beganAs({ agreement, said }: RunOfRecords, duty: Duty): Began | undefined {
  const id = dutyId(agreement, duty);
  return said.find(
    (each): each is Began => each.kind === "duty" && each.change === "began" && dutyId(agreement, each.duty) === id,
  );
}

// What began at a record instant saw its records; what began between two, as something came about by itself, only those
// before. The first instant at which it can have begun is when it did.
function ofTrigger(run: RunOfRecords, scene: Scene, rule: Obligation, began: Began): DutyFact | undefined {
  const { recordedAt, at, duty } = began;
  const between = run.said.flatMap((each) => (each.kind === "act" && each.recordedAt === recordedAt ? [each.at] : []));
  // A moment of the calendar is its own.
  const before = worldUntil(run, scene, recordedAt, (record) => record.recordedAt < recordedAt);
  const moments = scopedOccurrences(scene.judge, rule, before, recordedAt).map(({ from }) => from);
  const earlier = run.records.map((each) => each.recordedAt).filter((each) => each < recordedAt);
  const last = earlier.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY);
  const turns = [...new Set([at, ...between, ...moments])].filter((turn) => turn > last && turn < recordedAt);
  turns.sort((a, b) => a - b);
  const looks: readonly (readonly [now: Instant, world: World])[] = [
    ...turns.map((turn) => [turn, worldUntil(run, scene, turn, (record) => record.recordedAt < recordedAt)] as const),
    [recordedAt, worldUntil(run, scene, recordedAt, (record) => record.recordedAt <= recordedAt)],
  ];
  for (const [now, world] of looks) {
    for (const occurrence of scopedOccurrences(scene.judge, rule, world, now)) {
      if (occurrence.key !== duty.trigger) continue;
      // What stands began with its stage for those who were bound then, and for others as they came to be.
      const { membership } = scene.agreement;
      const first = boundBearers(membership, rule, occurrence.bindings, world.known.acts, occurrence.from);
      const isFromFirst = rule.trigger.kind === "standing" && first.includes(duty.bearer);
      const fact = begun(scene, rule, duty, occurrence, isFromFirst ? occurrence.from : now);
      if (isAsSaid(fact, duty)) return fact;
    }
  }
  return undefined;
}

// A missed deadline or a performance of the duty before it, whichever duty of that step it was.
function ofDutyBefore(run: RunOfRecords, scene: Scene, duty: Duty, began: Began): DutyFact | undefined {
  const key = followsPerformance(duty) ? duty.trigger.slice(0, duty.trigger.lastIndexOf(" then")) : duty.trigger;
  const before = run.said.filter(
    (each): each is Began =>
      each.kind === "duty" &&
      each.recordedAt <= began.recordedAt &&
      each.duty.clause === duty.clause &&
      each.duty.step === duty.step - 1 &&
      each.duty.trigger === key,
  );
  for (const { duty: outer } of before.reverse()) {
    const fact = factOf(run, scene, outer);
    const next = fact.rule.otherwise ?? fact.rule.onFulfilment;
    if (next?.kind !== "require") continue;
    for (const [occurrence, begunAt] of followUps(run, scene, fact, outer, began)) {
      const found = begun(scene, next, duty, occurrence, begunAt);
      if (isAsSaid(found, began.duty)) return found;
    }
  }
  return undefined;
}

function followUps(
  run: RunOfRecords,
  scene: Scene,
  fact: DutyFact,
  outer: Duty,
  { recordedAt }: Began,
): readonly (readonly [Occurrence, Instant])[] {
  if (fact.rule.onFulfilment === undefined)
    return outer.dueAt === undefined ? [] : [[missedDeadline(fact, outer.dueAt), outer.dueAt]];
  const world = worldUntil(run, scene, recordedAt, (record) => record.recordedAt <= recordedAt);
  const performance = performancesOf(scene.judge, world, fact).find(({ value }) => value === YES);
  return performance === undefined ? [] : [[performedOccurrence(fact, performance, recordedAt), recordedAt]];
}

function begun(scene: Scene, rule: Obligation, duty: Duty, occurrence: Occurrence, begunAt: Instant): DutyFact {
  const clause = scene.agreement.clauses.find(({ key }) => key === duty.clause);
  assert(clause !== undefined, `clause ${duty.clause} of a duty is there`);
  return beginDuty(scene.dayRule, clause, rule, duty.step, duty.bearer, occurrence, begunAt);
}

function isAsSaid({ candidates, startAt, startAssumed }: DutyFact, duty: Duty): boolean {
  const own = [candidates, startAt ?? null, startAssumed];
  return JSON.stringify(own) === JSON.stringify([duty.candidates, duty.startAt ?? null, duty.startAssumed]);
}

// With what the institution had done by then.
function worldUntil(
  { said }: RunOfRecords,
  scene: Scene,
  until: Instant,
  isKnown: (record: LogRecord) => boolean,
): World {
  const firstKnown = createFirstKnown();
  for (const each of said) if (each.kind === "finding") firstKnown.note(each.finding, each.recordedAt);
  const acts = said.flatMap((each) => (each.kind === "act" && each.act.recordedAt <= until ? [each.act] : []));
  const decisions = said.flatMap((each) =>
    each.kind === "record of decision" && each.recordedAt <= until ? [each.decision] : [],
  );
  const kept = { history: { ...NO_HISTORY, acts, decisions }, dutiesOf: () => [] };
  return worldOf(scene.judge, scene.dayRule, firstKnown, scene.log.filter(isKnown), kept);
}
