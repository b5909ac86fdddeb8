// `servanda check-certificate`: whether what a certificate claims follows from the agreement and the records.
import { type CheckResult, checkCertificate } from "@servanda/checker";
import { accepted, type Outcome, refused } from "@servanda/core";
import type { Arguments } from "../arguments.ts";
import { complain } from "../complain.ts";
import { EXIT_FOUND, EXIT_OK, EXIT_UNDECIDED } from "../exit-codes.ts";
import { readText } from "../io/read-file.ts";
import { usageWords } from "../messages.ts";
import { wrap } from "../report/layout.ts";
import { prepareRun } from "../run/prepare.ts";
import type { Paint, Terminal } from "../terminal.ts";
import { certificateWords } from "../words/certificate-words.ts";

const COMMAND = "check-certificate";

/** Checks every certificate of a file, one JSON object a line or one in all. */
export async function runCheckCertificate(args: Arguments, terminal: Terminal): Promise<number> {
  const [agreementPath, path, ...sources] = args.positionals;
  if (agreementPath === undefined || path === undefined) {
    const message = agreementPath === undefined ? certificateWords.noAgreement : certificateWords.noCertificate;
    return complain(terminal, COMMAND, { code: "wrong-usage", message, remedy: usageWords.seeHelp(COMMAND) });
  }
  const certificates = readCertificates(path);
  if (!certificates.ok) return complain(terminal, COMMAND, certificates.refusal);
  const prepared = await prepareRun({ ...args, positionals: [agreementPath, ...sources] }, COMMAND, terminal);
  if (!prepared.ok) return prepared.exitCode;
  const { agreement, gathered } = prepared;
  const results = certificates.value.map((certificate) => ({
    id: idOf(certificate),
    result: checkCertificate(agreement, certificate, gathered.records),
  }));
  for (const { id, result } of results)
    terminal.out(args.has("json") ? `${JSON.stringify({ id, ...result })}\n` : resultText(terminal.paint, id, result));
  if (results.some(({ result }) => result.kind === "refused")) return EXIT_FOUND;
  return results.some(({ result }) => result.kind === "undecided") ? EXIT_UNDECIDED : EXIT_OK;
}

function readCertificates(path: string): Outcome<readonly unknown[]> {
  const read = readText(path);
  if (!read.ok) return read;
  const whole = parsed(read.value);
  if (whole.ok) return accepted([whole.value]);
  const lines = read.value.split("\n").flatMap((line, index) => (line.trim() === "" ? [] : [{ line, index }]));
  const certificates: unknown[] = [];
  for (const { line, index } of lines) {
    const one = parsed(line);
    if (!one.ok) return refused("unreadable-file", certificateWords.noJson(path, index + 1));
    certificates.push(one.value);
  }
  if (certificates.length === 0) return refused("unreadable-file", certificateWords.empty(path));
  return accepted(certificates);
}

function parsed(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

/** The id that it says it has; it may be anything. */
function idOf(certificate: unknown): string | null {
  if (typeof certificate !== "object" || certificate === null || !("claim" in certificate)) return null;
  const { claim } = certificate;
  if (typeof claim !== "object" || claim === null || !("id" in claim)) return null;
  return typeof claim.id === "string" ? claim.id : null;
}

function resultText(paint: Paint, id: string | null, result: CheckResult): string {
  const name = id ?? certificateWords.noId;
  const say = (text: string): string => `${wrap(text, { first: "", indent: "  " })}\n`;
  switch (result.kind) {
    case "accepted":
      return say(`${paint("good", certificateWords.accepted)} ${name}`);
    case "refused":
      return say(
        `${paint("found", certificateWords.refused)} ${name}: ${result.refusal.message} [${result.refusal.code}]`,
      );
    case "undecided":
      return say(
        `${paint("doubt", certificateWords.undecided)} ${name}: ${certificateWords.hangsOn(result.uncovered)}`,
      );
  }
}
