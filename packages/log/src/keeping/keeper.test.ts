// The keeper when all goes well, and when it says no.
import { expect, test } from "vitest";
import { toUtf8 } from "../bytes.ts";
import { ED25519_TYPE, vkeyOf } from "../note/vkey.ts";
import { nodeEd25519 } from "../testing/signers.ts";
import type { KeeperSettings } from "./keeper.ts";
import { verifyReceipt } from "./receipt.ts";
import { emptyDisk, type FaultPlan, type MemoryDisk, openMemoryLog } from "./testing/memory-log.ts";
import { idsIn, notingSigner, ORIGIN, openSmall, valueOf } from "./testing/small-log.ts";

const { signer } = notingSigner();
const vkey = vkeyOf(ORIGIN, ED25519_TYPE, signer.publicKey);

async function open(disk: MemoryDisk, settings: Partial<KeeperSettings> = {}, plan?: FaultPlan) {
  return openSmall(openMemoryLog(disk, plan), signer, settings);
}

test("a record is acknowledged, integrated, and found again after closing", async () => {
  const disk = emptyDisk();
  const keeper = valueOf(await open(disk, { isNew: true }));
  expect(keeper.head.size).toBe(0);
  const receipt = valueOf(await keeper.submit(toUtf8("a-1"), "test"));
  expect(receipt).toMatchObject({ id: "a-1", index: 0, isResent: false, mergeBy: receipt.recvAt + 60_000 });
  expect(await verifyReceipt(receipt.bytes, [vkey], nodeEd25519)).toMatchObject({ ok: true });
  expect(keeper.dueAt).toBe(receipt.mergeBy);
  expect(valueOf(await keeper.integrate()).size).toBe(1);
  expect(keeper.dueAt).toBeUndefined();
  await keeper.submit(toUtf8("a-2"), "test");
  await keeper.close();
  const again = valueOf(await open(disk));
  expect(again.head.size).toBe(2);
  expect(await idsIn(openMemoryLog(disk).store, 2)).toEqual(["a-1", "a-2"]);
});

test("a record that is sent again gets the same promise and index, before and after restart", async () => {
  const disk = emptyDisk();
  let now = 1_772_000_000_000;
  const clock = { now: () => (now += 5) };
  const keeper = valueOf(await open(disk, { isNew: true, clock }));
  const sent = await Promise.all(["a-1", "a-2", "a-1"].map((id) => keeper.submit(toUtf8(id), "test")));
  const [first, , second] = sent.map(valueOf);
  const { id, recvAt, mergeBy, index } = first ?? {};
  expect(second).toMatchObject({ id, recvAt, mergeBy, index: 0 });
  await keeper.integrate();
  const again = valueOf(await keeper.submit(toUtf8("a-1"), "test"));
  expect(again).toMatchObject({ id, recvAt, mergeBy, index, isResent: true });
  await keeper.close();
  const reopened = valueOf(await open(disk, { clock }));
  expect(valueOf(await reopened.submit(toUtf8("a-1"), "test"))).toEqual(again);
});

test("what the roll refuses is refused, and takes no place in the log", async () => {
  const keeper = valueOf(await open(emptyDisk(), { isNew: true }));
  expect(await keeper.submit(toUtf8("a-!"), "test")).toMatchObject({ ok: false, refusal: { code: "malformed_json" } });
  expect(valueOf(await keeper.submit(toUtf8("a-1"), "test")).index).toBe(0);
});

test("submissions that come together share one write", async () => {
  const writes: string[] = [];
  // Each write takes a turn of the event loop, as a disk's does.
  const plan: FaultPlan = ({ kind }) => {
    writes.push(kind);
    return new Promise((done) => setImmediate(done));
  };
  const disk = emptyDisk();
  const keeper = valueOf(await open(disk, { isNew: true }, plan));
  writes.length = 0;
  const ids = Array.from({ length: 200 }, (_, at) => `a-${at}`);
  const receipts = await Promise.all(ids.map((id) => keeper.submit(toUtf8(id), "test")));
  expect(receipts.map((receipt) => valueOf(receipt).index)).toEqual(ids.map((_, at) => at));
  expect(disk.wal.every(({ entries }) => entries.length <= 64)).toBe(true);
  expect(writes.length).toBeLessThanOrEqual(200 / 64 + 3);
});

