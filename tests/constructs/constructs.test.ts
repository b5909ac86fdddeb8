// Every construct of the language at work: what follows from a few records, and what does not.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hour } from "../../packages/monitor/src/testing/builders.ts";
import { constructIds } from "./construct-ids.ts";
import { groups } from "./groups.ts";
import { type Construct, played } from "./running.ts";

const all = Object.values(groups).flat();

describe.each(Object.entries(groups))("%s", (_, cases) => {
  test.each(cases)("$shows", (shown) => {
    const { follows } = shown;
    expect(played(shown)).toEqual({ reference: follows, monitor: follows, restarted: follows });
  });
});

test.each(constructIds)("%s has a case in which something follows by it", (id) => {
  const shown = all.filter((each) => each.of.includes(id) && each.follows.length > 0);
  expect(shown.map(({ shows }) => shows)).not.toEqual([]);
});

test.each(constructIds)("%s has a case in which nothing follows by it, or the opposite does", (id) => {
  const shown = all.filter((each) => each.not?.includes(id) === true && isWithoutEffect(each));
  expect(shown.map(({ shows }) => shows)).not.toEqual([]);
});

test("every case shows something", () => {
  expect(all.filter((each) => each.of.length === 0 && (each.not ?? []).length === 0)).toEqual([]);
});

test("the constructs are those of the page on how to encode them", () => {
  const page = readFileSync(new URL("../../docs/language/how-to.md", import.meta.url), "utf8");
  expect([...page.matchAll(/^### ([A-Z]\d+)\. /gm)].map(([, id]) => id)).toEqual([...constructIds]);
});

/** What says that something was not done, does not count, or is not known. */
const OPPOSITES = new RegExp(
  [
    "overdue|late|rejected|contradicted|excused|contested|unsettled",
    "not observed|possible|suspended|lapsed|reason owed|not held",
  ].join("|"),
);

/** Whether some record (or time passing) is followed by nothing at its hour, or something that fell short is said. */
function isWithoutEffect({ records, follows }: Construct): boolean {
  const isSilent = records.some(
    ({ recordedAt }) => !follows.some((line) => line.startsWith(`${recordedAt / hour(1)}h `)),
  );
  return isSilent || follows.some((line) => OPPOSITES.test(line));
}
