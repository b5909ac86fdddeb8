// What single characters are to the language: look-alike letters, odd spaces, typographic signs, invisible ones.
// Only the characters; where they stand and what to say about them is for the scanner and the words.

/** Letters that look like a Latin letter, by what they look like. The common pairs of Cyrillic and Greek. */
const latinLookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    А: "A",
    В: "B",
    С: "C",
    Е: "E",
    Н: "H",
    І: "I",
    Ј: "J",
    К: "K",
    М: "M",
    О: "O",
    Р: "P",
    Ѕ: "S",
    Т: "T",
    Х: "X",
    У: "Y",
    а: "a",
    с: "c",
    е: "e",
    һ: "h",
    і: "i",
    ј: "j",
    о: "o",
    р: "p",
    ѕ: "s",
    х: "x",
    у: "y",
    ԁ: "d",
    ԛ: "q",
    ԝ: "w",
    Α: "A",
    Β: "B",
    Ε: "E",
    Ζ: "Z",
    Η: "H",
    Ι: "I",
    Κ: "K",
    Μ: "M",
    Ν: "N",
    Ο: "O",
    Ρ: "P",
    Τ: "T",
    Υ: "Y",
    Χ: "X",
    α: "a",
    ι: "i",
    ν: "v",
    ο: "o",
    ρ: "p",
    υ: "u",
  }),
);

/** Scripts between which letters are confused; any other script counts as "other" and mixes freely. */
const confusableScripts: readonly (readonly [name: string, letters: RegExp])[] = [
  ["Latin", /\p{Script=Latin}/u],
  ["Cyrillic", /\p{Script=Cyrillic}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Armenian", /\p{Script=Armenian}/u],
  ["Cherokee", /\p{Script=Cherokee}/u],
];

/** The confusable script of a letter, or undefined. */
export function scriptOf(letter: string): string | undefined {
  return confusableScripts.find(([, letters]) => letters.test(letter))?.[0];
}

/** The first letter of a script other than the one most letters have; undefined when there is none. */
export function foreignLetter(word: string): { letter: string; letterScript: string; wordScript: string } | undefined {
  const letters = [...word].flatMap((letter) => {
    const script = scriptOf(letter);
    return script === undefined ? [] : [{ letter, script }];
  });
  const counts = new Map<string, number>();
  for (const { script } of letters) counts.set(script, (counts.get(script) ?? 0) + 1);
  if (counts.size < 2) return undefined;
  const [wordScript = ""] = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most));
  const foreign = letters.find(({ script }) => script !== wordScript);
  return foreign && { letter: foreign.letter, letterScript: foreign.script, wordScript };
}

/**
 * The first letter that is not what it looks like, in a word that looks Latin all through: one that has Latin letters
 * too, or one that reads as a reserved word. Otherwise it is a word of its own script.
 */
export function lookAlikeLetter(
  word: string,
  isReserved: boolean,
): { letter: string; letterScript: string; wordScript: string } | undefined {
  const foreign = [...word].find((letter) => latinLookAlikes.has(letter));
  if (foreign === undefined || (!isReserved && foreignLetter(word) === undefined)) return undefined;
  return { letter: foreign, letterScript: scriptOf(foreign) ?? "foreign", wordScript: "Latin" };
}

/** How a word looks in Latin letters: equal skeletons cannot be told apart by eye. */
export function skeletonOf(word: string): string {
  return [...word].map((letter) => latinLookAlikes.get(letter) ?? letter).join("");
}

/** Signs that word processors write, by what the language has in their place; "" means nothing is needed. */
export const signReplacements: ReadonlyMap<string, string> = new Map([
  ["–", "-"],
  ["—", "-"],
  ["−", "-"],
  ["•", "-"],
  ["*", "-"],
  ["：", ":"],
  ["，", ","],
  ["（", "("],
  ["）", ")"],
  ["＝", "="],
  ["％", "%"],
  [".", ""],
  [";", ""],
]);

/** Opening mark → the marks that may close it. The apostrophe counts: `'self-defence'`. */
export const quotationMarks: ReadonlyMap<string, string> = new Map([
  ["“", "”“"],
  ["„", "“”"],
  ["”", "”"],
  ["«", "»"],
  ["»", "«"],
  ["‘", "’"],
  ["’", "’"],
  ["'", "'"],
  ["`", "`"],
]);

/** White space other than space, tab and line ends. */
export const oddSpace: RegExp = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u000b\u000c\u0085\u2028\u2029]/u;

const invisibleRanges: readonly string[] = [
  "\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f", // control characters but for white space
  "\\u00ad\\u180e\\u200b-\\u200d\\u2060-\\u2064\\ufeff", // soft hyphen, zero width, a stray byte order mark
  "\\u061c\\u200e-\\u200f\\u202a-\\u202e\\u2065-\\u2069", // direction of writing
];

/** What a reader cannot see, or what makes a line read in another order than it is written. */
export const invisible: RegExp = new RegExp(`[${invisibleRanges.join("")}]`, "u");
