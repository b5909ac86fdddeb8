// What is on record: the records up to now that stand. Repeats are one, withdrawn records count no more, records
// beyond the horizon are listed and not applied.
import type {
  Act,
  CheckedAgreement,
  Correction,
  Coverage,
  LogRecord,
  Observation,
  RecordRef,
} from "@servanda/agreement";
import { compareText, refOf } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { asReport } from "../atoms/acts-seen.ts";
import { corrected, correctionsByReport } from "../atoms/corrections.ts";
import { isBeyondHorizon } from "../atoms/horizon.ts";
import { isInInstitutionsName } from "../atoms/own-records.ts";
import { asAllowed } from "../atoms/questions.ts";
import { waivedUntil } from "../atoms/waivers.ts";

/** What stands at a record instant. Every list is sorted by reference, so no arrival order can show. */
export interface Known {
  readonly observations: readonly Observation[];
  readonly acts: readonly Act[];
  readonly coverage: readonly Coverage[];
}

/**
 * Known = all records − beyond the horizon − repeats − withdrawn by their own source − in the institution's name, each
 * report as its source has corrected it; a forbidden act is a report of itself.
 */
export function knownOf(agreement: CheckedAgreement, log: readonly LogRecord[]): Known {
  const withdrawn = new Map<RecordRef, Instant>();
  for (const each of log) {
    if (each.record !== "withdrawal" || !each.of.startsWith(`${each.source}/`)) continue;
    withdrawn.set(each.of, Math.min(each.recordedAt, withdrawn.get(each.of) ?? each.recordedAt));
  }
  const corrections = correctionsByReport(
    withoutRepeats(log.filter((each): each is Correction => each.record === "correction")).filter(
      (each) => !withdrawn.has(refOf(each)),
    ),
  );
  const standing = new Map<RecordRef, Observation | Act | Coverage>();
  for (const each of log) {
    if (each.record === "tick" || each.record === "withdrawal" || each.record === "correction") continue;
    if (isInInstitutionsName(each)) continue;
    const ref = refOf(each);
    if (standing.has(ref) || isBeyondHorizon(each, agreement.horizonMs)) continue;
    const takenBackAt = withdrawn.get(ref);
    if (takenBackAt !== undefined) {
      const left = each.record === "act" ? waivedUntil(each, takenBackAt) : undefined;
      if (left !== undefined) standing.set(ref, left);
      continue;
    }
    const now = each.record === "observation" ? corrected(each, corrections.get(ref) ?? []) : each;
    standing.set(ref, asAllowed(agreement, now));
  }
  const sorted = [...standing].sort(([a], [b]) => compareText(a, b)).map(([, record]) => record);
  return {
    observations: sorted.flatMap((each) => {
      if (each.record === "observation") return [each];
      return each.record === "act" ? (asReport(agreement, each) ?? []) : [];
    }),
    acts: sorted.filter((each): each is Act => each.record === "act"),
    coverage: sorted.filter((each): each is Coverage => each.record === "coverage"),
  };
}

// Said again, a correction stands where it was first said.
function withoutRepeats(corrections: readonly Correction[]): readonly Correction[] {
  const refs = corrections.map(refOf);
  return corrections.filter((each, index) => refs.indexOf(refOf(each)) === index);
}
