// The evaluator on small logs whose answers are plain; and that it refuses what MonPoly refuses.
import { expect, test } from "vitest";
import { satisfy } from "./evaluate.ts";
import { parseFormula } from "./formula-text.ts";
import { parseLog, parseSignature } from "./log-text.ts";

const SIGNATURE = parseSignature(
  "publish(report:int)\napprove(report:int)\nsays(who:string, what:string)\nsize(x:float)",
);
const LOG = parseLog(
  `@10 approve (163) publish (160)
@20 approve (187) publish (163)(152)
@21 says ("a b","-") says (x,y)
@30 publish (187) size (2)(3.5)
@31 publish (163)`,
  SIGNATURE,
);

/** Instants at which it holds, each with the values of its variables. */
function of(formula: string): string[] {
  return satisfy(parseFormula(formula), SIGNATURE, LOG).map(({ at, values }) =>
    [at, ...Object.values(values)].join(" "),
  );
}

test("windows include both ends", () => {
  expect(of("publish(r) AND NOT ONCE[0,10] approve(r)")).toEqual(["10 160", "20 152", "31 163"]);
  expect(of("publish(r) AND NOT ONCE[0,9] approve(r)")).toEqual(["10 160", "20 163", "20 152", "30 187", "31 163"]);
  expect(of("publish(r) AND ONCE[0,*] approve(r)")).toEqual(["20 163", "30 187", "31 163"]);
  expect(of("approve(r) AND NOT EVENTUALLY[0,10] publish(r)")).toEqual([]);
  expect(of("approve(r) AND NOT EVENTUALLY[0,9] publish(r)")).toEqual(["10 163", "20 187"]);
});

test("ONCE, EXISTS and an aggregation reach to the right, NOT and AND do not", () => {
  expect(of("ONCE[0,0] publish(r) AND approve(r)")).toEqual([]);
  expect(of("EXISTS r. publish(r) AND r = 187")).toEqual(["30"]);
  expect(of("publish(r) AND NOT approve(r) AND (r = 152)")).toEqual(["20 152"]);
  expect(of("approve(r) OR publish(r) AND r = 152")).toEqual(["10 163", "20 187", "20 152"]);
});

test("an aggregation counts different values in each group, and says nothing of empty groups", () => {
  expect(of("c <- CNT r (ONCE[0,10] publish(r))")).toEqual(["10 1", "20 3", "21 2", "30 3", "31 2"]);
  expect(of("(c <- CNT w; v (says(w, v)))")).toEqual(["21 1 -", "21 1 y"]);
  expect(of("(c <- CNT r (publish(r))) AND (c >= 2)")).toEqual(["20 2"]);
});

test("texts may hold anything but a double quote; numbers compare", () => {
  expect(of('says(w, "-")')).toEqual(["21 a b"]);
  expect(of("size(x) AND (x > 2.0)")).toEqual(["30 3.5"]);
});

test.each([
  ["NOT publish(r)", "stands beside nothing"],
  ["publish(r) AND NOT approve(s)", "AND NOT over variables"],
  ["publish(r) OR approve(s)", "both sides of OR"],
  ["publish(r) AND (s > 3)", "nothing before it fixes"],
  ["r > 3", "monitorable only as"],
  ["EVENTUALLY[0,*] publish(r)", "needs a bound"],
  ["size(x) AND (x > 2)", "is no float"],
  ['publish("a")', "is no int"],
  ["publish(r, s)", "has 1 columns"],
  ["unknown(r)", "not in the signature"],
  ["c <- CNT s; r (publish(r))", "not free"],
  ["publish(r) AND", "a token is expected"],
])("refused: %s", (formula, why) => {
  expect(() => of(formula)).toThrow(why);
});
