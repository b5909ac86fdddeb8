// What a text leaves open is carried by the clauses that say so, or that speak of what does.
import type { Clause } from "@servanda/agreement";
import { expect, test } from "vitest";
import { checked } from "./testing/checked.ts";

function openPointsOf(text: string): Clause["openPoints"] {
  return checked(text).clauses[0]?.openPoints;
}

test("a clause carries what it leaves open, and that it is negotiable", () => {
  const open = openPointsOf('clause 1: each party must not fire left open "what a provocation is", negotiable');
  expect(open).toEqual([{ kind: "left open", what: "what a provocation is" }, { kind: "negotiable" }]);
});

test("a clause carries what is open in what it speaks of", () => {
  const open = openPointsOf('zone Z left open "where its bounds run"\nclause 1: each party must not fire in Z');
  expect(open).toEqual([{ kind: "left open", what: "where its bounds run", of: "Z" }]);
});

test("a clause that speaks of nothing open carries nothing", () => {
  expect(openPointsOf("zone Z\nclause 1: each party must not fire in Z negotiable")).toHaveLength(1);
  expect(openPointsOf("zone Z\nclause 1: each party must not fire in Z")).toBeUndefined();
});
