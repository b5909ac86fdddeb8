// A log in a folder of this machine: the store that everybody may read, and beside it what only its keeper has.
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { accepted, type Outcome } from "@servanda/core";
import type { LocalState, Store } from "@servanda/log";
import { openDiskStore } from "./disk-store.ts";
import { type Files, nodeFiles } from "./files.ts";
import { openHeads } from "./heads.ts";
import { takeLock } from "./lock.ts";
import { openWal } from "./wal.ts";

export interface DiskLog {
  readonly store: Store;
  readonly state: LocalState;
}

/**
 * For the one writer, who holds the lock until `state.close()`. The folder is made if it is not there. Refuses with
 * `log_locked`, and with `log_stopped` where the log's own files are damaged.
 */
export async function openDiskLog(folder: string, files: Files = nodeFiles): Promise<Outcome<DiskLog>> {
  const whole = resolve(folder);
  await mkdir(`${whole}/state`, { recursive: true });
  await nodeFiles.syncFolder(dirname(whole));
  const lock = takeLock(`${whole}/state/lock`, whole);
  if (!lock.ok) return lock;
  const opened = await openFolder(whole, files, { release: () => lock.value.release() });
  if (!opened.ok) lock.value.release();
  return opened;
}

export interface FolderSettings {
  /** Called when the log is closed. */
  readonly release?: () => void;
  readonly segmentBytes?: number;
}

/** As `openDiskLog`, without the lock: `folder` exists, and is the caller's alone. */
export async function openFolder(
  folder: string,
  files: Files,
  { release, segmentBytes }: FolderSettings = {},
): Promise<Outcome<DiskLog>> {
  for (const name of ["state", "wal"]) await files.makeFolder(`${folder}/${name}`);
  await files.syncFolder(folder);
  const wal = await openWal(`${folder}/wal`, files, segmentBytes);
  if (!wal.ok) return wal;
  const heads = await openHeads(`${folder}/state`, files);
  if (!heads.ok) return heads;
  const close = async (): Promise<void> => {
    await wal.value.close();
    await heads.value.close();
    release?.();
  };
  return accepted({ store: await openDiskStore(folder, files), state: { wal: wal.value, heads: heads.value, close } });
}
