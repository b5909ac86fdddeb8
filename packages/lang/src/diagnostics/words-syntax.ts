// The words of the S01xx diagnostics: the lexer's, the parser's, the document's. Plain, present tense, no blame;
// what was found in the author's own spelling, and what was expected. No logic beyond choosing words.
import type { Place } from "../document/source-file.ts";
import { prepositionSynonyms } from "../syntax/grammar.ts";
import type { TextEdit } from "./diagnostic.ts";
import type { Expected, FrontMatterWant, SyntaxFacts } from "./facts.ts";
import type { WordingTable } from "./words.ts";

const expectedWords: Readonly<Record<Expected, string>> = {
  name: "a name, which begins with a capital letter",
  "clause-number": "the number of a clause, such as `5.2`",
  colon: "a colon",
  condition: "a condition",
  noun: "a noun: a name, a word, an amount, a date or a quoted matter",
  number: "a number",
  quotation: "a text in quotation marks",
  "closing-bracket": "a closing bracket `)`",
  level: "the level of proof, one lower-case word",
  on: "`on` and the fact that the rungs are about",
  rung: "a rung: `- Name: condition`",
  line: "a line that begins with `-`",
  "phrase-or-tail": "a phrase (`within`, `in`, `by` …) or `unless`, `otherwise`, `then`, `until`",
  phrase: "a phrase (`within`, `in`, `by` …)",
  "phrase-or-line": "a phrase (`from`, `by`, `every` …) or a line that begins with `-`",
  "statement-end": "the next statement on a line of its own",
  state: "a state, such as `restored` or `in force`",
  "after-condition": "`and`, `or`, a phrase, or the next statement on a line of its own",
  act: "what must be done: a verb of the vocabulary",
};

const frontMatterWants: Readonly<Record<FrontMatterWant, { wanted: string; example: string }>> = {
  text: { wanted: "one line of text", example: "title: Northern ceasefire" },
  zone: { wanted: "a zone of the time zone database", example: "time zone: Europe/Kyiv" },
  clock: { wanted: "a time of day, hours and minutes", example: "day ends: 24:00" },
  duration: { wanted: "a whole number and a unit", example: "horizon: 20 years" },
  languages: { wanted: "names of languages, separated by commas", example: "languages: English, French" },
};

function replaceWith(at: Place, newText: string): readonly TextEdit[] {
  return [{ file: at.file, span: at.span, newText }];
}

function insert(at: Place, offset: number, newText: string): readonly TextEdit[] {
  return [{ file: at.file, span: { start: offset, end: offset }, newText }];
}

function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Where what was found says what was meant: a date in another order, a preposition of another tradition. */
function instead(found: string): string | undefined {
  const [, day = "", month = "", year = ""] = /^`(\d{1,2})\.(\d{1,2})\.(\d{4})`$/.exec(found) ?? [];
  if (year !== "" && Number(month) <= 12)
    return `write a date as \`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}\`: year, month, day.`;
  const word = found.slice(1, -1);
  return Object.hasOwn(prepositionSynonyms, word) ? `did you mean \`${prepositionSynonyms[word]}\`?` : undefined;
}

