// Conditions of which the moment matters at which they come true: `when no fire for 7 days`, `until Old is restored`.
import type { Condition, Watch } from "@servanda/agreement";
import { sha256Hex } from "@servanda/core";
import { gap, type Work } from "./context.ts";
import { hasTriggerLimit } from "./limits.ts";
import { asCondition, type JudgedKinds, type Proposition } from "./propositions.ts";

const NOTHING_JUDGED: JudgedKinds = { kinds: [] };
const KEY_LENGTH = 12;

/** Undefined after a gap: what speaks of an event that is being judged, or binds two names, comes true for nobody. */
export function asWatch(work: Work, proposition: Proposition): Watch | undefined {
  const condition = asCondition(proposition, NOTHING_JUDGED);
  const binds = bindsIn(condition);
  const [first, second] = binds;
  if (hasTriggerLimit(condition) || asksOfJudged(condition) || second !== undefined) return gap(work, proposition);
  return watchOf(condition, first && { name: first.name, among: first.among });
}

/** The watch of a condition, under each value of the variable if it binds one. */
export function watchOf(condition: Condition, bind?: Watch["bind"]): Watch {
  const key = sha256Hex(JSON.stringify([condition, bind ?? null])).slice(0, KEY_LENGTH);
  return { key, condition, ...(bind === undefined ? {} : { bind }) };
}

interface ActorBind {
  readonly kind: "bind";
  readonly name: string;
  readonly among: readonly string[];
}

/** Names that the condition binds, each once. The condition is plain data, so one walk meets them all. */
function bindsIn(value: unknown): readonly ActorBind[] {
  const found = new Map<string, ActorBind>();
  walk(value, (node) => {
    if (isBind(node)) found.set(node.name, node);
  });
  return [...found.values()];
}

function asksOfJudged(condition: Condition): boolean {
  let asks = false;
  walk(condition, (node) => {
    asks ||= "kind" in node && (node.kind === "judged" || node.kind === "near judged");
  });
  return asks;
}

function isBind(node: object): node is ActorBind {
  return "kind" in node && node.kind === "bind" && "among" in node && "name" in node;
}

/** Every object of a piece of plain data, from the outside in. */
export function walk(value: unknown, visit: (node: object) => void): void {
  if (typeof value !== "object" || value === null) return;
  visit(value);
  for (const each of Object.values(value)) walk(each, visit);
}
