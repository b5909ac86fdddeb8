// Page 14 of the scenarios, on a log: the witness whose name must go. The Mission seals the name and reports without
// it; what follows is the same, nobody who reads the log finds the name, and a redacted copy is provably the record.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LogRecord, refOf } from "@servanda/agreement";
import { writeRecordLine } from "@servanda/formats";
import { afterAll, beforeAll, expect, test } from "vitest";
import { conclusionsOf, keepPage, readPage, STATED, servanda } from "./page-log.ts";
import { findPlanted } from "./planted.ts";

const page = readPage("14-named-witness.md");
const [name = ""] = page.unsaid;
const place = mkdtempSync(join(tmpdir(), "servanda-witness-"));
const at = (file: string): string => join(place, file);
const asOf = ["--as-of", "2026-03-10T09:00:00+02:00", ...STATED];
let open = "";
let sealed = "";
/** The place of the witness's account in the log that has it sealed. */
let account = "";

/** The witness's account without the name, which goes under seal; a pseudonym stands in its place. */
async function seal(record: LogRecord): Promise<boolean> {
  if (record.record === "tick" || refOf(record) !== "mission/21") return false;
  writeFileSync(at("report.ndjson"), writeRecordLine(record).replace(JSON.stringify(name), '"withheld"'));
  writeFileSync(at("fields.json"), JSON.stringify({ witness: name, statement: "I saw where it was fired from." }));
  const words = ["--report", at("report.ndjson"), "--fields", at("fields.json"), "--pseudonyms", "witness"];
  const key = ["--key", join(`${at("sealed")}-keys`, "Mission.importer.pem")];
  const { out } = await servanda("log", "seal", at("sealed"), ...words, ...key, ...STATED);
  account = /: record (\d+): r1_/.exec(out)?.[1] ?? "";
  return true;
}

beforeAll(async () => {
  open = await keepPage(page, place, "open", async () => false);
  sealed = await keepPage(page, place, "sealed", seal);
  for (const log of [open, sealed]) await servanda("log", "conclude", log, ...asOf);
});
afterAll(() => rmSync(place, { recursive: true }));

function filesOf(log: string): ReadonlyMap<string, Uint8Array> {
  const entries = readdirSync(log, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, new Uint8Array(readFileSync(path))];
    }),
  );
}

test("the same follows, whether the log has the name or not, and whatever Ostrel demands", async () => {
  expect((await servanda("log", "show", sealed)).out).toContain("removal of a name");
  const following = await conclusionsOf(open);
  expect(following.length).toBeGreaterThan(3);
  expect(await conclusionsOf(sealed)).toEqual(following);
});

test("the log without the name has it in no form", () => {
  expect(findPlanted([name], filesOf(open)).length).toBeGreaterThan(0);
  expect(findPlanted([name], filesOf(sealed))).toEqual([]);
});

test("the redacted copy is the record, and holds everything but what was withheld", async () => {
  const twin = at("twin.json");
  await servanda("log", "redact", sealed, "--index", account, "--show", "statement", "--out", twin);
  const checked = await servanda("log", "redact", sealed, "--check", twin);
  expect(checked).toMatchObject({ code: 0, out: expect.stringContaining("Nothing was done to it but withholding") });
  expect(checked.out).toMatch(/witness +withheld/);
  expect(checked.out).toContain("I saw where it was fired from.");
  expect(findPlanted([name], new Map([["twin", new Uint8Array(readFileSync(twin))]]))).toEqual([]);
  // A copy that says that another did it is not the record's.
  writeFileSync(at("lie.json"), readFileSync(twin, "utf8").replace('"by":"Ostrel"', '"by":"Karsa"'));
  expect(await servanda("log", "redact", sealed, "--check", at("lie.json"))).toMatchObject({ code: 1 });
});
