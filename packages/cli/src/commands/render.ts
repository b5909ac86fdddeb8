// `servanda render`: every statement as a sentence under the heading of its article, to be compared with the prose.
import { parseAgreement, positionOf, type RenderedArticle, render, type SourceFile } from "@servanda/lang";
import type { Arguments } from "../arguments.ts";
import { complain } from "../complain.ts";
import { EXIT_AGREEMENT, EXIT_OK } from "../exit-codes.ts";
import { type AgreementFile, readAgreement } from "../io/agreement-file.ts";
import { usageWords } from "../messages.ts";
import { wrap } from "../report/layout.ts";
import { renderedPage } from "../report/rendered-page.ts";
import type { Paint, Terminal } from "../terminal.ts";
import { renderWords } from "../words/check-words.ts";

/** Renders one agreement; one with errors as far as it parses. */
export async function runRender(args: Arguments, terminal: Terminal): Promise<number> {
  const [path, ...more] = args.positionals;
  if (path === undefined || more.length > 0) {
    const message = path === undefined ? usageWords.noFile : usageWords.oneFile;
    return complain(terminal, "render", { code: "wrong-usage", message, remedy: usageWords.seeHelp("render") });
  }
  const file = readAgreement(path);
  if (!file.ok) return complain(terminal, "render", file.refusal);
  const hasErrors = file.value.checked.agreement === undefined;
  if (args.has("json")) terminal.out(renderJson(file.value));
  else terminal.out(renderPage(file.value, terminal.paint, args.has("prose")));
  if (hasErrors) terminal.err(`${renderWords.hasErrors(path)}\n`);
  return hasErrors ? EXIT_AGREEMENT : EXIT_OK;
}

/** The page, with a last line on what has no effect. */
export function renderPage(file: AgreementFile, paint: Paint, hasProse: boolean): string {
  const { source } = file;
  const { title, articles } = rendered(file);
  const lineOf = (offset: number): number => lineAt(source, offset);
  const page = renderedPage(articles, { title, hasProse, lineOf, paint });
  const statements = articles.flatMap((article) => article.statements);
  if (statements.length === 0) return `${page}\n${renderWords.nothing}\n`;
  const count = statements.filter(({ notes }) => notes.some(({ kind }) => kind === "not acted on")).length;
  return count === 0 ? page : `${page}\n${wrap(renderWords.withoutEffect(count, statements.length))}\n`;
}

function rendered({ source, checked }: AgreementFile): {
  readonly title: string;
  readonly articles: readonly RenderedArticle[];
} {
  const parsed = parseAgreement(source);
  const articles = render(parsed, checked);
  const { frontMatter } = parsed.document;
  return { title: frontMatter.title?.value ?? articles[0]?.heading ?? source.name, articles };
}

/** For programs: the same, with the place of each statement as line numbers, the first of them 1. */
function renderJson(file: AgreementFile): string {
  const { title, articles } = rendered(file);
  const placed = articles.map(({ statements, ...article }) => ({
    ...article,
    statements: statements.map(({ span, ...statement }) => ({
      ...statement,
      firstLine: lineAt(file.source, span.start),
      lastLine: lineAt(file.source, Math.max(span.start, span.end - 1)),
    })),
  }));
  return `${JSON.stringify({ title, articles: placed }, undefined, 2)}\n`;
}

function lineAt(source: SourceFile, offset: number): number {
  return positionOf(source, offset).line + 1;
}
