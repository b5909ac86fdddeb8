// A whole agreement back in English, in the order of the text: what `servanda render` shows beside the prose. Says of
// every statement what was understood, what the machine assumes, and what is read and not acted on.
import type { CheckedAgreement, Clause } from "@servanda/agreement";
import type { Checked } from "../check/check.ts";
import { readingName } from "../check/worlds.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../document/source-file.ts";
import type { Statement, Variant } from "../syntax/ast.ts";
import { type ParsedAgreement, statementsOf } from "../syntax/parser.ts";
import { titleOf } from "../syntax/titles.ts";
import { noteWords } from "./note-words.ts";
import { type Note, notesOf } from "./notes.ts";
import { statementText } from "./render-statements.ts";
import { type Wording, wordingOf } from "./wording.ts";

/** Whose the statement is, if it is not everybody's, and what it does to the text that all share. */
export interface RenderedVariant {
  readonly form: Variant["form"];
  readonly name: string;
  readonly label?: string;
  readonly holders: readonly string[];
  readonly isReplacing: boolean;
}

export interface RenderedStatement {
  /** As the text names it: `clause 5.1`, `stage Ceasefire`, `between`. */
  readonly title: string;
  readonly variant?: RenderedVariant;
  /** Empty of a statement that could not be read to its end. */
  readonly sentence: string;
  readonly items: readonly string[];
  readonly notes: readonly Note[];
  readonly isUnderstood: boolean;
  readonly span: Span;
}

export interface RenderedArticle {
  readonly heading: string;
  readonly prose: string;
  readonly statements: readonly RenderedStatement[];
}

/**
 * Articles with their prose and statements. `checked` is what the checker made of the same text. A text with errors is
 * rendered as far as it parses; then nobody can say what of it has effect.
 */
export function render(parsed: ParsedAgreement, checked: Partial<Checked> = {}): readonly RenderedArticle[] {
  const statements = statementsOf(parsed);
  const { name } = parsed.document.source;
  const rendering: Rendering = {
    parsed,
    agreement: checked.agreement,
    clauses: new Map(
      (checked.agreement?.clauses ?? []).map((clause) => [clause.span.start, clause] as const).reverse(),
    ),
    errors: (checked.diagnostics ?? parsed.diagnostics)
      .filter(({ severity, at }) => severity === "error" && at.file === name)
      .sort((a, b) => a.at.span.start - b.at.span.start),
    wording: wordingOf(statements, parsed.document.frontMatter.timeZone?.value),
    shared: new Set(statements.flatMap((each) => (each.kind === "variant" ? [] : [headingOf(each)]))),
  };
  return parsed.articles.map(({ article, blocks }) => ({
    heading: article.heading,
    prose: article.prose,
    statements: blocks.flatMap((block) => block.statements.map((each) => rendered(each, rendering))),
  }));
}

interface Rendering {
  readonly parsed: ParsedAgreement;
  readonly agreement: CheckedAgreement | undefined;
  /** By the offset at which they begin; the first of those that share it. */
  readonly clauses: ReadonlyMap<number, Clause>;
  /** By their place in the text. */
  readonly errors: readonly Diagnostic[];
  readonly wording: Wording;
  /** Titles of the statements that stand outside readings. */
  readonly shared: ReadonlySet<string>;
}

function rendered(outer: Statement, rendering: Rendering): RenderedStatement {
  const statement = (outer.kind === "variant" ? outer.statement : undefined) ?? outer;
  const title = headingOf(statement);
  const variant = outer.kind === "variant" ? { variant: variantOf(outer, title, rendering) } : {};
  const isUnderstood = !isBroken(outer) && !isBroken(statement);
  const mistakes = mistakesIn(outer, rendering);
  if (!isUnderstood)
    return { title, ...variant, sentence: "", items: [], notes: mistakes, isUnderstood, span: outer.span };
  const { sentence, items } = statementText(statement, rendering.wording);
  const checked = rendering.clauses.get(statement.span.start);
  return {
    title,
    ...variant,
    // The checker knows which exceptions speak of the very event that is forbidden.
    sentence: statement.kind === "clause" ? (checked?.sentence ?? sentence) : sentence,
    items,
    notes: [...mistakes, ...notesOf(statement), ...withoutEffect(statement, checked !== undefined, rendering)],
    isUnderstood,
    span: outer.span,
  };
}

function mistakesIn({ span }: Statement, { errors }: Rendering): readonly Note[] {
  let first = 0;
  for (let size = errors.length; size > 0; ) {
    const half = size >> 1;
    if ((errors[first + half]?.at.span.start ?? 0) < span.start) {
      first += half + 1;
      size -= half + 1;
    } else size = half;
  }
  let end = first;
  while (end < errors.length && (errors[end]?.at.span.start ?? 0) <= span.end) end++;
  return errors.slice(first, end).map(({ code, title }) => ({ kind: "mistake", text: noteWords.mistake(code, title) }));
}

function isBroken(statement: Statement): boolean {
  if (statement.broken) return true;
  const parts = "lines" in statement ? statement.lines : statement.kind === "ladder" ? statement.rungs : [];
  return parts.some(({ broken }) => broken) || (statement.kind === "variant" && statement.statement === undefined);
}

function variantOf(variant: Variant, title: string, { shared }: Rendering): RenderedVariant {
  const holders = variant.holders.flatMap((noun) => (noun.kind === "thing" && noun.name ? [noun.name.text] : []));
  return {
    form: variant.form,
    name: readingName(variant),
    ...(variant.label === undefined ? {} : { label: variant.label.text }),
    holders,
    isReplacing: shared.has(title),
  };
}

/** What the checker lists of this statement as read and not acted on. */
function withoutEffect(statement: Statement, isActedOn: boolean, { agreement, parsed }: Rendering): readonly Note[] {
  const { start, end } = statement.span;
  const lost = (agreement?.withoutMeaning ?? []).filter(({ span }) => span.start >= start && span.end <= end);
  const texts = lost.map(({ span }) => textAt(parsed, span));
  const isClause = statement.kind === "clause";
  const [first] = texts;
  if (first === undefined) return [];
  const isWhole = isClause ? !isActedOn : lost.some(({ span }) => span.start <= start);
  if (!isWhole) return [...new Set(texts)].map((text) => ({ kind: "not acted on", text: noteWords.part(text) }));
  const isAll = lost.some(({ span }) => span.start <= start) || first.length > MAX_SHOWN;
  return [{ kind: "not acted on", text: isAll ? noteWords.whole : noteWords.wholeBy(first) }];
}

/** Longer than this the words explain nothing that the sentence does not. */
const MAX_SHOWN = 60;

function textAt({ document }: ParsedAgreement, { start, end }: Span): string {
  return document.source.text.slice(start, end).replace(/\s+/g, " ").trim();
}

function headingOf(statement: Statement): string {
  return statement.kind === "actors" ? actorTitles[statement.role] : titleOf(statement);
}

const actorTitles = {
  party: "between",
  guarantor: "guaranteed by",
  observer: "observed by",
  other: "involving",
} as const;
