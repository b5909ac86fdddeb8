// Files out, side by side in a folder of their own. What is there already may be evidence: nothing is overwritten.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { accepted, type Outcome, refused } from "@servanda/core";
import { fileWords } from "../messages.ts";
import { exportWords } from "../words/export-words.ts";

/** Makes the folder, or takes one that is empty. Refused: one that holds anything, and what cannot be written. */
export function openNewFolder(path: string): Outcome<undefined> {
  try {
    mkdirSync(path, { recursive: true });
    if (readdirSync(path).length === 0) return accepted(undefined);
    return refused("wrong-usage", exportWords.notEmpty(path), exportWords.newFolder);
  } catch (error) {
    return refused("unreadable-file", fileWords.notWritten(path, reasonOf(error)));
  }
}

/** Names hold no folder. Refused: the first file that cannot be written. */
export function writeInto(
  folder: string,
  files: readonly { readonly name: string; readonly text: string }[],
): Outcome<undefined> {
  for (const { name, text } of files) {
    const path = join(folder, name);
    try {
      writeFileSync(path, text, { flag: "wx" });
    } catch (error) {
      return refused("unreadable-file", fileWords.notWritten(path, reasonOf(error)));
    }
  }
  return accepted(undefined);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return code === "EEXIST" || code === "ENOTDIR" ? exportWords.isFile : code;
}
