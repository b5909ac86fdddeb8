// Damaged notes, keys and proofs. Strategy: take a good one and edit it at random, up to four times
// (testing/mangle.ts). Invariants: nothing throws; a key is read only if it is the same key; a note or a proof that
// still opens says what the good one says, by keys that signed the good one; what is read is printed byte for byte the
// same.
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromUtf8, toHex, toUtf8 } from "../bytes.ts";
import { mangled } from "../testing/mangle.ts";
import { seed } from "../testing/seed.ts";
import { logVkey, signedCheckpoint, signedProof, witnessVkeys } from "../testing/signed-log.ts";
import { nodeEd25519 } from "../testing/signers.ts";
import { openNote, parseNote, printNote } from "./note.ts";
import { parseTlogProof, printTlogProof, verifyTlogProof } from "./tlog-proof.ts";
import { parseVkey, printVkey, sameVkey } from "./vkey.ts";

/** More by hand: `RUNS=100000 vitest run mangled`. */
const numRuns = Number(process.env["RUNS"] ?? 2000);
const entries = Array.from({ length: 11 }, (_, at) => toUtf8(`entry ${at}`));
const keys = { log: [logVkey], witnesses: witnessVkeys };
const known = [logVkey, ...witnessVkeys];
const TIME_S = 1_771_113_600;

test("no damaged key is read, unless as what it was", () => {
  const good = printVkey(logVkey);
  expect(parseVkey(good).ok).toBe(true);
  fc.assert(
    fc.property(mangled(toUtf8(good)), (bytes) => {
      const text = fromUtf8(bytes) ?? String.fromCharCode(...bytes);
      const parsed = parseVkey(text);
      if (parsed.ok) expect([printVkey(parsed.value), sameVkey(parsed.value, logVkey)]).toEqual([good, true]);
    }),
    { seed, numRuns },
  );
});

test("a damaged note that opens says what the good one said, and by whom", async () => {
  const good = await signedCheckpoint(entries, TIME_S);
  const original = await openNote(good, known, nodeEd25519);
  if (!original.ok) throw new Error(original.refusal.message);
  const signatures = new Set(original.value.good.map((one) => `${one.vkey.name} ${toHex(one.signature)}`));
  let openedCount = 0;
  await fc.assert(
    fc.asyncProperty(mangled(good), async (bytes) => {
      const parsed = parseNote(bytes);
      if (parsed.ok) expect(toHex(printNote(parsed.value))).toBe(toHex(bytes));
      const opened = await openNote(bytes, known, nodeEd25519);
      if (!opened.ok) return;
      openedCount += 1;
      expect(opened.value.text).toBe(original.value.text);
      for (const one of opened.value.good) {
        expect(signatures.has(`${one.vkey.name} ${toHex(one.signature)}`)).toBe(true);
      }
    }),
    { seed, numRuns },
  );
  // Lines that were left out or came twice; or else the test would prove nothing.
  expect(openedCount).toBeGreaterThan(0);
});

test("a damaged proof that verifies proves the same entry at the same place in the same tree", async () => {
  const index = 6;
  const entry = entries[index] ?? new Uint8Array();
  const good = await signedProof(entries, index, TIME_S);
  const original = parseTlogProof(good);
  if (!original.ok) throw new Error(original.refusal.message);
  await fc.assert(
    fc.asyncProperty(mangled(good), async (bytes) => {
      const parsed = parseTlogProof(bytes);
      if (parsed.ok) expect(toHex(printTlogProof(parsed.value))).toBe(toHex(bytes));
      const proven = await verifyTlogProof(bytes, entry, keys, nodeEd25519);
      if (!proven.ok || !parsed.ok) return;
      expect(proven.value.index).toBe(index);
      expect(proven.value.checkpoint.size).toBe(entries.length);
      expect(parsed.value.hashes.map(toHex)).toEqual(original.value.hashes.map(toHex));
    }),
    { seed, numRuns },
  );
});

test("bytes of any kind are refused", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array(), fc.string({ unit: "binary" }).map(toUtf8)), async (bytes) => {
      expect((await openNote(bytes, known, nodeEd25519)).ok).toBe(false);
      expect((await verifyTlogProof(bytes, bytes, keys, nodeEd25519)).ok).toBe(false);
      expect(parseVkey(fromUtf8(bytes) ?? "").ok).toBe(false);
    }),
    { seed, numRuns },
  );
});
