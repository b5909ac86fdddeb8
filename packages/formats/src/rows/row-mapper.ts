// A mapping, compiled: from a row to the records it states, to the reason it is skipped, or to why it is refused.
import type { Coverage, LogRecord } from "@servanda/agreement";
import type { CoverageRule, Mapping } from "../mapping/mapping.ts";
import { skipReasons } from "../messages.ts";
import { checkName, checkSource } from "../ndjson/bounds.ts";
import { compileObservation } from "./observation.ts";
import { Columns, compileTemplate, Failed, firstColumn, type Reads, type Row } from "./row.ts";
import { compileInterval, runsBackwards } from "./time.ts";
import { compileCondition, compileText } from "./values.ts";

export type RowOutcome =
  | { readonly kind: "records"; readonly records: readonly LogRecord[] }
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "refused"; readonly failed: Failed };

/** The first total of a file is where counting starts: nobody's mistake, and nothing to mend. */
function isFirstTotal({ refusal }: Failed): boolean {
  return refusal.code === "no-earlier-total";
}

/** Remembers running totals from row to row, so one is made for each file. */
export interface RowMapper {
  /** The columns it asks for; a row gives their values in this order. */
  readonly columns: readonly string[];
  /** A row is taken whole or not at all. */
  map(row: Row): RowOutcome;
}

export function compileMapping(mapping: Mapping): RowMapper {
  const columns = new Columns();
  const skips = mapping.skip.map(({ when, reason }) => ({ holds: compileCondition(when, columns), reason }));
  const observations = mapping.observations.map((rule) => compileObservation(rule, columns));
  const watches = mapping.coverage.map((rule) => compileCoverage(rule, columns));
  const readers: readonly Reads<LogRecord | undefined>[] = [...observations.map(({ read }) => read), ...watches];
  const parts = splitter(mapping, columns);
  const map = (row: Row): RowOutcome => {
    for (const { holds, reason } of skips) if (holds(row)) return { kind: "skipped", reason };
    const outcome = mapped(row);
    for (const observation of observations) observation.note(row);
    return outcome;
  };
  const mapped = (row: Row): RowOutcome => {
    const records: LogRecord[] = [];
    let { nothingToSay: reason }: { nothingToSay: string } = skipReasons;
    for (const part of parts(row)) {
      for (const read of readers) {
        const record = read(part);
        if (record instanceof Failed) {
          if (!isFirstTotal(record)) return { kind: "refused", failed: record };
          reason = record.refusal.message;
          continue;
        }
        if (record !== undefined) records.push(record);
      }
    }
    return records.length === 0 ? { kind: "skipped", reason } : { kind: "records", records };
  };
  return { columns: columns.names, map };
}

function splitter({ split }: Mapping, columns: Columns): (row: Row) => readonly Row[] {
  if (split === undefined) return (row) => [row];
  const slot = columns.slot(split.column);
  return (row) =>
    (row[slot] ?? "")
      .split(split.by)
      .map((part) => part.trim())
      .filter((part) => part !== "")
      .map((part) => row.with(slot, part));
}

function compileCoverage(rule: CoverageRule, columns: Columns): Reads<Coverage | undefined> {
  const applies = compileCondition(rule.when, columns);
  const readId = compileTemplate(rule.id, columns);
  const readSource = compileText(rule.source, columns);
  const interval = compileInterval(rule.time, columns);
  const recorded = rule.recordedAt === undefined ? interval : compileInterval(rule.recordedAt, columns);
  const more = {
    ...(rule.kinds === undefined ? {} : { kinds: rule.kinds }),
    ...(rule.area === undefined ? {} : { area: rule.area }),
  };
  return (row) => {
    if (!applies(row)) return undefined;
    const id = readId(row);
    const source = readSource(row);
    if (source instanceof Failed) return source;
    const refusal = checkName("id", id) ?? checkSource(source);
    if (refusal !== undefined) return new Failed(refusal, firstColumn(rule.id));
    const when = interval(row);
    if (when instanceof Failed) return when;
    const backwards = runsBackwards(when);
    if (backwards !== undefined) return backwards;
    const known = recorded(row);
    if (known instanceof Failed) return known;
    return {
      record: "coverage",
      id,
      source,
      recordedAt: known.to,
      state: rule.state,
      from: when.from,
      to: when.to,
      ...more,
    };
  };
}
