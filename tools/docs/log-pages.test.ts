// The worked examples of the pages about trees, checkpoints and proofs are computed again.
import {
  COSIGNATURE_TYPE,
  decodeBundle,
  encodeBundle,
  fromHex,
  fromUtf8,
  leafHash,
  newTiles,
  nodeHash,
  parseNote,
  printVkey,
  TILE_WIDTH,
  toHex,
  toUtf8,
} from "@servanda/log";
import { expect, test } from "vitest";
import { naiveConsistency, naiveRoot } from "../../packages/log/src/testing/naive-tree.ts";
import { logVkey, signedCheckpoint, signedProof, witnessVkeys } from "../../packages/log/src/testing/signed-log.ts";
import { docPages } from "./files.ts";
import { snippetsOf } from "./snippets.ts";

const entries = ["one", "two", "three", "four", "five"].map(toUtf8);
const leaves = entries.map(leafHash);
const hashOf = (begin: number, end: number): string => toHex(naiveRoot(leaves.slice(begin, end)));
const TIME_S = 1_771_113_600;

const pageOf = (path: string): string => docPages().find((page) => page.path === path)?.text ?? "";
const blocksOf = (path: string): string[] => snippetsOf(pageOf(path)).map(({ text }) => text);
const textOf = async (bytes: Promise<Uint8Array>): Promise<string> => (fromUtf8(await bytes) ?? "").trimEnd();

test("log-tiles.md: tile, bundle, hashes above, and the tiles of 70,000 leaves", () => {
  const path = "docs/formats/log-tiles.md";
  const [tile = "", bundle = "", above = "", ...rest] = blocksOf(path);
  expect(rest).toEqual([]);
  expect(tile.split("\n")).toEqual(leaves.map(toHex));
  expect(bundle).toBe(toHex(encodeBundle(entries)));
  expect(decodeBundle(fromHex(bundle) ?? new Uint8Array(), 0, 5)).toEqual({ ok: true, value: entries });
  expect(above.split("\n")).toEqual([hashOf(0, 2), hashOf(2, 4), hashOf(0, 4), hashOf(0, 5)]);
  expect(naiveConsistency(3, leaves).map(toHex)).toEqual([hashOf(2, 3), hashOf(3, 4), hashOf(0, 2), hashOf(4, 5)]);
  const rows = [0, 1, 2].map((level) => {
    const tiles = newTiles(0, 70_000).filter((one) => one.level === level);
    const full = tiles.filter(({ width }) => width === TILE_WIDTH);
    return `| ${level} | ${full.length} | width ${tiles.find(({ width }) => width < TILE_WIDTH)?.width} |`;
  });
  expect(pageOf(path)).toContain(rows.join("\n"));
});

test("checkpoint.md: the text, the note, the keys", async () => {
  const signed = await textOf(signedCheckpoint(entries, TIME_S));
  const note = parseNote(toUtf8(`${signed}\n`));
  expect(blocksOf("docs/formats/checkpoint.md")).toEqual([
    note.ok ? note.value.text.trimEnd() : note.refusal.message,
    signed,
    [logVkey, ...witnessVkeys].map(printVkey).join("\n"),
  ]);
  expect(witnessVkeys.every(({ type }) => type === COSIGNATURE_TYPE)).toBe(true);
});

test("tlog-proof.md: the proof, and the way from the leaf to the root that is told", async () => {
  expect(blocksOf("docs/formats/tlog-proof.md")).toEqual([await textOf(signedProof(entries, 2, TIME_S))]);
  const [one, two, three, four, five] = leaves;
  if (!one || !two || !three || !four || !five) throw new Error("five leaves");
  expect(toHex(nodeHash(nodeHash(nodeHash(one, two), nodeHash(three, four)), five))).toBe(hashOf(0, 5));
});
