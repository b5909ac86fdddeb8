// The arithmetic of quorums: whether two forks could each gather one, and when one was reached.
import type { Instant } from "@servanda/core";
import type { Policy } from "./policy.ts";

/** A group of which too few are asked for. */
export interface WeakGroup {
  /** Its name, or `none`. */
  readonly group: string;
  readonly threshold: number;
  readonly members: number;
  /** The least threshold that is sound. */
  readonly least: number;
}

/** 1 + ⌊2n/3⌋: any two quorums then share more than a third of the members, and those would all have to collude. */
export function leastThreshold(memberCount: number): number {
  return 1 + Math.floor((2 * memberCount) / 3);
}

/**
 * The first group under the quorum whose threshold is not sound. Groups within groups count too: with any one of two
 * witnesses in each group, an operator could show one fork to the first of each and another to the second.
 */
export function firstWeakGroup(policy: Policy): WeakGroup | undefined {
  if (policy.quorum === "none")
    return { group: policy.quorum, threshold: 0, members: policy.witnesses.length, least: 1 };
  const [first] = groupsUnder(policy, policy.quorum)
    .map(({ name, threshold, members }) => ({
      group: name,
      threshold,
      members: members.length,
      least: leastThreshold(members.length),
    }))
    .filter(({ threshold, least }) => threshold < least);
  return first;
}

/** Names of the witnesses that stand under the quorum, in the order of the policy's groups. */
export function witnessesUnder(policy: Policy, name: string): string[] {
  const group = policy.groups.find((each) => each.name === name);
  if (group !== undefined) return group.members.flatMap((member) => witnessesUnder(policy, member));
  return policy.witnesses.some((each) => each.name === name) ? [name] : [];
}

/**
 * When `name`, a witness or a group, had witnessed: of a group with threshold k, the k-th earliest time of its members.
 * Undefined where it has not.
 */
export function witnessedAt(policy: Policy, name: string, times: ReadonlyMap<string, Instant>): Instant | undefined {
  const group = policy.groups.find((each) => each.name === name);
  if (group === undefined) return times.get(name);
  return memberTimes(policy, group.members, times)[group.threshold - 1];
}

/** How many members of the quorum have witnessed, and how many must. */
export function countsOf(
  policy: Policy,
  times: ReadonlyMap<string, Instant>,
): { readonly have: number; readonly need: number } {
  const group = policy.groups.find((each) => each.name === policy.quorum);
  const members = group?.members ?? [policy.quorum];
  return { have: memberTimes(policy, members, times).length, need: group?.threshold ?? 1 };
}

function memberTimes(policy: Policy, members: readonly string[], times: ReadonlyMap<string, Instant>): Instant[] {
  return members
    .map((member) => witnessedAt(policy, member, times))
    .filter((at) => at !== undefined)
    .sort((left, right) => left - right);
}

function groupsUnder(policy: Policy, name: string): Policy["groups"][number][] {
  const group = policy.groups.find((each) => each.name === name);
  return group === undefined ? [] : [group, ...group.members.flatMap((member) => groupsUnder(policy, member))];
}
