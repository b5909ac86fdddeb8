// The words of the S01xx diagnostics: the lexer's, the parser's, the document's. Plain, present tense, no blame;
// what was found in the author's own spelling, and what was expected. No logic beyond choosing words.
import { prepositionSynonyms } from "../syntax/grammar.ts";
import { insert, replaceWith } from "./edits.ts";
import type { Expected, SyntaxFacts } from "./facts.ts";
import type { WordingTable } from "./words.ts";
import { documentWords } from "./words-document.ts";

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

function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Words of duty that can only mean one thing here. */
const sureModals: readonly string[] = ["shall", "shall not", "cannot"];

function isName(text: string): boolean {
  return /^\p{Lu}[\p{L}\p{N}_]*$/u.test(text);
}

/** Where what was found says what was meant: a date in another order, a preposition of another tradition. */
function instead(found: string, after: string): string | undefined {
  const word = found.slice(1, -1);
  if (word === ")") return "remove it: no bracket is open.";
  if (word === "-") return "only bodies, classes, registers, measures, places, ladders and entries have `-` lines.";
  if (isName(word) && isName(after)) return `a name is one word: \`${after}${word}\` or \`${after}_${word}\`.`;
  if (word === "(" && /^[\w.]+$/.test(after)) return "numbers of clauses have points, not brackets: `5.2`, `5.2.a`.";
  return Object.hasOwn(prepositionSynonyms, word) ? `did you mean \`${prepositionSynonyms[word]}\`?` : undefined;
}

