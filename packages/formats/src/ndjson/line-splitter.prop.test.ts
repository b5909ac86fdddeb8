// However the text is cut into chunks, the lines are the same; and an endless line is never kept whole.
import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../testing/seed.ts";
import { LineSplitter } from "./line-splitter.ts";

function split(chunks: readonly string[], maxLength = 100): string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter(maxLength);
  const onLine = (line: string, number: number): void => {
    expect(number).toBe(lines.length + 1);
    lines.push(line);
  };
  for (const chunk of chunks) splitter.push(chunk, onLine);
  splitter.end(onLine);
  return lines;
}

test("lines end with LF or CRLF, and a byte order mark goes", () => {
  expect(split(["\uFEFFa\r\nb\n\nc"])).toEqual(["a", "b", "", "c"]);
  expect(split(["a\n"])).toEqual(["a"]);
  expect(split([])).toEqual([]);
});

test("chunks do not show", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom("a", "\r", "\n", "ж"), maxLength: 6 })), (chunks) => {
      const text = chunks.join("");
      const whole = text.split("\n").map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
      if (text.endsWith("\n") || text === "") whole.pop();
      expect(split(chunks)).toEqual(whole);
    }),
    { seed, numRuns: 2000 },
  );
});

test("a line beyond the bound is handed on cut, once, and the next is whole", () => {
  expect(split(["aaaa", "aaaa", "aaaa", "aa\nbb"], 5)).toEqual(["aaaaaaaa".slice(0, 6), "bb"]);
});
