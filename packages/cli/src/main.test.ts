// Commands from the outside: what they print where, and their exit codes. Whole outputs are in tests/transcripts.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "./main.ts";
import { rememberingTerminal } from "./testing/terminal.ts";

const agreement = `---
title: Quiet
version: "1"
time zone: Europe/Kyiv
---

# Quiet

\`\`\`servanda
include "std/ceasefire"
between Karsa, Ostrel
body Board = Karsa, Ostrel
stage Truce from 2025-11-24 07:00
register Fires of fire
clause 1 during Truce: each party must not fire
  unless "exercise" judged by Board
\`\`\`
`;

const shot = (id: string, at: string, more: object = {}): string =>
  JSON.stringify({ id, source: "post", kind: "shot", at, sourceKind: "patrol", place: "Hill", ...more });
const ruling = JSON.stringify({
  record: "act",
  id: "r",
  source: "board",
  act: "judge",
  by: "Board",
  at: "2025-11-25T00:00:00Z",
  matter: "exercise",
  about: "post/a",
  outcome: "accepted",
});

let folder = "";
const path = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "servanda-"));
  writeFileSync(path("quiet.servanda.md"), agreement);
  const lines = [shot("a", "2025-11-24T08:00:00Z"), shot("b", "2025-11-24T18:00:00Z", { by: "Karsa", basis: "seen" })];
  writeFileSync(path("records.ndjson"), `${lines.join("\n")}\n`);
  writeFileSync(path("ruling.ndjson"), `${ruling}\n`);
  writeFileSync(path("packed"), gzipSync(`${lines.join("\n")}\n`));
  writeFileSync(path("cut.ndjson"), gzipSync(lines.join("\n")).subarray(0, 40));
  writeFileSync(path("broken.ndjson"), `${lines[0]}\nnot json\n${shot("a", "2025-11-24T09:00:00Z")}\n${lines[0]}\n`);
  const accented = shot("c", "2025-11-24T10:00:00Z", { place: "H\u00f6he" });
  writeFileSync(path("latin1.ndjson"), Buffer.from(`${lines[0]}\n${accented}\n${lines[1]}\n`, "latin1"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = rememberingTerminal();
  const code = await main(args, terminal);
  return { code, ...terminal.written };
}

async function summary(...args: string[]): Promise<Record<string, unknown>> {
  const { out } = await run("monitor", path("quiet.servanda.md"), ...args, "--summary");
  // What the command prints is what is tested.
  return JSON.parse(out) as Record<string, unknown>;
}

test("help goes to standard output, mistakes to standard error", async () => {
  expect(await run("--help")).toMatchObject({ code: 0, err: "" });
  expect(await run("monitor", "--help")).toMatchObject({ code: 0, err: "" });
  expect(await run("help", "check")).toMatchObject({ code: 0, err: "" });
  expect(await run("monitr")).toMatchObject({ code: 64, out: "" });
  expect(await run()).toEqual({ code: 64, out: "", err: (await run("--help")).out });
});

test("a finding that a judge excused is counted apart and fails nothing", async () => {
  const found = await summary(path("records.ndjson"), path("ruling.ndjson"));
  expect(found["excused"]).toEqual([
    { clause: "1", bearer: null, reading: "base", level: "suspected", certainty: "certain", count: 1 },
  ]);
  expect(found["findings"]).toEqual([
    { clause: "1", bearer: "Karsa", reading: "base", level: "suspected", certainty: "certain", count: 1 },
  ]);
  const words = [
    "monitor",
    path("quiet.servanda.md"),
    path("ruling.ndjson"),
    path("records.ndjson"),
    "--fail-on",
    "breach",
  ];
  expect((await run(...words)).code).toBe(3);
  expect((await run(...words, "--until", "2025-11-24 12:00", "--as-of", "2025-11-26")).code).toBe(3);
  expect((await run(...words.slice(0, 2), path("ruling.ndjson"), "--fail-on", "breach")).code).toBe(0);
});

test("an act about a report that the period leaves out is no slip of the pen", async () => {
  const words = [path("records.ndjson"), path("ruling.ndjson")];
  expect((await summary(path("ruling.ndjson")))["notes"]).toMatchObject([{ use: "record", name: "post/a" }]);
  expect((await summary(...words))["notes"]).toEqual([]);
  expect((await summary(...words, "--from", "2025-11-24 12:00"))["notes"]).toEqual([]);
});

test("gzip is known by its first bytes, whatever the file is called", async () => {
  const plain = await summary(path("records.ndjson"));
  expect(await summary(path("packed"))).toEqual(plain);
});

test.skipIf(process.platform === "win32")("a pipe is read once, from its first byte on", async () => {
  const plain = await summary(path("records.ndjson"), path("ruling.ndjson"));
  for (const [name, content] of [
    ["pipe", readFileSync(path("records.ndjson"))],
    ["packed-pipe", readFileSync(path("packed"))],
  ] as const) {
    execFileSync("mkfifo", [path(name)]);
    // Bytes come one by one at first, as from a slow program.
    const writing = writeFile(path(name), slowly(content));
    expect(await summary(path(name), path("ruling.ndjson"))).toEqual(plain);
    await writing;
  }
});

async function* slowly(content: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  for (let at = 0; at < 5; at += 1) yield content.subarray(at, at + 1);
  yield content.subarray(5);
}

test("what cannot be read is 66 and a sentence", async () => {
  for (const [name, words] of [
    ["cut.ndjson", "cut off or damaged"],
    ["nowhere.ndjson", "there is no file"],
    [".", "is a folder"],
  ] as const) {
    const { code, err } = await run("monitor", path("quiet.servanda.md"), path(name));
    expect([code, err]).toEqual([66, expect.stringContaining(words)]);
    expect(err).not.toMatch(/\n {4}at /);
  }
});

test("rows that are refused are counted, quarantined, and stop nothing", async () => {
  const found = await summary(path("broken.ndjson"), "--quarantine", path("refused.ndjson"));
  expect(found["records"]).toEqual({ read: 4, accepted: 1, repeated: 1, refused: 2 });
  const lines = readFileSync(path("refused.ndjson"), "utf8").trimEnd().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { line: number; code: string }).code)).toEqual([
    "not-json",
    "other-content",
  ]);
});

