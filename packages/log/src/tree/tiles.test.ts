// Tiles of a log that grows in any steps, goes on after a restart, and is kept by path.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toHex, toUtf8 } from "../bytes.ts";
import { filesOfLog } from "../testing/memory-files.ts";
import { naiveRoot } from "../testing/naive-tree.ts";
import { seed } from "../testing/seed.ts";
import { decodeBundle, encodeBundle, encodeBundled } from "./entries-tile.ts";
import { leafHash } from "./hash.ts";
import { parseTilePath, type Tile, tilePath } from "./tile-path.ts";
import { createTileEdge, newTiles } from "./tiles.ts";
import { loadTileEdge } from "./tree-hashes.ts";

const entries = Array.from({ length: 1300 }, (_, at) => toUtf8(`entry ${at}`));
const leaves = entries.map(leafHash);

test("property: in whatever steps a log grows, its full tiles are the same, and it goes on from them", async () => {
  const steps = fc.uniqueArray(fc.integer({ min: 1, max: 1299 }), { maxLength: 8 });
  const atOnce = filesOfLog(entries);
  await fc.assert(
    fc.asyncProperty(steps, async (sizes) => {
      const sorted = [...sizes.toSorted((one, other) => one - other), 1300];
      const inSteps = filesOfLog(entries, sorted);
      for (const [path, bytes] of atOnce.files) {
        expect([path, toHex(inSteps.files.get(path) ?? new Uint8Array())]).toEqual([path, toHex(bytes)]);
      }
      for (const size of sorted) {
        const edge = await loadTileEdge(inSteps, size);
        expect(edge.ok && toHex(edge.value.root())).toBe(toHex(naiveRoot(leaves.slice(0, size))));
        if (!edge.ok) continue;
        for (const leaf of leaves.slice(size)) edge.value.append(leaf);
        for (const { path, bytes } of edge.value.takeTiles()) {
          expect([path, toHex(bytes)]).toEqual([path, toHex(atOnce.files.get(path) ?? new Uint8Array())]);
        }
      }
    }),
    { seed, numRuns: 20 },
  );
});

test("what an append adds is what the longer tree has and the shorter has not", () => {
  const paths = (oldSize: number, newSize: number) => newTiles(oldSize, newSize).map(tilePath);
  expect(paths(0, 0)).toEqual([]);
  expect(paths(5, 5)).toEqual([]);
  expect(paths(0, 1)).toEqual(["tile/0/000.p/1"]);
  expect(paths(255, 256)).toEqual(["tile/0/000", "tile/1/000.p/1"]);
  expect(paths(256, 257)).toEqual(["tile/0/001.p/1"]);
  expect(paths(200, 600)).toEqual(["tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2"]);
  expect(paths(65_535, 65_536)).toEqual(["tile/0/255", "tile/1/000", "tile/2/000.p/1"]);
  expect(paths(2 ** 53 - 2, 2 ** 53 - 1)).toEqual(["tile/0/x035/x184/x372/x088/831.p/255"]);
});

test("a tile is taken once", () => {
  const edge = createTileEdge();
  for (const leaf of leaves.slice(0, 300)) edge.append(leaf);
  expect(edge.takeTiles().map(({ path }) => path)).toEqual(["tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1"]);
  expect(edge.takeTiles()).toEqual([]);
});

test("the root as if more were appended leaves the tree as it is", () => {
  const edge = createTileEdge();
  for (const leaf of leaves.slice(0, 7)) edge.append(leaf);
  expect(toHex(edge.rootWith(leaves.slice(7, 20)))).toBe(toHex(naiveRoot(leaves.slice(0, 20))));
  expect([edge.size, toHex(edge.root())]).toEqual([7, toHex(naiveRoot(leaves.slice(0, 7)))]);
});

describe("paths", () => {
  const someTile: fc.Arbitrary<Tile> = fc.record({
    level: fc.oneof(fc.nat(63), fc.constant<"entries">("entries")),
    index: fc.oneof(fc.nat(2000), fc.nat(Number.MAX_SAFE_INTEGER)),
    width: fc.integer({ min: 1, max: 256 }),
  });

  test("property: read back as what they name", () => {
    fc.assert(
      fc.property(someTile, (tile) => {
        expect(parseTilePath(tilePath(tile))).toEqual(tile);
      }),
      { seed },
    );
  });

  test.each([
    "",
    "tile/0/0",
    "tile/0/00",
    "tile/0/0000",
    "tile/00/000",
    "tile/64/000",
    "tile/-1/000",
    "tile/x/000",
    "tile/0/x000/001",
    "tile/0/000/001",
    "tile/0/x001/x001",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000.p/01",
    "tile/0/000.p/",
    "tile/0/000/",
    "/tile/0/000",
    "tile/0/000\n",
    "tile/data/000",
    "tile/0/../000",
    "tile/0/x999/x999/x999/x999/x999/999",
  ])("refused: %j", (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});

describe("entry bundles", () => {
  const codeOf = (bytes: Uint8Array, width: number): string => {
    const entriesRead = decodeBundle(bytes, 0, width);
    return entriesRead.ok ? "read" : entriesRead.refusal.code;
  };

  test("property: read back as they were, empty ones too", () => {
    const some = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 });
    fc.assert(
      fc.property(some, (bundle) => {
        const bytes = encodeBundle(bundle);
        expect(toHex(Uint8Array.from(bundle.flatMap((entry) => [...encodeBundled(entry)])))).toBe(toHex(bytes));
        expect(decodeBundle(bytes, 0, bundle.length)).toEqual({ ok: true, value: bundle });
        expect(codeOf(bytes, bundle.length - 1)).toBe("file_malformed");
        expect(codeOf(bytes, bundle.length + 1)).toBe("file_malformed");
        expect(codeOf(bytes.slice(0, -1), bundle.length)).toBe("file_malformed");
      }),
      { seed },
    );
  });

  test("the longest entry fits, and no longer one", () => {
    const longest = new Uint8Array(65_535).fill(1);
    expect(codeOf(encodeBundle([longest]), 1)).toBe("read");
    expect(() => encodeBundle([Uint8Array.of(...longest, 1)])).toThrow("16 bits");
  });
});
