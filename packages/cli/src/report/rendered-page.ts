// An agreement back in English as a page of text: under each heading what was understood, what is assumed, what has no
// effect, and what could not be read. The sentences are lang's; this lays them out.
import type { Note, RenderedArticle, RenderedStatement, RenderedVariant } from "@servanda/lang";
import type { Paint } from "../terminal.ts";
import { renderWords } from "../words/check-words.ts";
import { wrap } from "./layout.ts";
import { paragraphsOf } from "./prose.ts";

export interface PageOptions {
  readonly title: string;
  /** The text people sign stands above what was understood of it. */
  readonly hasProse: boolean;
  /** 1-based, of an offset in the text. */
  readonly lineOf: (offset: number) => number;
  readonly paint: Paint;
}

export function renderedPage(articles: readonly RenderedArticle[], options: PageOptions): string {
  const parts = [options.paint("strong", options.title)];
  for (const article of articles) {
    const prose = options.hasProse ? proseText(article.prose, options.paint) : "";
    if (article.statements.length === 0 && prose === "") continue;
    const heading = article.heading === options.title ? [] : [options.paint("strong", article.heading)];
    const top = [...heading, ...(prose === "" ? [] : [prose])].join("\n");
    const statements = statementsText(article.statements, options);
    parts.push(top === "" ? statements.replace(/^\n+/, "") : `${top}${statements}`);
  }
  return `${parts.join("\n\n")}\n`;
}

/** A rule, or what only some hold, stands apart from what is beside it. */
function statementsText(statements: readonly RenderedStatement[], options: PageOptions): string {
  const isApart = (each: RenderedStatement | undefined): boolean =>
    each !== undefined && (isClause(each) || each.variant !== undefined);
  return statements
    .map((each, index) => {
      const gap = isApart(each) || isApart(statements[index - 1]) ? "\n\n" : "\n";
      return `${index === 0 ? "\n" : gap}${statementText(each, options)}`;
    })
    .join("");
}

function isClause({ title }: RenderedStatement): boolean {
  return title.startsWith("clause ");
}

function proseText(prose: string, paint: Paint): string {
  return paragraphsOf(prose)
    .map((paragraph) => paint("quiet", wrap(paragraph, { indent: "│ " })))
    .join("\n│\n");
}

function statementText(statement: RenderedStatement, { lineOf, paint }: PageOptions): string {
  const { title, variant, sentence, items, notes, isUnderstood, span } = statement;
  const mark = variant && paint("quiet", `[${variantText(variant)}]`);
  const head = [isClause(statement) ? paint("strong", title.slice("clause ".length)) : undefined, mark];
  const lines = [head.filter((part) => part !== undefined).join(" ")];
  if (isUnderstood) lines.push(wrap(sentence, { indent: "  " }));
  else lines.push(`  ${paint("error", renderWords.notUnderstood(title, lineOf(span.start)))}`);
  lines.push(...items.map((item) => wrap(item, { indent: "      ", first: "    - " })));
  // What is left open stands in the sentence already.
  lines.push(...notes.filter(({ kind }) => kind !== "left open").map((note) => noteText(note, paint)));
  return lines.filter((line) => line !== "").join("\n");
}

function variantText({ form, name, holders, isReplacing }: RenderedVariant): string {
  return renderWords.variant(form, name, holders, isReplacing);
}

function noteText({ kind, text }: Note, paint: Paint): string {
  const isGap = kind === "no judge" || kind === "no deadline" || kind === "not acted on";
  const style = kind === "mistake" ? "error" : isGap ? "warning" : "quiet";
  return paint(style, wrap(`${renderWords.note[kind]} ${text}`, { indent: "      ", first: "    · " }));
}
