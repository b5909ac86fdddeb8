// One line at a time: what is assumed, what is refused and in which words.
import { expect, test } from "vitest";
import { parseRecordLine } from "./parse-record.ts";

const shot = { id: "1", source: "patrol-a", kind: "shot", at: "2026-02-15T10:00:00Z" };
const parse = (value: object) => parseRecordLine(JSON.stringify(value));
/** `code: message (remedy) @column` of a refusal. */
const why = (value: object | string): string => {
  const outcome = parseRecordLine(typeof value === "string" ? value : JSON.stringify(value));
  if (outcome.kind !== "refused") return outcome.kind;
  const { code, message, remedy, column } = outcome.refusal;
  return `${code}: ${message}${remedy === undefined ? "" : ` (${remedy})`}${column === undefined ? "" : ` @${column}`}`;
};
const at10 = Date.UTC(2026, 1, 15, 10);

test("what an observation does not say is assumed", () => {
  expect(parse({ ...shot, place: "Kamianka" })).toStrictEqual({
    kind: "record",
    record: {
      record: "observation",
      id: "1",
      source: "patrol-a",
      recordedAt: at10,
      kind: "shot",
      from: at10,
      to: at10,
      sourceKind: "open",
      group: "patrol-a",
      place: { radiusM: 0, names: ["Kamianka"] },
    },
  });
});

test("record time is the end of the interval, an act's is when it was done", () => {
  const { at: _, ...rest } = shot;
  expect(parse({ ...rest, from: "2026-02-15T10:00:00Z", to: "2026-02-15T10:05:00Z" })).toMatchObject({
    record: { recordedAt: at10 + 300_000 },
  });
  expect(parse({ record: "act", id: "1", source: "s", act: "notify", by: "Karsa", at: shot.at })).toMatchObject({
    record: { recordedAt: at10, at: at10 },
  });
});

test("all observations have their keys in one order", () => {
  const line = { by: "Karsa", ...shot, count: 2, place: { lon: 1, lat: 2 }, basis: "seen", sourceKind: "patrol" };
  const outcome = parse(line);
  expect(outcome.kind === "record" ? Object.keys(outcome.record).join(" ") : outcome).toBe(
    "record id source recordedAt kind from to sourceKind group place by basis count",
  );
});

test("the institution's own records are accepted and not read", () => {
  for (const record of ["incident", "finding", "duty", "transition", "decision"]) {
    expect(parse({ record, whatever: [1] })).toEqual({ kind: "ignored", sort: record });
  }
});

test("a refusal says what was found, what is expected, and where", () => {
  expect(why({ ...shot, kinds: "x" })).toBe("unknown-key: an observation has no `kinds` (did you mean `kind`?) @73");
  expect(why({ ...shot, at: "yesterday" })).toBe(
    'bad-instant: `at` is an instant such as 2026-02-15T00:00:00Z, of the years 1900 to 2199; here is "yesterday" @45',
  );
  expect(why({ record: "observaton", ...shot })).toBe(
    'unknown-record: no record is of the sort "observaton"; there are observation, act, correction, ' +
      "withdrawal, coverage, tick (did you mean `observation`?) @2",
  );
  expect(why({ ...shot, source: "a/b" })).toContain("slash-in-source");
  expect(why({ ...shot, by: "Karsa" })).toBe(
    "no-basis: `by` names who did it, but `basis` does not say on what ground @73",
  );
  expect(why({ ...shot, basis: "seen" })).toContain("no-author");
  expect(why({ ...shot, place: { lat: 91, lon: 0 } })).toContain("bad-number: `lat` is a latitude from -90 to 90");
  expect(why({ ...shot, place: { lat: 1, lon: 2, radiusM: -1 } })).toContain("bad-number: `radiusM`");
  expect(why({ ...shot, place: { lat: 1, lon: 2, radius: 1 } })).toContain("did you mean `radiusM`?");
  expect(why({ ...shot, place: { lat: 1 } })).toContain("bad-number: `lon`");
  expect(why({ ...shot, sourceKind: "patroll" })).toContain("did you mean `patrol`?");
});

