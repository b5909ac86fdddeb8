// The words of S03xx: types and units, and what this release reads without acting on it.
import type { WordingTable } from "../../diagnostics/words.ts";
import type { CheckFacts, FoundType, Meant } from "./facts.ts";
import { eitherOf, quotedList, typeName } from "./types.ts";

type TypeCode =
  | "S0301"
  | "S0303"
  | "S0304"
  | "S0305"
  | "S0312"
  | "S0313"
  | "S0380"
  | "S0314"
  | "S0316"
  | "S0317"
  | "S0382"
  | "S0321"
  | "S0322"
  | "S0323"
  | "S0324"
  | "S0325"
  | "S0390"
  | "S0391"
  | "S0392"
  | "S0393";

/** The amount with another unit, keeping the digits and any comparison. */
function withUnit(found: string, unit: string): string {
  return `${/^\D*[\d.]+/.exec(found)?.[0] ?? found} ${unit}`;
}

/** A number where only an amount with a unit goes. */
function isBareNumber(type: FoundType, wanted: readonly FoundType[]): boolean {
  return type === "number" && unitsFor(wanted).length > 0;
}

function unitsFor(wanted: readonly FoundType[]): readonly string[] {
  return [...(wanted.includes("duration") ? ["hours", "days"] : []), ...(wanted.includes("distance") ? ["km"] : [])];
}

/** `the statement as a whole is`; for a define, the clauses that use it. */
function lostStatements(users: readonly Meant[]): string {
  if (users.length === 0) return "the statement as a whole is";
  const names = `${quotedList(users.slice(0, 8).map(({ name }) => name))}${users.length > 8 ? " …" : ""}`;
  return users.length > 1 ? `${names}, which use the define, are` : `${names}, which uses the define, is`;
}

