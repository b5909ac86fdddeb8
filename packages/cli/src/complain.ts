// How a refusal reaches the person: one line that says what was found, one that says what to do, and the exit code.
import type { Refusal } from "@servanda/core";
import { exitCodeOf } from "./exit-codes.ts";
import type { Terminal } from "./terminal.ts";

/** Says why a command stops, and answers with the exit code. `command` is empty where none was found. */
export function complain(terminal: Terminal, command: string, refusal: Refusal): number {
  const { message, remedy } = refusal;
  const name = command === "" ? "servanda:" : `servanda ${command}:`;
  terminal.err(`${terminal.paintError("error", name)} ${ended(message)}\n`);
  if (remedy !== undefined) terminal.err(`${terminal.paintError("hint", sentence(remedy))}\n`);
  return exitCodeOf(refusal.code);
}

/** A refusal's words are parts of a sentence; here they stand alone. */
function ended(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function sentence(text: string): string {
  return ended(text.charAt(0).toUpperCase() + text.slice(1));
}
