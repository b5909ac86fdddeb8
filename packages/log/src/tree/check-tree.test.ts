// Whole logs, damaged file by file: the check names the file, and only it.
import { expect, test } from "vitest";
import { toHex, toUtf8 } from "../bytes.ts";
import { filesOfLog, type MemoryFiles } from "../testing/memory-files.ts";
import { naiveRoot } from "../testing/naive-tree.ts";
import { type CheckedTree, checkTree } from "./check-tree.ts";
import { type Hash, leafHash } from "./hash.ts";

const entriesOf = (count: number): Uint8Array[] => Array.from({ length: count }, (_, at) => toUtf8(`entry ${at}`));
const rootOfLog = (entries: readonly Uint8Array[]): Hash => naiveRoot(entries.map(leafHash));

/** `code path`, as a person would list them. */
const named = ({ problems }: CheckedTree): string[] =>
  problems.map(({ code, message }) => `${code} ${/`([^`]+)`/.exec(message)?.[1]}`);

function without(log: MemoryFiles, path: string): MemoryFiles {
  const files = new Map(log.files);
  files.delete(path);
  return { files, read: async (at) => files.get(at) };
}

function replaced(log: MemoryFiles, path: string, bytes: Uint8Array): MemoryFiles {
  const files = new Map(log.files).set(path, bytes);
  return { files, read: async (at) => files.get(at) };
}

test.each([0, 1, 2, 255, 256, 257, 600, 65_536 + 300])("a log of %i entries agrees with itself", async (size) => {
  const entries = entriesOf(size);
  const root = rootOfLog(entries);
  const seen: string[] = [];
  const checked = await checkTree(filesOfLog(entries), size, root, (entry, index) => {
    expect(toHex(entry)).toBe(toHex(entries[index] ?? new Uint8Array()));
    seen[index] = "seen";
  });
  expect(named(checked)).toEqual([]);
  expect(toHex(checked.root)).toBe(toHex(root));
  expect(seen.length).toBe(size);
});

test("one byte changed anywhere: that file is named, and no other", async () => {
  const entries = entriesOf(600);
  const root = rootOfLog(entries);
  const log = filesOfLog(entries);
  for (const [path, bytes] of log.files) {
    for (let offset = 0; offset < bytes.length; offset += Math.ceil(bytes.length / 37)) {
      const changed = bytes.with(offset, (bytes[offset] ?? 0) ^ 0x80);
      const problems = named(await checkTree(replaced(log, path, changed), 600, root));
      expect([offset, ...problems.map((one) => one.replace("file_malformed", "file_differs"))]).toEqual([
        offset,
        `file_differs ${path}`,
      ]);
    }
  }
});

test("a file that is missing or cut short is named, and the rest is checked", async () => {
  const entries = entriesOf(600);
  const root = rootOfLog(entries);
  const log = filesOfLog(entries);
  for (const [path, bytes] of log.files) {
    expect(named(await checkTree(without(log, path), 600, root))).toEqual([`file_missing ${path}`]);
    const short = replaced(log, path, bytes.slice(0, -1));
    expect(named(await checkTree(short, 600, root))).toEqual([`file_malformed ${path}`]);
    const long = replaced(log, path, Uint8Array.of(...bytes, 0));
    expect(named(await checkTree(long, 600, root))).toEqual([`file_malformed ${path}`]);
  }
});

test("entries of a bundle that does not agree are not handed on", async () => {
  const entries = entriesOf(300);
  const log = filesOfLog(entries);
  const path = "tile/entries/000";
  const bytes = log.files.get(path) ?? new Uint8Array();
  const seen: number[] = [];
  const damaged = replaced(log, path, bytes.with(5, 0));
  await checkTree(damaged, 300, rootOfLog(entries), (_, index) => {
    seen.push(index);
  });
  expect([seen[0], seen.length]).toEqual([256, 44]);
});

test("both files of some leaves gone: nothing is left to go on with", async () => {
  const entries = entriesOf(300);
  const log = without(without(filesOfLog(entries), "tile/entries/000"), "tile/0/000");
  const checked = await checkTree(log, 300, rootOfLog(entries));
  expect(named(checked)).toEqual(["file_missing tile/entries/000", "file_missing tile/0/000"]);
});

test("a log that agrees with itself but not with what was signed: the checkpoint is named", async () => {
  const entries = entriesOf(300);
  const other = rootOfLog(entriesOf(299));
  expect(named(await checkTree(filesOfLog(entries), 300, other))).toEqual(["file_differs checkpoint"]);
});

test("a log that has grown since, without its old partial tiles, still proves its old size", async () => {
  const entries = entriesOf(600);
  const grown = without(without(filesOfLog(entries, [200, 600]), "tile/0/000.p/200"), "tile/entries/000.p/200");
  const checked = await checkTree(grown, 200, rootOfLog(entries.slice(0, 200)));
  expect(named(checked)).toEqual([]);
});
