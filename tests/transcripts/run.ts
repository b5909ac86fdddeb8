// Runs transcripts: Markdown files, here and under docs/, whose `console` blocks show commands and what they print. The
// commands run in the repository's root, without a shell; what they print is compared exactly. `--accept` (or ACCEPT=1)
// writes what was printed into the file instead; reading the difference is then the review.
//
//     ```console
//     $ servanda check examples/x.servanda.md
//     …what it prints: standard output, then standard error
//     [exit 65]
//     ```
//
// A block may hold several commands. `[exit N]` is the last line of a command that does not exit with 0. Commands are
// `servanda …`, `cat FILE` and `install -D -m 600 FILE COPY` (what Git keeps, but not its mode); anything else is a
// mistake in the transcript and throws. `SCRATCH` is an empty folder, the transcript's own and gone after it; where a
// transcript names `SCRATCH/keys`, the keys of `test-keys.ts` lie there.
import { spawn } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { writeTestKeys } from "./test-keys.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = fileURLToPath(new URL(".", import.meta.url));
const docs = join(root, "docs");
const command = join(root, "packages/cli/bin/servanda.js");
const SCRATCH = "SCRATCH";
const SCRATCH_WORD = /^SCRATCH(?=\/|$)/;

/** A command of a transcript and the lines it is said to print. Lines are indices into the file, `[start, end)`. */
export interface Exchange {
  readonly command: string;
  readonly expected: string;
  readonly start: number;
  readonly end: number;
}

export interface Outcome {
  readonly exchange: Exchange;
  readonly actual: string;
}

export const transcripts = (): string[] => [
  ...readdirSync(folder)
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .sort()
    .map((name) => join(folder, name)),
  ...readdirSync(docs, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => join(docs, name))
    .filter((path) => /^```console$/m.test(readFileSync(path, "utf8"))),
];

/** Finds the commands of a transcript. Throws where a block is not closed or begins without a command. */
export function parseTranscript(text: string): Exchange[] {
  const exchanges: Exchange[] = [];
  const lines = splitLines(text);
  let open: { command: string; start: number } | undefined;
  let isInside = false;
  const close = (end: number) => {
    if (open !== undefined) exchanges.push({ ...open, end, expected: lines.slice(open.start, end).join("\n") });
    open = undefined;
  };
  lines.forEach((line, index) => {
    if (!isInside) {
      isInside = line === "```console";
    } else if (line === "```") {
      close(index);
      isInside = false;
    } else if (line.startsWith("$ ")) {
      close(index);
      open = { command: line.slice(2), start: index + 1 };
    } else if (open === undefined) {
      throw new Error(`line ${index + 1}: a console block begins with a command, "$ …"`);
    }
  });
  if (isInside) throw new Error("a console block has no end");
  return exchanges;
}

/** Words of a command; "double" and 'single' quotes keep blanks. Nothing else is special; shell signs are refused. */
export function splitCommand(line: string): string[] {
  const words = line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => {
    if (/^[^"']*[|><;&$`*]/.test(word)) throw new Error(`"${line}": there is no shell here to read \`${word}\``);
    return word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2");
  });
}

/** Runs every command of a transcript, one after another. */
export async function runTranscript(text: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const scratch = mkdtempSync(join(tmpdir(), "servanda-transcript-"));
  if (text.includes(`${SCRATCH}/keys`)) writeTestKeys(join(scratch, "keys"));
  try {
    for (const exchange of parseTranscript(text)) {
      const words = splitCommand(exchange.command).map((word) => word.replace(SCRATCH_WORD, scratch));
      outcomes.push({ exchange, actual: (await runCommand(words)).replaceAll(scratch, SCRATCH) });
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
  return outcomes;
}

/** The transcript with what was printed in place of what was expected. */
export function accept(text: string, outcomes: readonly Outcome[]): string {
  const lines = splitLines(text);
  for (const { exchange, actual } of outcomes.toReversed()) {
    lines.splice(exchange.start, exchange.end - exchange.start, ...(actual === "" ? [] : actual.split("\n")));
  }
  return lines.join("\n");
}

/** Line ends are the one thing that a checkout may change; nothing else is replaced. */
const splitLines = (text: string): string[] => text.replaceAll("\r\n", "\n").split("\n");

async function runCommand([name, ...args]: readonly string[]): Promise<string> {
  if (name === "cat" && args.length === 1) return tidyEnd(readFileSync(resolve(root, args[0] ?? ""), "utf8"));
  if (name === "install" && args.slice(0, 3).join(" ") === "-D -m 600") return install(args[3] ?? "", args[4] ?? "");
  if (name !== "servanda") throw new Error(`a transcript runs \`servanda …\` and \`cat FILE\`, not \`${name}\``);
  const { output, code } = await runServanda(args);
  const said = tidyEnd(output);
  if (code === 0) return said;
  return said === "" ? `[exit ${code}]` : `${said}\n[exit ${code}]`;
}

function install(from: string, to: string): string {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(join(root, from), to);
  chmodSync(to, 0o600);
  return "";
}

function runServanda(args: readonly string[]): Promise<{ readonly output: string; readonly code: number | string }> {
  // Nothing of the machine may show: no colour, no width of a terminal, no time zone, no language.
  const env = { PATH: process.env["PATH"], NO_COLOR: "1", TZ: "Pacific/Chatham", LC_ALL: "C" };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    const output = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      output.out += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      output.err += chunk;
    });
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ output: output.out + output.err, code: code ?? String(signal) }));
  });
}

/** Without the last line end, which a block cannot show. */
const tidyEnd = (output: string): string => output.replaceAll("\r\n", "\n").replace(/\n$/, "");

async function main(args: readonly string[]): Promise<void> {
  const isAccepting = args.includes("--accept") || process.env["ACCEPT"] === "1";
  for (const path of transcripts()) {
    const text = readFileSync(path, "utf8");
    const outcomes = await runTranscript(text);
    const wrong = outcomes.filter(({ exchange, actual }) => exchange.expected !== actual);
    if (wrong.length > 0 && isAccepting) writeFileSync(path, accept(text, outcomes));
    for (const { exchange, actual } of isAccepting ? [] : wrong) {
      process.stdout.write(`${basename(path)}: $ ${exchange.command}\n${actual}\n\n`);
      process.exitCode = 1;
    }
    const verdict = wrong.length === 0 ? "as written" : `${wrong.length} ${isAccepting ? "rewritten" : "differ"}`;
    process.stdout.write(`${basename(path)}: ${outcomes.length} commands, ${verdict}\n`);
  }
}

if (import.meta.main) await main(process.argv.slice(2));
