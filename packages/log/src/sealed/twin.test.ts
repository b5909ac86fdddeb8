// A redacted copy is its record's, or is refused: whatever is changed in it but by withholding.
import { describe, expect, test } from "vitest";
import { fromUtf8, toUtf8 } from "../bytes.ts";
import { keyIdOf } from "../keys/key-id.ts";
import { readIJsonObject } from "../record/i-json.ts";
import type { SignedRecord } from "../record/read.ts";
import { signRecord } from "../record/write.ts";
import { testSigner } from "../testing/signers.ts";
import { discloseFields, discOf, type Opening } from "./fields.ts";
import { readOpening, writeOpening } from "./opening.ts";
import { fieldsOfRecord, readDisclosures, writeDisclosures } from "./shown.ts";
import { readTwin, writeTwin } from "./twin.ts";

const signer = testSigner(1);
const author = keyIdOf(signer.publicKey);
const log = "log.example/north/1";

const opening: Opening = {
  type: "report",
  secret: new Uint8Array(32).fill(3),
  binding: { log, author, seq: 0 },
  values: { witness: "Ada Lind", "contact of the witness": "the mill, second door", casualties: 2 },
};

function valueOf<T>(outcome: { ok: true; value: T } | { ok: false; refusal: { message: string } }): T {
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.value;
}

async function recordWith(disc: string | null, seq = 0, kind = "shelling"): Promise<SignedRecord> {
  const body = {
    v: 1 as const,
    type: "report",
    log,
    agreement: "0".repeat(64),
    author,
    office: "mission",
    seq,
    prev: seq === 0 ? null : `r1_${"A".repeat(43)}`,
    seen: null,
    at: { device: "2026-03-06T23:00:00.000Z" },
    refs: [],
    evidence: [],
    disc,
    body: { kind },
  };
  return valueOf(await signRecord(body, [signer]));
}

const record = await recordWith(valueOf(discOf(opening)));
const twin = valueOf(writeTwin(record, opening, ["casualties"]));
const text = fromUtf8(twin) ?? "";

/** What is said of the twin after a change to its text. */
function changed(change: (text: string) => string): unknown {
  const after = change(text);
  expect(after).not.toBe(text);
  const read = readTwin(toUtf8(after));
  return read.ok ? "believed" : read.refusal;
}

