// The log and the place in it that a verb is asked about.
import { accepted, type Outcome, refused } from "@servanda/core";
import { parseCount } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { type ReadLog, readLog } from "../../logged/read-log.ts";
import { usageWords } from "../../messages.ts";
import { logWords } from "../../words/log/log-words.ts";
import { showWords } from "../../words/log/show-words.ts";

/** The one folder that a verb names. */
export function folderOf({ positionals }: Arguments, command: string): Outcome<string> {
  const [folder, ...more] = positionals;
  if (folder === undefined) return refused("wrong-usage", logWords.noFolder, usageWords.seeHelp(command));
  if (more.length > 0) return refused("wrong-usage", logWords.oneFolder, usageWords.seeHelp(command));
  return accepted(folder);
}

export interface Place {
  readonly log: ReadLog;
  readonly index: number;
  /** The entry, as the tree holds it. */
  readonly bytes: Uint8Array;
}

/** `DIR --index N`. Refused: a place that the log does not have. */
export async function readPlace(args: Arguments, command: string): Promise<Outcome<Place>> {
  const folder = folderOf(args, command);
  if (!folder.ok) return folder;
  const text = args.value("index");
  if (text === undefined) return refused("wrong-usage", showWords.whichIndex, usageWords.seeHelp(command));
  const index = parseCount(text);
  if (index === undefined) return refused("wrong-usage", showWords.indexForm(text), usageWords.seeHelp(command));
  const log = await readLog(folder.value);
  if (!log.ok) return log;
  const bytes = log.value.entryBytes[index];
  if (bytes === undefined) return refused("unknown_record", showWords.noRecord(index, log.value.size));
  return accepted({ log: log.value, index, bytes });
}