export const typeWords: WordingTable<Pick<CheckFacts, TypeCode>> = {
  S0301: ({ preposition, found, type, wanted }) => ({
    label: isBareNumber(type, wanted) ? `${found} what?` : `${typeName(type)}, which \`${preposition}\` does not take`,
    text:
      wanted.length === 0
        ? ""
        : `After \`${preposition}\` stands ${eitherOf(wanted)}; \`${found}\` is ${typeName(type)}.`,
    hint: isBareNumber(type, wanted)
      ? `write the unit: \`${unitsFor(wanted)
          .map((unit) => `${found} ${unit}`)
          .join("`, `")}\`.`
      : type === "distance"
        ? `write \`within ${found} of …\` and the name of a line or zone.`
        : undefined,
  }),
  S0303: ({ found, of }) => ({
    label: `a duration; \`${of}\` makes this a distance`,
    text: "",
    hint: `did you mean \`${withUnit(found, "km")}\`?`,
  }),
  S0304: ({ type, wanted }) => ({
    label: `${typeName(type)}, not ${eitherOf(wanted)}`,
    text: "",
    hint: `write ${eitherOf(wanted)} here.`,
  }),
  S0380: ({ name, kind, after }) => ({
    label: "in it, at it, from it?",
    text: `\`${name}\` is a ${kind}, and a place stands behind a preposition.`,
    hint: `write \`${after} in ${name}\`, or the preposition that is meant.`,
  }),
  S0312: ({ found }) => ({
    label: "a distance",
    text: `\`within\` here wants a duration; ${found} is a distance.`,
    hint: `did you mean \`within ${withUnit(found, "hours")}\`?`,
  }),
  S0313: ({ found }) => ({
    label: `${found} from what?`,
    text: "A distance is measured from a line or a zone.",
    hint: `write \`within ${found} of …\` and the name of a line or zone.`,
  }),
  S0305: ({ found }) => ({
    label: "not a whole number",
    text: `Days, months and years are counted whole on a calendar, so ${found} end at no moment. Hours do.`,
    hint: "write a whole number, or the length in hours.",
  }),
  S0324: ({ sources, kinds }) => ({
    label: `${kinds} kinds among ${sources}`,
    text: "Each source is of one kind, so there are never more kinds than sources.",
    hint: `write at least ${kinds} sources, or fewer kinds.`,
  }),
  S0325: ({ kept }) => ({
    label: "counted how?",
    text: `Nothing says what counts as one of \`${kept}\`. Two sides that count differently will both be right.`,
    hint: 'add `according to "…"` and the rule, or `left open "what counts"`.',
  }),
  S0314: ({ found }) => ({
    label: "not a whole number",
    text: `Events are counted one by one; there is no ${found} of them.`,
    hint: `write ${Math.floor(Number(found))} or ${Math.ceil(Number(found))}.`,
  }),
  S0316: ({ found, type }) => ({
    label: `${typeName(type)}, not something to do`,
    text: "After `must` and `must not` stands a verb: `fire`, `fly uav`, `consult`.",
    hint:
      type === "event" || type === "condition"
        ? `write \`conduct ${found}\`.`
        : "write a verb of the vocabulary first.",
  }),
  S0317: () => ({
    label: "neither sources nor an actor",
    text: "A level of proof is reached by a number of sources, or by the word of someone with standing.",
    hint: "write `2 independent sources within 2 hours, 3 km`, or `Mission on site`.",
  }),
  S0382: ({ first, second }) => ({
    label: `is not added to \`${first}\``,
    text: "One phrase takes one amount; a second one behind it would say nothing.",
    hint: `write \`${first}\` and \`${second}\` as one amount in one unit.`,
  }),
  S0321: () => ({
    label: "no level of proof is stated",
    text: "Without a standard every finding stays at `reported`, and nobody can say when a breach is confirmed.",
    hint: 'declare a `standard`, or write `include "std/ceasefire"`.',
  }),
  S0322: () => ({
    label: "nobody is named to judge this",
    text: "It stays unsettled: no observation can settle a matter, only a record of its judge.",
    hint: "add `judged by` and who judges.",
  }),
  S0323: ({ said, register, counted, leftOut, unspecified }) => ({
    label: `\`${register.name}\` does not count all of it`,
    text: [
      counted.length === 0
        ? `\`${register.name}\` counts nothing of this.`
        : `\`${register.name}\` counts ${quotedList(counted)}.`,
      leftOut.length === 0 ? "" : `It leaves out ${quotedList(leftOut)}, which are under ${quotedList(said)}.`,
      unspecified.length === 0 ? "" : `A report of ${quotedList(unspecified, "or")} that says no more is not counted.`,
    ]
      .filter((part) => part !== "")
      .join(" "),
    hint: `name them in the \`for\` line of \`${register.name}\`, or count only the kinds that are meant.`,
    also: [{ place: register.place, text: "the counting rule" }],
  }),
  S0390: ({ whole, users }) => ({
    label: "read, not acted on",
    text: whole
      ? `This part has no meaning in this release, so ${lostStatements(users)} not watched. ` +
        `${users.length > 1 ? "They are" : "It is"} listed wherever results are shown.`
      : `This part has no meaning in this release; the rest of the ${users.length > 0 ? "define" : "statement"} ` +
        "keeps its own.",
    also: whole ? users.slice(0, 8).map(({ place }) => ({ place, text: "not watched for this" })) : [],
  }),
  S0392: ({ id, number, heading }) => ({
    label: `stands under article ${number}`,
    text: "The number says one article and the heading another. Who reads the prose above it reads of something else.",
    hint: `move clause ${id} below the heading of its article, or give it another number.`,
    also: [{ place: heading, text: "the heading it stands under" }],
  }),
  S0393: ({ number, first }) => ({
    label: `article ${number} again`,
    text: "What is found is shown beside the prose of its article, by number.",
    hint: "number one of the two otherwise.",
    also: [{ place: first, text: "the first one" }],
  }),
  S0391: () => ({
    label: "not encoded",
    text: "No block stands under this heading, so nothing of the article is watched.",
  }),
};
