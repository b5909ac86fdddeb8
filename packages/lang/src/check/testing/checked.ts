// Small agreements for tests: a few actors and bodies, then the statements in question. For tests only.
import type { CheckedAgreement } from "@servanda/agreement";
import { expect } from "vitest";
import { makeSourceFile } from "../../document/source-file.ts";
import { sampleFiles } from "../../testing/sample-files.ts";
import { check } from "../check.ts";

const who = `between Karsa, Ostrel
guaranteed by Arvo, Belin
observed by Mission
body Commission = Karsa, Ostrel, Mission
body Council = each guarantor in force
`;

/** A whole file around the statements. */
export function textOf(statements: string, head: string = who): string {
  return `---\ntitle: Test\ntime zone: Europe/Kyiv\n---\n\n\`\`\`servanda\n${head}${statements}\n\`\`\`\n`;
}

/** The checked agreement; fails where something is an error. */
export function checked(statements: string, head: string = who): CheckedAgreement {
  const source = makeSourceFile("test.servanda.md", textOf(statements, head));
  const { agreement, diagnostics } = check(source, { readFile: (path) => sampleFiles.get(path) });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (agreement === undefined) throw new Error("no agreement without errors");
  return agreement;
}
