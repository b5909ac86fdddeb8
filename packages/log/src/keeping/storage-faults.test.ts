// What every write does when it fails, when it fails but was saved, and when it is slow: a table with two columns,
// does the log progress, and must it stop. After every row the log is opened again, and nothing that was acknowledged
// is lost, and no size was signed with two roots. In the manner of Sunlight's TestSequenceErrors.
import { describe, expect, test } from "vitest";
import { toUtf8 } from "../bytes.ts";
import { checkTree } from "../tree/check-tree.ts";
import { encodeBundle } from "../tree/entries-tile.ts";
import { leafHash } from "../tree/hash.ts";
import type { Keeper } from "./keeper.ts";
import {
  emptyDisk,
  type Fault,
  type FaultPlan,
  type MemoryDisk,
  openMemoryLog,
  type Write,
} from "./testing/memory-log.ts";
import { idsIn, notingSigner, openSmall, type SignedRoots, valueOf } from "./testing/small-log.ts";

interface Row {
  readonly write: Write;
  /** The new record is acknowledged. */
  readonly acknowledged: boolean;
  /** A checkpoint that holds the new record is published, at the second call at the latest. */
  readonly progress: boolean;
  /** Nothing more is taken, or nothing more is signed, until the log is opened again. */
  readonly stops: boolean;
}

// From 255 to 256 entries: a full tile and a new level, and old partial tiles to remove.
const SIZE = 255;
const on = (kind: Write["kind"], path = ""): Write => ({ kind, path });
const goesOn = { acknowledged: true, progress: true, stops: false };

const order: readonly (readonly [what: string, row: Row])[] = [
  ["write-ahead log", { write: on("wal"), acknowledged: false, progress: false, stops: true }],
  ["entry bundle", { write: on("create", "tile/entries/000"), ...goesOn }],
  ["tile of leaves", { write: on("create", "tile/0/000"), ...goesOn }],
  ["tile above", { write: on("create", "tile/1/000.p/1"), ...goesOn }],
  ["signed heads", { write: on("heads"), acknowledged: true, progress: false, stops: true }],
  ["checkpoint by size", { write: on("create", "checkpoints/256"), ...goesOn }],
  ["newest checkpoint", { write: on("checkpoint", "checkpoint"), ...goesOn }],
  ["dropping of the write-ahead log", { write: on("drop"), ...goesOn }],
  ["removal of a partial bundle", { write: on("remove", "tile/entries/000.p/255"), ...goesOn }],
  ["removal of a partial tile", { write: on("remove", "tile/0/000.p/255"), ...goesOn }],
];

const slow = (): Promise<void> => new Promise((done) => setImmediate(done));

describe.each<[string, () => Fault]>([
  ["fails", () => "unsaved"],
  ["fails but was saved", () => "saved"],
  ["is slow", slow],
])("a write that %s", (flavour, faultOf) => {
  test.each(order)("%s", async (_what, row) => {
    const isSlow = flavour === "is slow";
    const { disk, roots, keeper, fault } = await logOf(SIZE);
    fault.at = row.write;
    fault.is = faultOf();

    const receipt = await keeper.submit(toUtf8("new-1"), "test");
    await keeper.integrate();
    const second = await keeper.integrate();
    const expected = isSlow ? { ...goesOn, write: row.write } : row;
    expect(fault.metCount, "the write was made").toBe(1);
    expect(receipt.ok).toBe(expected.acknowledged);
    if (!receipt.ok) expect(receipt.refusal.code).toBe("not_durable");
    expect(keeper.head.size).toBe(expected.progress ? SIZE + 1 : SIZE);
    expect(await stops(keeper)).toBe(expected.stops);
    if (row.write.kind === "heads" && !isSlow) expect(second).toMatchObject({ refusal: { code: "log_stopped" } });

    await expectSound(disk, roots, expected.acknowledged ? ["new-1"] : []);
  });
});

describe("a process that ends", () => {
  test.each(
    order.flatMap(([what, row]) => [
      [`before: ${what}`, row, "dies unsaved"] as const,
      [`after: ${what}`, row, "dies saved"] as const,
    ]),
  )("%s", async (_what, row, is) => {
    const { disk, roots, keeper, fault, died } = await logOf(SIZE);
    fault.at = row.write;
    fault.is = is;
    let isAcknowledged = false;
    void keeper.submit(toUtf8("new-1"), "test").then((receipt) => {
      isAcknowledged = receipt.ok;
      return keeper.integrate();
    });
    await died;
    expect(fault.metCount).toBe(1);
    await expectSound(disk, roots, isAcknowledged ? ["new-1"] : []);
  });
});

