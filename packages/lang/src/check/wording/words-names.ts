// The words of S02xx: names, words, includes. Plain, present tense, no blame; what was found in the author's
// spelling.

import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import type { WordingTable } from "../../diagnostics/words.ts";
import type { Place } from "../../document/source-file.ts";
import type { CheckFacts } from "./facts.ts";
import { countOf, quotedList } from "./types.ts";

type NameCode =
  | "S0201"
  | "S0202"
  | "S0203"
  | "S0204"
  | "S0205"
  | "S0206"
  | "S0207"
  | "S0208"
  | "S0209"
  | "S0210"
  | "S0211"
  | "S0212"
  | "S0213"
  | "S0214"
  | "S0215"
  | "S0216"
  | "S0217"
  | "S0218";

function replaceWith(at: Place, newText: string): readonly TextEdit[] {
  return [{ file: at.file, span: at.span, newText }];
}

/** The first few places where a mistake stands again. */
function andAgain(others: readonly Place[]): readonly { place: Place; text: string }[] {
  return others.slice(0, MOST_SHOWN).map((place) => ({ place, text: "and here" }));
}

const MOST_SHOWN = 3;

function known(names: readonly string[], what: string): string {
  if (what === "name") return "A capitalised word is a name, and the agreement declares every name it uses.";
  if (names.length === 0) return `The agreement declares no ${what}.`;
  return (
    `The agreement has ${countOf(names.length, what)}, ` +
    `${quotedList(names.slice(0, 8))}${names.length > 8 ? " …" : ""}.`
  );
}

export const nameWords: WordingTable<Pick<CheckFacts, NameCode>> = {
  S0201: ({ what, known: names, meant, others, isLookAlike }, at) => ({
    label: isLookAlike ? "other letters, same look" : what === "name" ? "not declared" : `no ${what} of this name`,
    text: known(names, what),
    hint: meant === undefined ? "declare it, or write one of the names that are declared." : `write \`${meant.name}\`.`,
    also: [...(meant === undefined ? [] : [{ place: meant.place, text: "declared here" }]), ...andAgain(others)],
    edits: meant === undefined ? undefined : [at, ...others].flatMap((place) => replaceWith(place, meant.name)),
  }),
  S0202: ({ name, what, first }) => ({
    label: "declared again here",
    text:
      what === "clause"
        ? "Two clauses of one number cannot both be referred to."
        : "Names are for the whole agreement, whatever they name.",
    hint:
      what === "clause"
        ? `give this clause a number of its own, such as \`${name}.b\`.`
        : "give one of the two another name.",
    also: [{ place: first, text: "declared here" }],
  }),
  S0203: ({ word, nearest, isSure }, at) => ({
    label: nearest === undefined ? "not in the vocabulary" : `did you mean \`${nearest}\`?`,
    text: "A lower-case word is in the vocabulary or is declared, so that no slip becomes a new kind of event.",
    hint:
      word === "be" || word === "been"
        ? "say who must do what: `each party must not fly uav`."
        : nearest === undefined
          ? 'write a word of the vocabulary, declare this one (`define Name "word": …`), or put it in ' +
            "quotation marks as a matter."
          : `write \`${nearest}\`.`,
    edits: nearest === undefined || !isSure ? undefined : replaceWith(at, nearest),
  }),
  S0204: ({ id, nearest, others }) => ({
    label: "no clause of this number",
    text: `Nothing in the agreement is numbered \`${id}\`.`,
    hint: nearest === undefined ? "write the number of a clause of this agreement." : `is \`clause ${nearest}\` meant?`,
    also: andAgain(others),
  }),
  S0205: ({ known: paths, nearest }, at) => ({
    label: "no such file",
    text: `The library has ${quotedList(paths)}. Other files are found in the folder of the agreement.`,
    hint: nearest === undefined ? "write the path from the file that includes it." : `write \`"${nearest}"\`.`,
    edits: nearest === undefined ? undefined : replaceWith(at, `"${nearest}"`),
  }),
  S0206: ({ path }) => ({
    label: "includes itself",
    text: `\`${path}\` is being read already: it includes this file, directly or by another.`,
    hint: "remove one of the two.",
  }),
  S0207: ({ level }) => ({
    label: "no standard says what this takes",
    text: `Nothing is ${level} until the agreement says how many sources, or whose word, that takes.`,
    hint: `declare \`standard ${level} = …\`, or write \`include "std/ceasefire"\`.`,
  }),
  S0208: ({ what }) => ({
    label: "never used",
    text: `Nothing in the agreement speaks of this ${what}.`,
    hint: "use it in a rule, or remove it.",
  }),
  S0209: ({ trail, declared }) => ({
    label: "needs itself to be known",
    text: `${trail.map((name) => `\`${name}\``).join(" → ")}: nobody could ever say whether it holds.`,
    hint: "say in one of them what it rests on in the world or on record.",
    also: [{ place: declared, text: "declared here" }],
  }),
  S0211: ({ name, maximum }) => ({
    label: "too much to write out",
    text:
      `A define is written out wherever it is used; with \`${name}\` this rule would hold more than ` +
      `${maximum} of them, or more than 64 inside each other.`,
    hint: "say in one define what several repeat.",
  }),
  S0210: ({ trail }) => ({
    label: "waits for its own breach",
    text:
      `${trail.map((id) => `clause ${id}`).join(" → ")}: each asks whether the next is breached before it ` +
      "can say so itself.",
    hint: "let one of them ask for the events instead of the breach.",
  }),
  S0215: ({ trail }) => ({
    label: "goes before itself",
    text: `${trail.map((id) => `clause ${id}`).join(" → ")}: each is to prevail over the next, so none does.`,
    hint: "take one `overriding` or `subject to` away.",
  }),
  S0216: ({ forbidden, place }) => ({
    label: `clause ${forbidden} forbids this`,
    text: "`may` excepts from `must not` in its own article only, so nobody can say which of the two holds.",
    hint: `write \`overriding clause ${forbidden}\` before the colon, or put both in one article.`,
    also: [{ place, text: "forbidden here" }],
  }),
  S0217: ({ forbidden, place }) => ({
    label: `clause ${forbidden} forbids this`,
    text: "Whoever keeps one of the two breaks the other, and neither is said to prevail.",
    hint: `write \`overriding clause ${forbidden}\`, or add an exception there with \`unless\`.`,
    also: [{ place, text: "forbidden here" }],
  }),
  S0218: ({ earlier, place }) => ({
    label: "spelt otherwise before",
    text:
      "A matter is known by its spelling alone: what is declared in one spelling never answers what waits for " +
      "the other.",
    hint: `write \`"${earlier}"\` in both places, or words that cannot be mistaken for each other.`,
    also: [{ place, text: "the first spelling" }],
  }),
  S0212: ({ files, size }) => ({
    label: "more than an agreement may hold",
    text: `An agreement includes at most ${files} files, each counted once, and at most ${size} characters of them.`,
    hint: "put small annexes together, and leave out what has no statements.",
  }),
  S0213: ({ main }) => ({
    label: "not heard here",
    text:
      "An agreement has one time zone, one end of the day, one horizon and one list of languages: what " +
      `\`${main}\` says holds.`,
    hint: "remove the line, or say the same in the main file.",
  }),
  S0214: () => ({
    label: "nothing in it is read",
    text: "The file has no block that begins with ```servanda, so it adds no statement.",
    hint: "remove the line, or put the statements of the file between fences.",
  }),
};
