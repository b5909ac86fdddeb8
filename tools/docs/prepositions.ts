// The preposition table as docs/language/grammar.md shows it: which noun after which preposition means what. The table
// itself is the checker's; what each meaning is, in words, is written on the page.
import { prepositions } from "@servanda/lang";
import { type Meaning, meaningsAfter } from "../../packages/lang/src/check/prepositions.ts";
import { typeName } from "../../packages/lang/src/check/wording/types.ts";

/** `prepositions`. */
export function prepositionTable(): string {
  const rows = prepositions.map((preposition) => {
    const meant = meaningsAfter(preposition).filter(([, meaning]) => meaning !== "unmeant");
    const byMeaning = new Map<Meaning, string[]>();
    for (const [type, meaning] of meant) byMeaning.set(meaning, [...(byMeaning.get(meaning) ?? []), typeName(type)]);
    const cells = [...byMeaning].map(([meaning, types]) => `${types.join(", ")}: [${meaning}](#${anchorOf(meaning)})`);
    return `| \`${preposition}\` | ${cells.join("<br>") || "read, no meaning yet"} |`;
  });
  return ["| preposition | with |", "| --- | --- |", ...rows].join("\n");
}

/** Every meaning that some pair has, as the headings of the page name it. */
export function meaningsInUse(): readonly Meaning[] {
  const all = prepositions.flatMap((preposition) => meaningsAfter(preposition).map(([, meaning]) => meaning));
  return [...new Set(all)].filter((meaning) => meaning !== "unmeant");
}

/** Of the heading `### meaning: deadline`. */
function anchorOf(meaning: Meaning): string {
  return `meaning-${meaning.replaceAll(" ", "-")}`;
}
