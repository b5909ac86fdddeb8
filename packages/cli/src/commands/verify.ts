// `servanda verify`: whether a log, a bundle or a piece of evidence is what it says, without asking anybody.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { accepted, type Outcome, refused } from "@servanda/core";
import { ed25519, openLogFolder } from "@servanda/host";
import {
  type Decision,
  isZip,
  MAX_BUNDLE_BYTES,
  openBundle,
  parsePolicy,
  parseVkey,
  readerOf,
  type Trust,
  type Verdict,
  verifyBundle,
  verifyEvidence,
  verifyFolder,
} from "@servanda/log";
import type { Arguments } from "../arguments.ts";
import { complain } from "../complain.ts";
import { EXIT_FOUND, EXIT_OK, EXIT_UNDECIDED } from "../exit-codes.ts";
import { readText, wordsFor } from "../io/read-file.ts";
import { type Recomputation, recomputeFiles } from "../logged/recompute-files.ts";
import { fileWords, usageWords } from "../messages.ts";
import { evidenceReport, logReport, recomputedReport } from "../report/verify-report.ts";
import type { Terminal } from "../terminal.ts";
import { verifyWords } from "../words/verify-words.ts";

const COMMAND = "verify";
const EXITS: Readonly<Record<Decision, number>> = { valid: EXIT_OK, invalid: EXIT_FOUND, undecided: EXIT_UNDECIDED };

/** Verifies one thing, or writes the verifier page. */
export async function runVerify(args: Arguments, terminal: Terminal): Promise<number> {
  const page = args.value("page");
  if (page !== undefined) return await writePage(page, terminal);
  const [path, ...more] = args.positionals;
  if (path === undefined || more.length > 0) {
    const message = path === undefined ? verifyWords.noPath : verifyWords.onePath;
    return complain(terminal, COMMAND, { code: "wrong-usage", message, remedy: usageWords.seeHelp(COMMAND) });
  }
  const trust = readTrust(args);
  if (!trust.ok) return complain(terminal, COMMAND, trust.refusal);
  const subject = openSubject(path);
  if (!subject.ok) return complain(terminal, COMMAND, subject.refusal);
  return subject.value.kind === "file" && !isZip(subject.value.bytes)
    ? await judgeEvidence(path, subject.value.bytes, args, terminal)
    : await judgeLog(subject.value, trust.value, args, terminal);
}

type Subject =
  | { readonly kind: "file"; readonly bytes: Uint8Array }
  | { readonly kind: "folder"; readonly path: string };

function openSubject(path: string): Outcome<Subject> {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return accepted({ kind: "folder", path });
    if (!stats.isFile()) return refused("unreadable-file", fileWords.isDevice(path));
    if (stats.size > MAX_BUNDLE_BYTES) return refused("unreadable-file", fileWords.tooLarge(path, MAX_BUNDLE_BYTES));
    return accepted({ kind: "file", bytes: new Uint8Array(readFileSync(path)) });
  } catch (error) {
    return refused("unreadable-file", wordsFor(path, error));
  }
}

/** Keys from outside, for what nobody here can know. Refused: what is no key, and what is no policy. */
export function readTrust(args: Arguments): Outcome<Trust> {
  const vkey = args.value("vkey");
  const key = vkey === undefined ? undefined : parseVkey(vkey);
  if (key?.ok === false) return refused("wrong-usage", verifyWords.noKey(key.refusal.message), verifyWords.keyForm);
  const path = args.value("policy");
  const policy = path === undefined ? undefined : readText(path);
  if (policy?.ok === false) return policy;
  const leniency = { acceptsWeakQuorum: args.has("accept-weak-quorum") };
  const parsed = policy === undefined ? undefined : parsePolicy(policy.value, leniency);
  if (parsed?.ok === false) {
    const { code, message, remedy } = parsed.refusal;
    if (code === "weak_quorum") return refused("unreadable-file", message, remedy);
    return refused("unreadable-file", verifyWords.noPolicy(path ?? "", message));
  }
  return accepted({ vkey, policy: policy?.value });
}

async function judgeLog(subject: Subject, trust: Trust, args: Arguments, terminal: Terminal): Promise<number> {
  const verdict = await verdictOn(subject, trust);
  const again = args.has("recompute") ? await recomputed(subject) : undefined;
  if (args.has("json")) {
    const found = again?.ok === true ? again.value : again?.refusal;
    terminal.out(`${JSON.stringify(again === undefined ? verdict : { ...verdict, recomputed: found })}\n`);
  } else {
    terminal.out(logReport(verdict, terminal.paint, args.has("all") ? "all" : "newest"));
    if (again !== undefined) terminal.out(`\n${recomputedReport(again, terminal.paint)}`);
  }
  return exitOf(verdict, again);
}

/** What was found broken before what could not be decided. */
function exitOf({ decision }: Verdict, again: Outcome<Recomputation> | undefined): number {
  const isWrong = again?.ok === true && (again.value.unfounded.length > 0 || again.value.leftOutCount > 0);
  if (decision === "invalid" || isWrong) return EXIT_FOUND;
  return again?.ok === false ? EXIT_UNDECIDED : EXITS[decision];
}

async function verdictOn(subject: Subject, trust: Trust): Promise<Verdict> {
  return subject.kind === "file"
    ? await verifyBundle(subject.bytes, trust, ed25519)
    : await verifyFolder(openLogFolder(subject.path), trust, ed25519);
}

async function recomputed(subject: Subject): Promise<Outcome<Recomputation>> {
  if (subject.kind === "folder") return await recomputeFiles(openLogFolder(subject.path));
  const opened = openBundle(subject.bytes);
  return opened.ok ? await recomputeFiles(readerOf(opened.value.files)) : opened;
}

async function judgeEvidence(path: string, bytes: Uint8Array, args: Arguments, terminal: Terminal): Promise<number> {
  const verdict = await verifyEvidence(bytes, ed25519);
  if (!verdict.ok) {
    const [message, remedy] = [verifyWords.neither(path), verifyWords.getItAgain];
    return complain(terminal, COMMAND, { code: "unreadable-file", message, remedy });
  }
  if (args.has("json")) terminal.out(`${JSON.stringify(verdict.value)}\n`);
  else terminal.out(evidenceReport(verdict.value, terminal.paint));
  return EXITS[verdict.value.decision];
}

async function writePage(path: string, terminal: Terminal): Promise<number> {
  const { buildVerifierPage } = await import("../verifier-page/build-page.ts");
  const { html, sha256 } = await buildVerifierPage();
  try {
    writeFileSync(path, html);
  } catch (error) {
    const message = fileWords.notWritten(path, error instanceof Error ? error.message : String(error));
    return complain(terminal, COMMAND, { code: "unreadable-file", message });
  }
  terminal.out(`${verifyWords.pageWritten(path, sha256)}\n`);
  return EXIT_OK;
}
