// `servanda export mfotl`: clauses as formulas and records as a log, for a monitor that somebody else wrote.
import type { CheckedAgreement, LogRecord } from "@servanda/agreement";
import { nearest } from "@servanda/core";
import { type ExportedFile, mfotlFiles, outsideWords, planMfotl, recordsForMfotl, verdictsOf } from "@servanda/formats";
import { createMonitor, createPlaces, replay } from "@servanda/monitor";
import type { Arguments } from "../arguments.ts";
import { complain } from "../complain.ts";
import { EXIT_FOUND, EXIT_OK } from "../exit-codes.ts";
import { openNewFolder, writeInto } from "../io/new-folder.ts";
import { usageWords } from "../messages.ts";
import { prepareRun } from "../run/prepare.ts";
import type { Terminal } from "../terminal.ts";
import { checkWords } from "../words/check-words.ts";
import { exportWords } from "../words/export-words.ts";

const COMMAND = "export";
const FORMS = ["mfotl"];

/** Exports one agreement with its records. Without `--out` the files are shown, one after another. */
export async function runExport(args: Arguments, terminal: Terminal): Promise<number> {
  const [form, ...positionals] = args.positionals;
  if (form === undefined || !FORMS.includes(form)) {
    const near = form === undefined ? undefined : nearest(form, FORMS, 3)[0];
    const message = exportWords.whichForm(FORMS, form, near);
    return complain(terminal, COMMAND, { code: "wrong-usage", message, remedy: usageWords.seeHelp(COMMAND) });
  }
  const prepared = await prepareRun({ ...args, positionals }, COMMAND, terminal);
  if (!prepared.ok) return prepared.exitCode;
  const { agreement, gathered } = prepared;
  const path = positionals[0] ?? "";
  if (agreement.clauses.length === 0) {
    terminal.err(`${checkWords.noClause(path)}\n`);
    return EXIT_FOUND;
  }
  const plan = planMfotl(agreement);
  const refusals = plan.refused.map(({ clause, outside }) =>
    exportWords.refused(clause.key, outside.map(outsideWords)),
  );
  if (plan.exported.length === 0) {
    terminal.err([...refusals, exportWords.none(path), ""].join("\n"));
    return EXIT_FOUND;
  }
  const { inside } = createPlaces(agreement.regions);
  const records = recordsForMfotl(plan, gathered.records, inside, (kept) =>
    [...replay(createMonitor(agreement), kept)].flat(),
  );
  const verdicts = verdictsIn(agreement, records.kept, plan.exported);
  const files = mfotlFiles(plan, records, verdicts);
  const folder = args.value("out");
  if (folder === undefined) {
    terminal.out(files.map(shown).join("\n"));
    return EXIT_OK;
  }
  const opened = openNewFolder(folder);
  const written = opened.ok ? writeInto(folder, files) : opened;
  if (!written.ok) return complain(terminal, COMMAND, written.refusal);
  const { length } = gathered.records;
  const counts = plan.exported.map(({ clause }) =>
    exportWords.formula(clause.key, verdicts.filter((each) => each.clause === clause.key).length),
  );
  const all = agreement.clauses.length;
  const head = exportWords.written(folder, counts.length, all, length - records.leftOut.length, length);
  terminal.out([head, ...counts, ...refusals, ""].join("\n"));
  return EXIT_OK;
}

function shown({ name, text }: ExportedFile): string {
  return `${exportWords.heading(name)}\n${text}`;
}

function verdictsIn(
  agreement: CheckedAgreement,
  records: readonly LogRecord[],
  exported: Parameters<typeof verdictsOf>[0],
): ReturnType<typeof verdictsOf> {
  const monitor = createMonitor(agreement);
  for (const said of replay(monitor, records)) void said;
  return verdictsOf(exported, monitor.findings(), monitor.duties());
}
