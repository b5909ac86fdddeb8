// Proofs to carry away: read, printed, and good for one entry only.
import { expect, test } from "vitest";
import { fromUtf8, toBase64, toUtf8 } from "../bytes.ts";
import { logVkey, ORIGIN, signedCheckpoint, signedProof, witnessVkeys } from "../testing/signed-log.ts";
import { nodeEd25519 } from "../testing/signers.ts";
import { parseTlogProof, printTlogProof, verifyTlogProof } from "./tlog-proof.ts";

const entries = Array.from({ length: 11 }, (_, at) => toUtf8(`entry ${at}`));
const keys = { log: [logVkey], witnesses: witnessVkeys };
const TIME_S = 1_771_113_600;
const HASH = toBase64(new Uint8Array(32).fill(7));

const codeOf = (text: string): string => {
  const parsed = parseTlogProof(toUtf8(text));
  return parsed.ok ? "read" : parsed.refusal.code;
};

test("every entry of a log is proven by its proof, and by no other's", async () => {
  for (const index of entries.keys()) {
    const bytes = await signedProof(entries, index, TIME_S);
    for (const [at, entry] of entries.entries()) {
      const proven = await verifyTlogProof(bytes, entry, keys, nodeEd25519);
      expect(proven.ok ? proven.value.index : proven.refusal.code).toBe(at === index ? index : "proof_invalid");
      if (proven.ok) expect(proven.value.cosignatures.length).toBe(2);
    }
  }
});

test("a proof is read and printed the same, with extra data and without", async () => {
  const checkpoint = await signedCheckpoint(entries);
  const hashes = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  for (const proof of [
    { index: 0, hashes: [], checkpoint },
    { index: 5, hashes, checkpoint },
    { index: 5, hashes, checkpoint, extra: toUtf8("context") },
    { index: 5, hashes: [], checkpoint, extra: new Uint8Array() },
  ]) {
    const parsed = parseTlogProof(printTlogProof(proof));
    expect(parsed.ok && parsed.value).toEqual(proof);
  }
});

test.each([
  ["nothing", ""],
  ["another version", `c2sp.org/tlog-proof@v2\nindex 1\n\n`],
  ["no empty line", `c2sp.org/tlog-proof@v1\nindex 1\n${HASH}\n`],
  ["no index", `c2sp.org/tlog-proof@v1\n${HASH}\n\n`],
  ["a leading zero", `c2sp.org/tlog-proof@v1\nindex 01\n\n`],
  ["2^53", `c2sp.org/tlog-proof@v1\nindex 9007199254740992\n\n`],
  ["two spaces", `c2sp.org/tlog-proof@v1\nindex  1\n\n`],
  ["extra data after the index", `c2sp.org/tlog-proof@v1\nindex 1\nextra AA==\n\n`],
  ["extra data that is no base64", `c2sp.org/tlog-proof@v1\nextra !\nindex 1\n\n`],
  ["a hash of 31 bytes", `c2sp.org/tlog-proof@v1\nindex 1\n${toBase64(new Uint8Array(31))}\n\n`],
  ["a carriage return", `c2sp.org/tlog-proof@v1\r\nindex 1\n\n`],
  ["more hashes than a tree is high", `c2sp.org/tlog-proof@v1\nindex 1\n${`${HASH}\n`.repeat(54)}\n`],
  ["more than is read", `c2sp.org/tlog-proof@v1\nextra ${"A".repeat(131_072)}\nindex 1\n\n`],
])("refused: %s", (_, text) => {
  expect(codeOf(text)).toBe("tlog_proof_malformed");
});

test("what is wrong with the checkpoint is said of the checkpoint", async () => {
  const [entry = new Uint8Array()] = entries;
  const text = fromUtf8(await signedProof(entries, 0)) ?? "";
  const answer = async (bytes: string) => {
    const proven = await verifyTlogProof(toUtf8(bytes), entry, keys, nodeEd25519);
    return proven.ok ? "proven" : proven.refusal.code;
  };
  expect(await answer(text)).toBe("proven");
  expect(await answer(text.replace("\n11\n", "\n12\n"))).toBe("known_key_bad_signature");
  expect(await answer(text.slice(0, text.lastIndexOf("—")))).toBe("note_no_signature");
  expect(await answer(text.replace(`— ${ORIGIN}`, "— other.example"))).toBe("note_unknown_keys");
  expect(await answer(text.replace("index 0", "index 11"))).toBe("proof_invalid");
});
