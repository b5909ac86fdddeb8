// `servanda render`: every clause as one sentence under the heading of its article, to be compared with the prose.
import { BASE_READING, type CheckedAgreement, type Clause } from "@servanda/agreement";
import type { Arguments } from "../arguments.ts";
import { complain } from "../complain.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { usableAgreement } from "../io/usable-agreement.ts";
import { usageWords } from "../messages.ts";
import { wrap } from "../report/layout.ts";
import type { Paint, Terminal } from "../terminal.ts";
import { renderWords } from "../words/check-words.ts";

/** Renders one agreement. */
export async function runRender(args: Arguments, terminal: Terminal): Promise<number> {
  const [path, ...more] = args.positionals;
  if (path === undefined || more.length > 0) {
    const message = path === undefined ? usageWords.noFile : usageWords.oneFile;
    return complain(terminal, "render", { code: "wrong-usage", message, remedy: usageWords.seeHelp("render") });
  }
  const usable = usableAgreement(path, "render", terminal);
  if (!usable.ok) return usable.exitCode;
  terminal.out(sentences(usable.agreement, terminal.paint));
  return EXIT_OK;
}

/** The agreement as sentences. */
export function sentences(agreement: CheckedAgreement, paint: Paint): string {
  const parts = [`${paint("strong", agreement.title)}\n`];
  agreement.articles.forEach((article, index) => {
    const clauses = agreement.clauses.filter((each) => each.article === index);
    if (clauses.length === 0) return;
    if (article.heading !== agreement.title) parts.push(`\n${paint("strong", article.heading)}\n`);
    for (const clause of inPairs(clauses)) parts.push(sentence(agreement, clause, paint));
  });
  if (agreement.clauses.length === 0) parts.push(`${renderWords.noClauses}\n`);
  if (agreement.withoutMeaning.length > 0) {
    parts.push(`\n${renderWords.withoutMeaning}\n`);
    for (const { what } of agreement.withoutMeaning) parts.push(`${wrap(what, { indent: "    ", first: "  · " })}\n`);
  }
  return parts.join("");
}

/** Each clause of the base with its readings after it. */
function inPairs(clauses: readonly Clause[]): Clause[] {
  const numbers = [...new Set(clauses.map((each) => each.number))];
  return numbers.flatMap((number) => clauses.filter((each) => each.number === number));
}

function sentence(agreement: CheckedAgreement, clause: Clause, paint: Paint): string {
  const reading = agreement.readings.find((each) => each.name === clause.reading);
  const isBase = clause.reading === BASE_READING;
  const mark = isBase ? "" : ` ${paint("quiet", `[${renderWords.reading(clause.reading, reading?.holders ?? [])}]`)}`;
  return `${paint("strong", clause.number)}${mark}\n${wrap(clause.sentence, { indent: "  " })}\n`;
}
