// Sealed fields: each can be shown and proven by itself, nothing that was changed is believed, and whoever has no salt
// learns nothing by trying.
import { canonicalText } from "@servanda/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromBase64, toBase64, toUtf8 } from "../bytes.ts";
import { seed } from "../testing/seed.ts";
import { leafHash } from "../tree/hash.ts";
import { type Disclosure, discloseFields, discOf, MAX_VALUE_BYTES, type Opening, verifyDisclosure } from "./fields.ts";
import { BINDING, LEAF_COUNT, sealedNamesOf } from "./forms.ts";

const binding = { log: "log.example/north/1", author: "k1_author", seq: 4 };
const secret = new Uint8Array(32).fill(9);
const names = (sealedNamesOf("report") ?? []).filter((name) => name !== BINDING);

const opening = (values: Opening["values"], of: Uint8Array = secret): Opening => ({
  type: "report",
  secret: of,
  binding,
  values,
});

const someValues = fc.dictionary(
  fc.constantFrom(...names),
  fc.oneof(fc.string({ unit: "grapheme", maxLength: 40 }), fc.maxSafeInteger(), fc.boolean(), fc.array(fc.nat())),
);
const someSecret = fc.uint8Array({ minLength: 32, maxLength: 32 });

function discFor(of: Opening): string {
  const disc = discOf(of);
  if (!disc.ok) throw new Error(disc.refusal.message);
  return disc.value;
}

function shownOf(of: Opening, wanted: readonly string[]): readonly Disclosure[] {
  const shown = discloseFields(of, wanted);
  if (!shown.ok) throw new Error(shown.refusal.message);
  return shown.value;
}

const isBelieved = (disc: string, shown: Disclosure): boolean => verifyDisclosure("report", disc, shown).ok;

/** The text with one of its characters replaced by the next of its alphabet. */
function nudged(text: string, at: number): string {
  const index = at % 43;
  return text.slice(0, index) + (text[index] === "A" ? "B" : "A") + text.slice(index + 1);
}

function leafText(salt: Uint8Array, guess: readonly (string | number)[]): string {
  const text = toUtf8(canonicalText(guess));
  return toBase64(leafHash(new Uint8Array([...toUtf8("servanda/field/v1\n"), ...salt, ...text])));
}

describe("disclosure", () => {
  test("every field of every record is proven, with a value or without", () => {
    fc.assert(
      fc.property(someSecret, someValues, (of, values) => {
        const record = opening(values, of);
        const shown = shownOf(record, names);
        expect(shown.map(({ name }) => name)).toEqual([BINDING, ...names]);
        for (const each of shown.slice(1)) {
          expect(isBelieved(discFor(record), each)).toBe(true);
          expect(each.value).toEqual(values[each.name] ?? null);
        }
      }),
      { seed, numRuns: 60 },
    );
  });

  test("what was changed is not believed: value, name, salt, index, path, or the record", () => {
    fc.assert(
      fc.property(someSecret, someValues, fc.constantFrom(...names), fc.nat(), (of, values, name, at) => {
        const record = opening(values, of);
        const disc = discFor(record);
        const good = shownOf(record, [name])[1];
        if (good === undefined) throw new Error("nothing shown");
        const step = at % 4;
        const lies: Disclosure[] = [
          { ...good, value: good.value === "other" ? "another" : "other" },
          { ...good, value: good.value === null ? 0 : null },
          { ...good, name: names[(names.indexOf(name) + 1) % names.length] ?? "" },
          { ...good, i: (good.i + 1 + (at % (LEAF_COUNT - 1))) % LEAF_COUNT },
          { ...good, i: good.i + LEAF_COUNT },
          { ...good, i: -1 },
          { ...good, i: good.i + 0.5 },
          { ...good, salt: nudged(good.salt, at) },
          { ...good, salt: good.salt.slice(4) },
          { ...good, path: good.path.with(step, nudged(good.path[step] ?? "", at)) },
          { ...good, path: good.path.with(step, (good.path[step] ?? "").slice(4)) },
          { ...good, path: good.path.slice(1) },
          { ...good, path: good.path.slice(0, -1) },
          { ...good, path: [...good.path, good.path[0] ?? ""] },
          { ...good, path: good.path.toReversed() },
        ];
        expect(lies.map((lie) => isBelieved(disc, lie))).toEqual(lies.map(() => false));
        expect(isBelieved(nudged(disc, at), good)).toBe(false);
        expect(isBelieved(discFor(opening(values, of.with(at % 32, (of[at % 32] ?? 0) ^ 1))), good)).toBe(false);
      }),
      { seed, numRuns: 60 },
    );
  });

  test.each<[string, Partial<Disclosure>, unknown]>([
    ["a path that is cut off", { path: [] }, { code: "proof_invalid", details: { reason: "proof_too_short" } }],
    [
      "a hash that is none",
      { path: ["", "", "", ""] },
      { code: "proof_invalid", details: { reason: "bad_hash_length" } },
    ],
    ["another value", { value: 2 }, { code: "proof_invalid", details: { reason: "root_mismatch" } }],
    ["a name of another place", { name: "device" }, { code: "bad_field", details: { path: "name" } }],
  ])("says why: %s", (_, change, refusal) => {
    const record = opening({ witness: "Ada Lind" });
    const good = shownOf(record, ["witness"])[1];
    if (good === undefined) throw new Error("nothing shown");
    expect(verifyDisclosure("report", discFor(record), { ...good, ...change })).toMatchObject({ refusal });
  });
});

