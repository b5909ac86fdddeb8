// A folder that was put back from a backup, and a second process at the same folder: neither signs anything.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Outcome } from "@servanda/core";
import { type Keeper, toUtf8, type Witnesses } from "@servanda/log";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDiskLog } from "./disk-log.ts";
import { openSmall, smallSigner, watchedSigner } from "./testing/small-log.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "servanda-rollback-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const signedSizes: number[] = [];
const signer = watchedSigner(smallSigner(), (size) => signedSizes.push(size));

async function open(isNew: boolean, witnesses: Witnesses): Promise<Outcome<Keeper>> {
  const disk = await openDiskLog(join(folder, "log"));
  return disk.ok ? openSmall(disk.value, signer, { isNew, witnesses }) : disk;
}

/** Says what the largest tree was that it was shown. */
function rememberingWitness(): Witnesses {
  let largest = 0;
  return {
    async ask({ size }) {
      largest = Math.max(largest, size);
      return largest > size ? { signatures: [], aheadSize: largest } : { signatures: [] };
    },
  };
}

/** A log that has grown since the backup was made. */
async function backedUpLog(witnesses: Witnesses): Promise<void> {
  for (const id of ["a-1", "a-2"]) {
    const keeper = await open(id === "a-1", witnesses);
    if (!keeper.ok) throw new Error(keeper.refusal.message);
    await keeper.value.submit(toUtf8(id), "test");
    await keeper.value.integrate();
    await keeper.value.close();
    if (id === "a-1") cpSync(join(folder, "log"), join(folder, "backup"), { recursive: true });
  }
}

function putBack(part = ""): void {
  rmSync(join(folder, "log", part), { recursive: true });
  cpSync(join(folder, "backup", part), join(folder, "log", part), { recursive: true });
}

test.each([
  ["the whole folder", "", "rolled_back"],
  ["what only the keeper has", "state", "rolled_back"],
  ["the tree", "tile", "tree_differs"],
])("%s was put back", async (_what, part, reason) => {
  const witnesses = rememberingWitness();
  await backedUpLog(witnesses);
  putBack(part);
  signedSizes.length = 0;
  for (let time = 0; time < 2; time += 1) {
    expect(await open(false, witnesses)).toMatchObject({
      ok: false,
      refusal: { code: "log_stopped", details: { reason } },
    });
  }
  expect(signedSizes).toEqual([]);
});

test("a second process is refused as long as the first one lives, and not a moment longer", async () => {
  await backedUpLog(rememberingWitness());
  const holder = spawn(process.execPath, [
    "--conditions=source",
    "--input-type=module",
    "--eval",
    `const { openDiskLog } = await import("@servanda/host");
     globalThis.disk = await openDiskLog(${JSON.stringify(join(folder, "log"))});
     process.stdout.write("held");
     setInterval(() => undefined, 1000);`,
  ]);
  await new Promise((held) => holder.stdout.once("data", held));
  expect(await open(false, rememberingWitness())).toMatchObject({
    ok: false,
    refusal: { code: "log_locked", message: expect.stringContaining("another process writes the log") },
  });
  const gone = new Promise((done) => holder.once("close", done));
  holder.kill("SIGKILL");
  await gone;
  const keeper = await open(false, rememberingWitness());
  expect(keeper.ok).toBe(true);
  if (keeper.ok) await keeper.value.close();
});
