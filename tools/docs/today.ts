// What the program makes of an example of docs/language/how-to.md today: its clauses read back, and what the monitor
// does with them, so that the page never claims more than is true. The checker lists what it gives no meaning to.
import type { CheckedAgreement, Rule } from "@servanda/agreement";
import { checkSnippet, givenOf, snippetsOf } from "./snippets.ts";

const done: Readonly<Record<Rule["kind"], string>> = {
  forbid: "watched for breaches",
  require: "followed as duties",
  effect: "brought about",
  permit: "taken from what is forbidden",
  empower: "listed when used, with what it changes",
};

/** `today T1`: of the blocks in the section whose heading begins `T1. `. */
export function monitorToday([id = ""]: readonly string[], page: string): string {
  const blocks = snippetsOf(page).filter((each) => each.language === "servanda" && each.heading.startsWith(`${id}. `));
  if (blocks.length === 0) throw new Error(`${id} has no example`);
  const given = givenOf(page);
  const read = blocks.map(({ text }) => readBack(given, text, id));
  const unmeant = read.flatMap((each) => each.unmeant);
  const verdict =
    unmeant.length === 0
      ? "*Today* the monitor acts on all of it."
      : `*Today* it is read and not acted on: ${unmeant.map((what) => `\`${what}\``).join(", ")}.`;
  return [...read.flatMap((each) => each.clauses), "", verdict].join("\n").trim();
}

function readBack(
  given: string,
  text: string,
  id: string,
): { readonly clauses: readonly string[]; readonly unmeant: readonly string[] } {
  const { checked, start } = checkSnippet(given, text);
  const { agreement } = checked;
  if (agreement === undefined) throw new Error(`the example of ${id} has an error`);
  const ours = agreement.withoutMeaning.filter(({ span }) => span.start >= start);
  return {
    clauses: agreement.clauses.filter(({ span }) => span.start >= start).map(sentenceOf),
    unmeant: [...new Set(ours.map(({ what }) => what.replace(/\s+/g, " ")))],
  };
}

function sentenceOf({ key, sentence, rule }: CheckedAgreement["clauses"][number]): string {
  return `- *clause ${key.replace("@", " under ")}, ${done[rule.kind]}:* ${sentence}`;
}
