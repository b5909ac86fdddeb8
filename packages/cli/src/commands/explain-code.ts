// `servanda explain-code`: what a code of `check` means, an example, and how to mend it; or all codes.
import { nearest } from "@servanda/core";
import { allCodes, type ExplainedCode, explainCode, isCode } from "@servanda/lang";
import type { Arguments } from "../arguments.ts";
import { complain } from "../complain.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { usageWords } from "../messages.ts";
import { table, wrap } from "../report/layout.ts";
import type { Paint, Terminal } from "../terminal.ts";
import { codeFamilies, codeWords } from "../words/code-words.ts";

const COMMAND = "explain-code";
const NEAR_COUNT = 3;

/** Explains one code, written in capitals or not; lists all where none is given. */
export async function runExplainCode(args: Arguments, terminal: Terminal): Promise<number> {
  const [asked, ...more] = args.positionals;
  if (more.length > 0) {
    const remedy = usageWords.seeHelp(COMMAND);
    return complain(terminal, COMMAND, { code: "wrong-usage", message: codeWords.oneCode, remedy });
  }
  const explained = allCodes.map(explainCode);
  if (asked === undefined) {
    terminal.out(args.has("json") ? json(explained.map(inList)) : list(explained, terminal.paint));
    return EXIT_OK;
  }
  const code = asked.toUpperCase();
  if (!isCode(code)) return unknown(asked, terminal);
  const found = explainCode(code);
  terminal.out(args.has("json") ? json(found) : page(found, terminal.paint));
  return EXIT_OK;
}

function unknown(asked: string, terminal: Terminal): number {
  const near = nearest(asked.toUpperCase(), allCodes).slice(0, NEAR_COUNT).filter(isCode).map(explainCode);
  const named = near.map(({ code, title }) => codeWords.near(code, title));
  const remedy = named.length === 0 ? codeWords.seeAll : `${codeWords.didYouMean(named)} ${codeWords.seeAll}`;
  return complain(terminal, COMMAND, { code: "wrong-usage", message: codeWords.unknown(asked), remedy });
}

function page({ code, severity, title, why, bad, remedy, good }: ExplainedCode, paint: Paint): string {
  return `${[
    `${paint(severity, `${severity}[${code}]`)}: ${paint("strong", title)}`,
    wrap(why),
    `${codeWords.example}\n${indented(bad)}`,
    wrap(remedy, { first: `${paint("hint", codeWords.mend)} ` }),
    `${codeWords.mended}\n${indented(good)}`,
  ].join("\n\n")}\n`;
}

function list(explained: readonly ExplainedCode[], paint: Paint): string {
  const families = codeFamilies.map(([prefix, name]) => {
    const rows = explained.filter(({ code }) => code.startsWith(prefix));
    return rows.length === 0 ? "" : `${paint("strong", name)}\n${table(rows.map(rowOf))}\n\n`;
  });
  return `${families.join("")}${codeWords.more}\n`;
}

const rowOf = ({ code, severity, title }: ExplainedCode): string[] => [code, severity.padEnd(7), title];

const inList = ({ code, severity, title }: ExplainedCode): object => ({ code, severity, title });

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

const indented = (lines: string): string => lines.replace(/^/gm, "    ");
