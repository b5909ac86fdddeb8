// Corrections: what they may say, and what is refused by name.
import { expect, test } from "vitest";
import { parseRecordLine } from "./parse-record.ts";

const base = { record: "correction", id: "c1", source: "patrol", of: "patrol/17", recordedAt: "2026-03-03T20:00:00Z" };

function why(change: unknown, more: object = {}): string | undefined {
  const outcome = parseRecordLine(JSON.stringify({ ...base, change, ...more }));
  return outcome.kind === "refused" ? `${outcome.refusal.code}: ${outcome.refusal.message}` : undefined;
}

test("what a report says anew, and what it takes back", () => {
  const change = { at: "2026-03-03T19:00:00Z", by: null, count: 3, place: { lat: 1, lon: 2 }, attributes: null };
  const outcome = parseRecordLine(JSON.stringify({ ...base, change }));
  const at = Date.parse("2026-03-03T19:00:00Z");
  expect(outcome).toEqual({
    kind: "record",
    record: {
      ...base,
      recordedAt: Date.parse(base.recordedAt),
      change: {
        from: at,
        to: at,
        by: null,
        count: 3,
        place: { lat: 1, lon: 2, radiusM: 0, names: [] },
        attributes: null,
      },
    },
  });
});

test.each([
  [{}, "bad-change"],
  ["shot", "bad-change"],
  [{ kind: "shot" }, "unknown-key"],
  [{ by: "Karsa" }, "no-basis"],
  [{ by: null, basis: "seen firing" }, "no-author"],
  [{ from: "2026-03-03T19:00:00Z" }, "bad-instant"],
  [{ from: "2026-03-03T19:00:00Z", to: "2026-03-03T18:00:00Z" }, "backwards"],
  [{ count: -1 }, "bad-number"],
  [{ place: {} }, "bad-place"],
  [{ onSite: "yes" }, "bad-flag"],
])("a correction of %j is refused: %s", (change, code) => {
  expect(why(change)).toContain(code);
});

test("what is corrected is named by its source and its id", () => {
  expect(why({ count: 1 }, { of: "17" })).toContain("bad-reference");
  expect(why({ count: 1 }, { of: undefined })).toContain("needs `of`");
});