test("while tiles are slow, nothing is signed, and records are taken", async () => {
  const { roots, keeper, fault } = await logOf(SIZE);
  let release = (): void => undefined;
  fault.at = on("create", "tile/0/000");
  fault.is = new Promise((resolve) => {
    release = resolve;
  });
  valueOf(await keeper.submit(toUtf8("new-1"), "test"));
  const integrating = keeper.integrate();
  valueOf(await keeper.submit(toUtf8("new-2"), "test"));
  expect(keeper.head.size).toBe(SIZE);
  expect(roots.rootsBySize.has(SIZE + 1)).toBe(false);
  release();
  expect(valueOf(await integrating).size).toBe(SIZE + 1);
  expect(valueOf(await keeper.integrate()).size).toBe(SIZE + 2);
});

test("a write-ahead log that is slow holds back the acknowledgement", async () => {
  const { keeper, fault } = await logOf(SIZE);
  let release = (): void => undefined;
  fault.at = on("wal");
  fault.is = new Promise((resolve) => {
    release = resolve;
  });
  let isAcknowledged = false;
  const submitting = keeper.submit(toUtf8("new-1"), "test").then(() => {
    isAcknowledged = true;
  });
  await slow();
  expect(isAcknowledged).toBe(false);
  expect(valueOf(await keeper.integrate()).size).toBe(SIZE);
  release();
  await submitting;
  expect(valueOf(await keeper.integrate()).size).toBe(SIZE + 1);
});

test.each(["tile/entries/000", "tile/0/000", "tile/1/000.p/1"])(
  "%s is there with other bytes: it stays, and nothing is ever signed again",
  async (path) => {
    const { disk, roots, keeper } = await logOf(SIZE);
    disk.files.set(path, toUtf8("other"));
    await keeper.submit(toUtf8("new-1"), "test");
    const stopped = { refusal: { code: "log_stopped", details: { reason: "file_differs", what: path } } };
    expect(await keeper.integrate()).toMatchObject(stopped);
    expect(await keeper.integrate()).toMatchObject(stopped);
    expect(await keeper.submit(toUtf8("new-2"), "test")).toMatchObject(stopped);
    expect(disk.files.get(path)).toEqual(toUtf8("other"));
    expect(roots.rootsBySize.has(SIZE + 1)).toBe(false);
    // Opening again meets the same file.
    expect(await reopen(disk, roots)).toMatchObject(stopped);
  },
);

test.each(["tile/entries/000", "tile/0/000", "tile/1/000.p/1"])(
  "%s reads back otherwise than it was written: nothing is signed",
  async (path) => {
    const { disk, roots, keeper, fault } = await logOf(SIZE);
    // The disk takes it, and flips a bit before the heads are written.
    fault.at = on("create", "tile/1/000.p/1");
    fault.is = slow()
      .then(slow)
      .then(() => {
        const bytes = disk.files.get(path)?.slice() ?? new Uint8Array(32);
        bytes[7] = (bytes[7] ?? 0) ^ 1;
        disk.files.set(path, bytes);
      });
    await keeper.submit(toUtf8("new-1"), "test");
    const refusal = { code: "log_stopped" };
    expect(await keeper.integrate()).toMatchObject({ refusal });
    expect(roots.rootsBySize.has(SIZE + 1)).toBe(false);
  },
);

test("an old tile has changed that no step writes again: the root read back is another one", async () => {
  const { disk, roots, keeper } = await logOf(300);
  const bytes = disk.files.get("tile/1/000.p/1") ?? new Uint8Array(32);
  disk.files.set("tile/1/000.p/1", bytes.with(0, (bytes[0] ?? 0) ^ 1));
  valueOf(await keeper.submit(toUtf8("new-1"), "test"));
  expect(await keeper.integrate()).toMatchObject({ refusal: { details: { reason: "tree_differs" } } });
  expect(roots.rootsBySize.has(301)).toBe(false);
});

