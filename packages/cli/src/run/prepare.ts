// What every command that runs records begins with: agreement checked, period read, sources read to their end.
import type { CheckedAgreement } from "@servanda/agreement";
import type { Refusal } from "@servanda/core";
import type { SourceFile } from "@servanda/lang";
import type { Arguments } from "../arguments.ts";
import { complain } from "../complain.ts";
import { openQuarantine } from "../io/quarantine.ts";
import { usableAgreement } from "../io/usable-agreement.ts";
import { usageWords } from "../messages.ts";
import type { Terminal } from "../terminal.ts";
import { runWords } from "../words/run-words.ts";
import { gatherRecords } from "./gather.ts";
import type { Gathered } from "./gathered.ts";
import { type Period, readPeriod, zoneOf } from "./instants.ts";
import { readSources } from "./sources.ts";

/** Ready to be run, or the exit code after the reason was said. */
export type PreparedRun =
  | {
      readonly ok: true;
      readonly agreement: CheckedAgreement;
      readonly source: SourceFile;
      readonly period: Period;
      readonly gathered: Gathered;
    }
  | { readonly ok: false; readonly exitCode: number };

/** Says on standard error why a run cannot begin. */
export async function prepareRun(args: Arguments, command: string, terminal: Terminal): Promise<PreparedRun> {
  const stop = (refusal: Refusal): PreparedRun => ({ ok: false, exitCode: complain(terminal, command, refusal) });
  const [path, ...words] = args.positionals;
  const remedy = usageWords.seeHelp(command);
  if (path === undefined) return stop({ code: "wrong-usage", message: runWords.noAgreement, remedy });
  if (words.length === 0) return stop({ code: "wrong-usage", message: runWords.noSource, remedy });
  const usable = usableAgreement(path, command, terminal);
  if (!usable.ok) return usable;
  const { agreement, source } = usable;
  const period = readPeriod(args, zoneOf(agreement));
  if (!period.ok) return stop(period.refusal);
  const sources = await readSources(words);
  if (!sources.ok) return stop(sources.refusal);
  const quarantinePath = args.value("quarantine");
  const quarantine = quarantinePath === undefined ? undefined : openQuarantine(quarantinePath);
  if (quarantine?.ok === false) return stop(quarantine.refusal);
  const gathered = await gatherRecords(sources.value, period.value, terminal, quarantine?.value);
  quarantine?.value.close();
  if (!gathered.ok) return stop(gathered.refusal);
  const { refused } = gathered.value.counts;
  // `monitor` lists them in its report; what others say would rest on fewer records than its reader thinks.
  if (refused > 0 && command !== "monitor") terminal.err(`${runWords.rowsRefused(command, refused)}\n`);
  return { ok: true, agreement, source, period: period.value, gathered: gathered.value };
}
