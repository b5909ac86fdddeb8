// Notes of one code, where there are many: one heading and a line for each, so that they do not drown what matters.
import type { WithoutMeaning } from "@servanda/agreement";
import { type Diagnostic, positionOf, type SourceFile } from "@servanda/lang";
import type { Paint } from "../terminal.ts";
import { checkWords } from "../words/check-words.ts";
import { table, WIDTH, widthOf, wrap } from "./layout.ts";

const SHOWN = 20;

/** `named`: what the agreement lists without meaning, so that a part is shown with its statement. */
export function notesText(
  notes: readonly Diagnostic[],
  sources: readonly SourceFile[],
  named: readonly WithoutMeaning[],
  paint: Paint,
): string {
  const [first] = notes;
  if (first === undefined) return "";
  const shown = new Set(notes.slice(0, SHOWN));
  const byText = Map.groupBy(notes, ({ text }) => text);
  const parts = [...byText].flatMap(([text, those]) => {
    const rows = those.filter((each) => shown.has(each)).map((each) => row(each, sources, named));
    return rows.length === 0 ? [] : [wrap(text, { indent: "  " }), table(rows, [0], "    ")];
  });
  const title = paint("strong", `: ${checkWords.times(first.at.text, notes.length)}`);
  const heading = `${paint("note", `note[${first.code}]`)}${title}`;
  const rest = notes.length > SHOWN ? [`    ${checkWords.moreNotes(notes.length - SHOWN)}`] : [];
  return `${[heading, ...parts, ...rest].join("\n")}\n`;
}

/** Where it stands, and the words it is about, to the end of their line. */
function row(
  { at }: Diagnostic,
  sources: readonly SourceFile[],
  named: readonly WithoutMeaning[],
): readonly [string, string] {
  const source = sources.find(({ name }) => name === at.file);
  if (source === undefined) return [at.file, ""];
  const line = String(positionOf(source, at.span.start).line + 1);
  const place = source === sources[0] ? line : `${source.name}:${line}`;
  const listed = source === sources[0] ? named.find(({ span }) => span.start === at.span.start) : undefined;
  const words = (listed?.what ?? source.text.slice(at.span.start, at.span.end)).replaceAll(/\s+/g, " ");
  return [place, shortened(words, WIDTH - 6 - widthOf(place))];
}

function shortened(text: string, most: number): string {
  const points = [...text];
  return points.length <= most ? text : `${points.slice(0, most - 1).join("")}…`;
}
