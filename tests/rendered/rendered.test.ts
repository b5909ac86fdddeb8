// Every agreement reads as its page was accepted. `npm run goldens -- --accept` writes the pages anew; reading the
// difference is the review.
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { pages } from "./pages.ts";

const all = pages();

test.each(all.map((page) => [page.name, page] as const))("%s", (_, { actual, expected }) => {
  expect(actual).toBe(expected);
});

test("every page is of an agreement that is there", () => {
  const kept = readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".txt"));
  expect(kept.sort()).toEqual(all.map(({ name }) => name).sort());
});

test("no page says that something was not understood", () => {
  expect(all.filter(({ actual }) => / (?:not understood\.|· mistake:)/.test(actual)).map(({ name }) => name)).toEqual(
    [],
  );
});
