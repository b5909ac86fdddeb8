// The front matter: a few `key: value` lines in YAML between two lines `---`. Strict: what is not one of the keys
// below is reported, with its place. Whether a time zone exists is for the checker, who has the database.

import { nearest } from "@servanda/core";
import { isMap, isScalar, isSeq, type Pair, parseDocument as parseYaml } from "yaml";
import type { FrontMatterFault, FrontMatterWant } from "../diagnostics/facts.ts";
import type { Report } from "../diagnostics/words.ts";
import { limits } from "../syntax/grammar.ts";
import { lineSpan, type SourceFile, type Span } from "./source-file.ts";

/** A value and where it was written. */
export interface Located<Value> {
  readonly value: Value;
  readonly span: Span;
}

export interface Duration {
  readonly count: number;
  readonly unit: "minutes" | "hours" | "days" | "weeks" | "months" | "years";
}

export interface FrontMatter {
  readonly title?: Located<string>;
  readonly version?: Located<string>;
  /** A name of the time zone database, as written. */
  readonly timeZone?: Located<string>;
  /** End of the reporting day, minutes after midnight, 0 to 1440. */
  readonly dayEndsMinutes?: Located<number>;
  /** The calendar of working days: its name in the library, or a file of the agreement's folder. */
  readonly calendar?: Located<string>;
  /** How far ahead tools look where the text sets no end. */
  readonly horizon?: Located<Duration>;
  /** Authentic languages, in order. */
  readonly languages?: Located<readonly string[]>;
  /** Whether something of it could not be read: then what is missing may have been written. */
  readonly isDamaged: boolean;
  /** With both `---` lines; empty where there is none. */
  readonly span: Span;
}

type Fields = { -readonly [Key in keyof Omit<FrontMatter, "span" | "isDamaged">]: FrontMatter[Key] };

interface Field {
  readonly want: FrontMatterWant;
  /** Whether the value could be read; then it is set. */
  readonly set: (fields: Fields, text: string, span: Span) => boolean;
}

const knownFields: Readonly<Record<string, Field>> = {
  title: { want: "text", set: (fields, value, span) => text(value) && Boolean((fields.title = { value, span })) },
  version: { want: "text", set: (fields, value, span) => text(value) && Boolean((fields.version = { value, span })) },
  calendar: { want: "text", set: (fields, value, span) => text(value) && Boolean((fields.calendar = { value, span })) },
  "time zone": { want: "zone", set: setZone },
  "day ends": { want: "clock", set: setDayEnds },
  horizon: { want: "duration", set: setHorizon },
  languages: { want: "languages", set: setLanguages },
};
const knownKeys = Object.keys(knownFields);

/** What the reader of YAML calls the mistakes that deserve words of their own. */
const faults: ReadonlyMap<string, FrontMatterFault> = new Map([
  ["DUPLICATE_KEY", "given-twice"],
  ["BLOCK_AS_IMPLICIT_KEY", "colon-in-value"],
]);

/** Reads the front matter at the top of a file, after a byte order mark if there is one. */
export function parseFrontMatter(source: SourceFile, reportOn: Report): FrontMatter {
  let isDamaged = false;
  const report: Report = (code, at, facts) => {
    isDamaged = true;
    reportOn(code, at, facts);
  };
  const bounds = findBounds(source, report);
  if (bounds === undefined) return { isDamaged, span: { start: 0, end: 0 } };
  const fields: Fields = {};
  if (bounds.outer.end - bounds.outer.start > limits.frontMatterUtf16) {
    report("S0141", { file: source.name, span: lineSpan(source, 0) }, { reason: "too-long" });
    return { isDamaged, span: bounds.outer };
  }
  readYaml(source, bounds.inside, fields, report);
  return { ...fields, isDamaged, span: bounds.outer };
}

/** `---` and a key of ours, below a blank line or a heading: prose to the reader of Markdown, and to us. */
function reportLostFrontMatter(source: SourceFile, report: Report): void {
  for (let line = 1; line < Math.min(source.lineStarts.length - 1, LINES_LOOKED_AT); line++) {
    const span = lineSpan(source, line);
    if (source.text.slice(span.start, span.end).trimEnd() !== "---") continue;
    const below = lineSpan(source, line + 1);
    const key = /^([a-z ]+):/.exec(source.text.slice(below.start, below.end))?.[1];
    if (key !== undefined && knownKeys.includes(key)) return report("S0144", { file: source.name, span }, {});
  }
}

const LINES_LOOKED_AT = 40;

