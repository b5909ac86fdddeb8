// Kleene's tables, all of them.
import { describe, expect, test } from "vitest";
import { allOf, and, anyOf, fromBounds, type Kleene, kleeneWord, MAYBE, NO, not, or, YES } from "./kleene.ts";

const all: readonly Kleene[] = [NO, MAYBE, YES];
const pairs = all.flatMap((a) => all.map((b) => [a, b] as const));

describe("kleene", () => {
  test.each(pairs)("%i and/or %i", (a, b) => {
    expect(and(a, b)).toBe(Math.min(a, b));
    expect(or(a, b)).toBe(Math.max(a, b));
    expect(allOf([a, b])).toBe(and(a, b));
    expect(anyOf([a, b])).toBe(or(a, b));
    expect(not(and(a, b))).toBe(or(not(a), not(b)));
  });

  test("not swaps yes and no and leaves maybe", () => {
    expect(all.map(not)).toEqual([YES, MAYBE, NO]);
  });

  test("the empty conjunction is yes, the empty disjunction no", () => {
    expect([allOf([]), anyOf([])]).toEqual([YES, NO]);
  });

  test("bounds: yes if even the least favourable, no if not even the most favourable", () => {
    expect([fromBounds(true, true), fromBounds(false, true), fromBounds(false, false)]).toEqual([YES, MAYBE, NO]);
  });

  test("words", () => {
    expect(all.map(kleeneWord)).toEqual(["no", "maybe", "yes"]);
  });
});
