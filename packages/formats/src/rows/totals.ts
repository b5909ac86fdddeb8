// Running totals: a file that says "251 so far" says how many happened since it said "246". Remembers what the rows
// before stated, so rows must come in the file's order.
import type { Instant } from "@servanda/core";
import type { Template } from "../mapping/template.ts";
import { rowRefusals } from "../messages.ts";
import { type Columns, Failed, type Reads, type Row } from "./row.ts";
import type { Interval } from "./time.ts";
import { compileNumber } from "./values.ts";

/** How many, and in which closed interval. */
export interface Increase extends Interval {
  readonly count: number;
}

/** Follows one total through a file. `increase` before `note`, once for every row that is not skipped. */
export interface TotalTracker {
  readonly increase: Reads<Increase>;
  /** Remembers what this row states, whether or not the row needed an increase. */
  note(row: Row): void;
}

interface Stated {
  readonly total: number;
  readonly at: Instant;
}

/**
 * `previous row`: the row before must state the total, or it is not known which rows the increase covers. `last
 * total`: since the last row that stated it, however long ago.
 */
export function trackTotal(
  column: string,
  since: "previous row" | "last total",
  interval: Reads<Interval>,
  columns: Columns,
): TotalTracker {
  const template: Template = [{ kind: "column", text: column }];
  const total = compileNumber(template, columns);
  let last: Stated | undefined;
  let isLastPrevious = false;
  return {
    increase(row) {
      const now = total(row);
      if (now instanceof Failed) return now;
      if (now === undefined) return new Failed(rowRefusals.empty("the running total"), column);
      const when = interval(row);
      if (when instanceof Failed) return when;
      if (last === undefined) return new Failed(rowRefusals.noFirstTotal(), column);
      if (since === "previous row" && !isLastPrevious) return new Failed(rowRefusals.noPreviousTotal(), column);
      if (now < last.total) return new Failed(rowRefusals.totalFalls(last.total, now), column);
      return { from: last.at, to: when.to, count: now - last.total };
    },
    note(row) {
      const now = total(row);
      const when = interval(row);
      isLastPrevious = false;
      if (now === undefined || now instanceof Failed || when instanceof Failed) return;
      last = { total: now, at: when.to };
      isLastPrevious = true;
    },
  };
}
