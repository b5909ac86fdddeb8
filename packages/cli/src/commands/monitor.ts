// `servanda monitor`: runs the records of some sources through an agreement and says what stands.
import { isUpheld } from "@servanda/agreement";
import { accepted, nearest, type Outcome, refused } from "@servanda/core";
import type { Arguments } from "../arguments.ts";
import { complain } from "../complain.ts";
import { EXIT_BREACH, EXIT_OK } from "../exit-codes.ts";
import { startProgress } from "../io/progress.ts";
import { usageWords } from "../messages.ts";
import { isSaid } from "../report/because.ts";
import { printable } from "../report/layout.ts";
import { summaryOf } from "../report/summary.ts";
import { textReport } from "../report/text-report.ts";
import { transitionLines } from "../report/transition-line.ts";
import { prepareRun } from "../run/prepare.ts";
import { type Replayed, replayRecords } from "../run/replayed.ts";
import type { Terminal } from "../terminal.ts";
import { runWords } from "../words/run-words.ts";

const COMMAND = "monitor";

/** Runs an agreement on its records. */
export async function runMonitor(args: Arguments, terminal: Terminal): Promise<number> {
  const usage = checkUsage(args);
  if (!usage.ok) return complain(terminal, COMMAND, usage.refusal);
  const prepared = await prepareRun(args, COMMAND, terminal);
  if (!prepared.ok) return prepared.exitCode;
  const { agreement, gathered, period } = prepared;
  const line = args.has("json") ? transitionLines(agreement, gathered.records) : undefined;
  const progress = startProgress(terminal, runWords.judging);
  const run = replayRecords(
    agreement,
    gathered.records,
    period,
    (said) => {
      if (line !== undefined) for (const each of said.filter(isSaid)) terminal.out(`${line(each)}\n`);
    },
    progress,
  );
  if (args.has("summary")) terminal.out(`${JSON.stringify(summaryOf(run, gathered, period))}\n`);
  else if (line === undefined) {
    const { paint } = terminal;
    const quarantine = args.value("quarantine");
    const words = args.positionals;
    terminal.out(printable(textReport({ run, gathered, period, words, isAll: args.has("all"), quarantine, paint })));
  }
  return args.has("fail-on") && hasBreach(run) ? EXIT_BREACH : EXIT_OK;
}

function checkUsage(args: Arguments): Outcome<undefined> {
  const failOn = args.value("fail-on");
  if (failOn !== undefined && failOn !== "breach") {
    const near = nearest(failOn, ["breach"], 3)[0];
    return refused("wrong-usage", usageWords.badChoice("--fail-on", failOn, ["breach"], near));
  }
  if (args.has("json") && args.has("summary")) {
    return refused("wrong-usage", runWords.jsonOrSummary, usageWords.seeHelp(COMMAND));
  }
  return accepted(undefined);
}

/** A certain finding that is not excused, or a duty that was missed. */
function hasBreach(run: Replayed): boolean {
  return (
    run.findings.some((each) => each.certainty === "certain" && isUpheld(each)) ||
    run.duties.some((each) => each.state === "overdue" || each.state === "fulfilled late")
  );
}
