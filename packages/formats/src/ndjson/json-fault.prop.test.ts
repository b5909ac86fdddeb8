// One meaning of JSON, ours and the machine's: a text is at fault exactly where `JSON.parse` throws or an object names
// a key twice.
import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../testing/seed.ts";
import { jsonFault } from "./json-fault.ts";

function isParsed(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const json = fc.json({ maxDepth: 4, stringUnit: "binary" });
const spaced = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value, undefined, "\t "));
const damaged = fc
  .tuple(fc.oneof(json, spaced), fc.nat(), fc.constantFrom(...'{}[]",:xeE0-+.1/ \t\n\\u\u0000\u2028', ""))
  .map(([text, at, character]) => {
    const index = at % (text.length + 1);
    return text.slice(0, index) + character + text.slice(index + (at % 2));
  });

test("JSON is never at fault", () => {
  // fast-check makes objects, so keys are distinct.
  fc.assert(
    fc.property(fc.oneof(json, spaced), (text) => {
      expect(jsonFault(text)).toBeUndefined();
    }),
    { seed, numRuns: 1000 },
  );
});

test("damaged text is at fault exactly where JSON.parse throws", () => {
  fc.assert(
    fc.property(fc.oneof(damaged, fc.string()), (text) => {
      const fault = jsonFault(text);
      if (fault !== undefined && fault.kind !== "not JSON") return;
      expect(fault === undefined).toBe(isParsed(text));
    }),
    { seed, numRuns: 20_000 },
  );
});

test.each([
  ['{"a":1,"a":1}', 7, "a"],
  ['{"a":{"b":1,"c":{},"b":2}}', 19, "b"],
  ['[{"a":1},{"a":1,"\\u0061":1}]', 16, "a"],
  ['{"":1, "":2}', 7, ""],
  ['{"__proto__":1,"__proto__":1}', 15, "__proto__"],
])("%s repeats a key", (text, index, key) => {
  expect(jsonFault(text)).toEqual({ kind: "repeated key", index, key });
});

test.each([
  ["", 0],
  ["{", 1],
  ['{"a":1,}', 7],
  ['{"a" 1}', 5],
  ["[1 2]", 3],
  ["01", 1],
  ['"\\x"', 2],
  ['"\\', 2],
  ["nul", 0],
  ["1.", 2],
  ["{}x", 2],
])("%s is no JSON from %i", (text, index) => {
  expect(jsonFault(text)).toEqual({ kind: "not JSON", index });
});

test("a text nested deeper than anything is refused where it goes too deep", () => {
  const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  expect(jsonFault(nested(64))).toBeUndefined();
  expect(jsonFault(nested(65))).toEqual({ kind: "too deep", index: 64 });
  expect(jsonFault('{"a":'.repeat(30_000))).toEqual({ kind: "too deep", index: 320 });
});