/** Wording by code, S0101 to S0143. */
export const syntaxWords: WordingTable<SyntaxFacts> = {
  ...documentWords,
  S0101: ({ after, insertAt, found }, at) => ({
    label:
      found !== undefined
        ? "a colon belongs here"
        : insertAt === undefined
          ? "no colon before this"
          : "a colon belongs after this",
    text: "A colon stands between when a rule applies and what it says.",
    hint:
      found !== undefined
        ? `write \`:\` for \`${found}\`.`
        : insertAt === undefined
          ? "put `:` where the condition ends and the rule begins."
          : `write \`${after}:\`.`,
    edits: found !== undefined ? replaceWith(at, ":") : insertAt === undefined ? undefined : insert(at, insertAt, ":"),
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
    edits: sureModals.includes(found) ? replaceWith(at, instead) : undefined,
  }),
  S0106: () => ({
    label: "opens here, does not close on this line",
    text: "A quoted matter begins and ends on the same line.",
    hint: 'close it with `"`.',
  }),
  S0107: ({ found, codePoint, instead, spans }, at) => ({
    label:
      instead !== undefined
        ? "not used in this language"
        : found.length > 2
          ? "means nothing in a block"
          : `${codePointName(codePoint)} has no meaning here`,
    text: "",
    hint:
      instead === undefined
        ? `remove \`${found}\`, or put the text that needs it in quotation marks.`
        : instead === ""
          ? `remove \`${found}\`: a statement needs no mark at its end.`
          : `write \`${instead}\` for \`${found}\`.`,
    edits: instead === undefined ? undefined : spans.map((span) => ({ file: at.file, span, newText: instead })),
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
    hint: instead(found, after),
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
  S0114: ({ joiner, after }, at) => ({
    label: "joins conditions only",
    text: "Lists use commas, so that nobody has to guess whether two things or two conditions are meant.",
    hint: `write \`,\` for \`${joiner}\`.`,
    // `or` between acts may have meant a choice.
    edits: joiner === "and" ? [{ file: at.file, span: { start: after, end: at.span.end }, newText: "," }] : undefined,
  }),
  S0115: ({ letter, letterScript, wordScript, word, instead }, at) => ({
    label:
      letter === word
        ? `this letter is ${letterScript}`
        : `\`${letter}\` is ${letterScript}, the others are ${wordScript}`,
    text: `\`${word}\` looks like a word it is not. Two names that look the same could bind different actors.`,
    hint: instead === undefined ? "write the word in one script." : `write \`${instead}\` in ${wordScript} letters.`,
    edits: instead === undefined ? undefined : replaceWith(at, instead),
  }),
  S0116: ({ name, other, first }) => ({
    label: "other letters, same look",
    text: `\`${name}\` and \`${other}\` are different names to the machine and the same name to a reader.`,
    hint: "use one of them, or a name that differs to the eye.",
    also: [{ place: first, text: "the first one" }],
  }),
  S0117: ({ month, instead }, at) => ({
    label: "reserved for dates",
    text: "Dates are written year-month-day, so that no two readers order them differently.",
    hint: instead === undefined ? `choose a name other than \`${month}\`.` : `write \`${instead}\`.`,
    edits: instead === undefined ? undefined : replaceWith(at, instead),
  }),
  S0118: ({ maximum }) => ({
    label: `more than ${maximum} levels`,
    text: "Nobody can read a sentence nested this deep.",
    hint: "give the inner part a name with `define`.",
  }),
  S0119: ({ opener }) => ({
    label: opener === undefined ? "belongs to no statement" : "no statement goes on like this",
    text: "A block holds statements, and each begins on its own line with a word such as `clause`, `stage` or `body`.",
    hint: "move prose out of the block, or open a statement with its word.",
  }),
  S0120: ({ nearest }, at) => ({
    label: `did you mean \`${nearest}\`?`,
    text: "Statements begin with one of twenty words, in lower case.",
    hint: `write \`${nearest}\`.`,
    edits: replaceWith(at, nearest),
  }),
  S0121: ({ after, opener, edit }, at) => ({
    label: "`=` belongs after this",
    text: `\`${opener}\` says what the thing is after an equals sign.`,
    hint: `write \`${after} = …\`.`,
    edits: edit && [{ file: at.file, span: edit, newText: " =" }],
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
  S0133: ({ found, iso, isSure }, at) => ({
    label: isSure ? `\`${iso}\` in this language` : "which is the day, which the month?",
    text: "Dates are written year-month-day, so that no two readers order them differently.",
    hint: isSure ? `write \`${iso}\` for \`${found}\`.` : `write \`${iso}\`, if that is the day that is meant.`,
    edits: isSure ? replaceWith(at, iso) : undefined,
  }),
  S0134: ({ found, instead, hasZone }, at) => ({
    label: instead === undefined ? "hours:minutes" : `\`${instead}\` in this language`,
    text: hasZone
      ? "Times are in the time zone of the front matter, or have their offset from UTC right behind them."
      : "Times are written hours:minutes, two digits each, from 00:00 to 23:59.",
    hint:
      instead !== undefined
        ? `write \`${instead}\` for \`${found}\`.`
        : hasZone
          ? "write the offset from UTC behind the time, as in `00:00+02:00`, or leave the zone to the front matter."
          : "write hours and minutes with two digits each.",
    // The `T` of ISO 8601 stands where a blank does here.
    edits: instead === undefined ? undefined : replaceWith(at, found.startsWith("T") ? ` ${instead}` : instead),
  }),
  S0135: ({ instead }, at) => ({
    label: "a remark begins with `#` here",
    text: "In a block a remark goes from `#` to the end of its line. Anything longer is prose and stands outside.",
    hint: instead === undefined ? "move it out of the block, above the line ```." : `write \`${instead}\`.`,
    edits: instead === undefined ? undefined : replaceWith(at, instead),
  }),
  S0136: ({ marks, inside }, at) => ({
    label: `\`${marks}\` prints nothing bold or slanted in a block`,
    text: "A block holds statements as they are read by a machine; print is for the prose.",
    hint: `write \`${inside}\`.`,
    edits: replaceWith(at, inside),
  }),
  S0137: ({ owner, owned }) => ({
    label: "`of` says whose something is",
    text: "",
    hint:
      owned === undefined
        ? `write it with \`of ${owner}\`, without the apostrophe.`
        : `write \`${owned} of ${owner}\`.`,
  }),
  S0138: ({ joiner }) => ({
    label: "begins a second rule",
    text: "A clause holds one rule, so that a finding can name what was breached.",
    hint: `end the clause before \`${joiner}\`, and give the second rule a clause of its own.`,
  }),
  S0139: ({ found, wanted }) => ({
    label: wanted === "after-rule" ? "comes after the rule" : "comes before the colon",
    text:
      wanted === "after-rule"
        ? "A rule says who, `must` or `must not`, and what; where, when and unless what come behind it."
        : "A clause says when it applies before its colon, and what it asks for after it.",
    hint:
      wanted === "after-rule"
        ? `begin with who is bound, and move \`${found} …\` to the end.`
        : `write \`clause … ${found} …:\`, and the rule after the colon.`,
  }),
  S0145: () => ({
    label: "opens here, is never closed",
    text: "",
    hint: "put `)` where the part in brackets ends.",
  }),
  S0146: ({ found, instead, isSure }, at) => ({
    label: `\`${instead}\` in this language`,
    text: "One word for one meaning, so that no two clauses have to be compared for their style.",
    hint: `write \`${instead}\` for \`${found}\`.`,
    edits: isSure ? replaceWith(at, instead) : undefined,
  }),
  S0148: ({ maximum }) => ({
    label: `at most ${maximum} are counted exactly`,
    text: "Beyond that a machine rounds, and two machines may round differently.",
    hint: "write a smaller number, or another unit.",
  }),
  S0149: ({ id }, at) => ({
    label: "a number alone opens nothing",
    text: "Statements begin with one of twenty words; a rule begins with `clause` and its number.",
    hint: `write \`clause ${id}\`.`,
    edits: insert(at, at.span.start, "clause "),
  }),
};

function capitalised(word: string): string {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("");
}