function findBounds(source: SourceFile, report: Report): { outer: Span; inside: Span } | undefined {
  const start = source.text.startsWith("\ufeff") ? 1 : 0;
  const first = lineSpan(source, 0);
  if (source.text.slice(start, first.end).trimEnd() !== "---") {
    reportLostFrontMatter(source, report);
    return undefined;
  }
  const insideStart = source.lineStarts[1] ?? source.text.length;
  for (let line = 1; line < source.lineStarts.length; line++) {
    const span = lineSpan(source, line);
    const content = source.text.slice(span.start, span.end).trimEnd();
    if (content === "---" || content === "...") {
      return { outer: { start, end: span.end }, inside: { start: insideStart, end: span.start } };
    }
    if (/^(#{1,6} |```|~~~)/.test(content)) break;
  }
  report("S0140", { file: source.name, span: { start, end: first.end } }, {});
  return undefined;
}

function readYaml(source: SourceFile, inside: Span, fields: Fields, report: Report): void {
  const yaml = parseYaml(source.text.slice(inside.start, inside.end), {
    strict: true,
    uniqueKeys: true,
    logLevel: "silent",
  });
  const [problem] = [...yaml.errors, ...yaml.warnings];
  if (problem) {
    const start = inside.start + problem.pos[0];
    const reason = faults.get(problem.code) ?? "not-yaml";
    const shape = reason === "given-twice" ? /[^:\r\n]+/y : /[^\r\n]+/y;
    shape.lastIndex = start;
    const length = shape.exec(source.text)?.[0].length ?? 1;
    report("S0141", { file: source.name, span: { start, end: start + length } }, { reason });
    return;
  }
  if (yaml.contents === null) return;
  if (!isMap(yaml.contents)) {
    report("S0141", { file: source.name, span: onOneLine(source, inside) }, { reason: "not-a-list-of-keys" });
    return;
  }
  for (const pair of yaml.contents.items) readPair(source, inside.start, pair, fields, report);
}

function readPair(source: SourceFile, base: number, pair: Pair, fields: Fields, report: Report): void {
  const keySpan = spanOf(pair.key, base) ?? { start: base, end: base };
  const key = isScalar(pair.key) ? String(pair.key.value) : "";
  const field = Object.hasOwn(knownFields, key) ? knownFields[key] : undefined;
  if (field === undefined) {
    const facts = { key, nearest: nearest(key.toLowerCase(), knownKeys, 2)[0], known: knownKeys };
    report("S0142", { file: source.name, span: keySpan }, facts);
    return;
  }
  const value = textOf(pair.value);
  const span = (value === "" ? undefined : spanOf(pair.value, base)) ?? keySpan;
  if (value === undefined || !field.set(fields, value, span)) {
    report("S0143", { file: source.name, span }, { key, found: value ?? "", wanted: field.want });
  }
}

/** The text of a scalar as written (`7` and `1.10` stay so), or of a list of scalars, joined; undefined otherwise. */
function textOf(node: unknown): string | undefined {
  if (node === null) return "";
  if (isScalar(node)) return node.value === null ? "" : typeof node.value === "string" ? node.value : node.source;
  if (!isSeq(node)) return undefined;
  const items = node.items.map(textOf);
  return items.includes(undefined) ? undefined : items.join(", ");
}

function spanOf(node: unknown, base: number): Span | undefined {
  const range = isScalar(node) || isSeq(node) || isMap(node) ? node.range : undefined;
  return range ? { start: base + range[0], end: base + range[1] } : undefined;
}

/** A diagnostic points at one line. */
function onOneLine(source: SourceFile, span: Span): Span {
  const length = source.text.slice(span.start, span.end).search(/[\r\n]/);
  return length > 0 ? { start: span.start, end: span.start + length } : span;
}

function text(value: string): boolean {
  return value.trim() !== "" && !/[\r\n]/.test(value);
}

function setZone(fields: Fields, value: string, span: Span): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/.test(value)) return false;
  fields.timeZone = { value, span };
  return true;
}

function setDayEnds(fields: Fields, value: string, span: Span): boolean {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$|^24:00$/.exec(value);
  if (!found) return false;
  const minutes = value === "24:00" ? 1440 : Number(found[1]) * 60 + Number(found[2]);
  fields.dayEndsMinutes = { value: minutes, span };
  return true;
}

function setHorizon(fields: Fields, value: string, span: Span): boolean {
  const found = /^(\d{1,6}) (minute|hour|day|week|month|year)s?$/.exec(value);
  if (!found) return false;
  fields.horizon = { value: { count: Number(found[1]), unit: `${found[2]}s` as Duration["unit"] }, span };
  return true;
}

function setLanguages(fields: Fields, value: string, span: Span): boolean {
  const names = value.split(",").map((name) => name.trim());
  if (names.some((name) => !/^\p{L}[\p{L}\p{M} -]*$/u.test(name))) return false;
  fields.languages = { value: names, span };
  return true;
}
