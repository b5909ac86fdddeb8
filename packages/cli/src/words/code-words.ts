// What `explain-code` says around the words of a code, which are the language's.
export const codeWords = {
  example: "For example:",
  mend: "How to mend it:",
  mended: "Mended:",
  oneCode: "one code at a time",
  unknown: (found: string): string => `there is no code \`${found}\``,
  seeAll: "`servanda explain-code` without a code lists all.",
  didYouMean: (near: readonly string[]): string => `The nearest are ${near.join(", ")}.`,
  near: (code: string, title: string): string => `${code} (${title})`,
  more: "`servanda explain-code CODE` explains one, with an example.",
} as const;

/** What the first digits of a code say. */
export const codeFamilies: readonly (readonly [prefix: string, name: string])[] = [
  ["S01", "How a text is written"],
  ["S02", "Names and words"],
  ["S03", "What goes with what, and what has no meaning yet"],
  ["S04", "Time"],
  ["S05", "Place"],
  ["S06", "Who owes, and to whom"],
  ["S09", "Style"],
  ["SP", "The small print"],
];
