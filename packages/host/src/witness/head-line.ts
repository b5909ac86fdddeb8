// The head of a witness as a line of text, with a hash of its own, so that what a disk has changed is noticed.
import { formatInstant, parseInstant, sha256Hex } from "@servanda/core";
import { fromBase64, HASH_BYTES, parseCount, toBase64, type WitnessHead } from "@servanda/log";

const CHECK_DIGITS = 16;
const PREFIX = "servanda/witness-head/v1";

/** `5 <root in base64> 2026-03-01T10:00:00Z <16 digits>` and a line end. The origin goes into the digits. */
export function printHeadLine(origin: string, { size, root, at }: WitnessHead): string {
  const said = `${size} ${toBase64(root)} ${formatInstant(at)}`;
  return `${said} ${sha256Hex(`${PREFIX}\n${origin}\n${said}\n`).slice(0, CHECK_DIGITS)}\n`;
}

/** Undefined unless `printHeadLine` gives the same line for the same origin. */
export function parseHeadLine(origin: string, line: string): WitnessHead | undefined {
  const [sizeText = "", rootText = "", atText = ""] = line.split(" ");
  const size = parseCount(sizeText);
  const root = fromBase64(rootText);
  const at = parseInstant(atText);
  if (size === undefined || root?.length !== HASH_BYTES || at === undefined) return undefined;
  const head = { size, root, at };
  return printHeadLine(origin, head) === line ? head : undefined;
}
