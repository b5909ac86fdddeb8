// What `log import` and `log append` share: files of records read, signed by one key, appended; and what is said of it.
import { accepted, canonicalText, type Outcome } from "@servanda/core";
import type { RowRefusal } from "@servanda/formats";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK, EXIT_REFUSED } from "../../exit-codes.ts";
import { openQuarantine, type Quarantine } from "../../io/quarantine.ts";
import { type Added, addReports } from "../../logged/add-reports.ts";
import type { Author } from "../../logged/author.ts";
import { keepReceipts } from "../../logged/keep-receipts.ts";
import { printable } from "../../report/layout.ts";
import { gatherRecords } from "../../run/gather.ts";
import type { Gathered } from "../../run/gathered.ts";
import type { Source } from "../../run/sources.ts";
import type { Terminal } from "../../terminal.ts";
import { type AddedCounts, addWords } from "../../words/log/add-words.ts";
import { type OpenLog, withWriter } from "./with-writer.ts";

export interface Adding {
  readonly command: string;
  readonly folder: string;
  readonly sources: readonly Source[];
  /** Who signs. */
  readonly author: (open: OpenLog) => Promise<Outcome<Author>>;
  /** As entries say it: `import`. */
  readonly way: string;
}

/** Reads, appends and says what became of every row. */
export async function runAdding(adding: Adding, args: Arguments, terminal: Terminal): Promise<number> {
  const { command, folder } = adding;
  const path = args.value("quarantine");
  const quarantine = path === undefined ? accepted(undefined) : openQuarantine(path);
  if (!quarantine.ok) return complain(terminal, command, quarantine.refusal);
  const done = await add(adding, args, terminal, quarantine.value);
  if (done.ok) keepAside(done.value, quarantine.value);
  quarantine.value?.close();
  if (!done.ok) return complain(terminal, command, done.refusal);
  const { gathered, added } = done.value;
  const { appended, leftOut, repeatedCount } = added;
  const kept = keepReceipts(args.value("receipts"), appended.receipts);
  if (!kept.ok) return complain(terminal, command, kept.refusal);
  const counts: AddedCounts = {
    read: gathered.counts.read,
    appended: appended.indices.length - appended.resentCount,
    repeated: gathered.counts.repeated + repeatedCount + appended.resentCount,
    refused: gathered.counts.refused + leftOut.length,
    skipped: gathered.counts.skipped,
    size: appended.head.size,
  };
  if (args.has("json")) terminal.out(`${canonicalText(counts)}\n`);
  else terminal.out(`${addWords.done(folder, counts)}\n`);
  const shown = [...gathered.refusals.map(rowWords), ...leftOut.map(({ refusal }) => refusal.message)];
  terminal.err(printable(addWords.refusedRows(command, shown, counts.refused, path)));
  if (appended.refusal === undefined) return EXIT_OK;
  complain(terminal, command, appended.refusal);
  return EXIT_REFUSED;
}

interface Done {
  readonly gathered: Gathered;
  readonly added: Added;
}

async function add(
  { folder, sources, author, way }: Adding,
  args: Arguments,
  terminal: Terminal,
  quarantine: Quarantine | undefined,
): Promise<Outcome<Done>> {
  const gathered = await gatherRecords(sources, {}, terminal, quarantine);
  if (!gathered.ok) return gathered;
  return await withWriter(folder, args, async (open) => {
    const by = await author(open);
    if (!by.ok) return by;
    const added = await addReports(open.writer, open.log, by.value, gathered.value.records, way);
    return added.ok ? accepted({ gathered: gathered.value, added: added.value }) : added;
  });
}

/** Records that the log does not count are no rows any more: their line is written as Servanda's own. */
function keepAside({ added }: Done, quarantine: Quarantine | undefined): void {
  for (const { line, refusal } of added.leftOut) {
    quarantine?.add({ ...refusal, file: addWords.asRecord, line: 1, row: line });
  }
}

function rowWords({ file, line, column, message }: RowRefusal): string {
  return `${file}:${line}${column === undefined ? "" : `:${column}`}: ${message}`;
}
