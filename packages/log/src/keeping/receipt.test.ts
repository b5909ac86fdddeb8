// Receipts: whichever batch one was signed in, it stands alone; what was changed is none.
import { describe, expect, test } from "vitest";
import { fromUtf8, toUtf8 } from "../bytes.ts";
import { ED25519_TYPE, vkeyOf } from "../note/vkey.ts";
import { nodeEd25519, testSigner } from "../testing/signers.ts";
import { type MergePromise, signReceipt, signReceipts, verifyReceipt } from "./receipt.ts";

const signer = testSigner(5);
const log = "log.example/river/1";
const keys = [vkeyOf(log, ED25519_TYPE, signer.publicKey)];
const promised = (id: string): MergePromise => ({ id, log, recvAt: 1_772_000_000_000, mergeBy: 1_772_000_060_000 });
const verify = (bytes: Uint8Array) => verifyReceipt(bytes, keys, nodeEd25519);

test("each of a batch verifies alone, for all sizes up to two batches", async () => {
  for (let size = 1; size <= 130; size += size < 20 ? 1 : 37) {
    const promises = Array.from({ length: size }, (_, at) => promised(`r1_${at}`));
    const receipts = await signReceipts(promises, signer);
    expect(receipts.map(({ id }) => id)).toEqual(promises.map(({ id }) => id));
    for (const receipt of receipts) expect(await verify(receipt.bytes)).toEqual({ ok: true, value: receipt });
  }
});

test("the same promise alone is always the same bytes", async () => {
  expect(await signReceipt(promised("r1_a"), signer)).toEqual(await signReceipt(promised("r1_a"), signer));
});

test("every changed byte is refused", async () => {
  const [receipt] = await signReceipts(["r1_a", "r1_b", "r1_c"].map(promised), signer);
  const bytes = receipt?.bytes ?? new Uint8Array();
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = await verify(bytes.with(at, (bytes[at] ?? 0) ^ 1));
    expect(changed.ok, `byte ${at}`).toBe(false);
  }
});

describe("refused", () => {
  const edited = async (from: string | RegExp, to: string): Promise<Uint8Array> => {
    const { bytes } = await signReceipt(promised("r1_a"), signer);
    return toUtf8((fromUtf8(bytes) ?? "").replace(from, to));
  };
  test.each([
    ["a member more", '"sig"', '"more":1,"sig"', "receipt_malformed"],
    ["a member less", /"id":"[^"]*",/, "", "receipt_malformed"],
    ["a time that is none", "2026-02-25", "2026-02-31", "receipt_malformed"],
    ["a later deadline", /"mergeBy":"2026/, '"mergeBy":"2027', "proof_invalid"],
    ["a path that is too long", '"path":[]', `"path":["${"A".repeat(43)}="]`, "proof_invalid"],
    ["spaces", "{", "{ ", "receipt_malformed"],
    ["an index of no batch", '"index":0', '"index":1', "proof_invalid"],
  ])("%s", async (_title, from, to, code) => {
    expect(await verify(await edited(from, to))).toMatchObject({ ok: false, refusal: { code } });
  });

  test("what is too long to be one", async () => {
    expect(await verify(new Uint8Array(5000))).toMatchObject({ refusal: { code: "receipt_malformed" } });
  });

  test("another key's, or another log's", async () => {
    const { bytes } = await signReceipt(promised("r1_a"), testSigner(6));
    expect(await verify(bytes)).toMatchObject({ refusal: { code: "signature_invalid" } });
    const other = await signReceipt({ ...promised("r1_a"), log: "other.example/1" }, signer);
    expect(await verify(other.bytes)).toMatchObject({ refusal: { code: "signature_invalid" } });
  });

  test("a signature of a checkpoint is none of a receipt: what is signed begins otherwise", async () => {
    const seen: string[] = [];
    await signReceipt(promised("r1_a"), {
      ...signer,
      sign: (message) => {
        seen.push(fromUtf8(message) ?? "");
        return signer.sign(message);
      },
    });
    expect(seen).toEqual([expect.stringMatching(/^servanda\/receipt\/v1\n[A-Za-z0-9+/]{43}=\n$/)]);
  });
});
