// An agreement and its records for MonPoly: what can be said as formulas, and the records of which they are sure. What
// lies in which zone, when stages ran and who was bound is handed in by whoever has a monitor.
import type { CheckedAgreement, Duty, Finding, LogRecord, RecordRef, Transition } from "@servanda/agreement";
import { type Asked, askedBy } from "./asked.ts";
import { type ExportedClause, NOBODY, type RefusedClause, translateClause } from "./clauses.ts";
import { type Signature, signatureOf } from "./signature.ts";
import { type Inside, type LeftOut, sortOut } from "./sort-out.ts";
import { type StageEdge, type Trace, traceOf } from "./trace.ts";

/** Which clauses of an agreement lie in the fragment, with all that their formulas share. */
export interface MfotlPlan {
  readonly agreement: CheckedAgreement;
  readonly exported: readonly ExportedClause[];
  readonly refused: readonly RefusedClause[];
  readonly signature: Signature;
  readonly asked: Asked;
}

/** Clauses in the order of the text. */
export function planMfotl(agreement: CheckedAgreement): MfotlPlan {
  const translated = agreement.clauses.map((clause) => translateClause(agreement, clause));
  const exported = translated.filter((each) => each.kind === "exported");
  const refused = translated.filter((each) => each.kind === "refused");
  const signature = signatureOf(exported.map(({ formula }) => formula));
  return { agreement, exported, refused, signature, asked: askedBy(agreement, exported, signature) };
}

/** The records that an export is about, with the last tick of its log, and the log. */
export interface MfotlRecords {
  /** In record order: what a monitor must be run on to be compared. */
  readonly kept: readonly LogRecord[];
  readonly leftOut: readonly LeftOut[];
  readonly trace: Trace;
}

/** `said`: all that a monitor says on a run over records. Records are in record order. */
export function recordsForMfotl(
  plan: MfotlPlan,
  records: readonly LogRecord[],
  inside: Inside,
  said: (kept: readonly LogRecord[]) => readonly Transition[],
): MfotlRecords {
  const { agreement, exported: clauses, signature, asked } = plan;
  const { kept, leftOut } = sortOut(agreement, asked, records, inside);
  const all = said(kept);
  const stages = stagesIn(all);
  const ownActs = all.flatMap((each) => (each.kind === "act" ? [each.act] : []));
  const trace = traceOf({ agreement, clauses, signature, asked, kept, stages, ownActs, inside });
  return { kept: [...kept, { record: "tick", recordedAt: trace.endAt }], leftOut, trace };
}

function stagesIn(said: readonly Transition[]): readonly StageEdge[] {
  return said.flatMap((each) => {
    if (each.kind !== "stage") return [];
    const { stage, change, at } = each;
    return [{ stage, change, at }];
  });
}

/** A pair of values that satisfies a clause's formula: a breach, or a duty that was not done in time. */
export interface Verdict {
  readonly clause: string;
  /** The report or act. */
  readonly about: RecordRef;
  readonly bearer: string;
}

/**
 * What a monitor says of exported clauses, in the terms of their formulas: reports that a certain finding rests on, and
 * duties that were not done in time, by what triggered them.
 */
export function verdictsOf(
  exported: readonly ExportedClause[],
  findings: readonly Finding[],
  duties: readonly Duty[],
): readonly Verdict[] {
  return exported.flatMap(({ clause: { key: clause, rule } }) => {
    if (rule.kind === "forbid") {
      return findings
        .filter((each) => each.clause === clause && each.certainty === "certain")
        .flatMap(({ bearer, evidence }) => evidence.map((about) => ({ clause, about, bearer: bearer ?? NOBODY })));
    }
    return duties
      .filter((each) => each.clause === clause && each.step === 0)
      .filter(({ state }) => state === "overdue" || state === "fulfilled late")
      .map(({ bearer, trigger }) => ({ clause, about: trigger, bearer }));
  });
}
