// Files in memory that behave as badly as a file system may: what was not synced is lost, torn or kept when power goes,
// name by name and page by page, as the seed has it; an fsync that failed has dropped the pages, and the next one says
// that all is well.
import type { Rng } from "@servanda/core";
import type { Files, OpenFile } from "../files.ts";

interface Content {
  /** What readers see. */
  bytes: Uint8Array;
  /** How much of it is on the disk for sure. */
  syncedBytes: number;
  /** From where on nothing reaches the disk any more: a sync of it failed. */
  droppedFrom: number;
}

/** One machine: what it shows, and what of it is on the disk. */
export interface Machine {
  readonly shown: Map<string, Content>;
  readonly onDisk: Map<string, Content>;
}

export const newMachine = (): Machine => ({ shown: new Map(), onDisk: new Map() });

/** What a system call comes to: it works, it fails, or the process ends before or after it. */
export type Fate = "works" | "fails" | "fails but saved" | "dies before" | "dies after";

/** Asked before each system call that changes something, with its name and path. */
export type FateOf = (call: string, path: string) => Fate;

export interface SimulatedProcess {
  readonly files: Files;
  /** Fulfilled when the process has ended: from then on no call returns, and nothing changes. */
  readonly died: Promise<void>;
  kill(): void;
}

/** A process on the machine. The folders above the log's own are there, and so is that. */
export function simulateProcess(machine: Machine, fateOf: FateOf): SimulatedProcess {
  let isDead = false;
  let die = (): void => undefined;
  const died = new Promise<void>((resolve) => {
    die = resolve;
  });

  async function call<T>(name: string, path: string, run: () => T, failed: () => void = () => undefined): Promise<T> {
    if (isDead) return silence();
    const fate = fateOf(name, path);
    if (fate === "dies before" || fate === "dies after") {
      if (fate === "dies after") run();
      kill();
      return silence();
    }
    if (fate === "works") return run();
    if (fate === "fails but saved") run();
    else failed();
    throw Object.assign(new Error(`planned: ${name} ${path}`), { code: "EIO" });
  }

  function kill(): void {
    isDead = true;
    die();
  }

  const { shown } = machine;
  const files: Files = {
    read: async (path) => (isDead ? silence() : shown.get(path)?.bytes.slice()),
    names: async (folder) => (isDead ? silence() : namesIn(shown, folder)),
    makeFolder: (path) => call("mkdir", path, () => void (shown.has(path) || shown.set(path, newContent()))),
    syncFolder: (path) => call("fsync folder", path, () => syncNames(machine, path)),
    async createFile(path) {
      const content = await call("create", path, () => {
        if (shown.has(path)) throw Object.assign(new Error(`${path} exists`), { code: "EEXIST" });
        const created = newContent();
        shown.set(path, created);
        return created;
      });
      return openContent(content, path, call);
    },
    link: (from, to) =>
      call("link", to, () => {
        if (shown.has(to)) return false;
        shown.set(to, contentAt(shown, from));
        return true;
      }),
    rename: (from, to) =>
      call("rename", to, () => {
        shown.set(to, contentAt(shown, from));
        shown.delete(from);
      }),
    remove: (path) => call("unlink", path, () => void shown.delete(path)),
  };
  return { files, died, kill };
}

/** Power goes. For each name and each content the seed says how much of what was not synced is there. */
export function losePower(machine: Machine, rng: Rng): Machine {
  const after = newMachine();
  const survivors = new Map<Content, Content>();
  const survivorOf = (content: Content): Content => {
    const survivor = survivors.get(content) ?? contentAfter(content, rng);
    survivors.set(content, survivor);
    return survivor;
  };
  for (const path of new Set([...machine.shown.keys(), ...machine.onDisk.keys()])) {
    const isSettled = machine.shown.get(path) === machine.onDisk.get(path);
    const content = (isSettled || rng.int(2) === 0 ? machine.onDisk : machine.shown).get(path);
    if (content !== undefined) after.shown.set(path, survivorOf(content));
  }
  // A folder whose own name was lost takes all below with it.
  for (const path of after.shown.keys()) {
    const lost = foldersAbove(path).some((folder) => machine.shown.has(folder) && !after.shown.has(folder));
    if (lost) after.shown.delete(path);
  }
  for (const [path, content] of after.shown) after.onDisk.set(path, content);
  return after;
}

function foldersAbove(path: string): string[] {
  const names = path.split("/");
  return names.map((_, count) => names.slice(0, count).join("/")).slice(2);
}

function newContent(): Content {
  return { bytes: new Uint8Array(), syncedBytes: 0, droppedFrom: Number.POSITIVE_INFINITY };
}

function contentAfter({ bytes, syncedBytes, droppedFrom }: Content, rng: Rng): Content {
  const reachable = Math.min(bytes.length, Math.max(syncedBytes, droppedFrom));
  const keptBytes = syncedBytes + rng.int(reachable - syncedBytes + 1);
  const kept = bytes.slice(0, keptBytes);
  // The size may be on the disk before the data: then zeros are read.
  if (rng.int(3) === 0) kept.fill(0, syncedBytes + rng.int(keptBytes - syncedBytes + 1));
  return { bytes: kept, syncedBytes: kept.length, droppedFrom: Number.POSITIVE_INFINITY };
}

function openContent(
  content: Content,
  path: string,
  call: (name: string, path: string, run: () => void, failed?: () => void) => Promise<void>,
): OpenFile {
  const sync = (name: string): Promise<void> =>
    call(
      name,
      path,
      () => {
        content.syncedBytes = Math.max(content.syncedBytes, Math.min(content.bytes.length, content.droppedFrom));
      },
      () => {
        content.droppedFrom = Math.min(content.droppedFrom, content.syncedBytes);
      },
    );
  return {
    write: (bytes) =>
      call("write", path, () => {
        const longer = new Uint8Array(content.bytes.length + bytes.length);
        longer.set(content.bytes);
        longer.set(bytes, content.bytes.length);
        content.bytes = longer;
      }),
    sync: () => sync("fsync"),
    dataSync: () => sync("fdatasync"),
    close: async () => undefined,
  };
}

function syncNames({ shown, onDisk }: Machine, folder: string): void {
  for (const path of new Set([...shown.keys(), ...onDisk.keys()])) {
    if (path.slice(0, path.lastIndexOf("/")) !== folder) continue;
    const content = shown.get(path);
    if (content === undefined) onDisk.delete(path);
    else onDisk.set(path, content);
  }
}

function namesIn(shown: ReadonlyMap<string, Content>, folder: string): string[] {
  const below = [...shown.keys()].filter((path) => path.startsWith(`${folder}/`));
  return [...new Set(below.map((path) => path.slice(folder.length + 1).split("/")[0] ?? ""))].sort();
}

function contentAt(shown: ReadonlyMap<string, Content>, path: string): Content {
  const content = shown.get(path);
  if (content === undefined) throw Object.assign(new Error(`no ${path}`), { code: "ENOENT" });
  return content;
}

const silence = <T>(): Promise<T> => new Promise(() => undefined);
