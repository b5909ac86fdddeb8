// What the public gets of a log with secrets in it: every file of its folder, and what was handed out beside, searched
// for names that stand in its sealed parts.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { generateAgeKey } from "@servanda/host";
import { zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../../packages/cli/src/main.ts";
import { rememberingTerminal } from "../../packages/cli/src/testing/terminal.ts";
import { findPlanted } from "./planted.ts";

const root = join(import.meta.dirname, "../..");
const place = mkdtempSync(join(tmpdir(), "servanda-planted-"));
const log = join(place, "river.log");
const at = (name: string): string => join(place, name);

/**
 * Each in another place: a field, a list, a file's name, a file's content, a pseudonym, an opening sealed to others.
 */
const planted = [
  "Ada Lind-Möller",
  "Bohdan Rivers",
  "second door of the mill",
  "crater-by-Cecilia-Strand.txt",
  "Daria Lukasdotter",
  "+47 555 0134 77",
];

async function run(verb: string, ...words: readonly string[]): Promise<string> {
  const terminal = rememberingTerminal();
  const code = await main(["log", verb, log, ...words], terminal);
  if (code !== 0) throw new Error(terminal.written.err);
  return terminal.written.out;
}

/** All files of a folder, by their paths in it. */
function filesIn(folder: string): Map<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path), new Uint8Array(readFileSync(path))];
    }),
  );
}

beforeAll(async () => {
  const stated = ["--at", "2026-03-06T12:00:00Z"];
  const agreement = join(root, "examples/river/4-whole.servanda.md");
  await run("init", "--origin", "log.example/river/1", "--agreement", agreement, ...stated);
  const { recipient } = await generateAgeKey("x25519");
  const fields = {
    witness: planted[0],
    observers: [planted[1], planted[0]],
    statement: `Behind the ${planted[2]}.`,
    "contact of the witness": planted[5],
  };
  writeFileSync(at("fields.json"), JSON.stringify(fields));
  writeFileSync(at(planted[3] ?? ""), `Told by ${planted[4]}, and by ${planted[0]}.`);
  const report = readFileSync(join(root, "examples/river/records.ndjson"), "utf8").split("\n")[0] ?? "";
  writeFileSync(at("report.ndjson"), report);
  const sealed = ["--fields", at("fields.json"), "--pseudonyms", "witness,observers", "--opening-to", recipient];
  await run("seal", at(planted[3] ?? ""), "--to", recipient, ...sealed, ...stated);
  await run("seal", "--report", at("report.ndjson"), ...sealed, ...stated);
  await run("redact", "--index", "1", "--show", "casualties", "--out", at("copy.json"));
  await run("disclose", "--index", "2", "--fields", "casualties,vehicle", "--out", at("shown.json"));
});
afterAll(() => rmSync(place, { recursive: true }));

test("no name is in any file of the log, whatever the form", () => {
  const files = filesIn(log);
  expect([...files.keys()].filter((path) => path.startsWith("blob/")).length).toBeGreaterThanOrEqual(3);
  expect(findPlanted(planted, files)).toEqual([]);
  expect(findPlanted(planted, new Map([["paths", Buffer.from([...files.keys()].join("\n"))]]))).toEqual([]);
});

test("nor once it is packed", async () => {
  const zip = zipSync(Object.fromEntries(filesIn(log)));
  expect(findPlanted(planted, new Map([["river.zip", zip]]))).toEqual([]);
  await run("bundle", "--out", at("bundle.zip"));
  expect(findPlanted(planted, new Map([["bundle.zip", new Uint8Array(readFileSync(at("bundle.zip")))]]))).toEqual([]);
});

test("nor in what was shown with the names withheld", () => {
  const files = new Map(["copy.json", "shown.json"].map((name) => [name, new Uint8Array(readFileSync(at(name)))]));
  expect(findPlanted(planted, files)).toEqual([]);
});

test("while the author's own store has them, so that the search would have found them", () => {
  const found = new Set(findPlanted(planted, filesIn(`${log}-sealed`)).map(({ name }) => name));
  expect([...found].sort()).toEqual([planted[0], planted[1], planted[2], planted[5]].sort());
});