describe("a redacted copy", () => {
  test("is its record, with what is shown and the names of what is not", () => {
    const read = valueOf(readTwin(twin));
    expect(read.record.id).toBe(record.id);
    expect(read.record.bytes).toEqual(record.bytes);
    expect(read.shown.map(({ name, value }) => [name, value])).toEqual([
      ["record", { author, log, seq: 0 }],
      ["casualties", 2],
    ]);
    expect(read.withheld).toContain("witness");
    // The vehicle is withheld like the witness: that the record has none is nobody's business either.
    expect(read.withheld).toContain("vehicle");
  });

  test("may show the deepest value that a field can have, as may a disclosure", async () => {
    const written = readIJsonObject(`{"note":${"[".repeat(15)}${"]".repeat(15)}}`);
    const deep: Opening = { ...opening, values: valueOf(written) };
    const its = await recordWith(valueOf(discOf(deep)));
    expect(valueOf(readTwin(valueOf(writeTwin(its, deep, ["note"])))).shown.at(-1)?.name).toBe("note");
    const fields = valueOf(discloseFields(deep, ["note"]));
    expect(readDisclosures(writeDisclosures(its.id, fields))).toMatchObject({ ok: true });
    expect(readOpening(writeOpening(deep))).toMatchObject({ ok: true });
    expect(readIJsonObject(`{"note":${"[".repeat(16)}${"]".repeat(16)}}`)).toMatchObject({
      refusal: { code: "too_deep" },
    });
  });

  test("does not hold what it withholds, nor the secret", () => {
    for (const planted of ["Ada Lind", "second door"]) expect(text).not.toContain(planted);
    expect(text).not.toContain("AwMDAwMD");
  });

  test("shows all or nothing as well", () => {
    const all = valueOf(readTwin(valueOf(writeTwin(record, opening, Object.keys(opening.values)))));
    expect(all.shown.length).toBe(4);
    const none = valueOf(readTwin(valueOf(writeTwin(record, opening, []))));
    expect(none.shown.map(({ name }) => name)).toEqual(["record"]);
  });

  test.each<[string, (text: string) => string, unknown]>([
    ["another value", (of) => of.replace('"value":2', '"value":0'), { code: "proof_invalid" }],
    ["another record", (of) => of.replace('"shelling"', '"violence"'), { code: "bad_field", details: { path: "id" } }],
    ["a field left out", (of) => of.replace(/,\{"i":\d+,"name":"unit","withheld":true\}/, ""), { code: "bad_field" }],
    ["a field that is not in the form", (of) => of.replace('"name":"unit"', '"name":"unti"'), { code: "bad_field" }],
    [
      "withheld, and shown beside",
      (of) => of.replace('"withheld":true', '"value":1,"withheld":true'),
      { code: "bad_field" },
    ],
    ["spaces", (of) => of.replace(",", ", "), { code: "not_canonical" }],
    ["something added", (of) => of.replace('"kind":"redacted', '"note":1,"kind":"redacted'), { code: "not_canonical" }],
    ["the signature cut out", (of) => of.replace(/"sigs":\[[^\]]+\]/, '"sigs":[]'), { code: "bad_field" }],
  ])("is refused with %s", (_, change, refusal) => expect(changed(change)).toMatchObject(refusal as object));

  test("any other byte anywhere is noticed, or leaves it a copy of another signature only", () => {
    for (let at = 0; at < twin.length; at += 1) {
      const bytes = twin.with(at, (twin[at] ?? 0) ^ 1);
      const read = readTwin(bytes);
      if (!read.ok) continue;
      // Signatures are looked at by whoever knows the keys: the record's id and its fields are the same.
      expect(read.value.record.bodyBytes).toEqual(record.bodyBytes);
      expect(read.value.shown).toEqual(valueOf(readTwin(twin)).shown);
    }
  });

  test("cannot be made of a record by the opening of another", async () => {
    const other = await recordWith(valueOf(discOf({ ...opening, values: {} })));
    expect(writeTwin(other, opening, [])).toMatchObject({ refusal: { code: "commitment_mismatch" } });
  });

  test("whoever copies another's sealed fields into a record of his own proves nothing", async () => {
    const copied = await recordWith(record.body.disc, 1);
    expect(readTwin(valueOf(writeTwin(copied, opening, ["casualties"])))).toMatchObject({
      refusal: { code: "bad_field", details: { expected: "the field that names this very record" } },
    });
  });
});

describe("fields as a file", () => {
  const fields = valueOf(discloseFields(opening, ["witness"]));

  test("come back, and are the record's", () => {
    const read = valueOf(readDisclosures(writeDisclosures(record.id, fields)));
    expect(read).toEqual({ id: record.id, fields });
    expect(fieldsOfRecord(record, read.fields)).toMatchObject({ ok: true });
  });

  test("are refused without the one that names the record, twice, or for a record without sealed fields", async () => {
    expect(fieldsOfRecord(record, fields.slice(1))).toMatchObject({ refusal: { code: "bad_field" } });
    expect(fieldsOfRecord(record, [...fields, ...fields])).toMatchObject({ refusal: { code: "bad_field" } });
    expect(fieldsOfRecord(await recordWith(null), fields)).toMatchObject({ refusal: { details: { path: "disc" } } });
  });

  test.each([
    "",
    "{}",
    "[]",
    '{"fields":[],"id":1,"kind":"disclosure","v":1}',
    '{"fields":[1],"id":"","kind":"disclosure","v":1}',
  ])("%s is none", (of) => expect(readDisclosures(toUtf8(of)).ok).toBe(false));
});
