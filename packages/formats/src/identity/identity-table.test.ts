// The table beside a plain map: the same answers for any identities, under any seed, through every growth.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Known } from "./identity-table.ts";
import { createIntake } from "./intake.ts";
import { hashText } from "./lanes.ts";

const SEED = Number(process.env["SEED"] ?? 20_261_124);

/** An intake asked by texts, with a number for the content. */
function intakeOf(seed: number): { take(source: string, id: string, content: number): Known; acceptedCount(): number } {
  const intake = createIntake(seed);
  const lanes = { a: 0, b: 0 };
  return {
    take(source, id, content) {
      hashText(id, lanes, intake.idBasis.a, intake.idBasis.b);
      const { a, b } = intake.identify(source, lanes.a, lanes.b);
      return intake.take(a, b, content + 1, 0);
    },
    acceptedCount: () => intake.acceptedCount,
  };
}

function mapOf(): (source: string, id: string, content: number) => Known {
  const contents = new Map<string, number>();
  return (source, id, content) => {
    const key = `${source}/${id}`;
    const known = contents.get(key);
    if (known === undefined) contents.set(key, content);
    return known === undefined ? "new" : known === content ? "same" : "other";
  };
}

test("a table answers as a map does", () => {
  const record = fc.tuple(fc.constantFrom("a", "b", "ab"), fc.string({ maxLength: 3 }), fc.integer({ min: 0, max: 2 }));
  fc.assert(
    fc.property(fc.array(record, { maxLength: 60 }), fc.integer(), (records, seed) => {
      const table = intakeOf(seed);
      const plain = mapOf();
      for (const [source, id, content] of records) {
        expect(table.take(source, id, content)).toBe(plain(source, id, content));
      }
    }),
    { seed: SEED },
  );
});

test("a hundred thousand identities are a hundred thousand, and each is known again", () => {
  const table = intakeOf(7);
  const ids = Array.from({ length: 100_000 }, (_, index) => `report${index}`);
  expect(ids.every((id, index) => table.take(index % 2 === 0 ? "post" : "patrol", id, index) === "new")).toBe(true);
  expect(ids.every((id, index) => table.take(index % 2 === 0 ? "post" : "patrol", id, index) === "same")).toBe(true);
  expect(table.acceptedCount()).toBe(100_000);
});

test("where one source ends and an id begins is part of the identity", () => {
  const table = intakeOf(7);
  expect([table.take("ab", "c", 1), table.take("a", "bc", 1)]).toEqual(["new", "new"]);
});
