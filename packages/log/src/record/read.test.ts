// Records as pictures: one that is read, and what is refused of it when one thing about it changes.
import { canonicalText } from "@servanda/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64, fromUtf8, toUtf8 } from "../bytes.ts";
import { keyIdOf } from "../keys/key-id.ts";
import { verifyStrictly } from "../keys/strict-signature.ts";
import { isLogRefusal } from "../refusals.ts";
import { bodyOf, signed } from "../testing/bodies.ts";
import { nodeEd25519, testSigner } from "../testing/signers.ts";
import { encodeEntry, readEntry } from "./entry.ts";
import { signatureInput } from "./id.ts";
import { readEnvelope, type SignedRecord } from "./read.ts";
import { cosignRecord, signRecord } from "./write.ts";

const anna = testSigner(1);
const boris = testSigner(2);
const RECV_AT = Date.UTC(2026, 2, 1, 10, 0, 5, 7);

const record: SignedRecord = await signed(bodyOf(anna, { body: { kind: "shelling", latE6: -48_100_000 } }), anna);
const text = fromUtf8(record.bytes) ?? "";

/** What is refused of a text: its code and details, or `read`. */
function answer(changed: string | Uint8Array): unknown {
  const read = readEnvelope(typeof changed === "string" ? toUtf8(changed) : changed);
  if (read.ok) return "read";
  expect(read.refusal.message).toMatch(/^[a-z`].*[^.]$/);
  return isLogRefusal(read.refusal) ? { code: read.refusal.code, ...read.refusal.details } : read.refusal;
}

const replaced = (from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
const deep = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;

test("write, then read", () => {
  expect(readEnvelope(record.bytes)).toEqual({ ok: true, value: record });
  expect(fromUtf8(record.bodyBytes)).toBe(canonicalText(record.body));
});

test.each([
  ["nothing", "", { code: "malformed_json", what: "there is nothing" }],
  ["a byte order mark", `\uFEFF${text}`, { code: "malformed_json" }],
  ["half of it", text.slice(0, 100), { code: "malformed_json" }],
  ["a space", replaced('"kind":', '"kind": '), { code: "not_canonical", offset: text.indexOf('"shelling"') }],
  ["a line end behind it", `${text}\n`, { code: "not_canonical", offset: text.length }],
  ["a key twice", replaced('"kind":', '"kind":"x","kind":'), { code: "not_canonical" }],
  [
    "keys in another order",
    replaced('"disc":null,"evidence":[]', '"evidence":[],"disc":null'),
    { code: "not_canonical" },
  ],
  ["an escape that nobody needs", replaced("shelling", "shell\\u0069ng"), { code: "not_canonical" }],
  ["an integer with a fraction", replaced("-48100000", "-48100000.0"), { code: "not_canonical" }],
  ["minus zero", replaced("-48100000", "-0"), { code: "not_canonical" }],
  ["an exponent", replaced("-48100000", "1e3"), { code: "not_canonical" }],
  ["a fraction", replaced("-48100000", "-48.1"), { code: "number_not_allowed", path: "body.body.latE6" }],
  ["2^53", replaced("-48100000", "9007199254740992"), { code: "number_not_allowed" }],
  ["a number without end", replaced("-48100000", "1e999"), { code: "number_not_allowed" }],
  ["half a surrogate pair", replaced("shelling", "\\ud800"), { code: "bad_unicode", path: "body.body.kind" }],
  ["half a pair in a key", replaced('"kind"', '"\\udfff"'), { code: "bad_unicode", path: "body.body.?" }],
  ["15 lists in the body", replaced('"shelling"', deep(14)), "read"],
  ["16 lists in the body", replaced('"shelling"', deep(15)), { code: "too_deep", most: 16 }],
  ["10,000 lists", deep(10_000), { code: "too_deep", most: 16 }],
  ["a trap", replaced('"kind"', '"__proto__"'), { code: "bad_field", path: "body.body.__proto__" }],
  ["another version", replaced('"v":1', '"v":2'), { code: "bad_field", path: "body.v" }],
  ["a member more", replaced('"v":1', '"v":1,"w":1'), { code: "bad_field", path: "body" }],
  ["a member less", replaced('"disc":null,', ""), { code: "bad_field", path: "body.disc" }],
  ["a time without milliseconds", replaced("00:00.000Z", "00:00Z"), { code: "bad_field", path: "body.at" }],
  ["a day that is none", replaced("2026-03-01", "2026-02-29"), { code: "bad_field", path: "body.at" }],
  ["a first record with one before", replaced('"seq":0', '"seq":1'), { code: "bad_field", path: "body.prev" }],
  ["a hash with bits left over", replaced(/"k1_[\w-]{42}/.exec(text)?.[0] ?? "", '"k1_'), { code: "bad_field" }],
  ["no signature", replaced(/"sigs":.*]/.exec(text)?.[0] ?? "", '"sigs":[]'), { code: "bad_field", path: "sigs" }],
  ["a list", "[]", { code: "bad_field", path: "" }],
  ["a number", "1", { code: "bad_field", path: "" }],
  ["a word of all objects", '{"body":{},"constructor":[]}', { code: "bad_field", path: "sigs" }],
])("%s", (_title, changed, expected) => {
  const found = answer(changed);
  if (typeof expected === "string") expect(found).toBe(expected);
  else expect(found).toMatchObject(expected);
});

test("records and entries that are too large are refused before they are looked at", async () => {
  expect(answer(new Uint8Array(40_000))).toMatchObject({ code: "record_too_large", sizeBytes: 40_000 });
  const large = await signRecord(bodyOf(anna, { body: { text: "x".repeat(33_000) } }), [anna]);
  expect(large).toMatchObject({ ok: false, refusal: { code: "record_too_large", details: { mostBytes: 32_768 } } });
  expect(readEntry(new Uint8Array(65_536))).toMatchObject({ ok: false, refusal: { code: "record_too_large" } });
});

test("a record that its author did not sign is none", async () => {
  const byAnother = await signRecord(bodyOf(anna), [boris]);
  expect(byAnother).toMatchObject({ ok: false, refusal: { code: "signature_invalid" } });
});

test("a second signer changes the envelope and not the record", async () => {
  const joint = await cosignRecord(record, [boris]);
  if (!joint.ok) throw new Error(joint.refusal.message);
  expect(joint.value.id).toBe(record.id);
  expect(joint.value.sigs.map(({ key }) => key)).toEqual(
    [anna, boris].map((each) => keyIdOf(each.publicKey)).toSorted(),
  );
  expect(await cosignRecord(joint.value, [boris])).toEqual(joint);
});

test("signatures in another order are refused", async () => {
  const joint = fromUtf8((await signed(bodyOf(anna), anna, boris)).bytes) ?? "";
  const [, body = "", first = "", second = ""] = /^(.*"sigs":\[)({.*?}),({.*?})]}$/.exec(joint) ?? [];
  expect(answer(`${body}${first},${second}]}`)).toBe("read");
  expect(answer(`${body}${second},${first}]}`)).toMatchObject({ code: "bad_field", path: "sigs" });
  expect(answer(`${body}${first},${first}]}`)).toMatchObject({ code: "bad_field", path: "sigs" });
});

test("an entry holds the envelope as it came", () => {
  const entry = encodeEntry(record, RECV_AT, "courier");
  expect(readEntry(entry.bytes)).toEqual({ ok: true, value: entry });
  const entryText = fromUtf8(entry.bytes) ?? "";
  expect(entryText).toBe(`{"env":${text},"recv":"2026-03-01T10:00:05.007Z","via":"courier"}`);
  const read = (from: string, to: string) => readEntry(toUtf8(entryText.replace(from, to)));
  expect(read("05.007Z", "05Z")).toMatchObject({ ok: false, refusal: { details: { path: "recv" } } });
  expect(read("courier", "c".repeat(65))).toMatchObject({ ok: false, refusal: { details: { path: "via" } } });
  expect(read('"via":', '"vib":')).toMatchObject({ ok: false, refusal: { details: { path: "via" } } });
});

const anyJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger().map((each) => each + 0),
    fc.string({ unit: "grapheme", maxLength: 8 }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: "grapheme", maxLength: 4 }), tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

test("property: write then read gives the same, for every content", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.string({ maxLength: 4 }), anyJson, { noNullPrototype: true }),
      async (content) => {
        const body = bodyOf(anna, { body: JSON.parse(JSON.stringify(content)) });
        fc.pre(!JSON.stringify(body).includes("__proto__"));
        const made = await signed(body, anna);
        expect(made.body).toEqual(body);
        expect(readEnvelope(made.bytes)).toEqual({ ok: true, value: made });
        const entry = encodeEntry(made, RECV_AT, "import");
        expect(readEntry(entry.bytes)).toEqual({ ok: true, value: entry });
      },
    ),
  );
});

test("property: with any byte changed, an envelope is refused, unsigned, or the same record", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(record.bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (offset, flip) => {
      const changed = Uint8Array.from(record.bytes);
      changed[offset] = (changed[offset] ?? 0) ^ flip;
      const read = readEnvelope(changed);
      if (!read.ok || read.value.id === record.id) return;
      const [sig] = read.value.sigs;
      const input = signatureInput(read.value.bodyBytes);
      expect(await verifyStrictly(nodeEd25519, anna.publicKey, input, fromBase64(sig?.sig ?? "") ?? input)).toBe(false);
    }),
    { numRuns: 500 },
  );
});
