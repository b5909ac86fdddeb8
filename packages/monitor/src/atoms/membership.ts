// Who the agreement binds at a moment of record time: those for whom it is in force and who have not left it.
import type { Act, ActorName, Membership } from "@servanda/agreement";
import { ENDS, ENTERS, INSTITUTION } from "@servanda/agreement";
import type { Instant } from "@servanda/core";

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
  const own = acts.filter((act) => act.by === actor && act.recordedAt <= now);
  if (membership === undefined || !membership.signatories.includes(actor))
    return own.every(({ act }) => act !== "denounce");
  const ofInstitution = own.filter(({ source }) => source === INSTITUTION);
  const hasEntered = membership.entry === undefined || ofInstitution.some(({ act }) => act === ENTERS);
  return hasEntered && ofInstitution.every(({ act }) => act !== ENDS);
}
