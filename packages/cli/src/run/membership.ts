// Who is bound, as the run has it at its end or had it at an instant.
import { type ActorName, type DomesticStep, ENTERS, INSTITUTION, type StateName } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Replayed } from "./replayed.ts";

/** The text says how it enters into force, and by the records it has not. */
export function isNotInForce({ agreement, onTheWay }: Replayed): boolean {
  const hasEntered = onTheWay.broughtAbout.some(
    (said) => said.kind === "act" && said.act.act === ENTERS && said.act.by === INSTITUTION,
  );
  return agreement.membership?.entry !== undefined && !hasEntered;
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

/** Signatories for which it is not in force at the end, and what they have to do at home. */
export function notInForceFor(run: Replayed): {
  readonly actors: readonly ActorName[];
  readonly steps: readonly DomesticStep[];
} {
  const { membership } = run.agreement;
  if (membership?.entry === undefined) return { actors: [], steps: [] };
  const actors = membership.signatories.filter((actor) => {
    const state = statusAt(run, actor, Number.POSITIVE_INFINITY)?.state;
    return state === undefined || state === "signed" || state === "ratified";
  });
  return { actors, steps: membership.entry.steps.filter(({ actor }) => actors.includes(actor)) };
}
