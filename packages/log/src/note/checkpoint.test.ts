// What a checkpoint may look like, and who must have signed it.
import { expect, test } from "vitest";
import { toBase64, toUtf8 } from "../bytes.ts";
import { logVkey, ORIGIN, signedCheckpoint, witnessVkeys } from "../testing/signed-log.ts";
import { nodeEd25519, testSigner } from "../testing/signers.ts";
import { EMPTY_ROOT } from "../tree/hash.ts";
import { type CheckpointKeys, openCheckpoint, parseCheckpoint, printCheckpoint } from "./checkpoint.ts";
import { signNote } from "./note.ts";
import { ED25519_TYPE, vkeyOf } from "./vkey.ts";

const ROOT = toBase64(new Uint8Array(32).fill(7));
const entries = ["one", "two", "three"].map(toUtf8);

const lineOf = (text: string): number | string => {
  const parsed = parseCheckpoint(text);
  return parsed.ok ? "read" : (/^line (\d)/.exec(parsed.refusal.message)?.[1] ?? parsed.refusal.message);
};

async function answer(bytes: Uint8Array, keys: CheckpointKeys): Promise<string> {
  const opened = await openCheckpoint(bytes, keys, nodeEd25519);
  return opened.ok ? `${opened.value.checkpoint.size} ${opened.value.cosignatures.length}` : opened.refusal.code;
}

test("what is read is printed the same, extension lines too", () => {
  for (const text of [`a.example/1\n20\n${ROOT}\n`, `not a url\n1\n${ROOT}\nextension\nanother\n`]) {
    const parsed = parseCheckpoint(text);
    expect(parsed.ok && printCheckpoint(parsed.value)).toBe(text);
  }
  expect(lineOf(printCheckpoint({ origin: "a", size: 0, root: EMPTY_ROOT }))).toBe("read");
  expect(lineOf(`a\n${Number.MAX_SAFE_INTEGER}\n${ROOT}\n`)).toBe("read");
});

test.each([
  ["no origin", `\n1\n${ROOT}\n`, "1"],
  ["nothing", "", "1"],
  ["a leading zero", `a\n01\n${ROOT}\n`, "2"],
  ["a plus sign", `a\n+1\n${ROOT}\n`, "2"],
  ["a minus sign", `a\n-1\n${ROOT}\n`, "2"],
  ["a fraction", `a\n1.0\n${ROOT}\n`, "2"],
  ["an exponent", `a\n1e3\n${ROOT}\n`, "2"],
  ["digits of another script", `a\n١\n${ROOT}\n`, "2"],
  ["2^53", `a\n9007199254740992\n${ROOT}\n`, "2"],
  ["no root", "a\n1\n", "3"],
  ["a root of 31 bytes", `a\n1\n${toBase64(new Uint8Array(31))}\n`, "3"],
  ["a root without padding", `a\n1\n${ROOT.slice(0, -1)}\n`, "3"],
  ["no newline at the end", `a\n1\n${ROOT}`, "3"],
  ["an empty tree with a root", `a\n0\n${ROOT}\n`, "3"],
  ["an empty extension line", `a\n1\n${ROOT}\nx\n\ny\n`, "5"],
])("refused: %s", (_, text, line) => {
  expect(lineOf(text)).toBe(line);
});

test("a log's signature is needed, and its name for an origin; witnesses alone are not enough", async () => {
  const bytes = await signedCheckpoint(entries, 1_771_113_600);
  const keys = { log: [logVkey], witnesses: witnessVkeys };
  expect(await answer(bytes, keys)).toBe("3 2");
  expect(await answer(bytes, { ...keys, witnesses: [] })).toBe("3 0");
  expect(await answer(bytes, { ...keys, log: [] })).toBe("note_unknown_keys");
  const signer = testSigner(1);
  const byAnother = await signNote(`a.example/2\n1\n${ROOT}\n`, [{ name: ORIGIN, signer }]);
  expect(await answer(byAnother, keys)).toBe("wrong_log");
  expect(await answer(await signNote("not a checkpoint\n", [{ name: ORIGIN, signer }]), keys)).toBe(
    "checkpoint_malformed",
  );
});

test("a plain signature by a witness says nothing of what it has seen", async () => {
  const signers = [
    { name: ORIGIN, signer: testSigner(1) },
    { name: "w.example", signer: testSigner(5) },
  ];
  const bytes = await signNote(`${ORIGIN}\n1\n${ROOT}\n`, signers);
  const witnesses = [vkeyOf("w.example", ED25519_TYPE, testSigner(5).publicKey)];
  expect(await answer(bytes, { log: [logVkey], witnesses })).toBe("1 0");
});

test("while a log's key changes, either signature does, and a bad one of the two refuses all", async () => {
  const next = { name: ORIGIN, signer: testSigner(7) };
  const nextVkey = vkeyOf(ORIGIN, ED25519_TYPE, next.signer.publicKey);
  const text = `${ORIGIN}\n1\n${ROOT}\n`;
  const both = await signNote(text, [{ name: ORIGIN, signer: testSigner(1) }, next]);
  const keys = { log: [logVkey, nextVkey], witnesses: [] };
  expect(await answer(both, keys)).toBe("1 0");
  expect(await answer(await signNote(text, [next]), keys)).toBe("1 0");
  const wrong = { publicKey: next.signer.publicKey, sign: testSigner(8).sign };
  const bad = await signNote(text, [
    { name: ORIGIN, signer: testSigner(1) },
    { name: ORIGIN, signer: wrong },
  ]);
  expect(await answer(bad, keys)).toBe("known_key_bad_signature");
});