/** Wording by code, S0101 to S0143. */
export const syntaxWords: WordingTable<SyntaxFacts> = {
  S0101: ({ after, insertAt }, at) => ({
    label: insertAt === undefined ? "no colon before this" : "a colon belongs after this",
    text: "A colon stands between when a rule applies and what it says.",
    hint: insertAt === undefined ? "put `:` where the condition ends and the rule begins." : `write \`${after}:\`.`,
    edits: insertAt === undefined ? undefined : insert(at, insertAt, ":"),
  }),
  S0102: ({ isSubjectMissing }) => ({
    label: isSubjectMissing ? "who must do this?" : "must, may, can, or is what?",
    text: "A rule says who `must`, `must not`, `may` or `can` do what, or what `is` what. Without it nothing is owed.",
    hint: isSubjectMissing ? "name who is bound before it." : "put one of these words after the one who is bound.",
  }),
  S0103: ({ opener, found }) => ({
    label: found === "" ? "the name is missing" : "not a name",
    text:
      `\`${opener}\` declares something, so ` +
      `${opener === "clause" ? expectedWords["clause-number"] : expectedWords.name}, comes next.`,
    hint:
      found === opener
        ? `remove one \`${opener}\`.`
        : /^\p{Ll}/u.test(found) && opener !== "clause"
          ? `write \`${opener} ${capitalised(found)}\`.`
          : undefined,
  }),
  S0104: () => ({
    label: "forbidden, or not required?",
    text: "Some read a prohibition here, others the absence of a duty. The two sides of a dispute will each take one.",
    hint: "write `must not` to forbid. To allow leaving something undone, say nothing.",
  }),
  S0105: ({ found, instead }, at) => ({
    label: `\`${instead}\` in this language`,
    text: "One word for one kind of rule: `must`, `must not`, `must strive to`, `must prevent`, `may`, `can`.",
    hint: `write \`${instead}\` for \`${found}\`.`,
    edits: found === "shall" || found === "cannot" ? replaceWith(at, instead) : undefined,
  }),
  S0106: () => ({
    label: "opens here, does not close on this line",
    text: "A quoted matter begins and ends on the same line.",
    hint: 'close it with `"`.',
  }),
  S0107: ({ found, codePoint, instead }, at) => ({
    label: instead === undefined ? `${codePointName(codePoint)} has no meaning here` : "not used in this language",
    text: "",
    hint:
      instead === undefined
        ? `remove \`${found}\`, or put the text that needs it in quotation marks.`
        : instead === ""
          ? `remove \`${found}\`: a statement needs no mark at its end.`
          : `write \`${instead}\` for \`${found}\`.`,
    edits: instead === undefined ? undefined : replaceWith(at, instead),
  }),
  S0108: ({ found, instead }, at) => ({
    label: 'only the straight mark `"` quotes',
    text:
      "Word processors set such marks by themselves. Two texts that differ only in their marks would differ " +
      "in meaning.",
    hint: instead === undefined ? `write \`"\` for \`${found}\`.` : `write \`${instead}\`.`,
    edits: replaceWith(at, instead ?? '"'),
  }),
  S0109: ({ codePoint, all }, at) => ({
    label: `${codePointName(codePoint)}, read as a plain space`,
    text:
      all.length > 1
        ? `There are ${all.length} such spaces in this block. Searching for the words around them fails.`
        : "",
    hint: "replace it by a plain space.",
    edits: all.flatMap((span) => replaceWith({ file: at.file, span }, " ")),
  }),
  S0110: ({ found, expected, after }) => ({
    label: `expected ${expectedWords[expected]}`,
    text: after === "" ? "" : `The statement is understood up to \`${after}\`.`,
    hint: instead(found),
  }),
  S0111: ({ opener, found }) => ({
    label: `opens a statement, but \`${found}\` cannot follow`,
    text: `A line that begins with \`${opener}\` opens a statement.`,
    hint: `if it belongs to the sentence above, move \`${opener}\` to the end of the line above.`,
  }),
  S0112: ({ id }) => ({
    label: "opens a clause of this number",
    text: "At the start of a line `clause` opens a statement; anywhere else it refers.",
    hint: `to speak of clause ${id}, put it on the line above, after the colon.`,
  }),
  S0113: ({ found, instead }, at) => ({
    label: "read as several numbers",
    text: "A comma separates the members of a list, so a grouped number would silently become two.",
    hint: `write \`${instead}\` for \`${found}\`.`,
    edits: instead.includes(".") ? undefined : replaceWith(at, instead),
  }),
  S0114: () => ({
    label: "joins conditions only",
    text: "Lists use commas, so that nobody has to guess whether two things or two conditions are meant.",
    hint: "write `,` for `and`.",
  }),
  S0115: ({ letter, letterScript, wordScript, word, instead }) => ({
    label: `\`${letter}\` is ${letterScript}, the others are ${wordScript}`,
    text: `\`${word}\` looks like a word it is not. Two names that look the same could bind different actors.`,
    hint: instead === undefined ? "write the word in one script." : `write \`${instead}\` in ${wordScript} letters.`,
  }),
  S0116: ({ name, other, first }) => ({
    label: "other letters, same look",
    text: `\`${name}\` and \`${other}\` are different names to the machine and the same name to a reader.`,
    hint: "use one of them, or a name that differs to the eye.",
    also: [{ place: first, text: "the first one" }],
  }),
  S0117: ({ month, isoDate }, at) => ({
    label: "reserved for dates",
    text: "Dates are written year-month-day, so that no two readers order them differently.",
    hint: isoDate === undefined ? `choose a name other than \`${month}\`.` : `write \`${isoDate}\`.`,
    edits: isoDate === undefined ? undefined : replaceWith(at, isoDate),
  }),
  S0118: ({ maximum }) => ({
    label: `more than ${maximum} levels`,
    text: "Nobody can read a sentence nested this deep.",
    hint: "give the inner part a name with `define`.",
  }),
  S0119: () => ({
    label: "belongs to no statement",
    text: "A block holds statements, and each begins on its own line with a word such as `clause`, `stage` or `body`.",
    hint: "move prose out of the block, or open a statement with its word.",
  }),
  S0120: ({ nearest }, at) => ({
    label: `did you mean \`${nearest}\`?`,
    text: "Statements begin with one of twenty words, in lower case.",
    hint: `write \`${nearest}\`.`,
    edits: replaceWith(at, nearest),
  }),
  S0121: ({ after, opener }) => ({
    label: "`=` belongs after this",
    text: `\`${opener}\` says what the thing is after an equals sign.`,
    hint: `write \`${after} = …\`.`,
  }),
  S0122: ({ expected }) => ({
    label: "the sentence stops here",
    text: `Expected ${expectedWords[expected]}.`,
  }),
  S0123: ({ opener }) => ({
    label: "a statement begins on its own line",
    text: `\`${opener}\` opens a statement only as the first word of a line.`,
    hint: `start a new line before \`${opener}\`.`,
  }),
  S0124: ({ maximum }) => ({
    label: `more than ${maximum} deep`,
    text:
      "`otherwise` and `then` follow each other two deep at most; a third cannot be referred to or watched " +
      "by name.",
    hint: "give the last consequence a clause of its own: `clause … after expiry of clause …:`.",
  }),
  S0125: ({ codePoint }, at) => ({
    label: `${codePointName(codePoint)} cannot be seen`,
    text:
      "Such characters can make a text read differently from what it says. They are not allowed in a block, " +
      "nor in quotations.",
    hint: "remove it.",
    edits: replaceWith(at, ""),
  }),
  S0126: ({ first, second, insertAt }, at) => ({
    label: "a comma belongs before this",
    text: "Lists use commas.",
    hint: `write \`${first}, ${second}\`.`,
    edits: insert(at, insertAt, ","),
  }),
  S0127: ({ size, maximum }) => ({
    label: "not read",
    text: `The file has ${size} characters; at most ${maximum} are read.`,
    hint: "split it and join the parts with `include`.",
  }),
  S0128: ({ maximum }) => ({
    label: "not read from here on",
    text: `At most ${maximum} statements are read in one file.`,
    hint: "split it and join the parts with `include`.",
  }),
  S0132: ({ found, instead: small }, at) => ({
    label: "a capital letter makes this a name",
    text: "Names begin with a capital letter; the words of the language do not, not even at the start of a sentence.",
    hint: small === "" ? `remove \`${found}\`, which means nothing here.` : `write \`${small}\`.`,
    edits: small === "" ? undefined : replaceWith(at, small),
  }),
  S0129: ({ instead }, at) => ({
    label: "names have letters, digits and `_`",
    text: "",
    hint: `write \`${instead}\`.`,
    edits: replaceWith(at, instead),
  }),
  S0130: ({ nextBlock }) => ({
    label: "opens here, is never closed",
    text: "Without an end, prose below it would be read as statements.",
    hint: "close the block with ``` on a line of its own.",
    also: nextBlock === undefined ? undefined : [{ place: nextBlock, text: "the next block opens here" }],
  }),
  S0131: ({ found }, at) => ({
    label: "read as prose",
    text: "Only blocks marked `servanda` are part of the agreement's meaning.",
    hint: `write \`servanda\` for \`${found}\`, or mark it otherwise if it is only an illustration.`,
    edits: replaceWith(at, "servanda"),
  }),
  S0140: () => ({
    label: "opens here, is never closed",
    text: "Title, version and time zone stand between two lines `---` at the top of the file.",
    hint: "close it with a line `---`.",
  }),
  S0141: ({ reason }) => ({
    label:
      reason === "given-twice" ? "given twice" : reason === "colon-in-value" ? "a second colon" : "not `key: value`",
    text: reason === "colon-in-value" ? "A value with a colon in it could be read as another key." : "",
    hint:
      reason === "given-twice"
        ? "keep one of the two."
        : reason === "colon-in-value"
          ? "put the value in quotation marks."
          : "write one `key: value` a line.",
  }),
  S0142: ({ nearest, known }, at) => ({
    label: nearest === undefined ? "not a key of the front matter" : `did you mean \`${nearest}\`?`,
    text: `The keys are ${known.map((key) => `\`${key}\``).join(", ")}.`,
    hint: nearest === undefined ? "remove it, or say it in the prose." : `write \`${nearest}\`.`,
    edits: nearest === undefined ? undefined : replaceWith(at, nearest),
  }),
  S0143: ({ key, found, wanted }) => ({
    label: `expected ${frontMatterWants[wanted].wanted}`,
    text: found === "" ? `\`${key}\` has no value.` : "",
    hint: `for example \`${frontMatterWants[wanted].example}\`.`,
  }),
};

function capitalised(word: string): string {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("");
}
