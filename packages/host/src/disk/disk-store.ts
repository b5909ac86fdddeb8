// A log's store in a folder of this machine. What this module promises rests on POSIX and on what Linux file systems do
// beyond it; the order of the system calls is the whole point, and is written at each function.
import { assert } from "@servanda/core";
import { type Creation, type Store, type StoredFile, sameBytes } from "@servanda/log";
import { type Files, nodeFiles } from "./files.ts";

/** Half-written files are here until they are whole, on the same file system as what they become. */
const TEMPORARY = "tmp";
const CHECKPOINT = "checkpoint";
const KEEPERS_OWN = ["state", "wal", TEMPORARY];

/** What of a store anybody can do, while somebody else writes it: no lock is taken, and nothing changes. */
export type StoreReader = Pick<Store, "read" | "list">;

/**
 * A log's files for reading. What only its keeper has is not among them: it is nobody else's, and a process that opens
 * the lock's file and closes it would give the lock away (`lock.ts`).
 */
export function diskReader(folder: string, files: Files = nodeFiles): StoreReader {
  return {
    read: async (path) => (isShown(path) ? files.read(`${folder}/${path}`) : undefined),
    list: async (path) =>
      (isShown(path) ? await files.names(`${folder}/${path}`) : []).map((name) => `${path}/${name}`),
  };
}

/** One writer at a time, who holds the lock (`lock.ts`); readers need none. `folder` exists. */
export async function openDiskStore(folder: string, files: Files = nodeFiles): Promise<Store> {
  const syncedFolders = new Set<string>([folder]);
  let temporaryCount = 0;

  /**
   * mkdir each folder on the way and fsync the one above it, whether or not it was new: an earlier process may have
   * made it and died before its fsync. Without that a loss of power takes the folder away with all that was synced
   * inside.
   */
  async function makeFolders(path: string): Promise<void> {
    const above = folderOf(path);
    if (syncedFolders.has(path)) return;
    await makeFolders(above);
    await files.makeFolder(path);
    await files.syncFolder(above);
    syncedFolders.add(path);
  }

  /**
   * open(O_CREAT|O_EXCL) in `tmp`, write, fsync, close. The file has no name yet that anybody reads, so a crash here
   * leaves only litter. If the fsync fails, the pages may be dropped and marked clean (Linux; "fsyncgate", 2018: a
   * second fsync would say that all is well), so this copy is given up and a new try writes a new one.
   */
  async function writeTemporary(bytes: Uint8Array): Promise<string> {
    temporaryCount += 1;
    const path = `${folder}/${TEMPORARY}/${temporaryCount}`;
    const file = await files.createFile(path);
    try {
      await file.write(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    return path;
  }

  /**
   * link, which fails where the name exists: "if there is none" in one step, where rename would overwrite. The bytes
   * were synced before, so the name never points to half a file. The caller syncs the folder.
   */
  async function createOne({ path, bytes }: StoredFile): Promise<Creation> {
    const whole = pathIn(path);
    const temporary = await writeTemporary(bytes);
    const isCreated = await files.link(temporary, whole);
    await files.remove(temporary);
    if (isCreated) return "created";
    return isSame(await files.read(whole), bytes) ? "same" : "other";
  }

  function pathIn(path: string): string {
    assert(isKey(path), `a key is names joined by slashes, not ${path}`);
    return `${folder}/${path}`;
  }

  await makeFolders(`${folder}/${TEMPORARY}`);
  for (const name of await files.names(`${folder}/${TEMPORARY}`)) await files.remove(`${folder}/${TEMPORARY}/${name}`);

  return {
    ...diskReader(folder, files),
    // The folders are synced last, once each: names before that may be lost, and the caller has not been told of them.
    // A file that was there already is not synced again: it was synced before it was linked.
    async create(newFiles) {
      const folders = [...new Set(newFiles.map(({ path }) => folderOf(pathIn(path))))];
      for (const each of folders) await makeFolders(each);
      const creations = await all(newFiles.map(createOne));
      await all(folders.map((each) => files.syncFolder(each)));
      return creations;
    },
    // rename replaces in one step: a reader sees the old checkpoint or the new one, whole. The comparison before it is
    // no lock; the lock is the writer's.
    async replaceCheckpoint(bytes, expected, name = CHECKPOINT) {
      const path = `${folder}/${name}`;
      const found = await files.read(path);
      // The new bytes may be there from an earlier try whose fsync of the folder failed.
      if (!isSame(found, bytes)) {
        if (!isSame(found, expected)) return false;
        await files.rename(await writeTemporary(bytes), path);
      }
      await files.syncFolder(folderOf(path));
      return true;
    },
    // Not synced: a partial tile that comes back after a crash harms nobody.
    remove: (path) => files.remove(pathIn(path)),
  };
}

/** As `Promise.all`, but when it fails nothing is running any more. */
async function all<T>(running: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(running);
  return Promise.all(running);
}

function isSame(left: Uint8Array | undefined, right: Uint8Array | undefined): boolean {
  return left === undefined || right === undefined ? left === right : sameBytes(left, right);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

function isShown(path: string): boolean {
  return isKey(path) && !KEEPERS_OWN.includes(path.split("/")[0] ?? "");
}

/** No name of another place: not absolute, nothing hidden, no way up. */
function isKey(path: string): boolean {
  return /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/i.test(path);
}
