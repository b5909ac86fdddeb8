// The folder of a log on a real disk: what the ports promise, and that a second writer is refused.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRng, type Outcome } from "@servanda/core";
import { toUtf8 } from "@servanda/log";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDiskLog, openFolder } from "./disk-log.ts";
import { diskReader } from "./disk-store.ts";
import { type Files, nodeFiles } from "./files.ts";
import { losePower, newMachine, simulateProcess } from "./testing/simulated-files.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "servanda-disk-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.value;
}

const textAt = (path: string): string => readFileSync(join(folder, path), "utf8");

test("a file is created once, and never overwritten", async () => {
  const { store, state } = valueOf(await openDiskLog(folder));
  const one = { path: "tile/0/x001/067.p/3", bytes: toUtf8("one") };
  const two = { path: "tile/0/x001/068", bytes: toUtf8("two") };
  expect(await store.create([one, two])).toEqual(["created", "created"]);
  expect(await store.create([two, { ...one, bytes: toUtf8("other") }])).toEqual(["same", "other"]);
  expect(textAt(one.path)).toBe("one");
  expect(await store.list("tile/0/x001")).toEqual(["tile/0/x001/067.p", "tile/0/x001/068"]);
  expect(await store.list("tile/1")).toEqual([]);
  await store.remove(one.path);
  await store.remove(one.path);
  expect(await store.read(one.path)).toBeUndefined();
  expect(readdirSync(join(folder, "tmp"))).toEqual([]);
  await state.close();
});

test("the checkpoint is replaced only where it is the one expected", async () => {
  const { store, state } = valueOf(await openDiskLog(folder));
  expect(await store.replaceCheckpoint(toUtf8("1"), toUtf8("0"))).toBe(false);
  expect(await store.replaceCheckpoint(toUtf8("1"), undefined)).toBe(true);
  expect(await store.replaceCheckpoint(toUtf8("2"), undefined)).toBe(false);
  expect(await store.replaceCheckpoint(toUtf8("2"), toUtf8("1"))).toBe(true);
  expect(await store.replaceCheckpoint(toUtf8("2"), toUtf8("1"))).toBe(true);
  expect(textAt("checkpoint")).toBe("2");
  await state.close();
});

test("a checkpoint whose folder could not be synced is durable once the same one is tried again", async () => {
  const machine = newMachine();
  let isRenamed = false;
  const { files } = simulateProcess(machine, (call, path) => {
    if (call === "rename" && path === "/log/checkpoint") isRenamed = true;
    else if (isRenamed && call === "fsync folder") {
      isRenamed = false;
      return "fails";
    }
    return "works";
  });
  const { store } = valueOf(await openFolder("/log", files));
  await expect(store.replaceCheckpoint(toUtf8("1"), undefined)).rejects.toThrow("planned");
  expect(await store.replaceCheckpoint(toUtf8("1"), undefined)).toBe(true);
  for (let seed = 0; seed < 20; seed += 1) {
    const after = simulateProcess(losePower(machine, createRng(seed)), () => "works");
    expect(await after.files.read("/log/checkpoint")).toEqual(toUtf8("1"));
  }
});

test("a key that leaves the folder names nothing", async () => {
  writeFileSync(join(folder, "beside"), "secret");
  const reader = diskReader(join(folder, "log"));
  for (const path of ["../beside", "/etc/hostname", "a/../../beside", ".hidden", "", "a//b"]) {
    expect(await reader.read(path), `key ${path}`).toBeUndefined();
  }
});

test("what only the keeper has is read by nobody, and the lock stays held", async () => {
  const { state } = valueOf(await openDiskLog(folder));
  const reader = diskReader(folder);
  for (const path of ["state/lock", "state/signed-heads", "wal/000000000001", "tmp/1"]) {
    expect(await reader.read(path), `key ${path}`).toBeUndefined();
  }
  expect(await reader.list("state")).toEqual([]);
  expect(await openDiskLog(folder)).toMatchObject({ ok: false, refusal: { code: "log_locked" } });
  await state.close();
});

test("a second writer is refused, until the first has closed", async () => {
  const first = valueOf(await openDiskLog(folder));
  expect(await openDiskLog(folder)).toMatchObject({ ok: false, refusal: { code: "log_locked" } });
  await first.state.close();
  await valueOf(await openDiskLog(folder)).state.close();
});

