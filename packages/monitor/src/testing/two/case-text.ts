// A case that failed, for people: the agreement as its kernel reads, the records as a table, and the first difference
// in words.
import { type LogRecord, refOf, type Transition } from "@servanda/agreement";
import { formatInstant } from "@servanda/core";
import { lineOf } from "../builders.ts";
import type { Case } from "./case.ts";
import type { Difference, Side } from "./difference.ts";
import { agreementLines, KernelText } from "./kernel-text.ts";

export function caseText(failed: Case, difference: Difference): string {
  const text = new KernelText(failed.originAt);
  return [
    ...agreementLines(failed.agreement, failed.originAt),
    "",
    `records, in hours after ${formatInstant(failed.originAt)}:`,
    ...recordTable(failed.log, text),
    "",
    ...differenceLines(difference, text),
    "",
  ].join("\n");
}

function recordTable(log: readonly LogRecord[], text: KernelText): string[] {
  const rows = log.map((record) => rowOf(record, text));
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd()}`,
  );
}

/** Recorded, what, reference, the rest. */
function rowOf(record: LogRecord, text: KernelText): string[] {
  const at = text.instant(record.recordedAt);
  if (record.record === "tick") return [at, "tick"];
  const { record: what, id: _id, source: _source, recordedAt: _at, ...rest } = record;
  return [at, what, refOf(record), text.parts(rest).join(", ")];
}

function differenceLines(difference: Difference, text: KernelText): string[] {
  if (difference.kind === "stopped") return [`${difference.who} stops: ${difference.message}`];
  const where =
    difference.kind === "said"
      ? `The first difference is at ${text.instant(difference.recordedAt)}:`
      : `At the end, ${difference.what === "said" ? "what was said differs" : `the ${difference.what} differ`}:`;
  return [where, ...difference.sides.flatMap((side) => sideLines(side, text))];
}

function sideLines({ who, said }: Side, text: KernelText): string[] {
  if (said.length === 0) return [`  ${who} says nothing else`];
  return said.flatMap((each) => {
    const whole = `    ${text.of(each)}`;
    return isTransition(each) ? [`  ${who} says: ${lineOf(each)}`, whole] : [`  ${who} has:`, whole];
  });
}

function isTransition(said: unknown): said is Transition {
  return typeof said === "object" && said !== null && "kind" in said && "recordedAt" in said;
}
