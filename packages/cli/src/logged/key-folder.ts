// Keys in a folder, one file each: `log.pem` signs checkpoints, `OFFICE.ROLE.pem` writes records as that role.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { accepted, type Outcome, refused } from "@servanda/core";
import { createKeyFile, readKeyFile } from "@servanda/host";
import type { Signer } from "@servanda/log";
import type { Arguments } from "../arguments.ts";
import { fileWords } from "../messages.ts";

/** The role whose keys sign for their office. */
export const OFFICER = "officer";
/** The role of keys that bring in what others had on record. */
export const IMPORTER = "importer";
/** The role of the key by which the institution draws its conclusions. */
export const INSTITUTION_ROLE = "institution";
/** The role of an office's own devices. */
export const DEVICE = "device";

/** `--keys`, or beside the log. */
export function keyFolderOf(args: Arguments, folder: string): string {
  return args.value("keys") ?? `${folder.replace(/\/+$/, "")}-keys`;
}

export function logKeyPath(keys: string): string {
  return join(keys, "log.pem");
}

export function keyPath(keys: string, office: string, role: string): string {
  return join(keys, `${office}.${role}.pem`);
}

/** A key that lies there, or one that is made now; only its owner may read it. */
export async function readOrMakeKey(path: string): Promise<Outcome<Signer>> {
  return existsSync(path) ? await readKeyFile(path) : await createKeyFile(path);
}

/** Makes the folder where it is not there, for its owner's eyes only. */
export function makeKeyFolder(path: string): Outcome<undefined> {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return accepted(undefined);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return refused("unreadable-file", fileWords.notWritten(path, reason));
  }
}
