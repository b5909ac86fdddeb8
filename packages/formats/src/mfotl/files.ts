// The files of an export, as texts: signature, formulas, log, the records to compare with, what a monitor says of them,
// and the page that explains it all.
import { type LogRecord, refOf } from "@servanda/agreement";
import Papa from "papaparse";
import { writeRecordLine } from "../ndjson/write-record.ts";
import type { ExportedClause } from "./clauses.ts";
import type { MfotlPlan, MfotlRecords, Verdict } from "./export.ts";
import { renderFormula } from "./formula.ts";
import { readmeOf } from "./readme.ts";
import { recordOutsideWords } from "./words.ts";

export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** In the order in which a reader wants them. Names hold no folder. */
export function mfotlFiles(
  plan: MfotlPlan,
  records: MfotlRecords,
  verdicts: readonly Verdict[],
): readonly ExportedFile[] {
  const named = fileNames(plan.exported);
  const formulas = [...named].map(
    ([clause, name]): ExportedFile => ({
      name,
      text: `${renderFormula(clause.formula, plan.signature.nameOf)}\n`,
    }),
  );
  return [
    { name: "README.md", text: readmeOf(plan, records, verdicts, named) },
    { name: "agreement.sig", text: plan.signature.text },
    ...formulas,
    { name: "records.log", text: records.trace.text },
    { name: "records.ndjson", text: records.kept.map((record) => `${writeRecordLine(record)}\n`).join("") },
    { name: "expected.csv", text: csv(["clause", "timestamp", "record", "bearer"], expectedRows(records, verdicts)) },
    {
      name: "left-out.csv",
      text: csv(
        ["record", "why"],
        records.leftOut.map(({ record, reasons }) => [record, reasons.map(recordOutsideWords).join("; ")]),
      ),
    },
  ];
}

/** A file for each formula, named after its clause, in letters that every disk takes. */
function fileNames(exported: readonly ExportedClause[]): ReadonlyMap<ExportedClause, string> {
  const taken = new Set<string>();
  return new Map(
    exported.map((each) => {
      const word = each.clause.key.replaceAll(/[^A-Za-z0-9.]+/g, "-");
      let name = `clause-${word}.mfotl`;
      for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `clause-${word}-${count}.mfotl`;
      taken.add(name.toLowerCase());
      return [each, name];
    }),
  );
}

function expectedRows({ kept }: MfotlRecords, verdicts: readonly Verdict[]): readonly (readonly string[])[] {
  const instants = new Map(
    kept.flatMap((each) => (isIdentified(each) ? [[refOf(each), each.recordedAt] as const] : [])),
  );
  return verdicts.map(({ clause, about, bearer }) => [clause, String(instants.get(about) ?? ""), about, bearer]);
}

function isIdentified(record: LogRecord): record is Exclude<LogRecord, { readonly record: "tick" }> {
  return record.record !== "tick";
}

function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(
    [header, ...rows].map((row) => [...row]),
    { newline: "\n" },
  )}\n`;
}