test("beyond the bound of what is pending, nothing more is taken until a tree is published", async () => {
  const keeper = valueOf(await open(emptyDisk(), { isNew: true, limits: { mostPending: 2 } }));
  const answers = await Promise.all(["a-1", "a-2", "a-3"].map((id) => keeper.submit(toUtf8(id), "test")));
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, false]);
  expect(answers[2]).toMatchObject({ refusal: { code: "backlog", details: { retryAfterS: 1 } } });
  // What was taken is answered all the same.
  expect(await keeper.submit(toUtf8("a-1"), "test")).toMatchObject({ ok: true });
  await keeper.integrate();
  expect(await keeper.submit(toUtf8("a-3"), "test")).toMatchObject({ ok: true });
});

test("a log that is late for one promise gives no other", async () => {
  let now = 1_772_000_000_000;
  const keeper = valueOf(await open(emptyDisk(), { isNew: true, clock: { now: () => now } }));
  await keeper.submit(toUtf8("a-1"), "test");
  now += 60_001;
  expect(await keeper.submit(toUtf8("a-2"), "test")).toMatchObject({ refusal: { code: "backlog" } });
  await keeper.integrate();
  expect(await keeper.submit(toUtf8("a-2"), "test")).toMatchObject({ ok: true });
});

test("one author's quota is no other's, and is full again after its time", async () => {
  let now = 1_772_000_000_000;
  const limits = { quota: { records: 2, withinMs: 10_000 } };
  const keeper = valueOf(await open(emptyDisk(), { isNew: true, clock: { now: () => now }, limits }));
  for (const id of ["a-1", "a-2"]) expect(await keeper.submit(toUtf8(id), "test")).toMatchObject({ ok: true });
  now += 2500;
  expect(await keeper.submit(toUtf8("a-3"), "test")).toMatchObject({
    refusal: { code: "quota", details: { key: "a", retryAfterS: 8 } },
  });
  expect(await keeper.submit(toUtf8("b-1"), "test")).toMatchObject({ ok: true });
  expect(await keeper.submit(toUtf8("a-1"), "test")).toMatchObject({ ok: true, value: { isResent: true } });
  now += 7500;
  expect(await keeper.submit(toUtf8("a-3"), "test")).toMatchObject({ ok: true });
});

test("a log is begun once, and opened only where it is", async () => {
  const disk = emptyDisk();
  expect(await open(disk)).toMatchObject({ refusal: { code: "log_stopped", details: { reason: "not_begun" } } });
  await valueOf(await open(disk, { isNew: true })).close();
  expect(await open(disk, { isNew: true })).toMatchObject({ refusal: { details: { reason: "already_begun" } } });
});

test("old partial tiles go once the full one is published, and no sooner", async () => {
  const disk = emptyDisk();
  const keeper = valueOf(await open(disk, { isNew: true, limits: { quota: { records: 1000, withinMs: 1 } } }));
  const partials = () => [...disk.files.keys()].filter((path) => path.includes(".p/"));
  for (const size of [3, 255, 256, 257]) {
    while (
      valueOf(await keeper.submit(toUtf8(`a-${keeper.head.size}-${size}-${Math.random()}`), "test")).index + 1 <
      size
    );
    await keeper.integrate();
    const expected = {
      3: ["tile/entries/000.p/3", "tile/0/000.p/3"],
      255: ["tile/entries/000.p/3", "tile/0/000.p/3", "tile/entries/000.p/255", "tile/0/000.p/255"],
      256: ["tile/1/000.p/1"],
      257: ["tile/1/000.p/1", "tile/entries/001.p/1", "tile/0/001.p/1"],
    }[size];
    expect(partials().sort()).toEqual(expected?.sort());
  }
});

test("after closing nothing is taken", async () => {
  const keeper = valueOf(await open(emptyDisk(), { isNew: true }));
  await keeper.close();
  expect(await keeper.submit(toUtf8("a-1"), "test")).toMatchObject({ refusal: { code: "not_durable" } });
});
