// Things whose state the text changes or speaks of, and the states they can be in. This table is what grows.
import { IN_FORCE, type StateName, type Thing } from "@servanda/agreement";
import type { Noun } from "../syntax/ast-sentences.ts";
import type { Typed } from "./typed.ts";

/** The predicate of `WHAT is STATE`, as a condition or as an effect. */
interface Predicate {
  readonly isInForce: boolean;
  readonly state: Noun | undefined;
}

/** States that the text can bring about, by the kind of thing. */
const states: Readonly<Record<Thing["kind"], readonly StateName[]>> = {
  agreement: [],
  clause: [IN_FORCE, "suspended", "void", "ended"],
  measure: [],
  ladder: [],
  stage: [],
  actor: [],
  place: [],
};

/** The thing a noun names; undefined where its state cannot be spoken of. */
export function thingNamed(typed: Typed): Thing | undefined {
  return typed.type === "clause" ? { kind: "clause", number: typed.id } : undefined;
}

/** The words of a state, without the space around them. */
export function stateWord({ state }: Predicate): string | undefined {
  return state?.kind === "thing" && state.name === undefined
    ? state.words.map((word) => word.text).join(" ")
    : undefined;
}

/** The state that the predicate names; undefined where a thing of this kind has no such state. */
export function stateOf(thing: Thing, predicate: Predicate): StateName | undefined {
  const word = predicate.isInForce ? IN_FORCE : stateWord(predicate);
  return word !== undefined && states[thing.kind].includes(word) ? word : undefined;
}
