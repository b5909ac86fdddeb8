// What the text says of a clause's duties: `clause 5 is overdue`, `expiry of clause 5`.
import type { Condition, DutyStanding } from "@servanda/agreement";
import { BASE_READING } from "@servanda/agreement";
import type { Work } from "./context.ts";

/** `clause 5 is …`. */
export const dutyStates: ReadonlyMap<string, DutyStanding> = new Map([
  ["due", "due"],
  ["fulfilled", "fulfilled"],
  ["overdue", "overdue"],
]);

/** `… of clause 5`: the moment at which it first stands so. */
export const dutyMoments: ReadonlyMap<string, DutyStanding> = new Map([
  ["expiry", "expired"],
  ["fulfilment", "fulfilled"],
]);

/** About the duties of the clause as this reading has it. */
export function dutyCondition(work: Work, id: string, is: DutyStanding): Condition {
  const { reading } = work.world;
  work.reached.add(`clause ${id}`);
  const isOwn = reading !== BASE_READING && work.shared.affected.get(reading)?.has(`clause ${id}`) === true;
  return { kind: "duty", clauses: [isOwn ? `${id}@${reading}` : id], is };
}
