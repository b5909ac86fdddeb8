// What the author of sealed fields keeps of them: one file a record, for its owner's eyes only, and its destruction.
import { constants, type FileHandle, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { accepted, type Outcome, refused } from "@servanda/core";
import { sealedStoreMessages } from "./sealed-store-messages.ts";

const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** How the names of a store's files end, by what is in them. */
export type SecretKind = "opening" | "name" | "blob";

/** The most that is read of one. A blob is a ciphertext on its way into a log: 64 MiB, and what age adds to it. */
const MOST_BYTES: Readonly<Record<SecretKind, number>> = {
  opening: 1024 * 1024,
  name: 1024 * 1024,
  blob: 80 * 1024 * 1024,
};

/** Secrets by what they are of: openings by record id, names by pseudonym. Each call is durable when it returns. */
export interface SealedStore {
  /** Refused with `secret-not-written`; also where there is one of this name already, which is never written over. */
  keep(id: string, secret: Uint8Array): Promise<Outcome<undefined>>;
  /** Undefined where there is none, or none any more. */
  read(id: string): Promise<Uint8Array | undefined>;
  /** As `destroyFile`. */
  destroy(id: string): Promise<Outcome<boolean>>;
  /** What there are secrets of, sorted. */
  list(): Promise<readonly string[]>;
}

/** The store in a folder, which is made when the first secret is kept. `kind` ends the names of its files. */
export function createSealedStore(folder: string, kind: SecretKind = "opening"): SealedStore {
  const suffix = `.${kind}`;
  const pathOf = (id: string) => join(folder, `${id}${suffix}`);
  return {
    async keep(id, secret) {
      try {
        await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
        await write(pathOf(id), secret);
      } catch {
        const { message, remedy } = sealedStoreMessages["secret-not-written"](pathOf(id));
        return refused("secret-not-written", message, remedy);
      }
      return accepted(undefined);
    },
    read: (id) => readBounded(pathOf(id), MOST_BYTES[kind]),
    destroy: (id) => destroyFile(pathOf(id)),
    async list() {
      const names = await readdir(folder).catch(() => []);
      return names
        .filter((name) => name.endsWith(suffix))
        .map((name) => name.slice(0, -suffix.length))
        .sort();
    },
  };
}

/**
 * Writes zeros over a file, syncs, gives it a name that says nothing, and unlinks it. False where there is none.
 * Refused with `not-destroyed`: then the file may be there, whole or in part.
 *
 * What this does: nobody reads the file through this file system any more, and on a disk that writes in place (a
 * magnetic disk under ext4, UFS or NTFS without a journal of data) the bytes are gone. What it cannot do: a flash disk
 * writes the zeros elsewhere and keeps the old cells until it collects them; a file system that copies on write (btrfs,
 * ZFS, APFS) or has snapshots keeps the old blocks; and no program reaches backups, swap, or the copies of others.
 * Where that matters, keep the store on an encrypted volume of its own without snapshots and backups, and destroy its
 * key.
 */
export async function destroyFile(path: string): Promise<Outcome<boolean>> {
  try {
    await overwrite(path);
    const nameless = join(dirname(path), `.${"0".repeat(8)}`);
    await rename(path, nameless);
    await rm(nameless);
    await syncFolder(dirname(path));
    return accepted(true);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    if (code === "ENOENT") return accepted(false);
    const { message, remedy } = sealedStoreMessages["not-destroyed"](path, code);
    return refused("not-destroyed", message, remedy);
  }
}

async function overwrite(path: string): Promise<void> {
  const file = await open(path, constants.O_RDWR | constants.O_NOFOLLOW);
  try {
    const { size } = await file.stat();
    const zeros = new Uint8Array(64 * 1024);
    for (let at = 0; at < size; at += zeros.length) await file.write(zeros, 0, Math.min(zeros.length, size - at), at);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", OWNER_ONLY_FILE);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
}

async function readBounded(path: string, mostBytes: number): Promise<Uint8Array | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
  try {
    const { size } = await file.stat();
    return size > mostBytes ? undefined : new Uint8Array(await file.readFile());
  } finally {
    await file.close();
  }
}

/** So that the name is gone, or there, after a loss of power too. Windows has no such call, and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
