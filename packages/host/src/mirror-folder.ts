// Where a party keeps its mirror of a log: the log's own layout, written by one process at a time.
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { accepted, type Outcome } from "@servanda/core";
import type { LogReader, Store } from "@servanda/log";
import { openDiskStore } from "./disk/disk-store.ts";
import { takeLock } from "./disk/lock.ts";
import { openLogFolder } from "./log-folder.ts";

export interface MirrorFolder {
  readonly store: Store;
  readonly reader: LogReader;
  close(): void;
}

/** Makes the folder where there is none. Refuses with `log_locked` while another process writes it. */
export async function openMirrorFolder(folder: string): Promise<Outcome<MirrorFolder>> {
  const whole = resolve(folder);
  await mkdir(`${whole}/state`, { recursive: true });
  const lock = takeLock(`${whole}/state/lock`, whole);
  if (!lock.ok) return lock;
  const store = await openDiskStore(whole);
  return accepted({ store, reader: openLogFolder(whole), close: () => lock.value.release() });
}
