// Refused rows, kept so that somebody can mend them and read them again. What a line holds is `formats`' business.
import { closeSync, openSync, writeSync } from "node:fs";
import { accepted, type Outcome, refused } from "@servanda/core";
import { quarantineLine, type RowRefusal } from "@servanda/formats";
import { fileWords } from "../messages.ts";
import { runWords } from "../words/run-words.ts";

/** An open quarantine file. */
export interface Quarantine {
  add(row: RowRefusal): void;
  close(): void;
}

/** Begins a new file. Refused: where it cannot be written, and where something is: it may be evidence that is read. */
export function openQuarantine(path: string): Outcome<Quarantine> {
  try {
    const file = openSync(path, "wx");
    return accepted({ add: (row) => void writeSync(file, `${quarantineLine(row)}\n`), close: () => closeSync(file) });
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    if (reason === "EEXIST") return refused("wrong-usage", runWords.quarantineExists(path), runWords.newQuarantine);
    return refused("unreadable-file", fileWords.notWritten(path, reason));
  }
}
