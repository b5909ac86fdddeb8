// Processes that keep a log on the real disk and kill themselves at a system call, or in the middle of a write: 200 of
// them, one after the other on each log. What they had acknowledged is there afterwards, and no size has two roots.
// Power stays on here; what happens without it is in `crash.simulation.test.ts`.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRng, type Rng } from "@servanda/core";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDiskLog } from "./disk-log.ts";
import { diskReader } from "./disk-store.ts";
import { idsOf, openSmall, smallSigner } from "./testing/small-log.ts";

const FIRST_SEED = Number(process.env["SEED"] ?? 1);
const LOGS = 4;
const KILLS_PER_LOG = 50;
const KILLS_PER_LOOK = 5;

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "servanda-crash-"));
  // In one file it starts in a tenth of the time.
  await build({
    entryPoints: [fileURLToPath(new URL("./testing/crash-child.ts", import.meta.url))],
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["source"],
    outfile: join(folder, "child.mjs"),
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the outside was told. */
interface Told {
  readonly taken: Map<string, number>;
  readonly signed: Map<number, Set<string>>;
  publishedSize: number;
}

test("what was acknowledged before a kill is there after it, and no size has two roots", async () => {
  const logs = Array.from({ length: LOGS }, (_, at) => FIRST_SEED + at);
  // Each log has one process at a time; the logs run side by side.
  const told = await Promise.all(logs.map(keepKilling));
  for (const { taken } of told) expect(taken.size).toBeGreaterThan(KILLS_PER_LOG);
});

async function keepKilling(seed: number): Promise<Told> {
  const rng = createRng(seed);
  const log = join(folder, `log-${seed}`);
  const told: Told = { taken: new Map(), signed: new Map(), publishedSize: 0 };
  await look(log, told, true);
  for (let kill = 1; kill <= KILLS_PER_LOG; kill += 1) {
    const end = await runUntilKilled(log, rng, kill * 1000, told);
    expect(end, `seed ${seed}, kill ${kill}`).toEqual({ signal: "SIGKILL", errors: "" });
    if (kill % KILLS_PER_LOOK === 0) await look(log, told, false);
  }
  return told;
}

/** The larger a number, the later in its life the process dies; small ones die while they recover. */
async function runUntilKilled(log: string, rng: Rng, firstId: number, told: Told) {
  const dieAt = 1 + rng.int(rng.pick([8, 40, 120]));
  const child = spawn(process.execPath, [join(folder, "child.mjs"), log, String(dieAt), String(firstId)]);
  let said = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const signal = await new Promise<NodeJS.Signals | null>((done) => {
    child.on("close", (_code, by) => done(by));
  });
  for (const line of said.split("\n")) hear(line, told);
  return { signal, errors };
}

function hear(line: string, told: Told): void {
  const [verb, first = "", second = ""] = line.split(" ");
  if (verb === "took") told.taken.set(first, Number(second));
  if (verb === "published") told.publishedSize = Number(first);
  if (verb !== "signs") return;
  const size = Number(first);
  told.signed.set(size, (told.signed.get(size) ?? new Set()).add(second));
}

/** Opens the log in this process and compares it with what the outside was told. */
async function look(log: string, told: Told, isNew: boolean): Promise<void> {
  const disk = await openDiskLog(log);
  if (!disk.ok) throw new Error(disk.refusal.message);
  const keeper = await openSmall(disk.value, smallSigner(), { isNew });
  if (!keeper.ok) throw new Error(keeper.refusal.message);
  const ids = await idsOf(diskReader(log), keeper.value.head);
  expect(ids.length).toBeGreaterThanOrEqual(told.publishedSize);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [id, index] of told.taken) expect(ids[index]).toBe(id);
  for (const [size, roots] of told.signed) expect([...roots], `roots of size ${size}`).toHaveLength(1);
  await keeper.value.close();
}
