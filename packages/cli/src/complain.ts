// How a refusal reaches the person: one line that says what was found, one that says what to do, and the exit code.
import type { Refusal } from "@servanda/core";
import { exitCodeOf } from "./exit-codes.ts";
import type { Terminal } from "./terminal.ts";

/** Says why a command stops, and answers with the exit code. */
export function complain(terminal: Terminal, command: string, refusal: Refusal): number {
  const { message, remedy } = refusal;
  const end = /[.?!]$/.test(message) ? "" : ".";
  terminal.err(`${terminal.paintError("error", `servanda ${command}:`)} ${message}${end}\n`);
  if (remedy !== undefined) terminal.err(`${terminal.paintError("hint", remedy)}\n`);
  return exitCodeOf(refusal.code);
}
