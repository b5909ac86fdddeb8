// `servanda log bundle`: a whole log as one file, to hand over.
import { accepted, canonicalText, type Outcome, refused } from "@servanda/core";
import { openLogFolder } from "@servanda/host";
import { fileKind, MAX_BUNDLE_BYTES, MAX_FILES, packBundle } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK } from "../../exit-codes.ts";
import { writeNewFile } from "../../io/new-file.ts";
import { readLog } from "../../logged/read-log.ts";
import { usageWords } from "../../messages.ts";
import type { Terminal } from "../../terminal.ts";
import { bundleWords } from "../../words/log/bundle-words.ts";
import { folderOf } from "./place.ts";

const COMMAND = "log bundle";

export async function runBundle(args: Arguments, terminal: Terminal): Promise<number> {
  const bundled = await bundle(args);
  if (!bundled.ok) return complain(terminal, COMMAND, bundled.refusal);
  const { path, counts } = bundled.value;
  terminal.out(`${args.has("json") ? canonicalText(counts) : bundleWords.done(path, counts)}\n`);
  return EXIT_OK;
}

/** What went into a bundle. */
export interface BundleCounts {
  readonly records: number;
  readonly files: number;
  readonly sizeBytes: number;
}

async function bundle(args: Arguments): Promise<Outcome<{ readonly path: string; readonly counts: BundleCounts }>> {
  const folder = folderOf(args, COMMAND);
  if (!folder.ok) return folder;
  const path = args.value("out");
  if (path === undefined) return refused("wrong-usage", bundleWords.noOut, usageWords.seeHelp(COMMAND));
  const log = await readLog(folder.value);
  if (!log.ok) return log;
  const files = await filesOf(folder.value);
  if (!files.ok) return files;
  const { origin, roll, size } = log.value;
  const bytes = packBundle({ origin, vkey: roll.logKeys.at(-1) ?? "", policy: roll.policy ?? null }, files.value);
  const written = writeNewFile(path, bytes);
  if (!written.ok) return written;
  return accepted({ path, counts: { records: size, files: files.value.size, sizeBytes: bytes.length } });
}

/** All that anybody may read of the log. */
async function filesOf(folder: string): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> {
  const reader = openLogFolder(folder);
  const files = new Map<string, Uint8Array>();
  let sizeBytes = 0;
  for (const path of (await reader.paths()).toSorted()) {
    const bytes = fileKind(path) === undefined ? undefined : await reader.read(path);
    if (bytes === undefined) continue;
    files.set(path, bytes);
    sizeBytes += bytes.length;
    if (files.size > MAX_FILES || sizeBytes > MAX_BUNDLE_BYTES) {
      return refused("bundle_too_large", bundleWords.tooLarge(MAX_FILES, MAX_BUNDLE_BYTES));
    }
  }
  return accepted(files);
}
