// What the monitor does today with an example of docs/language/how-to.md, so that the page never claims more than is
// true: the checker lists what it reads and gives no meaning to.
import { checkSnippet, givenOf, snippetsOf } from "./snippets.ts";

/** `today T1`: of the blocks in the section whose heading begins `T1. `. */
export function monitorToday([id = ""]: readonly string[], page: string): string {
  const blocks = snippetsOf(page).filter((each) => each.language === "servanda" && each.heading.startsWith(`${id}. `));
  if (blocks.length === 0) throw new Error(`${id} has no example`);
  const unmeant = blocks.flatMap(({ text }) => withoutMeaning(givenOf(page), text, id));
  if (unmeant.length === 0) return "*Today:* the monitor acts on all of it.";
  return `*Today:* read and not acted on: ${unmeant.map((what) => `\`${what}\``).join(", ")}.`;
}

function withoutMeaning(given: string, text: string, id: string): readonly string[] {
  const { checked, start } = checkSnippet(given, text);
  if (checked.agreement === undefined) throw new Error(`the example of ${id} has an error`);
  const ours = checked.agreement.withoutMeaning.filter(({ span }) => span.start >= start);
  return [...new Set(ours.map(({ what }) => what.replace(/\s+/g, " ")))];
}