test("what was appended is found again; the heads' file is begun anew with its last", async () => {
  const first = valueOf(await openDiskLog(folder));
  const batch = { firstIndex: 0, entries: [toUtf8("a"), toUtf8("b")] };
  await first.state.wal.append(batch);
  await first.state.wal.append({ firstIndex: 2, entries: [toUtf8("c")] });
  await first.state.heads.append(toUtf8("1"));
  await first.state.heads.append(toUtf8("2"));
  await first.state.close();
  const second = valueOf(await openDiskLog(folder));
  expect(second.state.wal.saved).toEqual([batch, { firstIndex: 2, entries: [toUtf8("c")] }]);
  expect(second.state.heads.saved).toEqual([toUtf8("1"), toUtf8("2")]);
  await second.state.heads.append(toUtf8("3"));
  await second.state.close();
  const third = valueOf(await openDiskLog(folder));
  expect(third.state.heads.saved).toEqual([toUtf8("2"), toUtf8("3")]);
  await third.state.close();
});

test("full files of the write-ahead log go once their entries are in the tree; the open one stays", async () => {
  const { state } = valueOf(await openFolder(folder, nodeFiles, { segmentBytes: 1 }));
  for (const index of [0, 1, 2, 3]) await state.wal.append({ firstIndex: index, entries: [toUtf8("entry")] });
  await state.wal.dropBelow(2);
  expect(readdirSync(join(folder, "wal"))).toEqual(["000000000003", "000000000004"]);
  await state.wal.dropBelow(4);
  expect(readdirSync(join(folder, "wal"))).toEqual(["000000000004"]);
  await state.close();
});

test("what was found is dropped once it is written again, however many files that takes", async () => {
  const first = valueOf(await openFolder(folder, nodeFiles, { segmentBytes: 1 }));
  const batches = [0, 1, 2].map((firstIndex) => ({ firstIndex, entries: [toUtf8(`entry ${firstIndex}`)] }));
  for (const batch of batches) await first.state.wal.append(batch);
  await first.state.close();
  const second = valueOf(await openFolder(folder, nodeFiles, { segmentBytes: 1 }));
  for (const batch of batches) await second.state.wal.append(batch);
  await second.state.wal.dropSaved();
  expect(readdirSync(join(folder, "wal"))).toEqual(["000000000004", "000000000005", "000000000006"]);
  await second.state.close();
  const third = valueOf(await openFolder(folder, nodeFiles));
  expect(third.state.wal.saved).toEqual(batches);
  await third.state.close();
});

test("after a write that failed, nothing is written behind what it may have left", async () => {
  const failing: Files = {
    ...nodeFiles,
    async createFile(path) {
      const file = await nodeFiles.createFile(path);
      let writeCount = 0;
      return {
        ...file,
        async dataSync() {
          writeCount += 1;
          if (writeCount === 2 && path.includes("/wal/")) throw new Error("planned");
          await file.dataSync();
        },
      };
    },
  };
  const { state } = valueOf(await openFolder(folder, failing));
  await state.wal.append({ firstIndex: 0, entries: [toUtf8("a")] });
  await expect(state.wal.append({ firstIndex: 1, entries: [toUtf8("b")] })).rejects.toThrow("planned");
  await expect(state.wal.append({ firstIndex: 1, entries: [toUtf8("c")] })).rejects.toThrow("an earlier write");
  await state.close();
  const again = valueOf(await openFolder(folder, nodeFiles));
  expect(again.state.wal.saved.map(({ entries }) => entries)).toEqual([[toUtf8("a")], [toUtf8("b")]]);
  await again.state.close();
});

test("a damaged file of the log's own is named, and nothing is opened", async () => {
  const first = valueOf(await openDiskLog(folder));
  for (const index of [0, 1]) await first.state.wal.append({ firstIndex: index, entries: [toUtf8("entry")] });
  await first.state.close();
  const bytes = readFileSync(join(folder, "wal/000000000001"));
  bytes[50] = 0;
  writeFileSync(join(folder, "wal/000000000001"), bytes);
  expect(await openDiskLog(folder)).toMatchObject({
    ok: false,
    refusal: { code: "log_stopped", details: { reason: "local_state_damaged" } },
  });
  // The lock was given back: the answer is the same, not `log_locked`.
  expect(await openDiskLog(folder)).toMatchObject({ ok: false, refusal: { code: "log_stopped" } });
});