test("intervals run forward and are said in one way", () => {
  const { at: _, ...rest } = shot;
  expect(why({ ...rest, from: "2026-02-15T10:00:00Z", to: "2026-02-15T09:00:00Z" })).toContain("interval-backwards");
  expect(why({ ...rest, from: "2026-02-15T10:00:00Z" })).toBe(
    "missing-key: an observation needs `to`, and this one has none @45",
  );
  expect(why({ ...rest, to: "2026-02-15T10:00:00Z" })).toContain("needs `from`");
  expect(why({ ...shot, to: "2026-02-15T10:00:00Z" })).toContain("at-and-interval");
  expect(why({ ...shot, from: "2026-02-15T10:00:00Z" })).toContain("at-and-interval");
  expect(why(rest)).toContain("needs `at`");
});

test("bounds and types hold for every field", () => {
  const cases: [object, string][] = [
    [{ id: "" }, "bad-text"],
    [{ id: "x".repeat(201) }, "bad-text"],
    [{ id: 7 }, "bad-text"],
    [{ kind: null }, "bad-text"],
    [{ count: 1.5 }, "bad-number"],
    [{ count: -1 }, "bad-number"],
    [{ onSite: "yes" }, "bad-flag"],
    [{ attributes: { a: true } }, "bad-number"],
    [{ attributes: [1] }, "bad-attributes"],
    [{ attributes: Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`a${i}`, i])) }, "too-many-attributes"],
    [{ reportedAt: 5 }, "bad-instant"],
    [{ place: 5 }, "bad-place"],
    [{ place: {} }, "bad-place"],
    [{ by: "K", basis: "b", attribution: "sure" }, "bad-word"],
  ];
  for (const [fields, code] of cases) expect(why({ ...shot, ...fields })).toContain(`${code}:`);
  expect(why(`${JSON.stringify(shot).slice(0, -1)},"attributes":{"calibreMm":1e999}}`)).toContain("bad-number");
  expect(why(`${JSON.stringify(shot).slice(0, -1)},"attributes":{"__proto__":1}}`)).toContain("bad-text");
  expect(why(`${JSON.stringify(shot).slice(0, -1)},"__proto__":1}`)).toContain("unknown-key");
  expect(why(JSON.stringify(shot).replace("shot", "\\ud800"))).toContain("ill-formed-text");
  expect(why(JSON.stringify(shot).replace("shot", "\\ud83d\\ude00"))).toBe("record");
});

test("a key that stands twice is refused, in inner objects too", () => {
  const line = JSON.stringify({ ...shot, place: { lat: 1, lon: 2 } });
  expect(why(line.replace("{", '{"kind":"shelling",'))).toMatch(/^repeated-key: the key "kind" stands twice/);
  expect(why(line.replace('"lat":1', '"lat":1,"l\\u0061t":1'))).toContain('repeated-key: the key "lat"');
  expect(why(line.replace("{", '{"attributes":{"n":1,"n":1},'))).toContain('the key "n"');
});

test("what is no record at all", () => {
  expect(why(`{"attributes":${"[".repeat(30_000)}`)).toContain("too-deep");
  expect(why("{oops")).toMatch(/^not-json: this line is not JSON/);
  expect(why("[1]")).toBe("not-an-object: a record is a JSON object, here is [1]");
  expect(why("null")).toContain("not-an-object");
  expect(why(" ".repeat(65_537))).toContain("line-too-long");
});

test("acts, withdrawals, coverage and ticks are as strict", () => {
  const act = { record: "act", id: "1", source: "s", act: "judge", by: "Panel", at: shot.at };
  expect(why({ ...act, outcome: "acepted" })).toContain("did you mean `accepted`?");
  expect(why({ ...act, recordedAt: "2026-02-15T09:00:00Z" })).toContain("done-after-recorded");
  expect(why({ ...act, place: { lat: 1 } })).toContain("bad-number");
  expect(why({ record: "withdrawal", id: "1", source: "s", of: "x", recordedAt: shot.at })).toContain("bad-reference");
  expect(why({ record: "withdrawal", id: "1", source: "s", of: "s/2" })).toContain("needs `recordedAt`");
  const watch = { record: "coverage", id: "1", source: "s", state: "watched", from: shot.at, to: shot.at };
  expect(why(watch)).toBe("record");
  expect(why({ ...watch, kinds: [] })).toContain("bad-list");
  expect(why({ ...watch, to: "2026-02-15T09:00:00Z" })).toContain("interval-backwards");
  expect(why({ record: "tick", recordedAt: shot.at, id: "1" })).toContain("a tick has no `id`");
});
