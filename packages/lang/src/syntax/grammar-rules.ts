// The grammar as people read it, one rule at a time: for the documentation, and for the tests that hold the parser to
// it (every sentence these rules make must parse; every reserved word stands in one of them). The parser does not
// read it. Lists of words come from grammar.ts, so there is no second copy.
//
// Notation: 'clause' a reserved word at the start of a line, "must" anywhere, UPPER a token, Name a rule;
// ( ) groups, ? optional, * any number, | or. White space and `the` may stand between any two tokens.
import {
  auxiliaries,
  comparisons,
  modals,
  monthNames,
  noiseWord,
  prepositions,
  quantifiers,
  quantifierVariant,
  verbs,
} from "./grammar.ts";

export interface GrammarRule {
  readonly name: string;
  readonly text: string;
  /** One sentence for the docs; may be empty. */
  readonly about: string;
}

export const grammarRules: readonly GrammarRule[] = [
  rule("Block", `Statement*`, "What stands between the fences."),
  rule(
    "Statement",
    "Include | Actors | Body | Place | Class | Register | Measure | Annex | Standard | Stage | Entry | " +
      "Define | Ladder | Clause | Variant",
    "Each begins on its own line.",
  ),
  rule("Include", `'include' STRING`, ""),
  rule("Actors", `('between' | 'guaranteed by' | 'observed by' | 'involving') Actor ("," Actor)*`, "Who takes part."),
  rule("Actor", `NAME STRING? ("answers to" Noun)?`, ""),
  rule("Body", `'body' NAME STRING? "=" Nouns Line*`, "With lines it can decide; without, it is a mere group."),
  rule("Place", `('line' | 'zone') NAME STRING? ("=" Nouns)? (Phrase | Tail)* Line*`, ""),
  rule("Class", `'class' NAME STRING? Line*`, "One member a line."),
  rule(
    "Register",
    `'register' NAME STRING? ("of" Noun)? Phrase* Line*`,
    "Lines hold the counting rule and the exposure.",
  ),
  rule("Measure", `'measure' NAME STRING? Phrase* Line*`, ""),
  rule("Annex", `'annex' NAME STRING? ("sealed" STRING)? Phrase*`, ""),
  rule("Standard", `'standard' WORD ("for" WORD)? "=" Condition`, "A level of proof."),
  rule("Stage", `'stage' NAME STRING? (Phrase | Tail)* ("when" Condition)? (Phrase | Tail)*`, ""),
  rule("Entry", `'entry into force' ("of" Noun)? (Phrase | Tail)* ("when" Condition)? (Phrase | Tail)* Line*`, ""),
  rule("Define", `'define' NAME STRING? Phrase* ":" Condition Tail*`, ""),
  rule("Ladder", `'ladder' NAME "on" Fact Rung*`, "The highest rung whose condition holds."),
  rule("Rung", `"-" NAME ":" Condition Tail*`, ""),
  rule(
    "Clause",
    `'clause' ClauseId (Phrase | Until)* (","? "when" Condition)? (Phrase | Until)* ":" Sentence`,
    "One rule.",
  ),
  rule(
    "Variant",
    `('reading' | 'reservation') NAME? STRING? ("by" Nouns)? ":" Statement`,
    "Replaces the statement of that name.",
  ),
  rule("Line", `"-" Fact Tail*`, "A property of the statement above; begins its line."),
  rule("Sentence", `Nouns Phrase* (Duty | Effect) (Phrase | Tail)*`, "Who must what, or what is what."),
  rule("Duty", `Modal Nouns Objects?`, ""),
  rule("Modal", oneOf(modals), ""),
  rule("Effect", `"is" "not"? ("in force" | Noun | Phrase)`, ""),
  rule("Tail", `Unless | Otherwise | Then | Until | Mark`, ""),
  rule("Unless", `","? "unless" Condition`, "The exception."),
  rule("Otherwise", `","? "otherwise" Sentence`, "What follows a breach; takes every tail after it."),
  rule("Then", `","? "then" Sentence`, "What follows performance; takes every tail after it."),
  rule("Until", `","? "until" Condition`, ""),
  rule("Mark", `","? ("negotiable" | "no deadline" | "left open" STRING)`, "Said on purpose."),
  rule("Condition", `Both ("or" Both)*`, ""),
  rule("Both", `Part ("and" Part)*`, "`and` binds closer than `or`."),
  rule("Part", `"not"? ("(" Condition ")" | Fact)`, ""),
  rule("Fact", `Happening | Act | State`, ""),
  rule("Happening", `Nouns Objects? Phrase*`, "A thing of the world, a matter, a defined name."),
  rule("Act", `Nouns? Verb Noun? Phrase*`, "An act on record; without a subject in the lines of a body."),
  rule("State", `Nouns Phrase* "is" "not"? ("in force" | Noun | Phrase) Phrase*`, ""),
  rule("Verb", `${oneOf(verbs)} | (${oneOf(auxiliaries)}) "not"? WORD`, "Third person only."),
  rule("Phrase", `","? Preposition Nouns | Amount`, "What it means follows from the preposition and its nouns."),
  rule("Preposition", oneOf(prepositions), ""),
  rule("Nouns", `Noun ("," "and"? Noun)*`, "Lists use commas."),
  rule("Noun", `Quantified | Thing | Amount | Moment | Matter | Reference`, ""),
  rule("Objects", `Object ("," "and"? Noun | Object)*`, "Nouns that cannot be mistaken for more words."),
  rule("Object", `Quantified | Matter | Reference | DATE | TIME`, ""),
  rule(
    "Quantified",
    `Quantifier (WORD WORD* NAME? Postfix | NAME Postfix | Of)`,
    "`a party X` binds X for the clause.",
  ),
  rule("Quantifier", oneOf([...quantifiers, quantifierVariant]), ""),
  rule("Thing", `(WORD WORD* NAME? | NAME) Postfix`, ""),
  rule("Amount", `Comparison? NUMBER "%"? WORD* NAME? Postfix`, ""),
  rule("Comparison", oneOf(comparisons), ""),
  rule("Moment", `DATE TIME? | TIME | INTEGER Month`, "`31 January` returns every year."),
  rule("Month", oneOf(monthNames), "Reserved: no name may be a month."),
  rule("Matter", `STRING Postfix`, "Opaque: someone declares, decides or judges it."),
  rule("Reference", `"clause" ClauseId`, ""),
  rule("ClauseId", `CODE | INTEGER | NAME`, ""),
  rule("Postfix", `"in force"? Of? ("other than" Noun)?`, ""),
  rule("Of", `"of" (Noun | "(" Nouns ")")`, ""),
];

/** The tokens the rules end in, with the shape of each, in words. */
export const grammarTokens: Readonly<Record<string, string>> = {
  NAME: "a capital letter (or a letter of a script without capitals), then letters, digits, `_`",
  WORD: "a lower-case word of the vocabulary that is not reserved; hyphens and `/` inside: `air-defence`",
  STRING: '`"…"` on one line; opaque',
  NUMBER: "`24`, `3.67`: no separators",
  INTEGER: "`24`",
  CODE: "`5.2`, `J.36.a`: parts joined by points",
  DATE: "`2026-02-15`",
  TIME: "`00:00`, or with its offset from UTC: `03:30+03:00`",
};

/** What may stand between tokens. */
export const grammarTrivia: string = `white space, line ends, \`# comments\` to the end of the line, "${noiseWord}"`;

function rule(name: string, text: string, about: string): GrammarRule {
  return { name, text, about };
}

function oneOf(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(" | ");
}
