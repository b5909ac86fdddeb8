// RFC 8785's own examples, and what has no canonical text.
import { describe, expect, test } from "vitest";
import { canonicalText } from "./canonical.ts";

describe("canonicalText", () => {
  test("RFC 8785, 3.2.2 and 3.2.3: the worked example", () => {
    const value = {
      // RFC 8785 writes the first as 333333333.33333329, the same double.
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"/",
      literals: [null, true, false],
    };
    expect(canonicalText(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test("RFC 8785, 3.2.3: keys by UTF-16 code units", () => {
    const value = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    const words = [...canonicalText(value).matchAll(/:"([^"]+)"/g)].map((match) => match[1]);
    expect(words).toEqual([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });

  test.each([
    [-0, "0"],
    [1e21, "1e+21"],
    [123456789012345680000, "123456789012345680000"],
    [5e-324, "5e-324"],
    [9007199254740991, "9007199254740991"],
    [{ b: 1, a: undefined }, '{"b":1}'],
    [{ b: { d: 1, c: [] }, a: {} }, '{"a":{},"b":{"c":[],"d":1}}'],
    ["\u2028\u007f/", '"\u2028\u007f/"'],
  ])("%j", (value, expected) => {
    expect(canonicalText(value)).toBe(expected);
  });

  test.each([
    ["NaN", { a: Number.NaN }],
    ["infinity", [Number.POSITIVE_INFINITY]],
    ["undefined", undefined],
    ["undefined in a list", [undefined]],
    ["a hole in a list", Array.from({ length: 2 }).concat(1)],
    ["a function", { a: () => 1 }],
    ["a bigint", 1n],
    ["a date", new Date(0)],
    ["a map", new Map()],
    ["half a surrogate pair", "\ud83d"],
    ["half a surrogate pair in a key", { "\ude00": 1 }],
  ])("%s is our bug", (_, value) => {
    expect(() => canonicalText(value)).toThrow("broken belief");
  });
});
