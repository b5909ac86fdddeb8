// The words of the diagnostics about the text around the statements: blocks, front matter, headings.
import { insert, replaceWith } from "./edits.ts";
import type { FrontMatterWant, SyntaxFacts } from "./facts.ts";
import type { WordingTable } from "./words.ts";

const frontMatterWants: Readonly<Record<FrontMatterWant, { wanted: string; example: string }>> = {
  text: { wanted: "one line of text", example: "title: Northern ceasefire" },
  zone: { wanted: "a zone of the time zone database", example: "time zone: Europe/Kyiv" },
  clock: { wanted: "a time of day, hours and minutes", example: "day ends: 24:00" },
  duration: { wanted: "a whole number and a unit", example: "horizon: 20 years" },
  languages: { wanted: "names of languages, separated by commas", example: "languages: English, French" },
};

type DocumentCode = "S0130" | "S0131" | "S0140" | "S0141" | "S0142" | "S0143" | "S0144" | "S0147";

export const documentWords: WordingTable<Pick<SyntaxFacts, DocumentCode>> = {
  S0130: ({ nextBlock, closing }) => ({
    label: closing === undefined ? "opens here, is never closed" : "opens here, closed by other marks",
    text: "Without an end, prose below it would be read as statements.",
    hint:
      closing === undefined
        ? "close the block with ``` on a line of its own."
        : "open and close the block with the same marks, best with ```.",
    also: [
      ...(nextBlock === undefined ? [] : [{ place: nextBlock, text: "the next block opens here" }]),
      ...(closing === undefined ? [] : [{ place: closing, text: "closes no block opened with other marks" }]),
    ],
  }),
  S0131: ({ found, reason }, at) => ({
    label: "read as prose",
    text: "Only blocks opened by a line ```servanda are part of the agreement's meaning.",
    hint:
      reason === "word"
        ? `write \`servanda\` for \`${found}\`, or mark it otherwise if it is only an illustration.`
        : reason === "no-word"
          ? "write `servanda` behind the marks, or `text` if it is only an illustration."
          : "open the block with three marks at the start of the line: ```servanda.",
    edits:
      reason === "word"
        ? replaceWith(at, "servanda")
        : reason === "no-word"
          ? insert(at, at.span.end, "servanda")
          : undefined,
  }),
  S0140: () => ({
    label: "opens here, is never closed",
    text: "Title, version and time zone stand between two lines `---` at the top of the file.",
    hint: "close it with a line `---`.",
  }),
  S0141: ({ reason }) => ({
    label:
      reason === "too-long"
        ? "too long"
        : reason === "given-twice"
          ? "given twice"
          : reason === "colon-in-value"
            ? "a second colon"
            : "not `key: value`",
    text: reason === "colon-in-value" ? "A value with a colon in it could be read as another key." : "",
    hint:
      reason === "too-long"
        ? "keep a few `key: value` lines, and say the rest in the prose."
        : reason === "given-twice"
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
  S0144: () => ({
    label: "not the first line of the file",
    text: "The front matter is read at the top of the file only; here its lines are prose.",
    hint: "move these lines to the top, above everything else.",
  }),
  S0147: ({ instead }, at) => ({
    label: "read as prose",
    text: "A heading begins with `#` marks and a blank. Blocks below this line belong to the article above it.",
    hint: `write \`${instead}\`.`,
    edits: replaceWith(at, instead),
  }),
};
