// Headings: where articles begin, what they are numbered, and lines that were meant as headings and are none to a
// reader of Markdown.
import type { Report } from "../diagnostics/words.ts";
import type { Fence } from "./fences.ts";
import { lineSpan, type SourceFile } from "./source-file.ts";

export interface Heading {
  /** Without the `#` marks. */
  readonly text: string;
  /** 1 to 6; 0 for what stands above the first. */
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

/** The word for an article in the languages that agreements are signed in. */
const articleWords =
  "Article|Art\\.|Artikel|Artículo|Artigo|Articolo|Articolul|Artykuł|Článek|Článok|Cikk|Madde|" +
  "Maddə|Straipsnis|Artikkel|Άρθρο|Статья|Стаття|Артыкул|Член|Հոդված|მუხლი|المادة|مادة|ماده|סעיף";
const numberShape = "[\\p{L}\\p{N}]+(?:\\.[\\p{L}\\p{N}]+)*";
const articleNumber = new RegExp(`^(?:${articleWords})\\s+(${numberShape})(?=[.,:;)\\s]|$)`, "iu");
const headingLine = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
/** `##Article 3`, `**Article 3. Response**`, `Article 3. Response` in a line of its own. */
const lostHeading = new RegExp(
  `^(#{1,6}|\\*\\*|__)?((?:${articleWords})\\s+(?:\\p{N}|[IVX]+\\b)[^!?;]{0,100}?)\\.?(?:\\*\\*|__)?[ \\t]*$`,
  "iu",
);
const blockMarks = /^ {0,3}(?:```|~~~)/;

/** `4` of `Article 4. Verification`, `IV.2.a` of `Стаття IV.2.a`; undefined for another heading. */
export function articleNumberOf(heading: string): string | undefined {
  return articleNumber.exec(heading)?.[1];
}

/** All headings outside the blocks, from a line on; what only looks like one is reported. */
export function findHeadings(
  source: SourceFile,
  fromLine: number,
  fences: readonly Fence[],
  report: Report,
): readonly Heading[] {
  const headings: Heading[] = [];
  let nextFence = 0;
  for (let line = fromLine; line < source.lineStarts.length; line++) {
    const fence = fences[nextFence];
    if (fence !== undefined && line >= fence.firstLine) {
      line = fence.lastLine;
      nextFence++;
      continue;
    }
    const { start, end } = lineSpan(source, line);
    const text = source.text.slice(start, end);
    const found = headingLine.exec(text);
    if (found) headings.push({ text: (found[2] ?? "").trim(), level: found[1]?.length ?? 1, start, end });
    else if (end - start < LONGEST_HEADING) reportLost(source, line, text, headings.at(-1)?.level ?? 2, report);
  }
  return headings;
}

const LONGEST_HEADING = 160;

/** Only a line that stands alone: prose also speaks of articles. */
function reportLost(source: SourceFile, line: number, text: string, level: number, report: Report): void {
  const [, , words = ""] = lostHeading.exec(text) ?? [];
  if (words === "" || !isBlank(source, line - 1) || !(isBlank(source, line + 1) || isBlock(source, line + 1))) return;
  const start = source.lineStarts[line] ?? 0;
  const found = text.trimEnd();
  const instead = `${"#".repeat(Math.max(1, level))} ${words}`;
  report("S0147", { file: source.name, span: { start, end: start + found.length } }, { found, instead });
}

function lineText(source: SourceFile, line: number): string {
  const { start, end } = lineSpan(source, line);
  return source.text.slice(start, end);
}

function isBlank(source: SourceFile, line: number): boolean {
  return line < 0 || line >= source.lineStarts.length || lineText(source, line).trim() === "";
}

function isBlock(source: SourceFile, line: number): boolean {
  return blockMarks.test(lineText(source, line));
}
