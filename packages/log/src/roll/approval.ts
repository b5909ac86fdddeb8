// Whether offices approve a record: so many of their officers have signed it, each with a key in force.
import type { Outcome } from "@servanda/core";
import { refuse } from "../refusals.ts";
import type { KeyRow, RollState } from "./state.ts";

/** The role whose keys sign for their office. */
export const OFFICER = "officer";

export function isApprovedBy(state: RollState, office: string, signers: readonly KeyRow[]): boolean {
  const threshold = state.offices.get(office);
  if (threshold === undefined) return false;
  return signers.filter((key) => key.office === office && key.role === OFFICER).length >= threshold;
}

/** All of these offices; `not_permitted` names the first that has not approved, with its threshold. */
export function needAll(
  state: RollState,
  offices: readonly string[],
  signers: readonly KeyRow[],
): Outcome<never> | undefined {
  const missing = offices.find((office) => !isApprovedBy(state, office, signers));
  if (missing === undefined) return undefined;
  return refuse("not_permitted", { rule: `approval:${missing}:${state.offices.get(missing) ?? 1}` });
}

/** As many offices as record 0 says for changes of the rules themselves. */
export function needQuorum(state: RollState, signers: readonly KeyRow[]): Outcome<never> | undefined {
  const { quorum } = state;
  const have = quorum.offices.filter((office) => isApprovedBy(state, office, signers)).length;
  if (have >= quorum.need) return undefined;
  return refuse("not_permitted", { rule: `quorum:${quorum.need}-of-${quorum.offices.join(",")}` });
}
