// Rows that were not taken, with their places; and records that came too late to count.
import { reportWords } from "../words/report-words.ts";
import { wrap } from "./layout.ts";
import type { Section } from "./report-input.ts";

const SHOWN_LATE = 3;

export function refusedSection(section: Section): string {
  return [refusedRows(section), lateRecords(section)].filter((each) => each !== "").join("\n\n");
}

function refusedRows({ gathered, paint, quarantine }: Section): string {
  const { refusals, counts } = gathered;
  if (counts.refused === 0) return "";
  const lines = [paint("strong", reportWords.refusedRows)];
  for (const { file, line, column, message, remedy } of refusals) {
    const place = column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
    lines.push(
      wrap(`${place}: ${message}${remedy === undefined ? "" : ` (${remedy})`}`, { first: "  ", indent: "      " }),
    );
  }
  if (counts.refused > refusals.length) lines.push(`  ${reportWords.moreRefused(counts.refused - refusals.length)}`);
  lines.push(`  ${quarantine === undefined ? reportWords.quarantineHint : reportWords.quarantined(quarantine)}`);
  return lines.join("\n");
}

function lateRecords({ run }: Section): string {
  const { beyondHorizon } = run.onTheWay;
  if (beyondHorizon.length === 0) return "";
  return wrap(reportWords.lateRecords(beyondHorizon.slice(0, SHOWN_LATE), beyondHorizon.length));
}
