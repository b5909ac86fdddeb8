// The page that goes with an export: which formula is which clause, what is left out and why, how the log is to be
// read, and how MonPoly is run on it.
import { formatInstant } from "@servanda/core";
import { type ExportedClause, NOBODY, type RefusedClause } from "./clauses.ts";
import type { MfotlPlan, MfotlRecords, Verdict } from "./export.ts";
import { noteWords, outsideWords, recordOutsideWords } from "./words.ts";

/** Of records that are left out, for each reason. */
const MOST_LISTED = 10;

export function readmeOf(
  plan: MfotlPlan,
  records: MfotlRecords,
  verdicts: readonly Verdict[],
  fileOf: ReadonlyMap<ExportedClause, string>,
): string {
  const { agreement } = plan;
  const { trace } = records;
  const [first] = fileOf.values();
  return `# ${agreement.title}, for MonPoly

Clauses of an agreement as formulas of metric first-order temporal logic (MFOTL), and its records as a log, so that
somebody else's monitor can be held against Servanda. Text version:
\`${agreement.id}\`.

## Formulas

Each formula is satisfied where its clause is broken: its free variables are the record that is judged and whoever is
bound. The verdicts are those that \`servanda monitor\` gives on the same records; \`expected.csv\` lists them.

| file | clause | record, bearer | verdicts |
| --- | --- | --- | --- |
${plan.exported.map((each) => formulaRow(each, fileOf.get(each) ?? "", verdicts)).join("\n")}

${plan.exported.map(clauseLine).join("\n")}

## Clauses that are left out

${plan.refused.length === 0 ? "None." : plan.refused.map(refusalLine).join("\n")}

## The log

- \`records.log\` has ${counted(trace.timePointCount, "time point")}, from ${counted(trace.recordCount, "record")}.
  Time stamps are milliseconds since 1970-01-01T00:00:00Z; all that happened at one instant is one time point.
- A report of a kind is also one of each kind that it stands under. \`inside\` says in which zones of the text a report
  lies, as Servanda decides it: MonPoly knows no maps. \`started\` and \`ended\` are edges of stages, as Servanda works
  them out from the same records. Roles (\`party\`, \`guarantor\`) stand at the first time point.
- A report that names nobody is by \`"${NOBODY}"\`.
- Texts are in double quotes. Within one, a double quote, a backslash, a control character and \`%\` are
  percent-encoded (\`%22\`).
- **The end.** The last time point, \`@${trace.endAt}\` (${formatInstant(trace.endAt)}), is a \`tick\` one second
  after the last deadline: what was not done by then was not done in time. So it is the same whether MonPoly takes the
  log to go on for ever (its way without flags) or to end here (\`-nonewlastts\`).

## Records that are left out

A formula knows no doubt: every record in the log happened at one instant, and is sure of all that a formula asks. A
report that was recorded late stands where it happened; where a duty hangs on it, it is left out, since that a duty
began stays, whatever is learnt later. ${leftOutText(records)}

## Run it

    monpoly -sig agreement.sig -formula ${first ?? "clause-1.mfotl"} -log records.log

without \`-negate\`. Compare what it prints with the rows of \`expected.csv\` for that clause. For Servanda's own words
run \`servanda monitor\` with the agreement and \`records.ndjson\`: the same records, with the tick.
`;
}

function formulaRow({ clause, about, bearer }: ExportedClause, file: string, verdicts: readonly Verdict[]): string {
  const count = verdicts.filter((each) => each.clause === clause.key).length;
  return `| \`${file}\` | ${clause.key} | \`${about}\`, \`${bearer}\` | ${count} |`;
}

function clauseLine({ clause, notes }: ExportedClause): string {
  const remarks = notes.map((note) => ` ${noteWords[note]}`).join("");
  return `- **${clause.key}**: ${clause.sentence}${remarks}`;
}

function refusalLine({ clause, outside }: RefusedClause): string {
  return `- **${clause.key}**: ${outside.map(outsideWords).join("; ")}.`;
}

function leftOutText({ leftOut }: MfotlRecords): string {
  if (leftOut.length === 0) return "None was left out.";
  const byReason = new Map<string, string[]>();
  for (const { record, reasons } of leftOut) {
    const [why] = reasons.map(recordOutsideWords);
    if (why !== undefined) byReason.set(why, [...(byReason.get(why) ?? []), record]);
  }
  const lines = [...byReason].map(([why, records]) => {
    const more = records.length > MOST_LISTED ? `, and ${records.length - MOST_LISTED} more` : "";
    return `- ${records.length}: ${why} (${records.slice(0, MOST_LISTED).join(", ")}${more})`;
  });
  const verb = leftOut.length === 1 ? "is" : "are";
  const head = `${counted(leftOut.length, "record")} ${verb} left out; \`left-out.csv\` has each with all its reasons.`;
  return `${head}\n\n${lines.join("\n")}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
