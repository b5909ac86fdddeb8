// Every code of the checker has a golden, words in the house style, and an explanation whose bad line shows the code.
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { codes } from "../../diagnostics/codes.ts";
import { makeSourceFile } from "../../document/source-file.ts";
import { sampleFiles } from "../../testing/sample-files.ts";
import { check } from "../check.ts";
import { checkExplanations } from "./explanations.ts";

const ours = Object.keys(checkExplanations);

test("every code has a golden", () => {
  const covered = new Set(readdirSync(new URL("../../../goldens/", import.meta.url)).map((name) => name.split("-")[0]));
  expect(ours.filter((code) => !covered.has(code))).toEqual([]);
});

test("every code of S02xx to S06xx is explained", () => {
  expect(Object.keys(codes).filter((code) => /^S0[2-6]/.test(code))).toEqual([...ours].sort());
});

const head = `between Karsa, Ostrel, Ukraine, Russia
guaranteed by Germany, France
observed by Mission
body Commission = Karsa, Ostrel
  - decides by unanimity
body Council = each guarantor
  - decides by unanimity
line ContactLine from "contact-line.geojson"
`;

// Examples that need the front matter, another file, or nothing to be declared.
const apart = new Set([
  "S0205",
  "S0206",
  "S0212",
  "S0213",
  "S0214",
  "S0391",
  "S0392",
  "S0393",
  "S0405",
  "S0406",
  "S0412",
  "S0413",
  "S0414",
  "S0415",
  "S0606",
  "S0211",
  "S0605",
]);

test.each(Object.entries(checkExplanations).filter(([code]) => !apart.has(code)))(
  "the bad line of %s shows it, the good one does not",
  (code, { bad, good }) => {
    expect(codesOf(bad)).toContain(code);
    expect(codesOf(good)).not.toContain(code);
  },
);

function codesOf(example: string): readonly string[] {
  const isDeclaring = (name: string): boolean =>
    new RegExp(`^(?:(?:line|zone) ${name}\\b|between .*\\b${name}\\b)`, "m").test(example);
  const declared = head
    .split("\n")
    .filter(
      (line) =>
        !(line.startsWith("line") && (isDeclaring("ContactLine") || !example.includes("ContactLine"))) &&
        !(line.startsWith("between") && isDeclaring("Karsa")),
    )
    .join("\n");
  const needed = ["Buffer", "SecurityZone"]
    .filter((name) => example.includes(name) && !isDeclaring(name))
    .map((name) => `zone ${name}`);
  if (example.includes("Ceasefire") && !example.includes("stage Ceasefire"))
    needed.push("stage Ceasefire from 2026-02-15 00:00");
  const refersTo21 =
    example.includes("clause 2.1") && !/^clause 2\.1/m.test(example) ? ["clause 2.1: each party must not fire"] : [];
  const text = ["```servanda", declared, ...needed, ...refersTo21, example, "```", ""].join("\n");
  const source = makeSourceFile("example.servanda.md", `---\ntime zone: Europe/Kyiv\n---\n\n${text}`);
  return check(source, {
    readFile: (path) =>
      sampleFiles.get(path) ??
      (path.startsWith("maps/") || path === "b.geojson" || path === "buffer.geojson"
        ? sampleFiles.get(path.includes("line") ? "line.geojson" : "area.geojson")
        : undefined),
  }).diagnostics.map((each) => each.code);
}
