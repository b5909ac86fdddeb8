// Waivers: those whom a clause protects let it pass for a time. A finding that lies within the waivers of every party
// but the one it is against is excused.
import type { Act, ActorName, CheckedAgreement, Clause, Finding } from "@servanda/agreement";
import { isUpheld } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Interval } from "./interval.ts";

/** The act by which a party waives a clause, by its number, until the end it states; without one, until taken back. */
export const WAIVES = "waive";

/**
 * A waiver that its author takes back holds for what happened before that was on record; undefined for another act, or
 * for one that was taken back before it was on record itself.
 */
export function waivedUntil(act: Act, takenBackAt: Instant): Act | undefined {
  if (act.act !== WAIVES || takenBackAt <= act.recordedAt) return undefined;
  return { ...act, until: Math.min(act.until ?? Number.POSITIVE_INFINITY, takenBackAt) };
}

/** Is it a waiver of this clause? */
export function waives({ act, matter, about }: Act, { number }: Pick<Clause, "number">): boolean {
  const names = [number, `clause ${number}`];
  return act === WAIVES && [matter, about].some((name) => name !== undefined && names.includes(name));
}

/** The finding as waivers of its clause leave it. `acts`: at least every act of waiving. */
export function withWaivers(
  agreement: Pick<CheckedAgreement, "actors">,
  clause: Pick<Clause, "number">,
  finding: Finding,
  acts: readonly Act[],
): Finding {
  const { bearer } = finding;
  if (bearer === null || !isUpheld(finding)) return finding;
  const waivers = acts.filter((act) => waives(act, clause) && (act.to === undefined || act.to === bearer));
  if (waivers.length === 0) return finding;
  const others = beneficiaries(agreement, bearer);
  const isWaived = others.length > 0 && others.every((other) => waivers.some((act) => covers(act, other, finding)));
  return isWaived ? { ...finding, status: "excused", waived: true } : finding;
}

/**
 * Whether a duty that falls due then is waived by everyone whom it protects; without a deadline, by waivers that have
 * no end. `members`: those who owe it.
 */
export function isDutyWaived(
  agreement: Pick<CheckedAgreement, "actors">,
  clause: Pick<Clause, "number">,
  members: readonly ActorName[],
  dueAt: Instant | undefined,
  acts: readonly Act[],
): boolean {
  const waivers = acts.filter((act) => waives(act, clause) && (act.to === undefined || members.includes(act.to)));
  if (waivers.length === 0) return false;
  const others = agreement.actors.filter(({ name, role }) => role === "party" && !members.includes(name));
  const at = { from: dueAt ?? Number.POSITIVE_INFINITY, to: dueAt ?? Number.POSITIVE_INFINITY };
  return others.length > 0 && others.every(({ name }) => waivers.some((act) => covers(act, name, at)));
}

function beneficiaries({ actors }: Pick<CheckedAgreement, "actors">, bearer: ActorName): readonly ActorName[] {
  return actors.filter(({ name, role }) => role === "party" && name !== bearer).map(({ name }) => name);
}

function covers({ by, at, until }: Act, party: ActorName, { from, to }: Interval): boolean {
  return by === party && at <= from && (until === undefined || to <= until);
}
