// What the editor shows beyond the language's own messages: kinds of names, lines of hovers, titles of quick fixes,
// reasons for a refusal. The diagnostics' words and the meanings of reserved words are lang's.
import type { NoteKind, SymbolKind } from "@servanda/lang";

export const symbolWords: Readonly<Record<SymbolKind, string>> = {
  party: "party",
  guarantor: "guarantor",
  observer: "observer",
  actor: "actor",
  body: "body",
  line: "line",
  zone: "zone",
  class: "class",
  register: "register",
  measure: "measure",
  annex: "annex",
  stage: "stage",
  define: "define",
  ladder: "ladder",
  rung: "rung of a ladder",
  reading: "reading",
  clause: "clause",
  level: "level of proof",
  word: "word of the agreement",
  variable: "variable of this clause",
};

/** Before what the rendering notes beside a sentence. */
export const noteLabels: Readonly<Record<NoteKind, string>> = {
  mistake: "Mistake:",
  assumed: "Assumed:",
  meaning: "Meaning:",
  "no deadline": "No deadline:",
  "no judge": "No judge:",
  "left open": "Left open:",
  "not acted on": "Not acted on:",
};

export const hoverWords = {
  declaredIn: (article: string, file: string, line: number): string =>
    `declared in ${article === "" ? "" : `*${article}*, `}${file}:${line}`,
  /** Under a reading. */
  asReadBy: (reading: string): string => `as *${reading}* reads it`,
  example: "For example",
  kindOfEvent: (name: string): string => `\`${name}\`: something that happens and can be observed.`,
  under: (parent: string): string => `A kind of \`${parent}\`.`,
  takesIn: (kinds: readonly string[]): string => `Takes in ${kinds.map((kind) => `\`${kind}\``).join(", ")}.`,
  recordAct: (base: string): string => `\`${base}\`: an act on record; a record of it settles that it happened.`,
  worldAct: (base: string): string => `\`${base}\`: done in the world, so that somebody must see it.`,
  seenAs: (kind: string): string => `It is seen as \`${kind}\`.`,
  unit: (plural: string): string => `\`${plural}\`: a unit.`,
  role: (word: string): string => `\`${word}\`: an actor, by what it is to the agreement.`,
  attribute: (word: string): string => `\`${word}\`: a number that a report can state of an event.`,
  clockStart: (word: string): string => `\`${word}\`: after \`counted from\`, where a clock starts.`,
  vocabulary: (word: string): string => `\`${word}\`: a word of the vocabulary.`,
  /** A word of the rules of a body. */
  bodyRule: (word: string, meaning: string): string => `\`${word}\`: ${meaning}`,
  /** `NAME is STATE`. */
  state: (state: string, meaning: string): string => `**is ${state}**\n\n${meaning}`,
  number: "Article",
} as const;

export const fixWords = {
  replace: (from: string, to: string): string => `Write \`${to}\` for \`${from}\``,
  insert: (text: string): string => `Insert \`${text}\``,
  remove: (text: string): string => `Remove \`${text}\``,
  several: (title: string): string => `Mend: ${title}`,
  all: "Mend everything that can be mended safely",
} as const;

export const renameWords = {
  nothing: "there is no name here that can be renamed",
  library: (name: string): string => `\`${name}\` is declared in the standard library, which is not yours to change`,
  notAName: (name: string): string =>
    `\`${name}\` cannot be a name: a name begins with a capital letter and goes on with letters, digits and \`_\``,
  notANumber: (name: string): string =>
    `\`${name}\` cannot be the number of a clause: write \`5\`, \`5.2\` or \`J.36.a\``,
  notAWord: (name: string): string =>
    `\`${name}\` cannot be a word of the agreement: it begins with a small letter and is not reserved`,
  vocabulary: (name: string): string => `\`${name}\` is a word of the vocabulary already`,
  taken: (name: string, kind: SymbolKind): string =>
    `\`${name}\` is taken: the agreement has a ${symbolWords[kind]} of it`,
  mistake: (title: string): string => `the agreement would then have a mistake that it has not now: ${title}`,
} as const;

export const completionWords = {
  openers: "begins a statement",
  verb: "act on record",
  nextNumber: "the next free number",
  path: "a file to include",
  library: "the standard library",
  map: "a map beside the agreement",
  matter: "a matter of this agreement",
  vocabulary: "vocabulary",
  kind: "what happens",
  act: "what is done",
  unit: "unit",
  role: "who",
  place: "where",
  edge: "edge of a stage",
  attribute: "attribute of an event",
  clockStart: "where a clock starts",
  level: "level of proof",
  state: "where it stands",
  rung: "a rung of this ladder",
  duty: "how its duties stand",
  bodyLine: "a rule of the body",
  vote: "how the body decides",
  reference: "what was spoken of",
  frontMatter: "front matter",
} as const;

/** What a thing comes to that `is` so. */
export const stateMeanings: ReadonlyMap<string, string> = new Map([
  ["suspended", "Not in force for now: nothing is found under it, nothing begins, and counted clocks stand still."],
  ["void", "Of no effect from then on; open duties lapse."],
  ["ended", "Over; open duties lapse. In a condition: the stage has ended."],
  ["relieved", "Of a measure: lifted, as a whole or by a share."],
  ["restored", "Of a measure: in force again."],
  ["presumed", "Taken as given without a report, on what triggered it, until a ruling turns it down."],
  ["transferred", "Of the control of a place: with another from then on."],
  ["convened", "Of a body: called together."],
  ["due", "Of a clause: one of its duties is owed and its deadline has not passed."],
  ["fulfilled", "Of a clause: one of its duties was done."],
  ["overdue", "Of a clause: one of its duties is past its deadline and not done."],
]);

/** Words that open or make up the lines of a body. */
export const bodyMeanings: ReadonlyMap<string, string> = new Map([
  ["unanimity", "Every member for it."],
  ["consensus", "Every member has spoken, and nobody is against."],
  ["quorum", "So many members must take part: `quorum of 5`."],
  ["silence", "Who has not voted by then agrees: `silence is consent after 24 hours`."],
  ["veto", "The vote of this member against it stops it: `veto by Gard`."],
  ["chair", "The member whose vote decides a tie: `chair by Mission`."],
  ["deadlock", "Who decides when the body cannot: `deadlock by Mission`."],
]);
