// Slips of the hand, and the order of proposals. The plain recursion is the meaning.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editDistance, nearest } from "./edit-distance.ts";
import { seed } from "./testing/seed.ts";

function naiveDistance(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const [x, y] = [a.slice(1), b.slice(1)];
  const swapped = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0];
  return Math.min(
    naiveDistance(x, b) + 1,
    naiveDistance(a, y) + 1,
    naiveDistance(x, y) + (a[0] === b[0] ? 0 : 1),
    swapped ? naiveDistance(x.slice(1), y.slice(1)) + 1 : Number.POSITIVE_INFINITY,
  );
}

describe("editDistance", () => {
  test.each([
    ["Karsa", "Kasra", 1],
    ["Karsa", "Karsa", 0],
    ["Karsa", "Kara", 1],
    ["Karsa", "Karrsa", 1],
    ["Karsa", "Karta", 1],
    ["", "ab", 2],
    ["ca", "abc", 3],
  ])("%s and %s", (a, b, expected) => {
    expect(editDistance(a, b, 5)).toBe(expected);
  });

  test("equals the plain recursion up to the bound, and the bound plus one beyond", () => {
    const words = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
    fc.assert(
      fc.property(words, words, fc.nat(4), (a, b, max) => {
        expect(editDistance(a, b, max)).toBe(Math.min(naiveDistance(a, b), max + 1));
      }),
      { seed, numRuns: 2000 },
    );
  });
});

describe("nearest", () => {
  test("nearest first, then by code units, each once", () => {
    const known = ["Ostrel", "Kursa", "Karsa", "Karta", "Karsa", "Karst"];
    expect(nearest("Kasra", known)).toEqual(["Karsa", "Karst", "Karta", "Kursa"]);
    expect(nearest("Kasra", known, 1)).toEqual(["Karsa"]);
    expect(nearest("Zzz", known)).toEqual([]);
  });

  test("the order of the candidates does not show", () => {
    expect(nearest("b", ["c", "a", "d"])).toEqual(nearest("b", ["d", "c", "a"]));
  });
});
