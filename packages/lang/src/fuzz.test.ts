// A short run of the fuzzer with a fixed seed, over the agreements of the repository; longer ones are run by hand with
// `npm run fuzz -- lang`.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fuzz } from "./testing/fuzz.ts";
import { testSeed } from "./testing/trees.ts";

const agreements = new URL("../../../agreements/", import.meta.url);
const texts = [
  ...readdirSync(agreements)
    .filter((name) => name.endsWith(".servanda.md"))
    .sort()
    .map((name) => readFileSync(new URL(name, agreements), "utf8"))
    // The long ones are for longer runs.
    .filter((text) => text.length < 9000),
  readFileSync(new URL("../mistakes/base.servanda.md", import.meta.url), "utf8"),
];

test(`500 damaged agreements break nothing (seed ${testSeed()})`, () => {
  expect(texts.length).toBeGreaterThan(3);
  expect(fuzz(texts, testSeed(), 500)).toBeUndefined();
});
