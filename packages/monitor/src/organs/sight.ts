// What the organs of the institution can see of what stands. The reference finds it by looking at everything, the
// engine by its indexes; what an organ makes of it is the same.
import type {
  Act,
  ActorName,
  ActVerb,
  CheckedAgreement,
  Condition,
  Moment,
  ReadingName,
  RecordRef,
  StagePeriod,
  StateChange,
  Thing,
} from "@servanda/agreement";
import { compareText, refOf } from "@servanda/agreement";
import type { DayRule, Instant, Kleene } from "@servanda/core";
import type { Occurrence } from "../atoms/duty.ts";
import type { Changes } from "../atoms/history.ts";
import type { Judged } from "../atoms/judged.ts";
import type { Bindings } from "../atoms/match.ts";

export interface Sight {
  readonly agreement: CheckedAgreement;
  readonly dayRule: DayRule;
  readonly stages: ReadonlyMap<string, StagePeriod>;
  /** Acts of these verbs that stand, in no order. */
  acts(verbs: readonly ActVerb[]): readonly Act[];
  /** Acts of the verb on a matter that stand, in no order. */
  actsOn(verb: ActVerb, matter: string): readonly Act[];
  isStanding(act: Act): boolean;
  momentAt(moment: Moment): Instant | undefined;
  changesIn(reading: ReadingName): Changes;
  /** Changes of a thing as a reading sees them, in the order in which they came about. */
  changesOf(thing: Thing, reading: ReadingName): readonly StateChange[];
  holds(condition: Condition, judged: Judged, bindings: Bindings): Kleene;
  /** By any of these an act can be about what happened, as it is known now. */
  namesOf(occurrence: Occurrence): readonly string[];
  /** Against whom findings stand for certain that have this name, whoever it was that gave it. */
  accusedUnder(name: RecordRef): readonly ActorName[];
}

/** By record time, so that of several the first one counts. */
export function inOrder(acts: readonly Act[]): readonly Act[] {
  return [...acts].sort((a, b) => a.recordedAt - b.recordedAt || compareText(refOf(a), refOf(b)));
}

/** Stages in one of which, and moments after which, something counts. */
export interface Scope {
  readonly during: readonly string[];
  readonly after: readonly Moment[];
}

export function isInScope(
  { stages, momentAt }: Pick<Sight, "stages" | "momentAt">,
  { during, after }: Scope,
  from: Instant,
): boolean {
  const runs = ({ start, end }: StagePeriod): boolean =>
    start !== undefined && start <= from && (end === undefined || from < end);
  if (during.length > 0 && !during.some((name) => runs(stages.get(name) ?? {}))) return false;
  return after.every((moment) => {
    const at = momentAt(moment);
    return at !== undefined && at <= from;
  });
}
