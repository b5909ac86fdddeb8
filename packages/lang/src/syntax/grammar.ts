// Every reserved word and group of words of the language, once. The lexer, the parser, the formatter, the
// completion and the documentation read these lists; there is no second copy. How the words combine is written
// in grammar-rules.ts. Not for vocabulary (`fire`, `uav`): that is declared in the library.

/** Reserved only as the first word of a line; 20 of them. */
export const openers = [
  "include",
  "between",
  "guaranteed by",
  "observed by",
  "involving",
  "body",
  "line",
  "zone",
  "class",
  "register",
  "measure",
  "annex",
  "standard",
  "stage",
  "entry into force",
  "clause",
  "define",
  "ladder",
  "reading",
  "reservation",
] as const;
export type Opener = (typeof openers)[number];

export const modals = ["must", "must not", "must strive to", "must prevent", "may", "can"] as const;
export type Modal = (typeof modals)[number];

export const prepositions = [
  "by",
  "to",
  "from",
  "in",
  "on",
  "at",
  "with",
  "within",
  "after",
  "before",
  "for",
  "during",
  "every",
  "outside",
  "nearer than",
  "behind",
  "forward of",
  "apart from",
  "judged by",
  "pleaded by",
  "counted from",
  "released to",
  "in step with",
  "subject to",
  "overriding",
  "extendable by",
  "renewed for",
  "according to",
] as const;
export type Preposition = (typeof prepositions)[number];

export const quantifiers = ["each", "any", "a", "no", "that", "other"] as const;
export type Quantifier = (typeof quantifiers)[number];

/** Another spelling of the quantifier `a`. */
export const quantifierVariant = "an";

export const comparisons = ["at least", "at most", "more than", "last"] as const;
export type Comparison = (typeof comparisons)[number];

/** Acts on record: third person, because base forms are also nouns. */
export const verbs = [
  "decides",
  "declares",
  "notifies",
  "requests",
  "finds",
  "reports",
  "renews",
  "recommends",
  "gives notice",
  "refers",
  "objects",
  "accepts",
  "agrees",
  "joins",
  "denies",
  "convenes",
  "registers",
  "invokes",
  "tables",
  "asks",
] as const;

/** With a participle they make an act on record: `has ratified`, `have not signed`. */
export const auxiliaries = ["has", "have"] as const;

export const tailWords = ["unless", "otherwise", "then", "until", "negotiable", "no deadline", "left open"] as const;

/** The rest. `clause` refers here; as an opener it opens. */
export const keywords = [
  "and",
  "or",
  "not",
  "when",
  "is",
  "of",
  "other than",
  "in force",
  "answers to",
  "sealed",
  "clause",
] as const;

/** Every single word that is reserved somewhere. */
export const reservedWords: ReadonlySet<string> = new Set(
  [openers, modals, prepositions, quantifiers, comparisons, verbs, auxiliaries, tailWords, keywords].flatMap((list) =>
    list.flatMap((group) => group.split(" ")),
  ),
);

/** Skipped wherever it stands. */
export const noiseWord = "the";

export const symbols = [":", ",", "(", ")", "=", "%", "-"] as const;

/** Reserved so that no name can be read as part of a date. */
export const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

export type ActorRole = "party" | "guarantor" | "observer" | "other";

export const actorRoles: Readonly<Partial<Record<Opener, ActorRole>>> = {
  between: "party",
  "guaranteed by": "guarantor",
  "observed by": "observer",
  involving: "other",
};

/** Words of other drafting traditions in the place of a modal, and what they are here. */
export const modalSynonyms: Readonly<Record<string, Modal>> = {
  shall: "must",
  should: "must strive to",
  will: "must",
  ought: "must strive to",
  cannot: "must not",
};

/** Prepositions of other traditions, and what says it here. */
export const prepositionSynonyms: Readonly<Record<string, Preposition>> = {
  into: "in",
  inside: "in",
  throughout: "in",
  upon: "on",
  against: "on",
  beyond: "behind",
  towards: "to",
  toward: "to",
  since: "from",
  per: "every",
  following: "after",
  pursuant: "according to",
};

/** Words that begin a condition elsewhere. */
export const conditionSynonyms: Readonly<Record<string, "when">> = {
  if: "when",
  once: "when",
  where: "when",
  whenever: "when",
  upon: "when",
};

/** Words that begin an exception or a consequence elsewhere, and what says it here. */
export const tailSynonyms: Readonly<Record<string, (typeof tailWords)[number]>> = {
  except: "unless",
  save: "unless",
  excepting: "unless",
  failing: "otherwise",
  else: "otherwise",
};

/** Words that open a provision elsewhere, and the opener that says it here. */
export const openerSynonyms: ReadonlyMap<string, Opener> = new Map([
  ["article", "clause"],
  ["section", "clause"],
  ["paragraph", "clause"],
  ["provision", "clause"],
  ["rule", "clause"],
  ["definition", "define"],
  ["trigger", "define"],
  ["area", "zone"],
  ["region", "zone"],
  ["group", "body"],
  ["committee", "body"],
  ["phase", "stage"],
  ["period", "stage"],
  ["inventory", "register"],
  ["list", "register"],
]);

/** Bounds that keep any input cheap; a file beyond them is reported, not read. */
export const limits = {
  sizeUtf16: 1_048_576,
  /** The front matter is a handful of lines. */
  frontMatterUtf16: 16_384,
  /** Beyond so many digits a number is rounded. */
  digitCount: 15,
  /** A map of a million positions fits. */
  mapUtf16: 67_108_864,
  nestingDepth: 32,
  statementCount: 20_000,
  /** `otherwise` and `then` inside each other. */
  chainDepth: 2,
  /** Files that one agreement includes, each counted once. */
  includeCount: 100,
  /** Of all of them together. */
  includedSizeUtf16: 8_388_608,
  /** Beyond so many mistakes in one file nobody reads on. */
  diagnosticCount: 1000,
} as const;
