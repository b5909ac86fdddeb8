// What a log has signed and what does not continue its last checkpoint: kept, because together with `checkpoint` it may
// show that the log has two faces. A proof that is only wrong looks the same, so that it proves nothing by itself.
import { type AddCheckpoint, parseNote, printAddCheckpoint, sha256, toHex, toUtf8 } from "@servanda/log";
import type { Files } from "../disk/files.ts";
import { replaceFile } from "./heads.ts";

const FOLDER = "kept";
const NAME_DIGITS = 16;
const ENDING = ".add-checkpoint";
/** One for each checkpoint, and a log signs those itself: nobody else can fill the disk. */
const MAX_KEPT = 1000;

/** The file's path; undefined where this checkpoint was kept before, or there are too many. */
export async function keepRequest(
  logFolder: string,
  request: AddCheckpoint,
  files: Files,
): Promise<string | undefined> {
  const note = parseNote(request.checkpoint);
  if (!note.ok) return undefined;
  const name = `${toHex(sha256(toUtf8(note.value.text))).slice(0, NAME_DIGITS)}${ENDING}`;
  const folder = `${logFolder}/${FOLDER}`;
  const kept = await files.names(folder);
  if (kept.includes(name) || kept.length >= MAX_KEPT) return undefined;
  await files.makeFolder(folder);
  await files.syncFolder(logFolder);
  await replaceFile(folder, name, printAddCheckpoint(request), files);
  return `${folder}/${name}`;
}

export async function countKept(logFolder: string, files: Files): Promise<number> {
  return (await files.names(`${logFolder}/${FOLDER}`)).filter((name) => name.endsWith(ENDING)).length;
}
