// Private keys as files: PKCS #8 in PEM, as OpenSSL writes them, for nobody's eyes but their owner's.
import { generateKeyPairSync } from "node:crypto";
import { constants, type FileHandle, open, rm } from "node:fs/promises";
import { accepted, type Outcome, refused } from "@servanda/core";
import type { Signer } from "@servanda/log";
import { createSigner } from "./ed25519.ts";
import { keyFileMessages } from "./key-file-messages.ts";

/** A PEM of one Ed25519 key has 119 bytes. */
const MOST_BYTES = 4096;
const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

/**
 * Makes a key and keeps it in a new file that only its owner may read, synced to disk. Refuses with
 * `key-file-exists` (a key is never written over) or `key-file-not-written`.
 */
export async function createKeyFile(path: string): Promise<Outcome<Signer>> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  let file: FileHandle;
  try {
    file = await open(path, "wx", OWNER_ONLY);
  } catch (error) {
    return codeOf(error) === "EEXIST" ? refuse("key-file-exists", path) : refuse("key-file-not-written", path);
  }
  try {
    await file.writeFile(pem);
    await file.sync();
  } catch {
    // Half a key is no use, and would stand in the way of the next attempt. The file is ours: `wx` made it.
    await rm(path, { force: true });
    return refuse("key-file-not-written", path);
  } finally {
    await file.close();
  }
  return accepted(createSigner(pem));
}

/**
 * Reads a key. Refuses with `key-file-not-read` (it is not there, or no file), `key-file-loose` (others may read or
 * write it) or `key-file-malformed` (it holds no Ed25519 key).
 */
export async function readKeyFile(path: string): Promise<Outcome<Signer>> {
  let file: FileHandle;
  try {
    // A pipe that nobody writes to is not waited for.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch {
    return refuse("key-file-not-read", path);
  }
  try {
    // Of the open file, so that it cannot be another one by the time it is read.
    const { mode, size } = await file.stat();
    if ((mode & constants.S_IFMT) !== constants.S_IFREG) return refuse("key-file-not-read", path);
    if (process.platform !== "win32" && (mode & OTHERS) !== 0) return refuse("key-file-loose", path);
    if (size > MOST_BYTES) return refuse("key-file-malformed", path);
    return signerOf(await file.readFile("utf8"), path);
  } catch {
    return refuse("key-file-not-read", path);
  } finally {
    await file.close();
  }
}

function signerOf(pem: string, path: string): Outcome<Signer> {
  try {
    return accepted(createSigner(pem));
  } catch {
    return refuse("key-file-malformed", path);
  }
}

function refuse(code: keyof typeof keyFileMessages, path: string): Outcome<never> {
  const { message, remedy } = keyFileMessages[code](path);
  return refused(code, message, remedy);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
