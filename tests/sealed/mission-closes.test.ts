// Page 12 of the scenarios, on a log: the Mission closes on 48 hours' notice. What it hands over is one file, which
// another institution checks without the Mission's machines and without a network.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { conclusionsOf, keepPage, readPage, STATED, servanda } from "./page-log.ts";

const place = mkdtempSync(join(tmpdir(), "servanda-handover-"));
const bundle = join(place, "handover.zip");
let vkey = "";
let concluded: readonly string[] = [];

beforeAll(async () => {
  const page = readPage("12-mission-closes.md");
  const log = await keepPage(page, place, "mission", async () => false);
  await servanda("log", "conclude", log, "--as-of", "2026-03-14T12:00:00+02:00", ...STATED);
  concluded = await conclusionsOf(log);
  const verdict: unknown = JSON.parse((await servanda("verify", log, "--json")).out);
  vkey = typeof verdict === "object" && verdict !== null && "vkey" in verdict ? String(verdict.vkey) : "";
  await servanda("log", "bundle", log, "--out", bundle);
  // The Mission is gone, with its machines and its keys.
  for (const name of readdirSync(place)) if (name !== "handover.zip") rmSync(join(place, name), { recursive: true });
});
afterAll(() => {
  vi.unstubAllGlobals();
  rmSync(place, { recursive: true });
});

test("the bundle alone is enough: every byte, every record, and all that follows", async () => {
  vi.stubGlobal("fetch", () => {
    throw new Error("nobody is asked");
  });
  const verified = await servanda("verify", bundle, "--vkey", vkey, "--recompute");
  expect(verified).toMatchObject({ code: 0, out: expect.stringContaining("valid: log.example/mission/1") });
  expect(readdirSync(place)).toEqual(["handover.zip"]);
  expect(concluded.some((each) => each.includes("not observed"))).toBe(true);
});

test("one byte of any file in it that is changed is noticed", async () => {
  const files = unzipSync(new Uint8Array(readFileSync(bundle)));
  const changed = join(place, "changed.zip");
  writeFileSync(changed, zipSync(files));
  expect((await servanda("verify", changed, "--vkey", vkey)).code).toBe(0);
  for (const [path, bytes] of Object.entries(files)) {
    const at = Math.floor(bytes.length / 2);
    writeFileSync(changed, zipSync({ ...files, [path]: bytes.with(at, (bytes[at] ?? 0) ^ 1) }));
    const terminal = await servanda("verify", changed, "--vkey", vkey).catch(() => ({ code: 66 }));
    expect([path, terminal.code > 0]).toEqual([path, true]);
  }
});
