// Opening a log whose files are an old copy, or do not fit together: refused, in words, before anything is signed.
import { describe, expect, test } from "vitest";
import { toUtf8 } from "../bytes.ts";
import { signNote } from "../note/note.ts";
import { encodeHead } from "./signed-head.ts";
import { copyDisk, emptyDisk, type MemoryDisk, openMemoryLog } from "./testing/memory-log.ts";
import { idsIn, notingSigner, ORIGIN, openSmall, type SignedRoots, valueOf } from "./testing/small-log.ts";
import type { Witnesses } from "./witnesses.ts";

/** A log of two published checkpoints with an entry pending, and what it was before the second. */
async function grownLog(witnesses?: Witnesses) {
  const disk = emptyDisk();
  const roots = notingSigner();
  const settings = witnesses === undefined ? {} : { witnesses };
  const keeper = valueOf(await openSmall(openMemoryLog(disk), roots.signer, { isNew: true, ...settings }));
  for (const id of ["a-1", "a-2", "a-3"]) valueOf(await keeper.submit(toUtf8(id), "test"));
  await keeper.integrate();
  valueOf(await keeper.submit(toUtf8("a-4"), "test"));
  const old = copyDisk(disk);
  await keeper.integrate();
  valueOf(await keeper.submit(toUtf8("a-5"), "test"));
  return { disk, old, roots };
}

const open = (disk: MemoryDisk, { signer }: SignedRoots, witnesses?: Witnesses) =>
  openSmall(openMemoryLog(disk), signer, witnesses === undefined ? {} : { witnesses });

const stoppedFor = (reason: string) => ({ ok: false, refusal: { code: "log_stopped", details: { reason } } });

/** A witness that remembers the largest size it was shown, and says so. */
function rememberingWitness(): Witnesses {
  let largest = 0;
  return {
    async ask({ size }) {
      largest = Math.max(largest, size);
      return largest > size ? { signatures: [], aheadSize: largest } : { signatures: [] };
    },
  };
}

describe("an old copy", () => {
  test("of everything: a witness has seen more", async () => {
    const witnesses = rememberingWitness();
    const { old, roots } = await grownLog(witnesses);
    const signedBefore = new Map(roots.rootsBySize);
    expect(await open(old, roots, witnesses)).toMatchObject(stoppedFor("rolled_back"));
    expect(roots.rootsBySize).toEqual(signedBefore);
    // Nor the second time: what was looked at has changed nothing.
    expect(await open(old, roots, witnesses)).toMatchObject(stoppedFor("rolled_back"));
  });

  test("of the log's own files: the store has a later checkpoint than was signed", async () => {
    const { disk, old, roots } = await grownLog();
    expect(await open({ ...disk, wal: old.wal, heads: old.heads }, roots)).toMatchObject(stoppedFor("rolled_back"));
    expect(await open({ ...disk, wal: [], heads: [] }, roots)).toMatchObject(stoppedFor("rolled_back"));
  });

  test("of the store: the tree that was signed is not there", async () => {
    const { disk, old, roots } = await grownLog();
    expect(await open({ ...disk, files: old.files }, roots)).toMatchObject(stoppedFor("tree_differs"));
  });

  test("of the write-ahead log alone: what it lacks is in the tree, or was never in it", async () => {
    const { disk, old, roots } = await grownLog();
    const keeper = valueOf(await open({ ...disk, wal: old.wal }, roots));
    expect(keeper.head.size).toBe(4);
  });
});

describe("files that do not fit together", () => {
  test("the write-ahead log begins behind the end of the tree", async () => {
    const { disk, roots } = await grownLog();
    disk.wal = [{ firstIndex: 6, entries: [toUtf8("1 a-7")] }];
    expect(await open(disk, roots)).toMatchObject(stoppedFor("entries_missing"));
  });

  test("two entries for one index", async () => {
    const { disk, roots } = await grownLog();
    disk.wal.push({ firstIndex: 4, entries: [toUtf8("1 other")] });
    expect(await open(disk, roots)).toMatchObject(stoppedFor("local_state_damaged"));
  });

  test("the same entry twice is one: an opening wrote it again, and died", async () => {
    const { disk, roots } = await grownLog();
    disk.wal.push(...disk.wal.slice(-1));
    const keeper = valueOf(await open(disk, roots));
    expect(await idsIn(openMemoryLog(disk).store, keeper.head.size)).toEqual(["a-1", "a-2", "a-3", "a-4", "a-5"]);
  });

  test("an entry of the write-ahead log is another one in the tree", async () => {
    const { disk, roots } = await grownLog();
    disk.wal.push({ firstIndex: 1, entries: [toUtf8("1 other")] });
    expect(await open(disk, roots)).toMatchObject(stoppedFor("tree_differs"));
  });

  test.each([
    ["a smaller size", "2"],
    ["a second root", "4"],
    ["no head", "many"],
  ])("the list of signed heads holds %s", async (_what, size) => {
    const { disk, roots } = await grownLog();
    disk.heads.push(toUtf8(`${size} ${"A".repeat(43)}=`));
    expect(await open(disk, roots)).toMatchObject(stoppedFor("local_state_damaged"));
  });

  test("the published checkpoint is not of the tree that was signed", async () => {
    const { disk, roots } = await grownLog();
    const text = `${ORIGIN}\n3\n${"A".repeat(43)}=\n`;
    disk.files.set("checkpoint", await signNote(text, [{ name: ORIGIN, signer: roots.signer }]));
    expect(await open(disk, roots)).toMatchObject(stoppedFor("second_root"));
  });

  test("the published checkpoint is another log's", async () => {
    const { disk, roots } = await grownLog();
    const text = `${ORIGIN}\n3\n${"A".repeat(43)}=\n`;
    disk.files.set("checkpoint", await signNote(text, [{ name: ORIGIN, signer: notingSigner(2).signer }]));
    expect(await open(disk, roots)).toMatchObject(stoppedFor("checkpoint_differs"));
  });

  test("a head that nobody could have signed", async () => {
    const { disk, roots } = await grownLog();
    disk.heads.push(encodeHead({ size: 5, root: new Uint8Array(32) }));
    expect(await open(disk, roots)).toMatchObject(stoppedFor("tree_differs"));
  });
});

test("one changed bit in any file of the tree stops the opening", async () => {
  const { disk, roots } = await grownLog();
  const paths = [...disk.files.keys()].filter((path) => !path.startsWith("checkpoints/") && !path.endsWith(".p/3"));
  expect(paths.sort()).toEqual(["checkpoint", "tile/0/000.p/4", "tile/entries/000.p/4"]);
  for (const path of paths) {
    const bytes = disk.files.get(path) ?? new Uint8Array();
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = copyDisk(disk);
      changed.files.set(path, bytes.with(at, (bytes[at] ?? 0) ^ 4));
      expect(await open(changed, roots), `${path}, byte ${at}`).toMatchObject({ refusal: { code: "log_stopped" } });
    }
  }
});
