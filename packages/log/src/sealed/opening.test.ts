// The author's own file of a record's sealed fields, and the claim of a recipient that was shown something else.
import { expect, test } from "vitest";
import { fromUtf8, toUtf8 } from "../bytes.ts";
import { bodyOf, signed } from "../testing/bodies.ts";
import { testSigner } from "../testing/signers.ts";
import { commitmentOf } from "./commitment.ts";
import type { Opening } from "./fields.ts";
import { isMismatch, mismatchBody, readMismatch } from "./mismatch.ts";
import { readOpening, writeOpening } from "./opening.ts";
import { packParcel } from "./parcel.ts";

const opening: Opening = {
  type: "report",
  secret: new Uint8Array(32).fill(5),
  binding: { log: "log.example/river/1", author: `k1_${"A".repeat(43)}`, seq: 3 },
  values: { witness: "Ada Lind", casualties: 2 },
};
const text = fromUtf8(writeOpening(opening)) ?? "";
const signer = testSigner(1);

test("an opening comes back as it was", () => {
  expect(readOpening(writeOpening(opening))).toEqual({ ok: true, value: opening });
});

test.each<[string, string, string]>([
  ["no JSON", "", "malformed_json"],
  ["another kind", text.replace('"opening"', '"closing"'), "bad_field"],
  ["a short secret", text.replace(/"secret":"..../, '"secret":"'), "bad_field"],
  ["a field that the form does not have", text.replace('"witness"', '"xitness"'), "bad_field"],
  ["a value that stands for none", text.replace('"Ada Lind"', "null"), "bad_field"],
  ["another record's name", text.replace('"seq":3', '"seq":"3"'), "bad_field"],
  ["spaces", `${text} `, "not_canonical"],
  ["too much", `${text}${" ".repeat(100_000)}`, "record_too_large"],
])("an opening is refused: %s", (_, of, code) => {
  expect(of).not.toBe(text);
  expect(readOpening(toUtf8(of))).toMatchObject({ refusal: { code } });
});

const claim = { record: `r1_${"A".repeat(43)}`, ct: "0".repeat(64), fileKey: new Uint8Array(16).fill(1) };
const saying = (body: Record<string, string | null>, type = "evidence") =>
  signed(bodyOf(signer, { type, body }), signer);

test("a claim comes back as it was, with the key of the file or without", async () => {
  for (const each of [claim, { ...claim, fileKey: null }]) {
    const record = await signed(bodyOf(signer, { type: "evidence", body: mismatchBody(each) }), signer);
    expect(readMismatch(record)).toEqual({ ok: true, value: each });
  }
  expect(readMismatch(await saying({ kind: "sealed" }))).toBeUndefined();
  expect(readMismatch(await saying({ kind: "commitment_mismatch" }, "report"))).toBeUndefined();
});

test.each([{ record: "r1_" }, { ct: "00" }, { fileKey: "AAAA" }, { note: "" }])(
  "a claim of another form is refused: %j",
  async (change) => {
    const good = { kind: "commitment_mismatch", record: claim.record, ct: claim.ct, fileKey: null };
    const record = await saying({ ...good, ...change });
    expect(readMismatch(record)).toMatchObject({ refusal: { code: "bad_field" } });
  },
);

test("a claim is true of another content, and of what is no parcel at all", () => {
  const salt = new Uint8Array(32);
  const ref = { ct: claim.ct, size: 1, type: "text/plain", pt: commitmentOf(salt, toUtf8("one tank")) };
  const parcel = (content: string) => {
    const bytes = packParcel({ salt, content: toUtf8(content) });
    return bytes.ok ? bytes.value : new Uint8Array();
  };
  expect(isMismatch(ref, parcel("one tank"))).toBe(false);
  expect(isMismatch(ref, parcel("two tanks"))).toBe(true);
  expect(isMismatch(ref, toUtf8("one tank"))).toBe(true);
});
