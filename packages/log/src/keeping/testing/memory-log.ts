// A store and the keeper's own lists in memory, whose writes fail, wait or end the process where a test says so.
import { sameBytes } from "../../bytes.ts";
import type { LocalState, WalBatch } from "../local-state.ts";
import type { Creation, Store } from "../store.ts";

/** What survives the process. */
export interface MemoryDisk {
  files: Map<string, Uint8Array>;
  wal: WalBatch[];
  heads: Uint8Array[];
}

export interface Write {
  readonly kind: "wal" | "drop" | "heads" | "create" | "checkpoint" | "remove";
  /** The key, where there is one. */
  readonly path: string;
}

export type Fault =
  /** It fails and was not saved. */
  | "unsaved"
  /** It fails and was saved all the same. */
  | "saved"
  /** The process ends before it is saved, or after. */
  | "dies unsaved"
  | "dies saved"
  /** It waits for this. */
  | Promise<void>;

/** Asked once for each write, in the order in which they begin. */
export type FaultPlan = (write: Write) => Fault | undefined;

export interface MemoryLog {
  readonly store: Store;
  readonly state: LocalState;
  /** Fulfilled when the process has ended: from then on no write is ever answered. */
  readonly died: Promise<void>;
}

export const emptyDisk = (): MemoryDisk => ({ files: new Map(), wal: [], heads: [] });

/** A copy that shares nothing that changes. */
export const copyDisk = (disk: MemoryDisk): MemoryDisk => ({
  files: new Map(disk.files),
  wal: [...disk.wal],
  heads: [...disk.heads],
});

/** A process that opens what is on `disk`. */
export function openMemoryLog(disk: MemoryDisk, plan: FaultPlan = () => undefined): MemoryLog {
  let isDead = false;
  let die = (): void => undefined;
  const died = new Promise<void>((resolve) => {
    die = resolve;
  });
  const silence = <T>(): Promise<T> => new Promise(() => undefined);

  async function write<T>(about: Write, save: () => T): Promise<T> {
    if (isDead) return silence();
    const fault = plan(about);
    if (typeof fault === "object") await fault;
    if (isDead) return silence();
    if (fault === "saved" || fault === "dies saved") save();
    if (fault === "dies saved" || fault === "dies unsaved") {
      isDead = true;
      die();
      return silence();
    }
    if (fault === "saved" || fault === "unsaved") throw new Error(`planned: ${about.kind} ${about.path}`);
    return save();
  }

  return { store: memoryStore(disk, write), state: memoryState(disk, write), died };
}

type Writer = <T>(about: Write, save: () => T) => Promise<T>;

function memoryStore(disk: MemoryDisk, write: Writer): Store {
  return {
    read: async (path) => disk.files.get(path)?.slice(),
    async create(files) {
      const running = files.map(({ path, bytes }) =>
        write<Creation>({ kind: "create", path }, () => {
          const found = disk.files.get(path);
          if (found !== undefined) return sameBytes(found, bytes) ? "same" : "other";
          disk.files.set(path, bytes.slice());
          return "created";
        }),
      );
      await Promise.allSettled(running);
      return Promise.all(running);
    },
    replaceCheckpoint: (bytes, expected, path = "checkpoint") =>
      write({ kind: "checkpoint", path }, () => {
        const found = disk.files.get(path);
        const isExpected =
          found === undefined || expected === undefined ? found === expected : sameBytes(found, expected);
        if (isExpected) disk.files.set(path, bytes.slice());
        return isExpected || (found !== undefined && sameBytes(found, bytes));
      }),
    remove: (path) => write({ kind: "remove", path }, () => void disk.files.delete(path)),
    list: async (folder) => [...disk.files.keys()].filter((path) => path.replace(/\/[^/]*$/, "") === folder).sort(),
  };
}

function memoryState(disk: MemoryDisk, write: Writer): LocalState {
  const saved = [...disk.wal];
  let isBroken = false;
  const append = async (about: Write, save: () => unknown): Promise<void> => {
    if (isBroken) throw new Error(`an earlier write to ${about.kind} failed`);
    isBroken = true;
    await write(about, save);
    isBroken = false;
  };
  return {
    wal: {
      saved,
      append: (batch) => append({ kind: "wal", path: "" }, () => disk.wal.push(batch)),
      dropBelow: (index) =>
        write({ kind: "drop", path: "" }, () => {
          disk.wal = disk.wal.filter(({ firstIndex, entries }) => firstIndex + entries.length > index);
        }),
      dropSaved: () =>
        write({ kind: "drop", path: "saved" }, () => {
          disk.wal = disk.wal.filter((batch) => !saved.includes(batch));
        }),
    },
    heads: {
      saved: [...disk.heads],
      append: (head) => append({ kind: "heads", path: "" }, () => disk.heads.push(head)),
    },
    close: async () => undefined,
  };
}
