// `servanda explain`: why one finding or duty stands, on the same records that `monitor` was given.
import type { Transition } from "@servanda/agreement";
import { assert } from "@servanda/core";
import {
  certify,
  changesOf,
  type Explanation,
  explainDuty,
  explainFinding,
  type RunOfRecords,
} from "@servanda/monitor";
import type { Arguments } from "../arguments.ts";
import { complain } from "../complain.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { startProgress } from "../io/progress.ts";
import { usageWords } from "../messages.ts";
import { explanationText } from "../report/explain-text.ts";
import { printable } from "../report/layout.ts";
import { findMeant, type Meant } from "../run/find-id.ts";
import { zoneOf } from "../run/instants.ts";
import { prepareRun } from "../run/prepare.ts";
import { replayRecords } from "../run/replayed.ts";
import type { Terminal } from "../terminal.ts";
import { runWords } from "../words/run-words.ts";

const COMMAND = "explain";

/** Explains what `--finding` names; an incident's id explains every finding on it. */
export async function runExplain(args: Arguments, terminal: Terminal): Promise<number> {
  const id = args.value("finding");
  if (id === undefined) {
    const remedy = usageWords.seeHelp(COMMAND);
    return complain(terminal, COMMAND, { code: "wrong-usage", message: runWords.noFinding, remedy });
  }
  const prepared = await prepareRun(args, COMMAND, terminal);
  if (!prepared.ok) return prepared.exitCode;
  const { agreement, gathered, period, source } = prepared;
  const said: Transition[] = [];
  const progress = startProgress(terminal, runWords.judging);
  const run = replayRecords(agreement, gathered.records, period, (each) => said.push(...each), progress);
  const meant = findMeant(run, said, id);
  if (!meant.ok) return complain(terminal, COMMAND, meant.refusal);
  assert(run.end !== undefined, "something was found, so there are records");
  const whole: RunOfRecords = { agreement, records: gathered.records, said, end: run.end };
  const explained = meant.value.map((each) => {
    const explanation = explanationOf(whole, each);
    return { meant: each, explanation, changes: changesOf(whole, explanation) };
  });
  if (args.has("json")) {
    const certificates = explained.map((each) => certify(whole, each.meant, each.changes.changes));
    terminal.out(certificates.map((each) => `${JSON.stringify(each)}\n`).join(""));
    return EXIT_OK;
  }
  const speaker = { agreement, zone: zoneOf(agreement), paint: terminal.paint };
  const pages = explained.map(({ explanation, changes }) => explanationText(speaker, explanation, changes, source));
  terminal.out(printable(pages.join("\n\n")));
  return EXIT_OK;
}

function explanationOf(run: RunOfRecords, meant: Meant): Explanation {
  return meant.kind === "finding" ? explainFinding(run, meant.finding) : explainDuty(run, meant.duty);
}
