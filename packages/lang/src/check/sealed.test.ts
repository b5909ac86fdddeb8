// Which clauses a sealed annex touches.
import { expect, test } from "vitest";
import { makeSourceFile } from "../document/source-file.ts";
import { check } from "./check.ts";

const matter = "---\ntitle: Case\ntime zone: UTC\n---\n# Case\n\n";
const front = `${matter}## Article 1. Case\n\n\`\`\`servanda\nbetween Karsa, Ostrel\n`;

/** Names of the annexes by clause. */
function touched(text: string): Readonly<Record<string, readonly string[]>> {
  const { agreement } = check(makeSourceFile("case.servanda.md", `${front}${text}\n\`\`\`\n`));
  return Object.fromEntries((agreement?.clauses ?? []).map((each) => [each.key, each.touchesSealed ?? []]));
}

const elsewhere = "\n```\n\n## Article 2. Other\n\n```servanda\n";

test("a sealed annex touches the clauses of its article and those that name it", () => {
  const text = `annex B sealed "x"\nclause 1: each party must not fire${elsewhere}clause 2: each party must not fly uav
clause 3 when fire: each party must declare B within 2 days`;
  expect(touched(text)).toEqual({ "1": ["B"], "2": [], "3": ["B"] });
});

test("an annex that is open touches nothing", () => {
  expect(touched('annex B "map"\nclause 1: each party must not fire')).toEqual({ "1": [] });
});
