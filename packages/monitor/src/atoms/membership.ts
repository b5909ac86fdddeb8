// Whom the agreement binds, and from when to when: those for whom it is in force and who have not left it.
import type { Act, ActorName, Membership, StagePeriod } from "@servanda/agreement";
import { APPLIES, ENDS, ENTERS, INSTITUTION } from "@servanda/agreement";
import type { Instant } from "@servanda/core";

/** Verbs of acts by which it changes whom the agreement binds. */
export const MEMBERSHIP_VERBS: readonly string[] = ["denounce", APPLIES, ENTERS, ENDS];

/**
 * Where the text says how it enters into force or how one leaves, the institution's own acts say who is bound. Where it
 * says neither, whoever denounced it has left.
 */
export function isBoundAt(
  membership: Membership | undefined,
  acts: readonly Act[],
  actor: ActorName,
  now: Instant,
): boolean {
  if (membership?.signatories.includes(actor) !== true)
    return acts.every((act) => !isLeaving(act, actor) || act.recordedAt > now);
  const { start, end } = boundPeriod(membership, acts, actor);
  return start !== undefined && start <= now && (end === undefined || now < end);
}

// Of who is no signatory: its own word, or the end of the notice that the text lets it give.
function isLeaving({ act, by, source }: Act, actor: ActorName): boolean {
  return by === actor && (act === "denounce" || (act === ENDS && source === INSTITUTION));
}

/** From when to when a signatory is bound, as far as known; no start where it is not bound yet. Whoever
 * applies the agreement provisionally is bound by it. */
export function boundPeriod(membership: Membership, acts: readonly Act[], actor: ActorName): StagePeriod {
  const own = acts.filter((act) => act.by === actor && act.source === INSTITUTION);
  const first = (...verbs: readonly string[]): Instant | undefined => {
    const instants = own.filter(({ act }) => verbs.includes(act)).map(({ recordedAt }) => recordedAt);
    return instants.length === 0 ? undefined : Math.min(...instants);
  };
  const start = membership.entry === undefined ? Number.NEGATIVE_INFINITY : first(APPLIES, ENTERS);
  const end = first(ENDS);
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

/** Whether it has ended for a signatory, be it in force before or not. */
export function hasLeft(acts: readonly Act[], actor: ActorName, now: Instant): boolean {
  return acts.some(
    ({ act, by, source, recordedAt }) => act === ENDS && by === actor && source === INSTITUTION && recordedAt <= now,
  );
}
