// Strategy: take an agreement, damage it at random (mutate.ts), and do everything that the tools do with a text.
// Invariants: nothing throws; what could not be read is an error; every span lies inside the text it names; a block
// that was understood is printed as what it is: formatting twice is formatting once, comments and prose stay, the tree
// stays, and the checked agreement is the same but for places. A failure names its seed and case, which repeat it. For
// tests and `npm run fuzz`.
import { checkParsed } from "../check/check.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { renderJson } from "../diagnostics/render-json.ts";
import { renderSarif } from "../diagnostics/render-sarif.ts";
import { renderText } from "../diagnostics/render-text.ts";
import { makeSourceFile, type SourceFile } from "../document/source-file.ts";
import { formatParsed } from "../format/format.ts";
import { render } from "../render/render.ts";
import { type ParsedAgreement, parseAgreement, statementsOf } from "../syntax/parser.ts";
import { seeded } from "./derive.ts";
import { mutated } from "./mutate.ts";
import { sampleFiles } from "./sample-files.ts";
import { withoutSpans } from "./trees.ts";

/** A text that broke an invariant. */
export interface FuzzFailure {
  readonly seed: number;
  /** The how-manieth case of the seed. */
  readonly index: number;
  readonly problem: string;
  readonly text: string;
}

/** Damages the texts in turn; stops at the first failure. */
export function fuzz(texts: readonly string[], seed: number, cases: number): FuzzFailure | undefined {
  for (let index = 0; index < cases; index++) {
    const text = mutatedCase(texts, seed, index);
    const problem = problemWith(text);
    if (problem !== undefined) return { seed, index, problem, text };
  }
  return undefined;
}

/** The text of one case; each case has a stream of its own, so that it can be repeated alone. */
export function mutatedCase(texts: readonly string[], seed: number, index: number): string {
  return mutated(texts[index % texts.length] ?? "", seeded(seed * 1_000_003 + index));
}

function problemWith(text: string): string | undefined {
  try {
    return brokenInvariant(text);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

const ports = { readFile: (path: string): string | undefined => sampleFiles.get(path) };

function brokenInvariant(text: string): string | undefined {
  const source = makeSourceFile("fuzz.servanda.md", text);
  const parsed = parseAgreement(source);
  const checked = checkParsed(parsed, ports);
  const { diagnostics, sources } = checked;
  renderText(diagnostics, sources, { maximum: 50 });
  renderJson(diagnostics, sources);
  renderSarif(diagnostics, sources, "0");
  render(parsed, checked);
  const isRefused = diagnostics.some(({ severity }) => severity === "error");
  if (isRefused === (checked.agreement !== undefined)) return "an agreement with errors, or none without";
  if (!isRefused && statementsOf(parsed).some(({ broken }) => broken)) return "a broken statement without an error";
  return outsideText(diagnostics, sources) ?? formatProblem(parsed, withoutPlaces(checked.agreement));
}

function outsideText(diagnostics: readonly Diagnostic[], sources: readonly SourceFile[]): string | undefined {
  const lengths = new Map(sources.map(({ name, text }) => [name, text.length]));
  for (const { code, at, also, edits = [] } of diagnostics) {
    for (const { file, span } of [at, ...also, ...edits]) {
      const isInside = span.start >= 0 && span.end >= span.start && span.end <= (lengths.get(file) ?? -1);
      if (!isInside) return `${code} at ${file} ${span.start} to ${span.end}`;
    }
  }
  return undefined;
}

function formatProblem(parsed: ParsedAgreement, agreement: unknown): string | undefined {
  const { source } = parsed.document;
  const once = makeSourceFile(source.name, formatParsed(parsed));
  const again = parseAgreement(once);
  if (formatParsed(again) !== once.text) return "formatting twice is not formatting once";
  if (commentsOf(again) !== commentsOf(parsed)) return "a comment changed";
  if (proseOf(again) !== proseOf(parsed)) return "prose changed";
  if (shapeOf(again) !== shapeOf(parsed)) return "the tree changed";
  const after = withoutPlaces(checkParsed(again, ports).agreement);
  return JSON.stringify(after) === JSON.stringify(agreement) ? undefined : "the checked agreement changed";
}

function commentsOf({ articles }: ParsedAgreement): string {
  const comments = articles.flatMap(({ blocks }) => blocks.flatMap((block) => block.comments.map(({ text }) => text)));
  return JSON.stringify(comments.sort());
}

function proseOf({ articles }: ParsedAgreement): string {
  return JSON.stringify(articles.map(({ article }) => [article.heading, article.prose]));
}

function shapeOf(parsed: ParsedAgreement): string {
  return JSON.stringify(withoutSpans(statementsOf(parsed)));
}

/** The agreement without its identity, without places and without texts that quote the layout. */
function withoutPlaces(agreement: unknown): unknown {
  const left = ["id", "span", "withoutMeaning"];
  return JSON.parse(JSON.stringify(agreement ?? null, (key, value) => (left.includes(key) ? undefined : value)));
}
