// Page 14 of the scenarios, on a log: the witness whose name must go. The Mission seals the name and reports without
// it; what follows is the same, nobody who reads the log finds the name, and a redacted copy is provably the record.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refOf } from "@servanda/agreement";
import { writeRecordLine } from "@servanda/formats";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../../packages/cli/src/main.ts";
import { rememberingTerminal } from "../../packages/cli/src/testing/terminal.ts";
import { parsePage } from "../scenarios/runner/page.ts";
import { findPlanted } from "./planted.ts";

const pagePath = join(import.meta.dirname, "../scenarios/14-named-witness.md");
const page = parsePage("14-named-witness.md", readFileSync(pagePath, "utf8"));
const [name = ""] = page.unsaid;
const accountId = "mission/21";
const place = mkdtempSync(join(tmpdir(), "servanda-witness-"));
const at = (file: string): string => join(place, file);
/** The place of the witness's account in the log that has it sealed. */
let account = "";
const asOf = "2026-03-10T09:00:00+02:00";

interface Said {
  readonly code: number;
  readonly out: string;
}

async function run(log: string, verb: string, ...words: readonly string[]): Promise<Said> {
  const terminal = rememberingTerminal();
  const code = await main(["log", verb, at(log), ...words], terminal);
  if (code !== 0 && verb !== "redact") throw new Error(`${verb}: ${terminal.written.err}`);
  return { code, out: terminal.written.out };
}

/** The page's records into a log, one after the other; the witness's account as `account` puts it there. */
async function keep(log: string, account: (line: string) => Promise<unknown>): Promise<void> {
  const stated = ["--at", "2026-06-01T00:00:00Z"];
  // The text ends where the page's tables of records begin: those name the witness.
  writeFileSync(at("agreement.servanda.md"), page.text.split("## What went on record")[0] ?? "");
  await run(log, "init", "--origin", `log.example/${log}/1`, "--agreement", at("agreement.servanda.md"), ...stated);
  const ordered = page.records.toSorted((left, right) => left.recordedAt - right.recordedAt);
  for (const record of ordered) {
    if (record.record !== "tick" && refOf(record) === accountId) {
      await account(writeRecordLine(record));
      continue;
    }
    writeFileSync(at("one.ndjson"), `${writeRecordLine(record)}\n`);
    await run(log, "import", at("one.ndjson"), ...stated);
  }
  await run(log, "conclude", "--as-of", asOf, ...stated);
}

/** What the log concludes, in words. */
async function conclusions(log: string): Promise<readonly unknown[]> {
  const { out } = await run(log, "show", "--json");
  const rows = out
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  return rows.flatMap((row) =>
    typeof row === "object" && row !== null && "type" in row && row.type === "conclusion" && "says" in row
      ? [row.says]
      : [],
  );
}

beforeAll(async () => {
  await keep("open", async (line) => {
    writeFileSync(at("account.ndjson"), `${line}\n`);
    await run("open", "import", at("account.ndjson"), "--at", "2026-06-01T00:00:00Z");
  });
  await keep("sealed", async (line) => {
    // The same report without the name, which goes under seal; a pseudonym stands in its place.
    writeFileSync(at("report.ndjson"), line.replace(JSON.stringify(name), '"withheld"'));
    writeFileSync(at("fields.json"), JSON.stringify({ witness: name, statement: "I saw where it was fired from." }));
    const fields = ["--fields", at("fields.json"), "--pseudonyms", "witness"];
    const key = ["--key", join(`${at("sealed")}-keys`, "Mission.importer.pem")];
    const words = ["--report", at("report.ndjson"), ...fields, ...key, "--at", "2026-06-01T00:00:00Z"];
    const { out } = await run("sealed", "seal", ...words);
    account = /: record (\d+): r1_/.exec(out)?.[1] ?? "";
  });
});
afterAll(() => rmSync(place, { recursive: true }));

function filesOf(log: string): ReadonlyMap<string, Uint8Array> {
  const entries = readdirSync(at(log), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, new Uint8Array(readFileSync(path))];
    }),
  );
}

test("the same follows, whether the log has the name or not, and whatever Ostrel demands", async () => {
  expect((await run("sealed", "show")).out).toContain("removal of a name");
  const following = await conclusions("open");
  expect(following.length).toBeGreaterThan(3);
  expect(await conclusions("sealed")).toEqual(following);
});

test("the log without the name has it in no form", () => {
  expect(findPlanted([name], filesOf("open")).length).toBeGreaterThan(0);
  expect(findPlanted([name], filesOf("sealed"))).toEqual([]);
});

test("the redacted copy is the record, and holds everything but what was withheld", async () => {
  await run("sealed", "redact", "--index", account, "--show", "statement", "--out", at("twin.json"));
  const checked = await run("sealed", "redact", "--check", at("twin.json"));
  expect(checked).toMatchObject({ code: 0, out: expect.stringContaining("Nothing was done to it but withholding") });
  expect(checked.out).toMatch(/witness +withheld/);
  expect(checked.out).toContain("I saw where it was fired from.");
  expect(findPlanted([name], new Map([["twin", new Uint8Array(readFileSync(at("twin.json")))]]))).toEqual([]);
  // A copy that says that another did it is not the record's.
  const lie = readFileSync(at("twin.json"), "utf8").replace('"by":"Ostrel"', '"by":"Karsa"');
  writeFileSync(at("lie.json"), lie);
  expect(await run("sealed", "redact", "--check", at("lie.json"))).toMatchObject({ code: 1 });
});
