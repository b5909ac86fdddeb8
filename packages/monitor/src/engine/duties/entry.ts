// A duty that began, with what is kept of it between looks.
import type { Duty, RecordRef } from "@servanda/agreement";
import { dutyId, refOf } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { type DutyFact, namesOfTrigger, type Occurrence } from "../../atoms/duty.ts";
import type { Bindings } from "../../atoms/match.ts";
import { Bound } from "../pattern.ts";
import type { Spanning } from "../series.ts";
import type { State } from "../state.ts";
import type { Step } from "./steps.ts";

/** Spans the world time of its trigger. */
export interface DutyEntry extends Spanning {
  readonly fact: DutyFact;
  readonly step: Step;
  /** Its place among all duties of its clause, as they began. */
  readonly order: number;
  readonly bindings: Bindings;
  /** Its trigger's key and records. */
  readonly names: readonly string[];
  /** As it stands. */
  duty: Duty | undefined;
  /** As it was last said to stand. */
  said: Duty | undefined;
  /** When the performance that settles it was done: nothing later can change a duty fulfilled for certain. */
  settledAt: Instant | undefined;
  /** What surely performed it. */
  performedBy: RecordRef | undefined;
  /** Once its time is over it will have been missed, as things stand. */
  isMissedInTheEnd: boolean;
  /** The deadline for which it is to be looked at again. */
  alarmedAt: Instant | undefined;
}

export function createEntry(fact: DutyFact, step: Step, names: readonly string[], order: number): DutyEntry {
  const { from, to, bindings } = fact.occurrence;
  return {
    from,
    to,
    fact,
    step,
    order,
    bindings: new Bound("bearer", fact.bearer, bindings),
    names,
    duty: undefined,
    said: undefined,
    settledAt: undefined,
    performedBy: undefined,
    isMissedInTheEnd: false,
    alarmedAt: undefined,
  };
}

/** The name that a record can always use for the duty. */
export function ownId({ agreement }: State, { fact }: DutyEntry): string {
  const { clause, bearer, step, occurrence } = fact;
  const { key, reading } = clause;
  return dutyId(agreement, { clause: key, reading, bearer, step, trigger: occurrence.key });
}

/** The trigger by all its names, as what happened is known now; by identities only where acts use them. */
export function namesNow(state: State, { fact, names }: Pick<DutyEntry, "fact" | "names">): readonly string[] {
  return namesOfOccurrence(state, fact.occurrence, names);
}

/** The same of any occurrence. `names`: its key and its records. */
export function namesOfOccurrence(state: State, occurrence: Occurrence, names: readonly string[]): readonly string[] {
  const reports = state.agreement.linkings.length === 0 ? [] : linkedWith(state, occurrence.members);
  if (state.acts.areIdsUsed) return namesOfTrigger(occurrence, reports);
  return reports.length === 0 ? names : [...new Set([...names, ...reports])];
}

/** Reports of the incidents that hold these. A report that is its own incident has the names it began with. */
function linkedWith(state: State, members: readonly RecordRef[]): readonly RecordRef[] {
  const reports = members.flatMap((ref) => state.reports.find(ref) ?? []);
  const incidents = new Set(reports.flatMap((each) => state.incidents.linkedOf(each) ?? []));
  return [...incidents].flatMap((incident) => incident.members.map(refOf));
}

/** It is owed by the text alone, not for anything that happened. */
export function isOfNoTrigger({ fact }: DutyEntry): boolean {
  return fact.step === 0 && fact.rule.trigger.kind === "standing";
}
