// The server in Node: standard input and output, or the channel an editor names (`--stdio`, `--node-ipc`, `--socket=…`,
// `--pipe=…`). Reads the disk.
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import { createConnection } from "vscode-languageserver/node";
import { serve } from "./server.ts";
import type { FolderEntry } from "./workspace/host.ts";

// A map of a border is a few megabytes; nothing of ours is larger than this.
const MAX_BYTES = 64 * 1024 * 1024;

async function readText(uri: string): Promise<string | undefined> {
  try {
    const path = fileURLToPath(uri);
    const { size } = await stat(path);
    return size > MAX_BYTES ? undefined : await readFile(path, "utf8");
  } catch {
    return undefined;
  }
}

async function leavesFolder(uri: string, folder: string): Promise<boolean> {
  try {
    const [file, home] = await Promise.all([realpath(fileURLToPath(uri)), realpath(fileURLToPath(folder))]);
    return !file.startsWith(home.endsWith(sep) ? home : home + sep);
  } catch {
    // Nothing is there, so nothing leads out.
    return false;
  }
}

async function listFolder(uri: string): Promise<readonly FolderEntry[]> {
  try {
    const entries = await readdir(fileURLToPath(uri), { withFileTypes: true });
    const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    return sorted.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  } catch {
    return [];
  }
}

const namesChannel = process.argv.some((argument) => /^--(stdio|node-ipc|socket|pipe)(=|$)/.test(argument));
const connection = namesChannel ? createConnection() : createConnection(process.stdin, process.stdout);
// A letter is typed, then the editor asks what may follow: that answer comes before the check.
const CHECK_DELAY_MS = 15;
const later = (work: () => void): void => {
  setTimeout(work, CHECK_DELAY_MS);
};
serve(connection, { readText, leavesFolder, listFolder, later });
