// Every golden still reads as it was accepted, and every code has one.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { codes } from "./diagnostics/codes.ts";
import { type GoldenPorts, runGoldens } from "./testing/goldens.ts";

const folder = new URL("../goldens/", import.meta.url);
const ports: GoldenPorts = {
  readDir: () => readdirSync(folder),
  readFile: (name) => readFileSync(new URL(name, folder), "utf8"),
  writeFile: (name, text) => writeFileSync(new URL(name, folder), text),
};

const results = runGoldens(ports, false);

test.each(results.map((result) => [result.name, result] as const))("%s", (_, { expected, actual }) => {
  expect(actual).toBe(expected);
});

test.each(results.map(({ name, actual }) => [name, actual] as const))(
  "%s shows the code of its name",
  (name, actual) => {
    expect(actual).toContain(`[${name.split("-")[0]}]`);
  },
);

test("every code of the parser has a golden", () => {
  const covered = new Set(results.map(({ name }) => name.split("-")[0]));
  expect(Object.keys(codes).filter((code) => code.startsWith("S01") && !covered.has(code))).toEqual([]);
});