test("bytes that are not UTF-8 cost their row, not the file", async () => {
  const quarantine = path("bytes.ndjson");
  const found = await summary(path("latin1.ndjson"), "--quarantine", quarantine);
  expect(found["records"]).toEqual({ read: 3, accepted: 2, repeated: 0, refused: 1 });
  expect(JSON.parse(readFileSync(quarantine, "utf8"))).toMatchObject({ line: 2, code: "ill-formed-text" });
});

test("quarantine never overwrites what is there, by whatever name", async () => {
  const file = path("records.ndjson");
  for (const name of [file, join(dirname(file), ".", "..", basename(dirname(file)), basename(file))]) {
    const { code } = await run("monitor", path("quiet.servanda.md"), file, "--quarantine", name);
    expect([code, readFileSync(file, "utf8").split("\n").length]).toEqual([64, 3]);
  }
});

test("--json is one object a line, in record order, each with a reason", async () => {
  const { out } = await run("monitor", path("quiet.servanda.md"), path("records.ndjson"), "--json");
  const lines = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map((each) => each["seq"])).toEqual([1, 2, 3]);
  const needed = ["seq", "at", "recordedAt", "kind", "clause", "reading", "bearer", "state", "level", "certainty"];
  for (const line of lines) {
    expect(Object.keys(line)).toEqual(expect.arrayContaining([...needed, "status", "incident", "evidence", "because"]));
  }
});

test("the ids that monitor lists are those that explain takes", async () => {
  const words = [path("quiet.servanda.md"), path("records.ndjson")];
  const { out } = await run("monitor", ...words);
  const ids = out.match(/\b[f]-[0-9a-f]{16}/g) ?? [];
  expect(ids.length).toBeGreaterThan(0);
  for (const id of ids) expect(await run("explain", ...words, "--finding", id)).toMatchObject({ code: 0, err: "" });
});

test("an export is a folder of its own: files side by side, and nothing is overwritten", async () => {
  const records = path("records.ndjson");
  const out = path("monpoly/new");
  const first = await run("export", "mfotl", path("quiet.servanda.md"), records, "--out", out);
  expect(first).toMatchObject({ code: 0, err: "" });
  expect(first.out).toContain("clause 1: Servanda gives 2 verdicts");
  expect(readdirSync(out).sort()).toEqual([
    "README.md",
    "agreement.sig",
    "clause-1.mfotl",
    "expected.csv",
    "left-out.csv",
    "records.log",
    "records.ndjson",
  ]);
  const shown = await run("export", "mfotl", path("quiet.servanda.md"), records);
  for (const name of readdirSync(out))
    expect(shown.out).toContain(`==> ${name} <==\n${readFileSync(join(out, name), "utf8")}`);
  // The records that go with it give what it says they give.
  const { out: summary } = await run("monitor", path("quiet.servanda.md"), join(out, "records.ndjson"), "--summary");
  expect(JSON.parse(summary).findings).toHaveLength(2);
  const again = await run("export", "mfotl", path("quiet.servanda.md"), records, "--out", out);
  expect(again).toMatchObject({ code: 64, out: "" });
});
