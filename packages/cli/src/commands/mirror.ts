// `servanda mirror`: one look at a log that is followed. What is new and valid is kept; what contradicts what is held
// is refused, and written down as evidence that others can check alone.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { accepted, type Outcome, refused } from "@servanda/core";
import { ed25519, type MirrorFolder, openHttpLog, openLogFolder, openMirrorFolder } from "@servanda/host";
import {
  type Decision,
  type Evidence,
  encodeEvidence,
  type MirrorStep,
  mirrorStep,
  sameBytes,
  type TileReader,
} from "@servanda/log";
import type { Arguments } from "../arguments.ts";
import { complain } from "../complain.ts";
import { EXIT_FOUND, EXIT_OK, EXIT_UNDECIDED } from "../exit-codes.ts";
import { usageWords } from "../messages.ts";
import { logReport } from "../report/verify-report.ts";
import type { Terminal } from "../terminal.ts";
import { mirrorWords } from "../words/mirror-words.ts";
import { readTrust } from "./verify.ts";

const COMMAND = "mirror";
const DEADLINE_MS = 30_000;
const EVIDENCE_FOLDER = "evidence";

export async function runMirror(args: Arguments, terminal: Terminal): Promise<number> {
  const [source, ...more] = args.positionals;
  const target = args.value("to");
  if (source === undefined || more.length > 0)
    return complain(terminal, COMMAND, wrong(mirrorWords.noSource, usageWords.seeHelp(COMMAND)));
  if (target === undefined) return complain(terminal, COMMAND, wrong(mirrorWords.noTarget, mirrorWords.addTarget));
  const reader = openSource(source);
  if (!reader.ok) return complain(terminal, COMMAND, reader.refusal);
  const folder = await openMirrorFolder(target);
  if (!folder.ok) return complain(terminal, COMMAND, folder.refusal);
  try {
    const step = await look(reader.value, folder.value, args);
    if (!step.ok) return complain(terminal, COMMAND, step.refusal);
    const paths = step.value.evidence.map((each) => writeEvidence(target, each));
    if (args.has("json")) terminal.out(`${JSON.stringify({ ...step.value, evidence: paths })}\n`);
    else say(step.value, paths, terminal);
    return exitOf(step.value);
  } finally {
    folder.value.close();
  }
}

const wrong = (message: string, remedy: string) => ({ code: "wrong-usage", message, remedy });

function openSource(source: string): Outcome<TileReader> {
  if (/^https?:\/\//.test(source)) return accepted(openHttpLog(source, DEADLINE_MS));
  const isFolder = statSync(source, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? accepted(openLogFolder(source)) : refused("unreadable-file", mirrorWords.noFolder(source));
}

async function look(source: TileReader, folder: MirrorFolder, args: Arguments): Promise<Outcome<MirrorStep>> {
  const trust = readTrust(args);
  if (!trust.ok) return trust;
  const beside = args.value("beside");
  const parts = { source, store: folder.store, held: folder.reader, trust: trust.value, ed25519 };
  try {
    return accepted(await mirrorStep(beside === undefined ? parts : { ...parts, beside: openLogFolder(beside) }));
  } catch (error) {
    // A network or a disk that fails; what is held was not touched, or only files that nothing refers to.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const what = cause instanceof Error ? cause.message : String(cause);
    return refused("unreadable-file", mirrorWords.unreachable(args.positionals[0] ?? "", what));
  }
}

/** The path that it now has: of its kind, numbered where another of the kind is there. */
function writeEvidence(target: string, evidence: Evidence): string {
  const bytes = encodeEvidence(evidence);
  const folder = join(target, EVIDENCE_FOLDER);
  mkdirSync(folder, { recursive: true });
  for (let count = 1; ; count += 1) {
    const path = join(folder, `${evidence.kind}${count === 1 ? "" : `-${count}`}.json`);
    if (existsSync(path) && sameBytes(new Uint8Array(readFileSync(path)), bytes)) return path;
    if (existsSync(path)) continue;
    writeFileSync(path, bytes, { flag: "wx" });
    return path;
  }
}

function say({ from, to, refusal, verdict, evidence }: MirrorStep, paths: readonly string[], terminal: Terminal): void {
  if (refusal !== undefined) complain(terminal, COMMAND, refusal);
  if (verdict !== undefined) terminal.out(`${logReport(verdict, terminal.paint, "none")}\n`);
  if (refusal !== undefined || to === null) terminal.out(`${mirrorWords.stayed(from)}\n`);
  else terminal.out(`${from === to ? mirrorWords.same(to) : mirrorWords.moved(from, to)}\n`);
  if (paths.length === 0) return;
  const lines = paths.map((path, index) => `  ${mirrorWords.raised(path, evidence[index]?.kind ?? "equivocation")}`);
  terminal.out(`\n${[mirrorWords.evidence, ...lines].join("\n")}\n`);
}

function exitOf({ refusal, verdict, evidence }: MirrorStep): number {
  if (evidence.length > 0) return EXIT_FOUND;
  const decision: Decision | undefined = verdict?.decision;
  if (refusal === undefined && decision === "valid") return EXIT_OK;
  return refusal?.code === "file_missing" || decision === "undecided" ? EXIT_UNDECIDED : EXIT_FOUND;
}
