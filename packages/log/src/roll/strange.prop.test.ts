// Strange input: bytes and bodies that nobody honest sends. Whatever comes is read or refused with a code of ours;
// nothing throws, and nothing takes a right that it was not given.
import fc from "fast-check";
import { expect, test } from "vitest";
import { toUtf8 } from "../bytes.ts";
import { encodeEntry, readEntry } from "../record/entry.ts";
import { isObject } from "../record/fields.ts";
import type { IJson, IJsonObject } from "../record/i-json.ts";
import { readEnvelope } from "../record/read.ts";
import { signRecord } from "../record/write.ts";
import { isLogRefusal } from "../refusals.ts";
import { bodyOf } from "../testing/bodies.ts";
import {
  emptyScene,
  enrolment,
  foundedScene,
  foundingBody,
  KARSA,
  keyOf,
  MISSION,
  OSTREL,
  signerOf,
} from "../testing/scene.ts";

const words = '{"body": "sigs":[ {} [] " \\u0000 \\ud800 1e9 -0 0.5 null , : ] } \u0000 \u007f \uFEFF é \u2028';
const piece = fc.constantFrom(...words.split(" "));

test("property: any bytes are read or refused, never thrown at", async () => {
  const scene = await foundedScene();
  const record = await scene.write("anna", "report", { a: [1, { b: "c" }] });
  const envelope = Array.from(record.bytes);
  const entry = Array.from(encodeEntry(record, Date.UTC(2026, 2, 1), "test").bytes);
  const spliced = fc
    .record({
      base: fc.constantFrom(envelope, entry),
      at: fc.nat(entry.length),
      take: fc.nat(40),
      put: fc.oneof(fc.uint8Array({ maxLength: 8 }), piece.map(toUtf8), fc.constant(new Uint8Array(3).fill(0x5b))),
    })
    .map(({ base, at, take, put }) => Uint8Array.from([...base.slice(0, at), ...put, ...base.slice(at + take)]));
  const soup = fc.array(piece, { maxLength: 30 }).map((parts) => toUtf8(parts.join("")));
  fc.assert(
    fc.property(fc.oneof(spliced, soup), (bytes) => {
      for (const read of [readEnvelope(bytes), readEntry(bytes)]) {
        expect(read.ok || isLogRefusal(read.refusal)).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
});

/** Something else in the place of one of its members, at any depth. */
function changed(value: IJson, path: readonly number[], put: IJson): IJson {
  const [first, ...rest] = path;
  if (first === undefined || typeof value !== "object" || value === null) return put;
  if (Array.isArray(value)) {
    if (value.length === 0) return put;
    return value.map((each, index) => (index === first % value.length ? changed(each, rest, put) : each));
  }
  const keys = Object.keys(value);
  const key = keys[first % Math.max(keys.length, 1)];
  return key === undefined ? put : { ...value, [key]: changed(Object(value)[key], rest, put) };
}

const strange: fc.Arbitrary<IJson> = fc.oneof(
  fc.constantFrom<IJson>(
    null,
    true,
    0,
    -1,
    2 ** 53 - 1,
    "",
    "karsa",
    "constructor",
    "__proto__ ",
    [],
    {},
    [[]],
    [null],
  ),
  fc.constantFrom<IJson>({ length: 1 }, ["report", "report"], "A".repeat(43), `k1_${"A".repeat(43)}`, "x".repeat(3000)),
);

test("property: a body with anything in it is admitted or refused, and the roll stays what it was", async () => {
  const scene = await foundedScene();
  const bodies: readonly (readonly [string, IJsonObject])[] = [
    ["enrol", await enrolment("boris")],
    ["revoke", { key: keyOf("anna"), reason: "lost", compromisedSince: "2026-03-01T10:00:00.000Z" }],
    ["permit", { rule: "r", office: "karsa", role: "observer", types: ["report", "hold"] }],
    ["forbid", { rule: "desk" }],
    ["text", { agreement: "0".repeat(64), files: [{ path: "a", sha256: "0".repeat(64), text: "b" }] }],
    ["policy", { policy: "quorum none\n" }],
    ["log-key-change", { add: null, drop: null, reason: "none" }],
    ["late", { key: keyOf("anna"), records: [scene.roll.idAt(1) ?? ""] }],
    ["hold", { record: scene.roll.idAt(1) ?? "", reason: "case" }],
    ["release", { hold: scene.roll.idAt(1) ?? "", reason: "case" }],
    ["shred", { record: scene.roll.idAt(1) ?? "", basis: "law" }],
    ["silence", { witness: "w", since: "2026-03-01T10:00:00.000Z" }],
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...bodies),
      fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }),
      strange,
      fc.boolean(),
      async ([type, body], path, put, isByDesk) => {
        const content = changed(body, path, put);
        if (!isObject(content)) return;
        const author = signerOf(isByDesk ? "desk" : "karsa-1");
        const office = isByDesk ? "mission" : "karsa";
        const chain = scene.roll.nextInChain(keyOf(isByDesk ? "desk" : "karsa-1"));
        const by = [...KARSA, ...OSTREL, ...MISSION].map(signerOf);
        const signers = isByDesk ? [author, ...by] : by;
        const record = await signRecord(bodyOf(author, { ...chain, type, office, body: content }), signers);
        const outcome = record.ok ? await scene.roll.check(record.value, Date.UTC(2026, 2, 1, 11)) : record;
        expect(outcome.ok || isLogRefusal(outcome.refusal)).toBe(true);
        expect(scene.roll.size).toBe(3);
      },
    ),
    { numRuns: 300 },
  );
});

test("property: record 0 with anything in it is admitted or refused", async () => {
  const founding = await foundingBody();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }), strange, async (path, put) => {
      const content = changed(founding, path, put);
      if (!isObject(content)) return;
      const author = signerOf("mission-1");
      const body = bodyOf(author, { type: "log", office: "mission", body: content });
      const record = await signRecord(body, [...MISSION, ...KARSA, ...OSTREL].map(signerOf));
      const outcome = record.ok ? await emptyScene().roll.check(record.value, Date.UTC(2026, 2, 1)) : record;
      expect(outcome.ok || isLogRefusal(outcome.refusal)).toBe(true);
    }),
    { numRuns: 150 },
  );
});
