// The worked examples of the pages about the keeper's own files and about receipts are computed again.
import { canonicalText } from "@servanda/core";
import { fromUtf8, leafHash, nodeHash, toBase64, toHex, toUtf8, verifyReceipt } from "@servanda/log";
import { expect, test } from "vitest";
import { decodeFrames, encodeFrame } from "../../packages/host/src/disk/frames.ts";
import { signReceipts } from "../../packages/log/src/keeping/receipt.ts";
import { logVkey, ORIGIN } from "../../packages/log/src/testing/signed-log.ts";
import { nodeEd25519, testSigner } from "../../packages/log/src/testing/signers.ts";
import { docPages } from "./files.ts";
import { snippetsOf } from "./snippets.ts";

const RECV = "2026-02-15T00:00:00.000Z";
const MERGE_BY = "2026-02-15T00:01:00.000Z";

const pageOf = (path: string): string => docPages().find((page) => page.path === path)?.text ?? "";
const blocksOf = (path: string): string[] => snippetsOf(pageOf(path)).map(({ text }) => text);

test("wal.md: a frame", () => {
  const frame = { firstNumber: 2, items: [toUtf8("ab"), toUtf8("c")] };
  const bytes = encodeFrame(frame);
  const lines = [bytes.subarray(0, 16), bytes.subarray(16, 48), bytes.subarray(48)].map(toHex);
  expect(blocksOf("docs/formats/wal.md")).toEqual([lines.join("\n")]);
  expect(decodeFrames(bytes).frames).toEqual([frame]);
});

test("receipt.md: a receipt of a batch of two, the hashes, and what is signed", async () => {
  const promises = ["first", "second"].map((name) => ({
    id: `r1_${toBase64(leafHash(toUtf8(name)))
      .slice(0, 43)
      .replaceAll("+", "-")
      .replaceAll("/", "_")}`,
    log: ORIGIN,
    recvAt: Date.parse(RECV),
    mergeBy: Date.parse(MERGE_BY),
  }));
  const signed: string[] = [];
  const signer = testSigner(1);
  const [, second] = await signReceipts(promises, {
    publicKey: signer.publicKey,
    sign(message) {
      signed.push((fromUtf8(message) ?? "").trimEnd());
      return signer.sign(message);
    },
  });
  const [left, right] = promises.map(({ id, log }) =>
    leafHash(toUtf8(canonicalText({ id, log, mergeBy: MERGE_BY, recv: RECV }))),
  );
  if (second === undefined || left === undefined || right === undefined) throw new Error("two of each");
  expect(blocksOf("docs/formats/receipt.md")).toEqual([
    fromUtf8(second.bytes),
    [left, right, nodeHash(left, right)].map(toBase64).join("\n"),
    ...signed,
  ]);
  expect(await verifyReceipt(second.bytes, [logVkey], nodeEd25519)).toMatchObject({ ok: true });
});