test("a bundle and its tile have changed together: the tile above says otherwise", async () => {
  const { disk, roots, keeper, fault } = await logOf(SIZE);
  fault.at = on("create", "tile/1/000.p/1");
  fault.is = slow()
    .then(slow)
    .then(() => {
      const entries = Array.from({ length: SIZE + 1 }, (_, at) => toUtf8(`forged ${at}`));
      disk.files.set("tile/entries/000", encodeBundle(entries));
      disk.files.set("tile/0/000", new Uint8Array(Buffer.concat(entries.map(leafHash))));
    });
  valueOf(await keeper.submit(toUtf8("new-1"), "test"));
  expect(await keeper.integrate()).toMatchObject({ refusal: { details: { reason: "tree_differs" } } });
  expect(roots.rootsBySize.has(SIZE + 1)).toBe(false);
});

test("another process has replaced the checkpoint: nothing is signed any more", async () => {
  const { disk, keeper } = await logOf(SIZE);
  disk.files.set("checkpoint", toUtf8("another"));
  await keeper.submit(toUtf8("new-1"), "test");
  expect(await keeper.integrate()).toMatchObject({ refusal: { details: { reason: "checkpoint_differs" } } });
  expect(disk.files.get("checkpoint")).toEqual(toUtf8("another"));
});

test("a signing process that does not answer holds the log up, and no longer", async () => {
  const { disk, roots, signing, keeper } = await logOf(SIZE);
  valueOf(await keeper.submit(toUtf8("new-1"), "test"));
  signing.works = false;
  expect(await keeper.submit(toUtf8("new-2"), "test")).toMatchObject({ refusal: { code: "store_failed" } });
  expect(await keeper.integrate()).toMatchObject({ refusal: { code: "store_failed", details: { step: "signing" } } });
  signing.works = true;
  // It was taken: the same record gets its receipt now.
  expect(valueOf(await keeper.submit(toUtf8("new-2"), "test"))).toMatchObject({ index: SIZE + 1, isResent: true });
  await keeper.integrate();
  expect(valueOf(await keeper.integrate()).size).toBe(SIZE + 2);
  await expectSound(disk, roots, ["new-1", "new-2"]);
});

/** A log of `size` entries, all published, whose next writes can be made to fail. */
async function logOf(size: number) {
  const disk = emptyDisk();
  const roots = notingSigner();
  const signing = { works: true };
  const signer = {
    ...roots.signer,
    sign: (message: Uint8Array) =>
      signing.works ? roots.signer.sign(message) : Promise.reject(new Error("the signer is away")),
  };
  const fault: { at?: Write; is?: Fault; metCount: number } = { metCount: 0 };
  const plan: FaultPlan = ({ kind, path }) => {
    if (fault.metCount > 0 || fault.at?.kind !== kind || fault.at.path !== path) return undefined;
    fault.metCount += 1;
    return fault.is;
  };
  const files = openMemoryLog(disk, plan);
  const keeper = valueOf(await openSmall(files, signer, { isNew: true }));
  for (let at = 0; at < size; at += 1) valueOf(await keeper.submit(toUtf8(`old-${at}`), "test"));
  await keeper.integrate();
  expect(keeper.head.size).toBe(size);
  return { disk, roots, signing, keeper, fault, died: files.died };
}

/** Whether it does what it did before: takes a record, and publishes it. */
async function stops(keeper: Keeper): Promise<boolean> {
  const { size } = keeper.head;
  const receipt = await keeper.submit(toUtf8("probe-1"), "test");
  const head = await keeper.integrate();
  return !receipt.ok || !head.ok || head.value.size <= size;
}

const reopen = (disk: MemoryDisk, roots: SignedRoots) => openSmall(openMemoryLog(disk), roots.signer);

/** Opens again and looks at everything. */
async function expectSound(disk: MemoryDisk, roots: SignedRoots, acknowledged: readonly string[]): Promise<void> {
  const keeper = valueOf(await reopen(disk, roots));
  const { store } = openMemoryLog(disk);
  const ids = await idsIn(store, keeper.head.size);
  expect(ids.slice(0, SIZE)).toEqual(Array.from({ length: SIZE }, (_, at) => `old-${at}`));
  for (const [at, id] of acknowledged.entries()) expect(ids[SIZE + at]).toBe(id);
  expect(new Set(ids).size).toBe(ids.length);
  expect((await checkTree(store, keeper.head.size, keeper.head.root)).problems).toEqual([]);
  for (const [size, signed] of roots.rootsBySize) expect([...signed], `roots of size ${size}`).toHaveLength(1);
  expect(valueOf(await keeper.submit(toUtf8("after-1"), "test")).index).toBe(ids.length);
  expect(valueOf(await keeper.integrate()).size).toBe(ids.length + 1);
}
