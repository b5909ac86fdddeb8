// Refused rows, kept so that somebody can mend them and read them again. What a line holds is `formats`' business.
import { closeSync, openSync, writeSync } from "node:fs";
import { accepted, type Outcome, refused } from "@servanda/core";
import { quarantineLine, type RowRefusal } from "@servanda/formats";
import { fileWords } from "../messages.ts";

/** An open quarantine file. */
export interface Quarantine {
  add(row: RowRefusal): void;
  close(): void;
}

/** Begins the file anew. Refused: where it cannot be written. */
export function openQuarantine(path: string): Outcome<Quarantine> {
  try {
    const file = openSync(path, "w");
    return accepted({ add: (row) => void writeSync(file, `${quarantineLine(row)}\n`), close: () => closeSync(file) });
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return refused("unreadable-file", fileWords.notWritten(path, reason));
  }
}
