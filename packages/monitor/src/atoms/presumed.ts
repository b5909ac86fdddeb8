// Findings of breaches that nobody saw and that the text presumes. They stand until they are rebutted: by a ruling of
// the judge that the text names, or of any body of the agreement that turns the finding down.
import type {
  Act,
  CheckedAgreement,
  Clause,
  Exception,
  Finding,
  RecordRef,
  StateChange,
  StateName,
} from "@servanda/agreement";
import { type DayRule, YES } from "@servanda/core";
import { effectsIn } from "./changeable.ts";
import { type Changes, isOutOfForce, standingOf } from "./history.ts";
import { namesOf, withStatus } from "./status.ts";
import { withWaivers } from "./waivers.ts";

/** The state of a breach that the text takes for granted. */
const PRESUMED: StateName = "presumed";

/** A change by which a breach is presumed, or is so no more. */
export interface PresumedBreach extends StateChange {
  readonly of: Extract<StateChange["of"], { kind: "breach" }>;
}

export function isPresumedOf(change: StateChange, clause: Clause): change is PresumedBreach {
  return change.of.kind === "breach" && change.of.clause === clause.key;
}

/** It has not ended; and of a clause that was out of force then nothing is presumed. */
export function presumptionStands(changes: Changes, clause: Clause, { of, state, at }: PresumedBreach): boolean {
  if (state !== PRESUMED || isOutOfForce(changes, clause, { from: at, to: at }) === YES) return false;
  return standingOf(changes, of, Number.POSITIVE_INFINITY)?.state === state;
}

/** As it stands before anybody has spoken of it. */
export function presumption(clause: Clause, { evidence, cause, at, of: { by } }: PresumedBreach): Finding {
  return {
    clause: clause.key,
    reading: clause.reading,
    bearer: by,
    subject: { kind: "incident", least: evidence[0] ?? `${cause}/${at}` },
    certainty: "certain",
    level: "reported",
    occurrence: "reported",
    status: "open",
    units: 1,
    from: at,
    to: at,
    evidence,
    unsettled: [],
    presumed: true,
  };
}

/** By any of these an act can be about it. */
export function namesOfPresumption(agreement: CheckedAgreement, finding: Finding): ReadonlySet<RecordRef> {
  return new Set([...namesOf(agreement, finding, []), ...finding.evidence]);
}

/** As the acts about it leave it. `acts`: at least every act of waiving. */
export function judgedPresumption(
  agreement: CheckedAgreement,
  dayRule: DayRule,
  clause: Clause,
  change: PresumedBreach,
  aboutIt: readonly Act[],
  acts: readonly Act[],
): Finding {
  const finding = presumption(clause, change);
  const exceptions = exceptionsOf(agreement, change, clause);
  const ruled = withStatus(dayRule, exceptions, finding, [], aboutIt, finding.from);
  const found = withWaivers(agreement, clause, ruled, acts);
  return aboutIt.some((act) => rebuts(agreement, clause, act)) ? { ...found, status: "excused" } : found;
}

function rebuts({ bodies }: CheckedAgreement, { rule }: Clause, { act, by, outcome, matter }: Act): boolean {
  // A ruling on a matter is one on an exception: turned down, it takes nothing from the breach.
  if (act !== "judge" || outcome !== "rejected" || matter !== undefined) return false;
  const judges = rule.kind === "forbid" ? judgesIn(rule.exceptions) : [];
  return judges.includes(by) || bodies.some(({ name }) => name === by);
}

function judgesIn(exceptions: readonly Exception[]): readonly string[] {
  return exceptions.flatMap((each) => (each.kind === "matter" ? (each.judgedBy ?? []) : []));
}

/** Those of the clause that is presumed broken, and of the effect that presumes it. */
function exceptionsOf({ clauses }: CheckedAgreement, { cause }: StateChange, clause: Clause): readonly Exception[] {
  const causing = clauses.find((each) => each.key === cause);
  const effects = causing === undefined ? [] : effectsIn(causing.rule);
  const own = clause.rule.kind === "forbid" ? clause.rule.exceptions : [];
  return [...own, ...effects.flatMap(({ of, exceptions }) => (of.kind === "breach of" ? exceptions : []))];
}
