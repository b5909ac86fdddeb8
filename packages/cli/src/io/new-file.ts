// One file out. What is there already may be evidence: nothing is overwritten.
import { writeFileSync } from "node:fs";
import { accepted, type Outcome, refused } from "@servanda/core";
import { fileWords } from "../messages.ts";

/** Refused: where something is, and what cannot be written. */
export function writeNewFile(path: string, content: string | Uint8Array): Outcome<undefined> {
  try {
    writeFileSync(path, content, { flag: "wx" });
    return accepted(undefined);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    if (reason === "EEXIST") return refused("wrong-usage", fileWords.isThere(path));
    return refused("unreadable-file", fileWords.notWritten(path, reason));
  }
}
