// A log in a folder of this machine, for somebody who checks it: every file in the places where a log has files, also
// those that should not be there. What only the log's keeper has (its write-ahead log, its state) is not looked at.
import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { type LogReader, MAX_FILE_BYTES } from "@servanda/log";

const FOLDERS = ["checkpoints", "tile", "blob", "receipts"];

/** Files that are larger than a log's can be are read as if they were cut off there: they agree with no hash. */
export function openLogFolder(folder: string): LogReader {
  return {
    paths: async () => [
      ...((await isFile(join(folder, "checkpoint"))) ? ["checkpoint"] : []),
      ...(await Promise.all(FOLDERS.map((name) => filesIn(folder, name)))).flat(),
    ],
    read: (path) => readBounded(join(folder, path)),
  };
}

async function filesIn(folder: string, name: string): Promise<string[]> {
  const entries = await readdir(join(folder, name), { withFileTypes: true }).catch(() => []);
  const nested = await Promise.all(
    entries.map((entry) => filesUnder(folder, `${name}/${entry.name}`, entry.isDirectory())),
  );
  return nested.flat();
}

async function filesUnder(folder: string, path: string, isFolder: boolean): Promise<string[]> {
  return isFolder ? await filesIn(folder, path) : [path];
}

async function isFile(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() ?? false;
}

async function readBounded(path: string): Promise<Uint8Array | undefined> {
  if (!(await isFile(path))) return undefined;
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const bytes = new Uint8Array(Math.min(size, MAX_FILE_BYTES));
    let at = 0;
    while (at < bytes.length) {
      const { bytesRead } = await file.read(bytes, at, bytes.length - at, at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes.subarray(0, at);
  } finally {
    await file.close();
  }
}
