// One line of Servanda's own NDJSON: a record, a record of the institution itself (not read: semantics.md, rule 15),
// or why not. No exceptions: they cost as much as ten good lines.
import type { LogRecord } from "@servanda/agreement";
import { recordRefusals } from "../messages.ts";
import { isReadable } from "../readable.ts";
import { MAX_LINE } from "./bounds.ts";
import { parseCorrection } from "./correction.ts";
import { jsonFault, jsonRefusal } from "./json-fault.ts";
import { parseObservation } from "./observation.ts";
import { type OtherSort, parseOther } from "./other-records.ts";
import type { LineRefusal, RawRecord, RecordOutcome } from "./raw-record.ts";

/** What a line is. `ignored` names the sort of the institution's own record. */
export type LineOutcome =
  | { readonly kind: "record"; readonly record: LogRecord }
  | { readonly kind: "ignored"; readonly sort: string }
  | { readonly kind: "refused"; readonly refusal: LineRefusal };

const ownSorts: ReadonlySet<string> = new Set([
  "incident",
  "finding",
  "duty",
  "transition",
  "decision",
  "stage",
  "status",
  "day count",
  "summary",
  "endorsement",
]);
const readSorts: readonly string[] = ["observation", "act", "correction", "withdrawal", "coverage", "tick"];

/**
 * Refusals: `not-json`, `repeated-key`, `too-deep`, `not-an-object`, `line-too-long`, `ill-formed-text`,
 * `unknown-record`, `unknown-key`, `missing-key`, and one `bad-…` or a named one for each field.
 */
export function parseRecordLine(line: string): LineOutcome {
  if (line.length > MAX_LINE) return refusedAt(undefined, recordRefusals.lineTooLong(MAX_LINE));
  const fault = jsonFault(line);
  if (fault !== undefined) return refusedAt(fault.index + 1, jsonRefusal(fault));
  const parsed: unknown = JSON.parse(line);
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    return refusedAt(undefined, recordRefusals.notObject(parsed));
  }
  // Escapes and half pairs are rare; only then is every text looked at.
  if ((line.includes("\\u") || !isReadable(line)) && !isWhollyReadable(parsed)) {
    return refusedAt(undefined, recordRefusals.illFormed());
  }
  const outcome = recordOf(parsed);
  if (outcome.kind === "refused") return refusedAt(columnOfKey(line, outcome.field), outcome.refusal);
  return outcome;
}

/** What a parsed object says. Its texts are readable. */
export function recordOf(raw: RawRecord): RecordOutcome | { readonly kind: "ignored"; readonly sort: string } {
  const { record } = raw;
  if (record === undefined || record === "observation") return parseObservation(raw);
  if (typeof record === "string") {
    if (record === "correction") return parseCorrection(raw);
    if (isOther(record)) return parseOther(record, raw);
    if (ownSorts.has(record)) return { kind: "ignored", sort: record };
  }
  return { kind: "refused", field: "record", refusal: recordRefusals.unknownRecord(record, readSorts) };
}

function isOther(record: string): record is OtherSort {
  return record === "act" || record === "coverage" || record === "withdrawal" || record === "tick";
}

function refusedAt(column: number | undefined, refusal: LineRefusal): LineOutcome {
  return { kind: "refused", refusal: column === undefined ? refusal : { ...refusal, column } };
}

/** Where the key stands, if it stands there once and as it is spelt. */
function columnOfKey(line: string, key: string | undefined): number | undefined {
  if (key === undefined) return undefined;
  const text = `"${key}"`;
  const index = line.indexOf(text);
  return index >= 0 && line.indexOf(text, index + 1) < 0 ? index + 1 : undefined;
}

/** Every text in it, keys included, is as it was meant. */
export function isWhollyReadable(value: unknown): boolean {
  if (typeof value === "string") return isReadable(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([key, member]) => isReadable(key) && isWhollyReadable(member));
}
