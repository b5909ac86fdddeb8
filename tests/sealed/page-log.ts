// A scenario's page as a log: its text founds the log, and its records come in one after the other.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LogRecord } from "@servanda/agreement";
import { writeRecordLine } from "@servanda/formats";
import { main } from "../../packages/cli/src/main.ts";
import { rememberingTerminal } from "../../packages/cli/src/testing/terminal.ts";
import { type Page, parsePage } from "../scenarios/runner/page.ts";

/** When all of it comes in: long after what it says. */
export const STATED: readonly string[] = ["--at", "2026-06-01T00:00:00Z"];

export interface Said {
  readonly code: number;
  readonly out: string;
}

/** Runs `servanda WORDS…`; throws where it complains, so that a test shows why. */
export async function servanda(...words: readonly string[]): Promise<Said> {
  const terminal = rememberingTerminal();
  const code = await main(words, terminal);
  if (terminal.written.err !== "") throw new Error(`${words.join(" ")}: ${terminal.written.err}`);
  return { code, out: terminal.written.out };
}

export function readPage(name: string): Page {
  return parsePage(name, readFileSync(join(import.meta.dirname, "../scenarios", name), "utf8"));
}

/** Begins the log in `folder/name`, with every record imported that `take` does not take care of itself. */
export async function keepPage(
  page: Page,
  folder: string,
  name: string,
  take: (record: LogRecord) => Promise<boolean>,
): Promise<string> {
  const log = join(folder, name);
  const text = join(folder, "agreement.servanda.md");
  const one = join(folder, "one.ndjson");
  // The agreement ends where the page's tables of records begin: those may name people.
  writeFileSync(text, page.text.split("## What went on record")[0] ?? "");
  await servanda("log", "init", log, "--origin", `log.example/${name}/1`, "--agreement", text, ...STATED);
  for (const record of page.records.toSorted((left, right) => left.recordedAt - right.recordedAt)) {
    if (await take(record)) continue;
    writeFileSync(one, `${writeRecordLine(record)}\n`);
    await servanda("log", "import", log, one, ...STATED);
  }
  return log;
}

/** What the log concludes, in words. */
export async function conclusionsOf(log: string): Promise<readonly string[]> {
  const { out } = await servanda("log", "show", log, "--json");
  const rows = out
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  return rows.flatMap((row) => {
    if (typeof row !== "object" || row === null || !("type" in row) || !("says" in row)) return [];
    return row.type === "conclusion" ? [String(row.says)] : [];
  });
}
