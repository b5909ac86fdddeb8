// The reference monitor: the meaning of an agreement over a log. At each record instant everything is judged from scratch
// on what stands; what differs from before is a transition. Only three things are kept between instants, since they are
// facts of record time: when a finding was first known, which duties began, and what was last said.
import {
  type CheckedAgreement,
  type Clause,
  compareDuties,
  compareFindings,
  compareTransitions,
  type DayCount,
  type Duty,
  dutyId,
  type EventPattern,
  type Finding,
  findingId,
  type IdentifiedRecord,
  type LogRecord,
  type Obligation,
  type Observation,
  refOf,
  type StagePeriod,
  type Transition,
} from "@servanda/agreement";
import { assert, type DayRule, type Instant, type Kleene } from "@servanda/core";
import {
  beginDuty,
  boundBearers,
  type DutyFact,
  isMissed,
  isSameOccurrence,
  missedDeadline,
  type Occurrence,
} from "../atoms/duty.ts";
import { createFirstKnown } from "../atoms/first-known.ts";
import { isBeyondHorizon } from "../atoms/horizon.ts";
import { NO_BINDINGS } from "../atoms/match.ts";
import { createPlaces } from "../atoms/place.ts";
import { joinRenamed } from "../atoms/renamed.ts";
import { momentAt, stagePeriods } from "../atoms/stages.ts";
import { compareOccurrences } from "../atoms/trigger-bindings.ts";
import { countsOf } from "../counts.ts";
import { clauseRank, dayRuleOf } from "../days.ts";
import type { Monitor } from "../monitor.ts";
import { dueAtOf, dutyOf } from "./duties.ts";
import { type FindingContext, findingsOf } from "./findings.ts";
import { incidentsOf } from "./incidents.ts";
import { createJudge, type Judge, type World } from "./judge.ts";
import { knownOf } from "./known.ts";
import { occurrencesOf } from "./triggers.ts";

interface Stood {
  findings: Map<string, Finding>;
  duties: Map<string, Duty>;
  stages: Map<string, StagePeriod>;
}

