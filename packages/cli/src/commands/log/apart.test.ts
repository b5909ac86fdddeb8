// Offices that trust nobody with their keys: each signs on a machine of its own, here a folder, and files go to and
// fro.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../../main.ts";
import { rememberingTerminal } from "../../testing/terminal.ts";

const root = join(import.meta.dirname, "../../../../..");
const agreement = join(root, "examples/river/4-whole.servanda.md");
const ORIGIN = "example.org/river/1";
const PARTIES = ["Karsa", "Ostrel", "Gard"];

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "servanda-apart-"));
  for (const name of ["operator", "sent", ...PARTIES]) mkdirSync(join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = rememberingTerminal();
  const code = await main(["log", ...args], terminal);
  return { code, ...terminal.written };
}

async function done(...args: string[]): Promise<string> {
  const { code, out, err } = await run(...args);
  if (code !== 0) throw new Error(`log ${args.join(" ")} ended with ${code}: ${err}`);
  return out;
}

test("a log begins, and a device is enrolled, without any office's key on the operator's machine", async () => {
  const origin = ["--origin", ORIGIN];
  const begin = ["init", path("operator/log"), ...origin, "--agreement", agreement, "--keys", path("operator/keys")];
  for (const party of PARTIES) {
    const key = ["--device", path(`${party}/officer.pem`), "--out", path(`sent/${party}.json`)];
    await done("request", ...origin, "--office", party, "--agreement", agreement, ...key);
  }
  const requests = PARTIES.flatMap((party) => ["--request", path(`sent/${party}.json`)]);
  await done(...begin, ...requests, "--draft", path("sent/draft-0"));
  // Half signed, it begins nothing.
  expect(await run(...begin, "--founding", path("sent/draft-0"))).toMatchObject({ code: 66 });
  expect(existsSync(path("operator/log"))).toBe(false);
  for (const [at, party] of PARTIES.entries()) {
    const said = await done(
      "sign",
      path(`sent/draft-${at}`),
      "--key",
      path(`${party}/officer.pem`),
      "--out",
      path(`sent/draft-${at + 1}`),
    );
    expect(said).toContain("begins the log: Mission, Karsa, Ostrel and Gard");
  }
  await done(...begin, "--founding", path("sent/draft-3"));

  const keys = ["--keys", path("operator/keys")];
  const [first = ""] = (await done("show", path("operator/log"))).split("\n");
  const device = ["--device", path("Karsa/device.pem"), "--out", path("sent/device.json")];
  const now = /root (\S+)$/.exec(first)?.[1] ?? "";
  await done("request", ...origin, "--office", "Karsa", "--root", now, ...device);
  const enrol = ["enrol", path("operator/log"), "--request", path("sent/device.json"), ...keys];
  expect(await run(...enrol)).toMatchObject({ code: 66, err: expect.stringContaining("Karsa.officer.pem") });
  await done(...enrol, "--draft", path("sent/enrol"));
  const append = ["append", path("operator/log"), ...keys];
  expect(await run(...append, path("sent/enrol"), "--envelopes")).toMatchObject({
    code: 1,
    err: expect.stringContaining("approval:Karsa:1"),
  });
  await done("sign", path("sent/enrol"), "--key", path("Karsa/officer.pem"), "--out", path("sent/enrol-signed"));
  await done(...append, path("sent/enrol-signed"), "--envelopes");
  writeFileSync(path("seen.ndjson"), `{"id":"1","source":"Karsa","kind":"shelling","at":"2026-03-03T19:12:00Z"}\n`);
  await done(...append, path("seen.ndjson"), "--key", path("Karsa/device.pem"));

  const names = readdirSync(path("operator/keys")).toSorted();
  expect(names).toEqual(["Mission.importer.pem", "Mission.institution.pem", "Mission.officer.pem", "log.pem"]);
});

test("a request and a record are for one log and one text", async () => {
  const begin = ["--agreement", agreement, "--keys", path("operator/keys")];
  const other = ["init", path("operator/other"), "--origin", "example.org/river/2", ...begin];
  expect(await run(...other, "--request", path("sent/Karsa.json"))).toMatchObject({
    code: 64,
    err: expect.stringContaining("asks for a key of the log example.org/river/1"),
  });
  expect(await run(...other, "--founding", path("sent/draft-3"))).toMatchObject({ code: 64 });
  const changed = readFileSync(path("sent/Karsa.json"), "utf8").replace(`"office":"Karsa"`, `"office":"Gard"`);
  writeFileSync(path("sent/changed.json"), changed);
  const mine = ["init", path("operator/third"), "--origin", ORIGIN, ...begin, "--request", path("sent/changed.json")];
  expect((await run(...mine)).code).not.toBe(0);
  writeFileSync(path("sent/none.json"), "{}");
  expect(await run(...other, "--request", path("sent/none.json"))).toMatchObject({ code: 66 });
  expect(existsSync(path("operator/third"))).toBe(false);
});
