// The form of notes, strictly, and which signatures count.
import { describe, expect, test } from "vitest";
import { fromUtf8, toUtf8 } from "../bytes.ts";
import { logVkey, ORIGIN, signedCheckpoint, WITNESS_NAMES, witnessVkeys } from "../testing/signed-log.ts";
import { nodeEd25519, testSigner } from "../testing/signers.ts";
import { cosign } from "./cosignature.ts";
import { type Note, openNote, parseNote, printNote, signNote } from "./note.ts";
import { COSIGNATURE_TYPE, ED25519_TYPE, type Vkey, vkeyOf } from "./vkey.ts";

const entries = ["one", "two", "three"].map(toUtf8);
const TIME_S = 1_771_113_600;

async function noteOf(bytes: Promise<Uint8Array>): Promise<Note> {
  const note = parseNote(await bytes);
  if (!note.ok) throw new Error(note.refusal.message);
  return note.value;
}

async function answer(bytes: Uint8Array, vkeys: readonly Vkey[]): Promise<string> {
  const opened = await openNote(bytes, vkeys, nodeEd25519);
  return opened.ok ? opened.value.good.map(({ vkey }) => vkey.name).join(" ") : opened.refusal.code;
}

const codeOf = (text: string | Uint8Array): string => {
  const parsed = parseNote(typeof text === "string" ? toUtf8(text) : text);
  return parsed.ok ? "read" : parsed.refusal.code;
};

