// The system calls that the disk of a log is made of, one function each, so that tests can stop, fail or lose power
// between any two. Nothing is retried here, and nothing is decided.
import { constants } from "node:fs";
import { type FileHandle, link, mkdir, open, readdir, readFile, rename, unlink } from "node:fs/promises";

/** An open file, written at its end. */
export interface OpenFile {
  /** write(2), as often as it takes. */
  write(bytes: Uint8Array): Promise<void>;
  /** fsync(2): the data and all that is known about the file. */
  sync(): Promise<void>;
  /** fdatasync(2): the data, and of the rest only what reading it back needs, such as the size. */
  dataSync(): Promise<void>;
  close(): Promise<void>;
}

/** Paths are whole paths of the machine. All but what is said to be answered is an error of the system, thrown. */
export interface Files {
  /** Undefined where there is no such file, or a folder. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** readdir(3), ascending; none where there is no such folder. */
  names(folder: string): Promise<string[]>;
  /** mkdir(2); one that is there is no failure. The folder above exists. */
  makeFolder(path: string): Promise<void>;
  /** open(2) and fsync(2) of a folder: the names in it, not the contents of its files. */
  syncFolder(path: string): Promise<void>;
  /** open(2) with O_CREAT and O_EXCL: an error where the file exists. */
  createFile(path: string): Promise<OpenFile>;
  /** link(2): false where `to` exists. Unlike rename(2) it never replaces. */
  link(from: string, to: string): Promise<boolean>;
  /** rename(2): replaces `to` in one step. */
  rename(from: string, to: string): Promise<void>;
  /** unlink(2); none there is no failure. */
  remove(path: string): Promise<void>;
}

/** The files of this machine. */
export const nodeFiles: Files = {
  async read(path) {
    const bytes = await unless(["ENOENT", "ENOTDIR", "EISDIR"], undefined, readFile(path));
    // A plain array of bytes: `slice` of a Buffer does not copy.
    return bytes && new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  },
  async names(folder) {
    const names: string[] = await unless(["ENOENT"], [], readdir(folder));
    return names.sort();
  },
  makeFolder: (path) => unless(["EEXIST"], undefined, mkdir(path)),
  async syncFolder(path) {
    const handle = await open(path, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  createFile: async (path) =>
    openFile(await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o644)),
  async link(from, to) {
    const linking = link(from, to).then(() => true);
    return unless(["EEXIST"], false, linking);
  },
  rename,
  remove: (path) => unless(["ENOENT"], undefined, unlink(path)),
};

function openFile(handle: FileHandle): OpenFile {
  return {
    // `writeFile` of a handle goes on from where it stands until all is written.
    write: (bytes) => handle.writeFile(bytes),
    sync: () => handle.sync(),
    dataSync: () => handle.datasync(),
    close: () => handle.close(),
  };
}

/** `instead` where the system gave one of `codes`; every other error goes on. */
async function unless<T, U>(codes: readonly string[], instead: U, running: Promise<T>): Promise<T | U> {
  try {
    return await running;
  } catch (error) {
    if (error instanceof Error && "code" in error && codes.some((code) => code === error.code)) return instead;
    throw error;
  }
}
