// What a name may not be, and which years a record may be of: either would forge a report, or stop everybody's run.
import { expect, test } from "vitest";
import { parseRecordLine } from "./parse-record.ts";

const shelling = {
  record: "observation",
  id: "o1",
  source: "patrol",
  sourceKind: "patrol",
  kind: "shelling",
  at: "2025-11-24T10:00:00Z",
  place: "Line",
};

function codeOf(change: Readonly<Record<string, string>>): string | undefined {
  const outcome = parseRecordLine(JSON.stringify({ ...shelling, ...change }));
  return outcome.kind === "refused" ? outcome.refusal.code : undefined;
}

test("names that cannot be seen, or that move the cursor, are refused", () => {
  expect(codeOf({})).toBeUndefined();
  for (const name of [" ", "\u0000", "Kar\u001b[31msa", "Karsa\nREFUSED ROWS\n  none", "Kar\u202esa"]) {
    expect(codeOf({ by: name, basis: "impact analysis" })).toBe("bad-text");
    expect(codeOf({ id: name })).toBe("bad-text");
  }
});

test("years before 1900 and after 2199 are refused", () => {
  expect(codeOf({ at: "1900-01-01T00:00:00Z" })).toBeUndefined();
  expect(codeOf({ at: "2199-12-31T23:59:59Z" })).toBeUndefined();
  for (const at of ["0000-01-01T00:00:00Z", "1899-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]) {
    expect(codeOf({ at })).toBe("bad-instant");
  }
});
