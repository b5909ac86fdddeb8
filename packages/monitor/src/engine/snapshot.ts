// The state of the engine as plain data: the records that stand, and the facts of record time that no record can tell
// again (when a finding was first known, which duties began, what was said of them). Everything else is worked out from
// these when a snapshot is restored, so a snapshot does not know how the engine keeps things.
import type {
  Act,
  ActorName,
  CheckedAgreement,
  Correction,
  Coverage,
  Duty,
  Observation,
  RecordRef,
  StagePeriod,
  StateChange,
} from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { SavedInstitution } from "./institution/institution.ts";
import type { SavedOccurrence } from "./saved-occurrence.ts";

/** Raised whenever what a snapshot holds, or what it means, changes: others are refused, and the log is replayed. */
export const SNAPSHOT_SCHEMA = "servanda-snapshot/2";

/** Survives JSON. Taken between two steps; `at` is the last record instant that was handed over. */
export interface Snapshot {
  readonly schema: typeof SNAPSHOT_SCHEMA;
  /** Identity of the text: it says nothing about another. */
  readonly agreement: string;
  /** Null before the first step. */
  readonly at: Instant | null;
  /** Records that stand; reports as they came, with what their sources have said anew of them. */
  readonly observations: readonly Observation[];
  readonly corrections: readonly Correction[];
  readonly acts: readonly Act[];
  readonly coverage: readonly Coverage[];
  readonly withdrawn: readonly RecordRef[];
  readonly changes: readonly StateChange[];
  /** What was said of stages, by name. */
  readonly stages: readonly (readonly [string, StagePeriod])[];
  /** By clause key: when findings were first known. */
  readonly firstKnown: readonly (readonly [string, SavedKnown])[];
  /** By clause key. */
  readonly duties: readonly (readonly [string, SavedDuties])[];
  readonly institution: SavedInstitution;
  /** What the institution did, and decisions on record that were weighed. */
  readonly done: readonly RecordRef[];
}

/** Report of a finding, with the instant at which it was first part of one. */
export type SavedKnown = readonly (readonly [string, Instant])[];

/** The duties of one clause. */
export interface SavedDuties {
  /** Names of occurrences that began their duties, or would have. */
  readonly begun: readonly string[];
  readonly occurrences: readonly SavedOccurrence[];
  readonly duties: readonly SavedDuty[];
}

export interface SavedDuty {
  readonly step: number;
  readonly bearer: ActorName;
  /** Its place among the occurrences. */
  readonly of: number;
  readonly begunAt: Instant | null;
  /** What can change of a duty, as it was last said to stand. */
  readonly said: Pick<Duty, "state" | "certainty" | "dueAt" | "basisRevised" | "evidence">;
  readonly settledAt?: Instant;
  readonly performedBy?: RecordRef;
  readonly isMissedInTheEnd?: true;
}

/** Why a snapshot cannot be taken up: it is of another schema, or of another text. */
export class SnapshotRefused extends Error {}

/** Refuses what is no snapshot of this text. What it holds is trusted: it was written by the engine itself. */
export function assertSnapshotOf(
  snapshot: Pick<Snapshot, "agreement"> & { schema: string },
  agreement: Pick<CheckedAgreement, "id">,
): void {
  if (snapshot.schema !== SNAPSHOT_SCHEMA)
    throw new SnapshotRefused(`a snapshot of schema ${snapshot.schema}, not ${SNAPSHOT_SCHEMA}: replay the log`);
  if (snapshot.agreement !== agreement.id)
    throw new SnapshotRefused(`a snapshot of the text ${snapshot.agreement}, not ${agreement.id}: replay the log`);
}
