// Who is bound, as the run has it at its end or had it at an instant.
import { type ActorName, ENTERS, INSTITUTION, PROVISIONALLY_APPLIED, type StateName } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { type SignatoryStatus, signatoryStatusOf } from "@servanda/monitor";
import type { Replayed } from "./replayed.ts";

/** The text says how it enters into force, and by the records it has not. */
export function isNotInForce({ agreement, onTheWay }: Replayed): boolean {
  const hasEntered = onTheWay.broughtAbout.some(
    (said) => said.kind === "act" && said.act.act === ENTERS && said.act.by === INSTITUTION,
  );
  return agreement.membership?.entry !== undefined && !hasEntered;
}

/** How it stands for each signatory at the end. */
export function statusesOf({ agreement, records, onTheWay, end }: Replayed): readonly SignatoryStatus[] {
  const changes = onTheWay.broughtAbout.flatMap((said) => (said.kind === "state" ? [said.change] : []));
  return signatoryStatusOf(agreement, { changes, records }, end ?? Number.POSITIVE_INFINITY);
}

/** What was last said of a signatory up to an instant; undefined before any word. */
export function statusAt(
  { onTheWay }: Replayed,
  actor: ActorName,
  at: Instant,
): { readonly state: StateName; readonly since: Instant } | undefined {
  const said = onTheWay.broughtAbout.findLast(
    (each) =>
      each.kind === "state" && each.change.of.kind === "actor" && each.change.of.name === actor && each.change.at <= at,
  );
  return said?.kind === "state" ? { state: said.change.state, since: said.change.at } : undefined;
}

/** Signatories for which it is not in force at the end. */
export function notInForceFor(run: Replayed): readonly ActorName[] {
  const { membership } = run.agreement;
  if (membership?.entry === undefined) return [];
  return membership.signatories.filter((actor) => {
    const state = statusAt(run, actor, Number.POSITIVE_INFINITY)?.state;
    return state === undefined || ["signed", "ratified", PROVISIONALLY_APPLIED].includes(state);
  });
}
