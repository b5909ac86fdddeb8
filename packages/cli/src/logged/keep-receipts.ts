// What the log promised its authors, kept where they say: with a later checkpoint a receipt proves an omission.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { accepted, type Outcome, refused } from "@servanda/core";
import type { Receipt } from "@servanda/log";
import { writeNewFile } from "../io/new-file.ts";
import { fileWords } from "../messages.ts";

/**
 * One file for each, named after its record; none where no folder is named. The first promise for a record stays: it is
 * the earlier one.
 */
export function keepReceipts(folder: string | undefined, receipts: readonly Receipt[]): Outcome<undefined> {
  if (folder === undefined) return accepted(undefined);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return refused("unreadable-file", fileWords.notWritten(folder, reason));
  }
  for (const { id, bytes } of receipts) {
    const path = join(folder, id);
    const written = existsSync(path) ? accepted(undefined) : writeNewFile(path, bytes);
    if (!written.ok) return written;
  }
  return accepted(undefined);
}