describe("the form", () => {
  const line = "— a.example AAAAAAA=\n";

  test("text, empty line, signatures; empty lines within the text stay", () => {
    const parsed = parseNote(toUtf8(`one\n\ntwo\n\n${line}`));
    expect(parsed.ok && parsed.value.text).toBe("one\n\ntwo\n");
    expect(parsed.ok && fromUtf8(printNote(parsed.value))).toBe(`one\n\ntwo\n\n${line}`);
  });

  test.each([
    ["nothing", "", "note_no_signature"],
    ["no signatures", "text\n", "note_no_signature"],
    ["no line below the empty one", "text\n\n", "note_no_signature"],
    ["the last line does not end", `text\n\n${line.slice(0, -1)}`, "note_no_signature"],
    ["a hyphen for the dash", `text\n\n- a.example AAAAAAA=\n`, "note_no_signature"],
    ["two spaces", "text\n\n—  a.example AAAAAAA=\n", "note_no_signature"],
    ["no name", "text\n\n—  AAAAAAA=\n", "note_no_signature"],
    ["a plus in the name", "text\n\n— a+b AAAAAAA=\n", "note_no_signature"],
    ["a Unicode space in the name", "text\n\n— a\u00a0b AAAAAAA=\n", "note_no_signature"],
    ["an id and no signature", "text\n\n— a.example AAAAAA==\n", "note_no_signature"],
    ["base64 with bits left over", "text\n\n— a.example AAAAAAB=\n", "note_no_signature"],
    ["something after the base64", "text\n\n— a.example AAAAAAA= x\n", "note_no_signature"],
    ["a line that is none among others", `text\n\n${line}x\n${line}`, "note_no_signature"],
    ["a carriage return", `text\r\n\n${line}`, "note_control_char"],
    ["a tab in the text", `a\tb\n\n${line}`, "note_control_char"],
    ["a zero byte", `a\u0000\n\n${line}`, "note_control_char"],
    ["a byte that is no UTF-8", Uint8Array.of(0xff, ...toUtf8(`\n\n${line}`)), "note_bad_utf8"],
    ["more than 64 KiB", `${"x".repeat(65_536)}\n\n${line}`, "note_too_large"],
    ["a hundred and one signatures", `text\n\n${line.repeat(101)}`, "note_no_signature"],
  ])("refused: %s", (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test("a hundred signatures are read, and a note of just 64 KiB", () => {
    expect(codeOf(`text\n\n${line.repeat(100)}`)).toBe("read");
    const rest = toUtf8(`\n\n${line}`).length;
    expect(codeOf(`${"x".repeat(65_536 - rest)}\n\n${line}`)).toBe("read");
  });
});

describe("signatures", () => {
  test("the log's and the witnesses' are checked, each with its key; the times of the witnesses are told", async () => {
    const opened = await openNote(await signedCheckpoint(entries, TIME_S), [logVkey, ...witnessVkeys], nodeEd25519);
    expect(opened.ok && opened.value.good.map(({ vkey, timestampS }) => [vkey.name, timestampS])).toEqual([
      [ORIGIN, undefined],
      [WITNESS_NAMES[0], TIME_S],
      [WITNESS_NAMES[1], TIME_S + 1],
    ]);
  });

  test("without a key that counts, a note says nothing", async () => {
    const bytes = await signedCheckpoint(entries, TIME_S);
    expect(await answer(bytes, [])).toBe("note_unknown_keys");
    expect(await answer(bytes, [vkeyOf("other.example", ED25519_TYPE, testSigner(9).publicKey)])).toBe(
      "note_unknown_keys",
    );
  });

  test("a bad signature by a key that counts refuses all; by one that does not, nothing", async () => {
    const note = await noteOf(signedCheckpoint(entries, TIME_S));
    for (const [at, one] of note.signatures.entries()) {
      for (const byte of [0, 8, 40, one.signature.length - 1]) {
        const signature = one.signature.with(byte, (one.signature[byte] ?? 0) ^ 1);
        const bytes = printNote({ ...note, signatures: note.signatures.with(at, { ...one, signature }) });
        expect([at, byte, await answer(bytes, [logVkey, ...witnessVkeys])]).toEqual([
          at,
          byte,
          "known_key_bad_signature",
        ]);
        if (at > 0) expect(await answer(bytes, [logVkey])).toBe(ORIGIN);
      }
    }
  });

  test("a bad signature after a good one by the same key refuses all too", async () => {
    const note = await noteOf(signedCheckpoint(entries));
    const [good] = note.signatures;
    if (good === undefined) throw new Error("signed once");
    const bad = { ...good, signature: new Uint8Array(64) };
    expect(await answer(printNote({ ...note, signatures: [good, bad] }), [logVkey])).toBe("known_key_bad_signature");
  });

  test("the same signature twice, or a key given twice, counts once", async () => {
    const note = await noteOf(signedCheckpoint(entries, TIME_S));
    const twice = printNote({ ...note, signatures: [...note.signatures, ...note.signatures] });
    const keys = [logVkey, ...witnessVkeys];
    expect(await answer(twice, [...keys, ...keys.map((one) => ({ ...one }))])).toBe(
      [ORIGIN, ...WITNESS_NAMES].join(" "),
    );
  });

  test("a line that shares only the name, or only the id, with a key is ignored", async () => {
    const note = await noteOf(signedCheckpoint(entries));
    const signature = new Uint8Array(64);
    const sharing = [
      { name: ORIGIN, id: logVkey.id ^ 1, signature },
      { name: "other.example", id: logVkey.id, signature },
    ];
    expect(await answer(printNote({ ...note, signatures: [...sharing, ...note.signatures] }), [logVkey])).toBe(ORIGIN);
  });

  test("a cosignature is none of another text, time, or kind", async () => {
    const note = await noteOf(signedCheckpoint(entries));
    const signer = testSigner(2);
    const name = WITNESS_NAMES[0];
    const [witness] = witnessVkeys;
    if (witness === undefined) throw new Error("two witnesses");
    const good = await cosign(note.text, { name, signer }, TIME_S);
    const ofOther = await cosign(`${note.text}extension\n`, { name, signer }, TIME_S);
    const plain = await noteOf(signNote(note.text, [{ name, signer }]));
    const [plainLine] = plain.signatures;
    const of = (signature: Uint8Array) =>
      answer(printNote({ ...note, signatures: [{ name, id: witness.id, signature }] }), [witness]);
    expect(await of(good.signature)).toBe(name);
    expect(await of(ofOther.signature)).toBe("known_key_bad_signature");
    expect(await of(plainLine?.signature ?? good.signature)).toBe("known_key_bad_signature");
    // Times beyond 2^53 s, and a signature over them.
    expect(await of(Uint8Array.of(0xff, ...good.signature.subarray(1)))).toBe("known_key_bad_signature");
  });

  test("sixteen witnesses of today and of later fit in", async () => {
    const text = (await noteOf(signedCheckpoint(entries))).text;
    const signers = Array.from({ length: 16 }, (_, at) => ({ name: `w${at}.example`, signer: testSigner(20 + at) }));
    const signatures = [];
    for (const signer of signers) signatures.push(await cosign(text, signer, TIME_S));
    const later = signers.map(({ name }) => ({ name, id: 6, signature: new Uint8Array(8 + 2420) }));
    const vkeys = signers.map(({ name, signer }) => vkeyOf(name, COSIGNATURE_TYPE, signer.publicKey));
    const bytes = printNote({ text, signatures: [...later, ...signatures] });
    expect((await answer(bytes, vkeys)).split(" ").length).toBe(16);
  });
});
