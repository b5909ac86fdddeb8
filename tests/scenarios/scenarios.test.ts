// The scenarios of this folder: each page is an agreement, a log, and what must follow by both monitors, in whatever
// order the records come.
import { readdirSync, readFileSync } from "node:fs";
import type { Finding, LogRecord } from "@servanda/agreement";
import { format, makeSourceFile } from "@servanda/lang";
import { explainFinding } from "@servanda/monitor";
import { describe, expect, test } from "vitest";
import { checkPage, folder } from "./runner/check.ts";
import { actualAt, checkedBoth, differences, expectedAt } from "./runner/compare.ts";
import { type Page, parsePage } from "./runner/page.ts";
import { type Known, knownAt, monitors, replaced, seenLate, shuffled, withTicks } from "./runner/run.ts";

const pages = readdirSync(folder)
  .filter((name) => /^\d\d-.*\.md$/.test(name))
  .sort()
  .map((name) => parsePage(name, readFileSync(new URL(name, folder), "utf8")));

const SEEDS = [1, 2, 3];

describe.each(pages.map((page): [string, Page] => [page.title, page]))("%s", (_, page) => {
  const { agreement } = checkPage(page);
  const end = Math.max(...page.asOf.map(({ at }) => at));
  const late = seenLate(page.records, end);
  const played = (name: keyof typeof monitors, records: readonly LogRecord[], at: number): Known =>
    knownAt(monitors[name], agreement, records, at);

  test("what check says of the text", () => {
    const { expected, actual } = checkedBoth(page);
    expect(differences(actual, expected)).toBe("");
  });

  test("the text is laid out as fmt lays it out, and something is expected of it", () => {
    expect(format(makeSourceFile(page.name, page.text))).toBe(page.text);
    expect(page.asOf).not.toEqual([]);
  });

  describe.each(page.asOf)("$heading", (asOf) => {
    const expected = expectedAt(asOf);

    test.each(["reference", "monitor"] as const)("by the %s", (name) => {
      const actual = actualAt(asOf, played(name, page.records, asOf.at), page.zone);
      expect(differences(actual, expected)).toBe("");
    });

    test.each(SEEDS)("in another order within each record instant (seed %i)", (seed) => {
      const actual = actualAt(asOf, played("monitor", shuffled(page.records, seed), asOf.at), page.zone);
      expect(differences(actual, expected)).toBe("");
    });

    test("however often time is looked at", () => {
      const { said: _said, ...stands } = played("reference", withTicks(page.records, asOf.at), asOf.at);
      expect({ ...played("reference", page.records, asOf.at), ...stands }).toEqual(
        played("reference", page.records, asOf.at),
      );
    });

    test("with the records that may stand instead of others", () => {
      const actual = actualAt(asOf, played("monitor", replaced(page), asOf.at), page.zone);
      expect(differences(actual, expected)).toBe("");
    });
  });

  test("both monitors say the same, record by record, also where what was seen comes in last", () => {
    for (const records of [page.records, late, ...SEEDS.map((seed) => shuffled(page.records, seed))]) {
      expect(played("monitor", records, end)).toEqual(played("reference", records, end));
    }
  });

  test("where what was seen comes in last, what was found of the world is the same", () => {
    const { findings } = played("reference", late, end);
    expect(findings.map(ofTheWorld)).toEqual(played("reference", page.records, end).findings.map(ofTheWorld));
  });
});

describe.each(pages.filter(({ unsaid }) => unsaid.length > 0))("$title", (page) => {
  test("no verdict and no reason says the names that it must not", () => {
    const { agreement } = checkPage(page);
    const end = Math.max(...page.asOf.map(({ at }) => at));
    const known = knownAt(monitors.reference, agreement, page.records, end);
    const run = { agreement, records: page.records, said: known.said, end };
    const reasons = known.findings.map((finding) => ({ ...explainFinding(run, finding), reports: [], acts: [] }));
    const said = JSON.stringify([known, reasons]);
    expect(page.unsaid.filter((name) => said.includes(name))).toEqual([]);
    expect(page.unsaid.filter((name) => !JSON.stringify(page.records).includes(name))).toEqual([]);
    const without = { ...run, records: replaced(page) };
    expect(known.findings.map((finding) => ({ ...explainFinding(without, finding), reports: [], acts: [] }))).toEqual(
      reasons,
    );
  });
});

/** What a verdict says of the world. What was pleaded and ruled, and by when, is of the record. */
function ofTheWorld({ status: _status, unsettled: _unsettled, ...finding }: Finding): unknown {
  return finding;
}
