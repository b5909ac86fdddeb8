// Reads a page as the agreement that it is, with the maps beside it, and tells what `servanda check` says of it.
import { readFileSync } from "node:fs";
import type { CheckedAgreement } from "@servanda/agreement";
import { check, type Diagnostic, makeSourceFile } from "@servanda/lang";
import type { Table } from "./markdown-tables.ts";
import type { Page } from "./page.ts";

export const folder: URL = new URL("../", import.meta.url);

/** The agreement, and what is said of it. Throws where the text has errors. */
export function checkPage({ name, text }: Pick<Page, "name" | "text">): {
  readonly agreement: CheckedAgreement;
  readonly says: Table;
} {
  const readFile = (path: string): string => readFileSync(new URL(path, folder), "utf8");
  const { agreement, diagnostics } = check(makeSourceFile(name, text), { readFile });
  const rows = diagnostics.map((each) => [each.code, each.severity, each.title, wordsAt(each, text)]);
  if (agreement === undefined) throw new Error(`${name} has errors:\n${rows.map((row) => row.join(" · ")).join("\n")}`);
  return { agreement, says: { head: ["code", "severity", "says", "of"], rows } };
}

/** The words of the text that it is about, on one line. */
function wordsAt({ at }: Diagnostic, text: string): string {
  return text.slice(at.span.start, at.span.end).replace(/\s+/g, " ").replaceAll("|", "/");
}
