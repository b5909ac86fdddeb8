// The last head that a witness has cosigned of a log, kept twice in the log's folder. `head` is written first, then
// `mark`; each is written beside its place, synced, renamed, and the folder synced, before the next step and before
// anything is signed. So after a crash `mark` is as old as `head` or older. Where it is newer, an old `head` was put
// back, and where either has changed, a disk has failed: then nothing more is signed. A backup of both cannot be
// noticed here; see `witness_rolled_back` in `answer.ts` of `log`.
import { accepted, type Outcome } from "@servanda/core";
import { fromUtf8, refuse, sameBytes, toUtf8, type WitnessHead } from "@servanda/log";
import type { Files } from "../disk/files.ts";
import { parseHeadLine, printHeadLine } from "./head-line.ts";

const HEAD = "head";
const MARK = "mark";

/** Undefined where nothing was cosigned yet. Refused: `witness_state_damaged`, `witness_rolled_back`. */
export async function readHead(
  folder: string,
  origin: string,
  files: Files,
): Promise<Outcome<WitnessHead | undefined>> {
  const head = await readLine(`${folder}/${HEAD}`, origin, files);
  const mark = await readLine(`${folder}/${MARK}`, origin, files);
  if (head === "damaged" || mark === "damaged") {
    return refuse("witness_state_damaged", { origin, file: head === "damaged" ? HEAD : MARK });
  }
  if (mark === undefined) return accepted(head);
  if (head === undefined || mark.size > head.size) return refuse("witness_rolled_back", { origin, size: mark.size });
  const isSplit = mark.size === head.size && !sameBytes(mark.root, head.root);
  return isSplit ? refuse("witness_state_damaged", { origin, file: MARK }) : accepted(head);
}

/** Durable when it answers. */
export async function writeHead(folder: string, origin: string, head: WitnessHead, files: Files): Promise<void> {
  const line = toUtf8(printHeadLine(origin, head));
  await replaceFile(folder, HEAD, line, files);
  await replaceFile(folder, MARK, line, files);
}

/** open(O_CREAT|O_EXCL), write, fsync, rename, fsync of the folder: the old content or the new one, nothing between. */
export async function replaceFile(folder: string, name: string, bytes: Uint8Array, files: Files): Promise<void> {
  const temporary = `${folder}/${name}.new`;
  // Left by a crash, and never acknowledged.
  await files.remove(temporary);
  const file = await files.createFile(temporary);
  try {
    await file.write(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await files.rename(temporary, `${folder}/${name}`);
  await files.syncFolder(folder);
}

async function readLine(path: string, origin: string, files: Files): Promise<WitnessHead | "damaged" | undefined> {
  const bytes = await files.read(path);
  if (bytes === undefined) return undefined;
  return parseHeadLine(origin, fromUtf8(bytes) ?? "") ?? "damaged";
}
