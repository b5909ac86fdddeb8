// Outcomes are plain data, and our own bugs are loud.
import { expect, test } from "vitest";
import { assert, unreachable } from "./assert.ts";
import { accepted, type Outcome, refused } from "./refusal.ts";

test("an outcome is one of two records", () => {
  const good: Outcome<number> = accepted(3);
  const bad: Outcome<number> = refused("no-zone", "There is no zone of this name.");
  expect(good).toEqual({ ok: true, value: 3 });
  expect(bad).toEqual({ ok: false, refusal: { code: "no-zone", message: "There is no zone of this name." } });
  expect(refused("a", "b", "c")).toMatchObject({ refusal: { remedy: "c" } });
});

test("a broken belief says which", () => {
  expect(() => assert(false, "heaps are sorted")).toThrow("broken belief: heaps are sorted");
  expect(() => unreachable("seven" as never)).toThrow('"seven"');
});