describe("what is not shown stays unknown", () => {
  test("every record of a type has as many leaves, whatever it holds", () => {
    for (const values of [{}, { witness: "Ada Lind" }, Object.fromEntries(names.map((name) => [name, name]))]) {
      const shown = shownOf(opening(values), ["device"]);
      expect(shown.map(({ path }) => path.length)).toEqual([Math.log2(LEAF_COUNT), Math.log2(LEAF_COUNT)]);
      expect(shown.map(({ i }) => i)).toEqual([0, 3]);
    }
  });

  test("the order in which fields were filled in tells nothing", () => {
    const there = discFor(opening({ witness: "Ada Lind", unit: "3rd", casualties: 2 }));
    expect(discFor(opening({ casualties: 2, witness: "Ada Lind", unit: "3rd" }))).toBe(there);
  });

  test("no two leaves have a salt in common, and a salt that is shown is not that of the next record", () => {
    const salts = [secret, secret.with(0, 1)].flatMap((of) => shownOf(opening({}, of), names).map(({ salt }) => salt));
    expect(new Set(salts).size).toBe(2 * (names.length + 1));
  });

  test("all cells of a grid, and all numbers of casualties, tried without the salt, give no hash that is known", () => {
    const cell = (row: number, column: number) => `${48_000_000 + row * 500},${37_000_000 + column * 500}`;
    const record = opening({ casualties: 3, place: cell(40, 7) });
    // The neighbours of both leaves are shown: their own hashes stand in the paths, and all the world has them.
    const shown = shownOf(record, ["statement"]);
    const known = new Set([discFor(record), ...shown.flatMap(({ path }) => path)]);
    const hits = (salts: readonly Uint8Array[]) =>
      [
        ...Array.from({ length: 100 * 100 }, (_, at) => ["place", cell(Math.floor(at / 100), at % 100)]),
        ...Array.from({ length: 1000 }, (_, count) => ["casualties", count]),
      ].flatMap((guess) => (salts.some((salt) => known.has(leafText(salt, guess))) ? [guess] : []));
    const saltsShown = shown.map(({ salt }) => fromBase64(salt) ?? new Uint8Array());
    expect(hits([new Uint8Array(), new Uint8Array(32), ...saltsShown])).toEqual([]);
    // With the salts it is done at once: that they are unknown is all that protects.
    const salts = shownOf(record, ["place", "casualties"]).map(({ salt }) => fromBase64(salt) ?? new Uint8Array());
    expect(hits(salts)).toEqual([
      ["place", cell(40, 7)],
      ["casualties", 3],
    ]);
  });
});

describe("refused", () => {
  test.each<[string, Opening, string]>([
    ["a field that the form does not have", opening({ wintess: "Ada Lind" }), "wintess"],
    ["the field that names the record", opening({ [BINDING]: 1 }), BINDING],
    ["a value that stands for none", opening({ witness: null }), "witness"],
    ["a value that is too long", opening({ witness: "x".repeat(MAX_VALUE_BYTES) }), "witness"],
    ["a type without a form", { ...opening({}), type: "revoke" }, "type"],
  ])("%s", (_, of, path) => {
    expect(discOf(of)).toMatchObject({ refusal: { code: "bad_field", details: { path } } });
  });

  test("to show what the form does not have", () => {
    expect(discloseFields(opening({}), ["nmae"])).toMatchObject({ refusal: { code: "bad_field" } });
  });
});
