// One monitor out of two: the engine for the clauses it covers, the reference for the others. Each sees the part of the
// agreement it needs; the reference also only the records that can bear on its part, since it judges all it has seen
// again and again. What the reference lets the institution do goes to the engine as records, at its moment.
import type { CheckedAgreement, Clause, LogRecord, Transition } from "@servanda/agreement";
import { compareDuties, compareFindings, compareTransitions, refOf } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { disregarded } from "../atoms/history.ts";
import { isInInstitutionsName } from "../atoms/own-records.ts";
import { clauseRank } from "../days.ts";
import { createEngine, type Engine } from "../engine/engine.ts";
import type { Monitor } from "../monitor.ts";
import { createNaiveMonitor } from "../naive/naive-monitor.ts";
import { textsUnder } from "./mentions.ts";
import { breachesIn, hasInstitution, hasWatch, type OnReference, onReference } from "./reference-clauses.ts";

/** The monitor of an agreement. */
export function createMonitor(agreement: CheckedAgreement): Monitor {
  const left = onReference(agreement);
  if (left.clauses.size === 0 && !hasInstitution(agreement)) return createEngine(agreement);
  return joined(agreement, left);
}

function joined(agreement: CheckedAgreement, left: OnReference): Monitor {
  const rank = clauseRank(agreement);
  const engine = createEngine(agreement, left.clauses);
  const part = { ...agreement, clauses: needed(agreement, left) };
  const reference = createNaiveMonitor(part);
  const bears = bearing(part);
  let lastAt = Number.NEGATIVE_INFINITY;
  const isLeft = ({ clause }: { readonly clause: string }): boolean => left.clauses.has(clause);
  return {
    step(recordedAt, records) {
      const others = reference.step(recordedAt, records.filter(bears));
      const covered = stepWith(engine, lastAt, recordedAt, records, others).filter(({ kind }) => kind !== "stage");
      lastAt = recordedAt;
      const ofReference = others.filter((said) => isOfReference(said, isLeft));
      return [...covered, ...ofReference].sort(compareTransitions(rank));
    },
    findings: () => [...engine.findings(), ...reference.findings().filter(isLeft)].sort(compareFindings(rank)),
    duties: () => [...engine.duties(), ...reference.duties().filter(isLeft)].sort(compareDuties(rank)),
    counts: () => engine.counts(),
  };
}

/** The engine sees what the institution did when it did it, and no decision on record that does not count. */
function stepWith(
  engine: Engine,
  lastAt: Instant,
  recordedAt: Instant,
  records: readonly LogRecord[],
  others: readonly Transition[],
): readonly Transition[] {
  const acts = others.flatMap((said) => (said.kind === "act" ? [said.act] : []));
  const changes = others.flatMap((said) => (said.kind === "state" ? [said.change] : []));
  const without = disregarded({
    decisions: others.flatMap((said) => (said.kind === "record of decision" ? [said.decision] : [])),
  });
  // What is from before the last step was learnt in this one.
  const cameAt = (at: Instant): Instant => (at > lastAt && at < recordedAt ? at : recordedAt);
  const came = [...acts.map((act) => act.recordedAt), ...changes.map((change) => change.at)].map(cameAt);
  const earlier = [...new Set(came)].filter((at) => at < recordedAt).sort((a, b) => a - b);
  const stepAt = (at: Instant, counting: readonly LogRecord[]): readonly Transition[] => {
    engine.change(changes.filter((change) => cameAt(change.at) === at));
    return engine.step(at, [...counting, ...acts.filter((act) => cameAt(act.recordedAt) === at)]);
  };
  const between = earlier.flatMap((at) => stepAt(at, []).map((said) => ({ ...said, recordedAt })));
  const counting = records.filter(
    (record) => record.record === "tick" || !(without.has(refOf(record)) || isInInstitutionsName(record)),
  );
  return [...between, ...stepAt(recordedAt, counting)];
}

function isOfReference(said: Transition, isLeft: (of: { readonly clause: string }) => boolean): boolean {
  if (said.kind === "finding") return isLeft(said.finding);
  if (said.kind === "duty") return isLeft(said.duty);
  return said.kind !== "beyond horizon";
}

/**
 * The clauses left to the reference, those that watch a condition, and those whose breaches they, ladders, stages, the
 * entry into force, or bodies that exclude the accused ask about.
 */
function needed(
  { clauses, bodies, ladders, membership, stages }: CheckedAgreement,
  left: OnReference,
): readonly Clause[] {
  const keys = new Set([...left.clauses, ...textsUnder([ladders, membership, stages], "clauses")]);
  for (const clause of clauses) if (hasWatch(clause.rule)) keys.add(clause.key);
  if (bodies.some(({ rules }) => rules?.excludesAccused === true))
    for (const { key, rule } of clauses) if (rule.kind === "forbid") keys.add(key);
  for (let size = -1; size !== keys.size; ) {
    size = keys.size;
    for (const clause of clauses) if (keys.has(clause.key)) for (const key of breachesIn(clause)) keys.add(key);
  }
  return clauses.filter(({ key }) => keys.has(key));
}

/**
 * Observations of kinds that some rule asks about, that zones move with, or that may be linked with those; watches
 * where there are rules; every other record.
 */
function bearing(part: CheckedAgreement): (record: LogRecord) => boolean {
  const asking = [part.clauses, part.ladders, part.stages, part.membership, part.regions];
  const kinds = new Set(textsUnder(asking, "kinds"));
  for (let size = -1; size !== kinds.size; ) {
    size = kinds.size;
    for (const { event } of part.linkings)
      if (event.kinds.some((kind) => kinds.has(kind))) for (const kind of event.kinds) kinds.add(kind);
  }
  return (record) => {
    if (record.record === "coverage") return part.clauses.length + part.stages.length > 0 || kinds.size > 0;
    return record.record !== "observation" || kinds.has(record.kind);
  };
}