export function createNaiveMonitor(agreement: CheckedAgreement): Monitor {
  const judge = createJudge(agreement, createPlaces(agreement.regions));
  const dayRule = dayRuleOf(agreement);
  const rank = clauseRank(agreement);
  const log: LogRecord[] = [];
  const firstKnown = createFirstKnown();
  const facts: DutyFact[] = [];
  const stood: Stood = { findings: new Map(), duties: new Map(), stages: new Map() };
  let lastAt = Number.NEGATIVE_INFINITY;
  let world = worldOf(judge, dayRule, firstKnown, log);

  function step(recordedAt: Instant, records: readonly LogRecord[]): Transition[] {
    assert(recordedAt > lastAt, "record instants grow");
    const said: Transition[] = [];
    for (const moment of momentsUntil(recordedAt)) settle(moment, recordedAt, said);
    for (const record of records) {
      if (record.record !== "tick" && isBeyondHorizon(record, agreement.horizonMs) && !isRepeat(record)) {
        said.push({ kind: "beyond horizon", recordedAt, at: recordedAt, record: refOf(record) });
      }
      log.push(record);
    }
    world = worldOf(judge, dayRule, firstKnown, log);
    sayFindings(recordedAt, said);
    settle(recordedAt, recordedAt, said);
    lastAt = recordedAt;
    return joinRenamed(said.sort(compareTransitions(rank)));
  }

  function isRepeat(record: IdentifiedRecord): boolean {
    return log.some((each) => each.record !== "tick" && refOf(each) === refOf(record));
  }

  // Moments strictly between the last instant and this one at which something changes by itself.
  function* momentsUntil(recordedAt: Instant): Generator<Instant> {
    let from = lastAt;
    for (;;) {
      const next = upcoming().filter((at) => at > from && at < recordedAt);
      if (next.length === 0) return;
      from = Math.min(...next);
      yield from;
    }
  }

  function upcoming(): Instant[] {
    const edges = [...world.stages.values()].flatMap(({ start, end }) => [start, end]);
    const moments = agreement.clauses.flatMap(({ rule }) =>
      rule.kind === "require" ? rule.after.map((each) => momentAt(each, world.stages, world.known.acts)) : [],
    );
    const dues = facts.map((fact) => dueAtOf(fact, world));
    return [...edges, ...moments, ...dues].filter((at) => at !== undefined);
  }

  // Time has come to `now`: stages turn, standing duties begin, triggers begin duties, deadlines at `now` pass.
  function settle(now: Instant, recordedAt: Instant, said: Transition[]): void {
    sayStages(now, recordedAt, said);
    for (const clause of agreement.clauses) {
      if (clause.rule.kind === "require") beginDuties(clause, clause.rule, now);
    }
    // A missed deadline can begin a further duty whose own deadline has passed as well.
    for (let before = -1; before !== facts.length; ) {
      before = facts.length;
      for (const fact of [...facts]) beginOtherwise(fact, now);
    }
    sayDuties(now, recordedAt, said);
  }

  function beginDuties(clause: Clause, rule: Obligation, now: Instant): void {
    const occurrences = rule.trigger.kind === "standing" ? standing(rule, now) : triggered(rule);
    for (const occurrence of occurrences) {
      // A standing duty begins when its stage does, whenever that is first looked at.
      const begunAt = rule.trigger.kind === "standing" ? occurrence.from : now;
      for (const bearer of boundBearers(rule, occurrence.bindings, world.known.acts, begunAt)) {
        const hasBegun = facts.some(
          (fact) =>
            fact.clause === clause &&
            fact.step === 0 &&
            fact.bearer === bearer &&
            isSameOccurrence(fact.occurrence, occurrence),
        );
        if (!hasBegun) facts.push(beginDuty(clause, rule, 0, bearer, occurrence, begunAt));
      }
    }
  }

  // A standing duty begins when its stage does; without a stage, when the agreement is first looked at.
  function standing(rule: Obligation, now: Instant): Occurrence[] {
    const starts = [
      ...rule.during.map((name) => world.stages.get(name)?.start),
      ...rule.after.map((moment) => momentAt(moment, world.stages, world.known.acts)),
    ];
    if (starts.some((at) => at === undefined || at > now)) return [];
    const from = Math.max(Number.NEGATIVE_INFINITY, ...starts.filter((at) => at !== undefined));
    return [{ key: "standing", members: [], from, to: from, bindings: new Map(), detectedAt: from }];
  }

  // A trigger outside the stages or before the moment a clause is bound to begins nothing.
  function triggered(rule: Obligation): Occurrence[] {
    return occurrencesOf(judge, rule.trigger, world)
      .filter(({ from }) => {
        const runs = ({ start, end }: StagePeriod): boolean =>
          start !== undefined && start <= from && (end === undefined || from < end);
        if (rule.during.length > 0 && !rule.during.some((name) => runs(world.stages.get(name) ?? {}))) return false;
        return rule.after.every((moment) => {
          const at = momentAt(moment, world.stages, world.known.acts);
          return at !== undefined && at <= from;
        });
      })
      .sort(compareOccurrences);
  }

  function beginOtherwise(fact: DutyFact, now: Instant): void {
    const { otherwise } = fact.rule;
    if (otherwise === undefined) return;
    const duty = dutyOf(judge, world, fact, now, true);
    if (duty.dueAt === undefined || !isMissed(duty)) return;
    const occurrence = missedDeadline(fact, duty.dueAt);
    const step = fact.step + 1;
    for (const bearer of boundBearers(otherwise, occurrence.bindings, world.known.acts, duty.dueAt)) {
      const hasBegun = facts.some(
        (other) =>
          other.clause === fact.clause &&
          other.step === step &&
          other.bearer === bearer &&
          other.occurrence.key === occurrence.key,
      );
      if (!hasBegun) facts.push(beginDuty(fact.clause, otherwise, step, bearer, occurrence, duty.dueAt));
    }
  }

  function holdsStill(fact: DutyFact): boolean {
    if (fact.rule.trigger.kind === "standing" && fact.step === 0) return true;
    if (fact.step > 0) {
      return facts.some((outer) => {
        if (
          outer.clause !== fact.clause ||
          outer.step !== fact.step - 1 ||
          outer.occurrence.key !== fact.occurrence.key
        )
          return false;
        return isMissed(dutyOf(judge, world, outer, Number.POSITIVE_INFINITY, true));
      });
    }
    return triggered(fact.rule).some((each) => isSameOccurrence(each, fact.occurrence));
  }

  function sayFindings(recordedAt: Instant, said: Transition[]): void {
    const now = new Map<string, Finding>();
    for (const clause of agreement.clauses) {
      for (const finding of world.findingsOf(clause.key)) now.set(findingId(agreement, finding), finding);
    }
    for (const [id, finding] of now) {
      firstKnown.note(finding, recordedAt);
      const before = stood.findings.get(id);
      if (before === undefined) said.push({ kind: "finding", recordedAt, at: recordedAt, change: "found", finding });
      else if (!isEqual(before, finding))
        said.push({ kind: "finding", recordedAt, at: recordedAt, change: "changed", finding });
    }
    for (const [id, finding] of stood.findings) {
      if (!now.has(id)) said.push({ kind: "finding", recordedAt, at: recordedAt, change: "withdrawn", finding });
    }
    stood.findings = now;
  }

  function sayDuties(now: Instant, recordedAt: Instant, said: Transition[]): void {
    for (const fact of facts) {
      const duty = dutyOf(judge, world, fact, now, holdsStill(fact));
      const id = dutyId(agreement, duty);
      const before = stood.duties.get(id);
      if (before !== undefined && isEqual(before, duty)) continue;
      const isDeadline = duty.state === "overdue" || duty.state === "not observed";
      const at = isDeadline && before?.state !== duty.state ? (duty.dueAt ?? now) : now;
      said.push({ kind: "duty", recordedAt, at, change: before === undefined ? "began" : "changed", duty });
      stood.duties.set(id, duty);
    }
  }

  function sayStages(now: Instant, recordedAt: Instant, said: Transition[]): void {
    for (const { name } of agreement.stages) {
      const { start, end } = world.stages.get(name) ?? {};
      const before = stood.stages.get(name) ?? {};
      const reached = {
        ...(start !== undefined && start <= now ? { start } : {}),
        ...(end !== undefined && end <= now ? { end } : {}),
      };
      if (reached.start !== undefined && before.start === undefined) {
        said.push({ kind: "stage", recordedAt, at: reached.start, stage: name, change: "started" });
      }
      if (reached.end !== undefined && before.end === undefined) {
        said.push({ kind: "stage", recordedAt, at: reached.end, stage: name, change: "ended" });
      }
      stood.stages.set(name, { ...before, ...reached });
    }
  }

  return {
    step,
    findings: () => [...stood.findings.values()].sort(compareFindings(rank)),
    duties: () => [...stood.duties.values()].sort(compareDuties(rank)),
    counts: (): DayCount[] => {
      const figures = world.known.observations.filter((each) => each.aggregate === true);
      const { acts, coverage } = world.known;
      const happenings = [...world.incidents.map((each) => each.members), ...figures.map((each) => [each])];
      const matches = (event: EventPattern, report: Observation): Kleene => judge.matches(event, report, NO_BINDINGS);
      return countsOf(agreement.registers, { happenings, acts, coverage, matches }, dayRule);
    },
  };
}

/** The world as the records so far show it. Findings are worked out clause by clause, on demand. */
export function worldOf(
  judge: Judge,
  dayRule: DayRule,
  firstKnown: FindingContext["firstKnown"],
  log: readonly LogRecord[],
): World {
  const { agreement } = judge;
  const known = knownOf(agreement, log);
  const found = new Map<string, readonly Finding[]>();
  const world: World = {
    known,
    incidents: incidentsOf(judge, known.observations),
    stages: stagePeriods(agreement.stages, known.acts),
    findingsOf(clauseKey) {
      const before = found.get(clauseKey);
      if (before !== undefined) return before;
      const clause = agreement.clauses.find((each) => each.key === clauseKey);
      const findings =
        clause?.rule.kind === "forbid" ? findingsOf({ judge, world, dayRule, firstKnown }, clause, clause.rule) : [];
      found.set(clauseKey, findings);
      return findings;
    },
  };
  return world;
}

// Findings and duties are flat data with a fixed order of fields.
function isEqual(a: Finding | Duty, b: Finding | Duty): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
