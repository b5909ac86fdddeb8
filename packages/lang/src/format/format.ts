// The canonical form of a file: every block printed from its tree, comments kept, prose untouched. A block with a
// mistake is left as it is: rewording what is not understood would change it.
import type { TextEdit } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../document/source-file.ts";
import { type ParsedAgreement, type ParsedBlock, parseAgreement } from "../syntax/parser.ts";
import { layOut } from "./layout.ts";
import { piecesOf } from "./print-statements.ts";

/** The whole text, formatted; formatting it again changes nothing. */
export function format(source: SourceFile): string {
  return formatParsed(parseAgreement(source));
}

/** The same for a file that has been read already. */
export function formatParsed(agreement: ParsedAgreement): string {
  const { source } = agreement.document;
  let text = "";
  let at = 0;
  for (const { span, newText } of formatEdits(agreement)) {
    text += source.text.slice(at, span.start) + newText;
    at = span.end;
  }
  return text + source.text.slice(at);
}

/** One edit for each block that is not in its canonical form yet, in the order of the text. */
export function formatEdits(agreement: ParsedAgreement): readonly TextEdit[] {
  const { source } = agreement.document;
  return agreement.articles
    .flatMap(({ blocks }) => blocks)
    .filter((block) => isSound(block, agreement))
    .map((block) => ({ file: source.name, span: block.span, newText: printBlock(block, source) }))
    .filter(({ span, newText }) => source.text.slice(span.start, span.end) !== newText);
}

/** Blocks with a mistake in them or in their fences: they are left as they are. */
export function brokenBlocks(agreement: ParsedAgreement): readonly ParsedBlock[] {
  return agreement.articles.flatMap(({ blocks }) => blocks).filter((block) => !isSound(block, agreement));
}

function isSound({ outer }: ParsedBlock, { diagnostics }: ParsedAgreement): boolean {
  return !diagnostics.some(
    ({ at, severity }) => severity === "error" && at.span.start >= outer.start && at.span.start <= outer.end,
  );
}

function printBlock(block: ParsedBlock, source: SourceFile): string {
  const pieces = block.statements.flatMap((statement) => piecesOf(statement));
  const lines = layOut(pieces, block.comments, { text: source.text, blockStart: block.span.start });
  const lineEnd = source.text.slice(block.span.start, block.span.end).includes("\r\n") ? "\r\n" : "\n";
  return lines.map((line) => line + lineEnd).join("");
}
