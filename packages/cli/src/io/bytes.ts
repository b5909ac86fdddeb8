// Files as bytes: read whole within a bound, and written where nothing stands yet.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { accepted, type Outcome, refused } from "@servanda/core";
import { fileWords } from "../messages.ts";
import { wordsFor } from "./read-file.ts";

const EVERYBODY = 0o644;
const OWNER_ONLY = 0o600;

/** The whole of a file. Refused before it is read: what is too large, and devices, which do not end. */
export function readBytes(path: string, maxBytes: number): Outcome<Uint8Array> {
  try {
    const stats = statSync(path);
    if (stats.size > maxBytes) return refused("unreadable-file", fileWords.tooLarge(path, maxBytes));
    if (stats.isCharacterDevice()) return refused("unreadable-file", fileWords.isDevice(path));
    return accepted(new Uint8Array(readFileSync(path)));
  } catch (error) {
    return refused("unreadable-file", wordsFor(path, error));
  }
}

/** Refused where something stands there: nothing is written over. `isSecret`: only its owner may read it. */
export function writeNewFile(path: string, bytes: Uint8Array, isSecret = false): Outcome<undefined> {
  try {
    writeFileSync(path, bytes, { flag: "wx", mode: isSecret ? OWNER_ONLY : EVERYBODY });
    return accepted(undefined);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return refused("unreadable-file", fileWords.notWritten(path, code === "EEXIST" ? fileWords.standsThere : code));
  }
}
