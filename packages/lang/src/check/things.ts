// Things whose state the text changes or speaks of, and the states they can be in. This table is what grows.
import { IN_FORCE, type StateName, type Thing } from "@servanda/agreement";
import type { Noun } from "../syntax/ast-sentences.ts";
import type { Work } from "./context.ts";
import { typeNoun } from "./nouns.ts";
import type { Typed } from "./typed.ts";

/** The predicate of `WHAT is STATE`, as a condition or as an effect. */
interface Predicate {
  readonly isNegated: boolean;
  readonly isInForce: boolean;
  readonly state: Noun | undefined;
}

const RULE_STATES: readonly StateName[] = [IN_FORCE, "suspended", "void", "ended"];

/** States that the text can bring about, by the kind of thing. Those of a ladder are its rungs: nobody sets them. */
const states: Readonly<Record<Thing["kind"], readonly StateName[]>> = {
  agreement: RULE_STATES,
  clause: RULE_STATES,
  measure: [IN_FORCE, "suspended", "relieved", "restored", "ended"],
  ladder: [],
  stage: ["ended"],
  breach: ["presumed"],
  actor: [IN_FORCE, "suspended", "ended"],
  place: [],
};

/** Every state that something can be brought into, `in force` apart, which is reserved. */
export const stateWords: readonly string[] = [...new Set(Object.values(states).flat())].filter(
  (state) => state !== IN_FORCE,
);

/** The thing a noun names; undefined where its state cannot be spoken of, or after a mistake. */
export function thingNamed(work: Work, noun: Noun): Thing | undefined {
  if (isAgreement(noun)) return { kind: "agreement" };
  const typed = typeNoun(work, noun);
  switch (typed.type) {
    case "clause":
      return { kind: "clause", number: typed.id };
    case "stage":
      return { kind: "stage", name: typed.stage };
    case "instrument":
      return typed.kind === "measure" || typed.kind === "ladder" ? { kind: typed.kind, name: typed.name } : undefined;
    default:
      return undefined;
  }
}

/** `agreement`, `this agreement`. */
function isAgreement(noun: Noun): boolean {
  if (noun.kind !== "thing" || noun.name !== undefined || noun.of.length > 0) return false;
  const words = noun.words.map((word) => word.text).join(" ");
  return words === "agreement" || words === "this agreement";
}

/** The place in `control of Z`. */
export function controlled(noun: Noun): Noun | undefined {
  if (noun.kind !== "thing" || noun.name !== undefined || noun.of.length !== 1) return undefined;
  return noun.words.map((word) => word.text).join(" ") === "control" ? noun.of[0] : undefined;
}

/** Every thing that a condition speaks of: `each guarantor` is each of them. */
export function thingsNamed(work: Work, noun: Noun, typed: Typed): readonly Thing[] {
  if (typed.type === "actor" && typed.term.kind === "named")
    return typed.actors.map((name) => ({ kind: "actor", name }));
  return [thingNamed(work, noun)].filter((thing) => thing !== undefined);
}

/** The words of a state, without the space around them. */
export function stateWord({ state }: Predicate): string | undefined {
  return state?.kind === "thing" && state.name === undefined
    ? state.words.map((word) => word.text).join(" ")
    : undefined;
}

/** The state that the predicate names; undefined where a thing of this kind has no such state. */
export function stateOf(thing: Thing, predicate: Predicate): StateName | undefined {
  const word = predicate.isInForce ? (predicate.isNegated ? "ended" : IN_FORCE) : stateWord(predicate);
  return word !== undefined && states[thing.kind].includes(word) ? word : undefined;
}

/** The rung that the predicate names; undefined where the ladder has none of that name. */
export function rungOf(work: Work, ladder: string, { state }: Predicate): StateName | undefined {
  const name = state?.kind === "thing" && state.words.length === 0 ? state.name?.text : undefined;
  const statement = work.shared.ladders.get(ladder)?.statement;
  return statement?.rungs.some((rung) => rung.name.text === name) === true ? name : undefined;
}
