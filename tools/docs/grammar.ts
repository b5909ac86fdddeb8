// The made parts of docs/language/grammar.md: the rules of the published grammar, the lists of reserved words, the
// tokens, and the words of other drafting traditions with what says it here.
import { grammarRules, grammarTokens, grammarTrivia, limits } from "@servanda/lang";
import * as grammar from "../../packages/lang/src/syntax/grammar.ts";
import { mentionedIn } from "../../packages/lang/src/testing/derive.ts";

const WIDTH = 100;

/** `rule Clause`: the rule, its sentence, and links to the rules it is made of and used in. */
export function grammarRule([name = ""]: readonly string[]): string {
  const rule = grammarRules.find((each) => each.name === name);
  if (rule === undefined) throw new Error(`the grammar has no rule ${name}`);
  const usedIn = grammarRules.filter((each) => mentionedIn(each.text).includes(name)).map((each) => each.name);
  const parts = [
    ["Made of", mentionedIn(rule.text)],
    ["Used in", usedIn],
  ] as const;
  const links = parts.filter(([, names]) => names.length > 0).map(([words, names]) => `${words} ${linked(names)}.`);
  return [
    `\`\`\`text\n${wrapped(`${name} = `, rule.text)}\n\`\`\``,
    ...(rule.about === "" ? [] : [rule.about]),
    ...(links.length === 0 ? [] : [links.join(" ")]),
  ].join("\n\n");
}

function linked(names: readonly string[]): string {
  return names.map((name) => `[${name}](#${isToken(name) ? "tokens" : name.toLowerCase()})`).join(", ");
}

function isToken(name: string): boolean {
  return Object.hasOwn(grammarTokens, name);
}

/** A long rule is broken before `|`. */
function wrapped(head: string, text: string): string {
  const lines: string[] = [];
  let line = head;
  for (const [index, part] of text.split(" | ").entries()) {
    const added = index === 0 ? part : ` | ${part}`;
    if (line.length + added.length > WIDTH && index > 0) {
      lines.push(line);
      line = `${" ".repeat(head.length - 2)}${added.trimStart()}`;
    } else line += added;
  }
  return [...lines, line].join("\n");
}

const lists: Readonly<Record<string, readonly string[]>> = {
  openers: grammar.openers,
  modals: grammar.modals,
  prepositions: grammar.prepositions,
  quantifiers: [...grammar.quantifiers, grammar.quantifierVariant],
  comparisons: grammar.comparisons,
  verbs: [...grammar.verbs, ...grammar.auxiliaries],
  tails: grammar.tailWords,
  keywords: grammar.keywords,
  months: grammar.monthNames,
  symbols: grammar.symbols,
};

/** `words openers`. */
export function reservedWords([list = ""]: readonly string[]): string {
  const words = lists[list];
  if (words === undefined) throw new Error(`the grammar has no list ${list}`);
  return words.map((word) => `\`${word}\``).join(" · ");
}

/** The names of the lists, for the test that none is left out. */
export const reservedLists: readonly string[] = Object.keys(lists);

/** `tokens`. */
export function tokenTable(): string {
  const rows = Object.entries(grammarTokens).map(
    ([name, shape]) => `| \`${name}\` | ${shape.replaceAll("|", "\\|")} |`,
  );
  return ["| token | shape |", "| --- | --- |", ...rows].join("\n");
}

/** `trivia`: what may stand between tokens. */
export function trivia(): string {
  return `  ${grammarTrivia}`;
}

/** `synonyms`: what is written elsewhere, and what says it here. */
export function synonymTable(): string {
  const pairs = [
    ...Object.entries(grammar.modalSynonyms),
    ...Object.entries(grammar.prepositionSynonyms),
    ...grammar.openerSynonyms,
  ];
  const here = [...new Set(pairs.map(([, word]) => word))];
  const rows = here.map((word) => {
    const there = pairs.filter(([, each]) => each === word).map(([each]) => `\`${each}\``);
    return `| ${there.join(", ")} | \`${word}\` |`;
  });
  return ["| elsewhere | here |", "| --- | --- |", ...rows].join("\n");
}

/** `limits`. */
export function limitList(): string {
  return [
    `- ${grouped(limits.sizeUtf16)} characters in a file`,
    `- ${grouped(limits.frontMatterUtf16)} characters in the front matter`,
    `- ${grouped(limits.mapUtf16)} characters in a map`,
    `- ${limits.includeCount} files included`,
    `- ${limits.digitCount} digits in a number`,
    `- ${grouped(limits.diagnosticCount)} mistakes of each severity, and no more are listed`,
    `- ${grouped(limits.statementCount)} statements in a file`,
    `- ${limits.nestingDepth} levels of brackets, \`of\` and readings`,
    `- ${limits.chainDepth} levels of \`otherwise\` and \`then\` inside each other`,
  ].join("\n");
}

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+(?!\d))/g, " ");
