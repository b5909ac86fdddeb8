// The `servanda` command: finds the command that was asked for, hands over, and turns the answer into an exit code. A
// user's mistake is a sentence; only our own mistakes show a stack.
import { nearest } from "@servanda/core";
import { readArguments } from "./arguments.ts";
import type { Command, CommandFamily } from "./command.ts";
import { logFamily } from "./commands/log/verbs.ts";
import { witnessFamily } from "./commands/witness/verbs.ts";
import { complain } from "./complain.ts";
import { EXIT_BUG, EXIT_OK, EXIT_USAGE } from "./exit-codes.ts";
import { bugWords, commandHelp, familyHelp, overview, usageWords } from "./messages.ts";
import { processTerminal, type Terminal } from "./terminal.ts";
import { version } from "./version.ts";
import {
  checkCertificateHelp,
  checkHelp,
  explainCodeHelp,
  explainHelp,
  exportHelp,
  fmtHelp,
  monitorHelp,
  renderHelp,
} from "./words/command-help.ts";
import { mirrorHelp, verifyHelp } from "./words/verify-help.ts";

const entries: readonly (Command | CommandFamily)[] = [
  { help: checkHelp, load: async () => (await import("./commands/check.ts")).runCheck },
  { help: monitorHelp, load: async () => (await import("./commands/monitor.ts")).runMonitor },
  { help: explainHelp, load: async () => (await import("./commands/explain.ts")).runExplain },
  {
    help: checkCertificateHelp,
    load: async () => (await import("./commands/check-certificate.ts")).runCheckCertificate,
  },
  { help: exportHelp, load: async () => (await import("./commands/export.ts")).runExport },
  { help: fmtHelp, load: async () => (await import("./commands/fmt.ts")).runFmt },
  { help: renderHelp, load: async () => (await import("./commands/render.ts")).runRender },
  { help: explainCodeHelp, load: async () => (await import("./commands/explain-code.ts")).runExplainCode },
  logFamily,
  witnessFamily,
  { help: mirrorHelp, load: async () => (await import("./commands/mirror.ts")).runMirror },
  { help: verifyHelp, load: async () => (await import("./commands/verify.ts")).runVerify },
];

/** Runs `servanda ARGS…` and answers with its exit code. */
export async function main(args: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    terminal.err(`${bugWords.title}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return EXIT_BUG;
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const [word, ...rest] = args;
  if (word === undefined) {
    terminal.err(overviewText());
    return EXIT_USAGE;
  }
  if (word === "--help" || word === "-h" || word === "help") return showHelp(rest, terminal);
  if (word === "--version") {
    terminal.out(`${version()}\n`);
    return EXIT_OK;
  }
  const entry = entries.find(({ help }) => help.name === word);
  if (entry === undefined) return unknownCommand(word, terminal);
  return "verbs" in entry ? dispatchVerb(entry, rest, terminal) : runCommand(entry, rest, terminal);
}

async function dispatchVerb(family: CommandFamily, words: readonly string[], terminal: Terminal): Promise<number> {
  const [word, ...rest] = words;
  if (word === undefined) {
    terminal.err(familyHelp(family));
    return EXIT_USAGE;
  }
  if (word === "--help" || word === "-h" || word === "help") return showHelp([family.help.name, ...rest], terminal);
  const verb = verbOf(family, word);
  return verb === undefined ? unknownVerb(family, word, terminal) : runCommand(verb, rest, terminal);
}

async function runCommand(command: Command, words: readonly string[], terminal: Terminal): Promise<number> {
  if (words.includes("--help") || words.includes("-h")) {
    terminal.out(commandHelp(command.help));
    return EXIT_OK;
  }
  const read = readArguments(command.help, words);
  if (!read.ok) return complain(terminal, command.help.name, read.refusal);
  const run = await command.load();
  return run(read.value, terminal);
}

function verbOf({ help, verbs }: CommandFamily, word: string): Command | undefined {
  return verbs.find((each) => each.help.name === `${help.name} ${word}`);
}

function showHelp([about, verb]: readonly string[], terminal: Terminal): number {
  if (about === undefined) {
    terminal.out(overviewText());
    return EXIT_OK;
  }
  const entry = entries.find(({ help }) => help.name === about);
  if (entry === undefined) return unknownCommand(about, terminal);
  if (!("verbs" in entry)) terminal.out(commandHelp(entry.help));
  else if (verb === undefined) terminal.out(familyHelp(entry));
  else {
    const command = verbOf(entry, verb);
    if (command === undefined) return unknownVerb(entry, verb, terminal);
    terminal.out(commandHelp(command.help));
  }
  return EXIT_OK;
}

function overviewText(): string {
  return overview(
    entries.map(({ help }) => help),
    version(),
  );
}

function unknownCommand(word: string, terminal: Terminal): number {
  const isFlag = word.startsWith("-");
  const known = isFlag ? ["--help", "--version"] : entries.map(({ help }) => help.name);
  const near = nearest(word, known, 3)[0];
  const message = isFlag ? usageWords.unknownFlag(word, near) : usageWords.unknownCommand(word, near);
  return complain(terminal, "", { code: "wrong-usage", message, remedy: usageWords.seeOverview });
}

function unknownVerb({ help: { name }, verbs }: CommandFamily, word: string, terminal: Terminal): number {
  const known = verbs.map(({ help }) => help.name.slice(name.length + 1));
  const message = usageWords.unknownVerb(name, word, nearest(word, known, 3)[0]);
  return complain(terminal, name, { code: "wrong-usage", message, remedy: usageWords.seeHelp(name) });
}
