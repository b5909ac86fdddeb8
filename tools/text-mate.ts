// The colouring of servanda blocks for editors that know TextMate grammars, made from the language's own lists of
// words, and the rule that finds the blocks in Markdown. Written to editors/vscode/syntaxes by `npm run vsix`; a test
// says when it has fallen behind.
import {
  auxiliaries,
  comparisons,
  keywords,
  modals,
  monthNames,
  noiseWord,
  openers,
  prepositions,
  quantifiers,
  quantifierVariant,
  tailWords,
  units,
  verbs,
} from "@servanda/lang";

interface Pattern {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly while?: string;
  readonly contentName?: string;
  readonly include?: string;
  readonly beginCaptures?: Readonly<Record<string, { readonly name: string }>>;
  readonly endCaptures?: Readonly<Record<string, { readonly name: string }>>;
  readonly patterns?: readonly Pattern[];
}

export interface TextMateGrammar {
  readonly comment: string;
  readonly scopeName: string;
  readonly injectionSelector?: string;
  readonly patterns: readonly Pattern[];
}

const COMMENT = "Made by `npm run vsix` from the language's lists of words. Do not edit.";
/** What a word may not touch: the scanner's letters of words. */
const LETTER = "[\\p{L}\\p{M}\\p{N}_\\-/]";

/** Any of these words or groups, alone; the longest first. */
function anyOf(words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return `(?:${longestFirst.map((word) => word.replaceAll(" ", "\\s+")).join("|")})(?!${LETTER})`;
}

function word(name: string, words: readonly string[]): Pattern {
  return { name: `${name}.servanda`, match: `(?<!${LETTER})${anyOf(words)}` };
}

/** One block, without its fences. */
export function blockGrammar(): TextMateGrammar {
  return {
    comment: COMMENT,
    scopeName: "source.servanda",
    patterns: [
      { name: "comment.line.number-sign.servanda", match: "#.*$" },
      { name: "string.quoted.double.servanda", match: '"[^"\\r\\n]*"?' },
      { name: "keyword.control.opener.servanda", match: `^\\s*${anyOf(openers)}` },
      word("keyword.control.modal", modals),
      word("keyword.control.tail", tailWords),
      word("keyword.operator.comparison", comparisons),
      word("keyword.other.preposition", prepositions),
      { name: "support.function.act.servanda", match: perfect() },
      word("support.function.act", verbs),
      word("keyword.other", keywords),
      word("storage.modifier.quantifier", [...quantifiers, quantifierVariant]),
      word("comment.noise", [noiseWord]),
      word("constant.numeric.date", monthNames),
      {
        name: "constant.numeric.date.servanda",
        match: `(?<!${LETTER})(?:\\d{4}-\\d{2}-\\d{2}|\\d{2}:\\d{2})(?!${LETTER})`,
      },
      {
        name: "constant.other.clause.servanda",
        match: `(?<!${LETTER})[\\p{L}\\p{N}]+(?:\\.[\\p{L}\\p{N}]+)+(?!${LETTER})`,
      },
      { name: "constant.numeric.servanda", match: `(?<!${LETTER})\\d+(?!${LETTER})` },
      word("keyword.other.unit", [...units.keys()]),
      {
        name: "entity.name.type.servanda",
        match: "(?<![\\p{L}\\p{M}\\p{N}_\\-/.])[\\p{Lu}\\p{Lt}\\p{Lo}][\\p{L}\\p{M}\\p{N}_]*",
      },
      { name: "keyword.operator.servanda", match: "[:,()=%-]" },
    ],
  };
}

/** `has ratified`, `have not signed`. */
function perfect(): string {
  return `(?<!${LETTER})(?:${auxiliaries.join("|")})\\s+(?:not\\s+)?\\p{Ll}[\\p{Ll}-]*(?!${LETTER})`;
}

/** Finds the fenced blocks of ours in Markdown, before Markdown takes them for code of no language. */
export function markdownInjection(): TextMateGrammar {
  return {
    comment: COMMENT,
    scopeName: "markdown.servanda.codeblock",
    injectionSelector: "L:text.html.markdown",
    patterns: [
      {
        name: "markup.fenced_code.block.markdown",
        begin: "(^|\\G)( {0,3})(`{3,}|~{3,})[ \\t]*(servanda)(?=[\\s{]|$)[^`]*$",
        end: "(^|\\G)(\\2| {0,3})(\\3)[`~]*[ \\t]*$",
        beginCaptures: {
          "3": { name: "punctuation.definition.markdown" },
          "4": { name: "fenced_code.block.language.markdown" },
        },
        endCaptures: { "3": { name: "punctuation.definition.markdown" } },
        patterns: [
          {
            begin: "(^|\\G)(.*)",
            while: "(^|\\G)(?! {0,3}(?:`{3,}|~{3,})[ \\t]*$)",
            contentName: "meta.embedded.block.servanda",
            patterns: [{ include: "source.servanda" }],
          },
        ],
      },
    ],
  };
}

/** As it is kept in the repository. */
export function printGrammar(grammar: TextMateGrammar): string {
  return `${JSON.stringify(grammar, undefined, 2)}\n`;
}
