// The orders an agreement states: its reporting days, and its clauses in the order of the text.
import type { CheckedAgreement } from "@servanda/agreement";
import { assert, type DayRule, loadTimeZone } from "@servanda/core";

/** How an agreement counts days. */
export function dayRuleOf(agreement: CheckedAgreement): DayRule {
  const timeZone = loadTimeZone(agreement.timeZone);
  assert(timeZone !== undefined, `time zone ${agreement.timeZone} is unknown: the checker must refuse it`);
  const { calendar } = agreement;
  return { timeZone, endsMinutes: agreement.dayEndsMinutes, ...(calendar === undefined ? {} : { calendar }) };
}

/** Order of the text, by clause key. */
export function clauseRank(agreement: CheckedAgreement): ReadonlyMap<string, number> {
  return new Map(agreement.clauses.map((clause, index) => [clause.key, index]));
}
