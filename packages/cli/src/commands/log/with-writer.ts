// What the verbs that write begin and end with: the log opened, a key read, the log closed whatever happens.
import { accepted, type Outcome } from "@servanda/core";
import { readKeyFile } from "@servanda/host";
import type { Signer } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { type Author } from "../../logged/author.ts";
import { keyPath } from "../../logged/key-folder.ts";
import { type ReadLog, readLog } from "../../logged/read-log.ts";
import { type LogWriter, openWriter } from "../../logged/writer.ts";

/** A log, open and read to its end. */
export interface OpenLog {
  readonly writer: LogWriter;
  readonly log: ReadLog;
}

/** Runs `work` on the log in `folder`, which nobody else writes into meanwhile. */
export async function withWriter<T>(
  folder: string,
  args: Arguments,
  work: (open: OpenLog) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const writer = await openWriter(folder, args);
  if (!writer.ok) return writer;
  try {
    const log = await readLog(folder);
    return log.ok ? await work({ writer: writer.value, log: log.value }) : log;
  } finally {
    await writer.value.close();
  }
}

/** `--key FILE`, or the key of the mission in this role. */
export async function authorFor({ writer, log }: OpenLog, args: Arguments, role: string): Promise<Outcome<Author>> {
  const path = args.value("key") ?? keyPath(writer.keys, log.founding.mission, role);
  const signer = await readKeyFile(path);
  return signer.ok ? writer.author(signer.value) : signer;
}

/** Every key that `--key` names; those at `otherwise` where it names none. */
export async function readSigners(args: Arguments, otherwise: readonly string[]): Promise<Outcome<readonly Signer[]>> {
  const named = args.values("key");
  const signers: Signer[] = [];
  for (const path of named.length > 0 ? named : otherwise) {
    const signer = await readKeyFile(path);
    if (!signer.ok) return signer;
    signers.push(signer.value);
  }
  return accepted(signers);
}
