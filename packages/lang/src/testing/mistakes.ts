// Mistakes that a drafter would make, each in an agreement that was right before: a section of a Markdown file shows
// the lines that change and what a person then reads. Run by a test and, with `accept`, by `npm run goldens`; the
// difference is the review. Storage comes in as ports. For tests only.
import { check } from "../check/check.ts";
import type { Diagnostic, TextEdit } from "../diagnostics/diagnostic.ts";
import { renderText } from "../diagnostics/render-text.ts";
import { makeSourceFile, type SourceFile } from "../document/source-file.ts";
import { sampleFiles } from "./sample-files.ts";

/**
 * One section: a title, a block `diff` and a block `text`. In the diff, lines with a blank or `-` in front stand in the
 * text before, lines with a blank or `+` after; `--- path` in its first line names another text than the base; `\u{a0}`
 * writes what cannot be seen; `@@ CRLF` and the like change the whole text.
 */
export interface Mistake {
  readonly file: string;
  readonly title: string;
  readonly path: string;
  readonly before: SourceFile;
  readonly after: SourceFile;
  /** Where the changed lines begin and end in the text before. */
  readonly changed: { readonly start: number; readonly end: number };
  readonly expected: string;
}

export interface MistakePorts {
  /** Names of the files of mistakes, any order. */
  readonly files: () => readonly string[];
  readonly read: (name: string) => string;
  /** A text named by its path in the repository. */
  readonly readAgreement: (path: string) => string;
}

/** Those of a folder that hold mistakes. */
export function mistakeFiles(names: readonly string[]): readonly string[] {
  return names.filter((name) => name.endsWith(".md") && !name.endsWith(".servanda.md")).sort();
}

const basePath = "packages/lang/mistakes/base.servanda.md";
const section = /^## (.+)\n\n````diff\n([^]*?)````\n\n````text\n([^]*?)````\n/gm;

/** All mistakes, in the order of the files. */
export function readMistakes(ports: MistakePorts): readonly Mistake[] {
  return [...ports.files()].sort().flatMap((file) =>
    [...ports.read(file).matchAll(section)].map(([, title = "", diff = "", expected = ""]) => {
      const lines = diff.split("\n").slice(0, -1);
      const path = lines.find((line) => line.startsWith("--- "))?.slice(4) ?? basePath;
      const before = ports.readAgreement(path);
      const applied = applyDiff(before, lines, title);
      const name = path.split("/").at(-1) ?? path;
      const after = makeSourceFile(name, wholeText(applied.text, lines));
      return { file, title, path, before: makeSourceFile(name, before), after, changed: applied.changed, expected };
    }),
  );
}

export interface MistakeResult {
  readonly name: string;
  readonly isSame: boolean;
}

/** Renders every mistake and compares; writes what is printed now in place of what was accepted if `write` is there. */
export function runMistakes(ports: MistakePorts, write?: (name: string, text: string) => void): MistakeResult[] {
  const mistakes = readMistakes(ports);
  const printed = new Map(mistakes.map((each) => [`${each.file} ${each.title}`, renderMistake(each)]));
  for (const file of write === undefined ? [] : ports.files()) {
    const text = ports.read(file).replace(section, (_, title: string, diff: string) => {
      const rendered = printed.get(`${file} ${title}`) ?? "";
      return `## ${title}\n\n\`\`\`\`diff\n${diff}\`\`\`\`\n\n\`\`\`\`text\n${rendered}\`\`\`\`\n`;
    });
    write?.(file, text);
  }
  return mistakes.map(({ file, title, expected }) => ({
    name: `${file}: ${title}`,
    isSame: printed.get(`${file} ${title}`) === expected,
  }));
}

function applyDiff(
  text: string,
  lines: readonly string[],
  title: string,
): { readonly text: string; readonly changed: Mistake["changed"] } {
  const hunk = lines.filter((line) => /^(?:[ +]|-(?!-- ))/.test(line) || line === "");
  const side = (sign: string): string =>
    hunk
      .filter((line) => line === "" || line.startsWith(" ") || line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  const [old, fresh] = [side("-"), unescape(side("+"))];
  const start = old === "" ? 0 : `\n${text}`.indexOf(`\n${old}`);
  if (start < 0 || (old !== "" && `\n${text}`.indexOf(`\n${old}`, start + 1) >= 0))
    throw new Error(`${title}: the lines before are not there, or there twice`);
  const end = start + old.length;
  return { text: text.slice(0, start) + fresh + text.slice(end), changed: { start, end } };
}

function unescape(text: string): string {
  return text.replace(/\\u\{([0-9a-f]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

function wholeText(text: string, lines: readonly string[]): string {
  const change = lines.find((line) => line.startsWith("@@ "))?.slice(3);
  switch (change) {
    case undefined:
      return text;
    case "CRLF":
      return text.replaceAll("\n", "\r\n");
    case "byte order mark":
      return `\ufeff${text}`;
    case "no line end":
      return text.trimEnd();
    default:
      throw new Error(`not a change of the whole text: ${change}`);
  }
}

const ports = { readFile: (path: string): string | undefined => sampleFiles.get(path) };

/** What the mistake adds to what is said of the text without it. */
export function diagnosticsOf(mistake: Mistake): readonly Diagnostic[] {
  const known = check(mistake.before, ports).diagnostics.map(identity);
  return check(mistake.after, ports).diagnostics.filter((diagnostic) => {
    const at = known.indexOf(identity(diagnostic));
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

function identity({ code, title, at, text }: Diagnostic): string {
  return JSON.stringify([code, title, at.text, text]);
}

/** What a person reads: the diagnostics, and the line as its edit would mend it. */
export function renderMistake(mistake: Mistake): string {
  const diagnostics = diagnosticsOf(mistake);
  const text = diagnostics.length === 0 ? "nothing to report\n" : renderText(diagnostics, [mistake.after]);
  const said = mistake.path === basePath ? text : withoutLineNumbers(text);
  return said + diagnostics.map((diagnostic) => mendedLines(mistake.after, diagnostic)).join("");
}

/** An agreement of the library grows; where the line stands in it is no part of the message. */
function withoutLineNumbers(text: string): string {
  return text
    .replace(/^( *)(\d+) │/gm, (_, blank: string, number: string) => `${blank}${"·".repeat(number.length)} │`)
    .replace(/(\.md):\d+:/g, "$1:·:");
}

function mendedLines(source: SourceFile, { edits = [] }: Diagnostic): string {
  const own = edits.filter(({ file }) => file === source.name);
  if (own.length === 0) return "";
  const mended = mend(source.text, own);
  const old = new Set(source.text.split(/\r?\n/));
  const changed = mended.split(/\r?\n/).filter((line) => !old.has(line));
  return changed.length === 0 ? "Mended: a line goes.\n" : changed.map((line) => `Mended: ${line.trim()}\n`).join("");
}

/** The text with all edits made. */
export function mend(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((all, { span, newText }) => all.slice(0, span.start) + newText + all.slice(span.end), text);
}
