// What a page expects and what a monitor says, each as one text of tables, so that the difference can be read.

import { checkPage } from "./check.ts";
import { type Table, tableText } from "./markdown-tables.ts";
import { type AsOf, type Page } from "./page.ts";
import { type Known } from "./run.ts";
import { tables } from "./tables.ts";

/** The tables that the page has under this heading, in the order in which they are compared. */
export function expectedAt({ heading, tables: given }: AsOf): string {
  for (const name of given.keys()) if (tables[name] === undefined) throw new Error(`no table is called "${name}"`);
  const parts = Object.keys(tables).flatMap((name) => {
    const table = given.get(name);
    return table === undefined ? [] : [section(name, table)];
  });
  return [`## ${heading}`, ...parts].join("\n\n");
}

/** The same of what is known: under the page's columns, and with every table that the page passes over in silence. */
export function actualAt({ heading, tables: given }: AsOf, known: Known, zone: Page["zone"]): string {
  const parts = Object.entries(tables).flatMap(([name, render]) => {
    const columns = given.get(name)?.head;
    const table = render(known, zone, columns);
    return table.rows.length === 0 && columns === undefined ? [] : [section(name, table)];
  });
  return [`## ${heading}`, ...parts].join("\n\n");
}

/** What `check` says, and what the page says that it says. Nothing, if the page has no such table. */
export function checkedBoth(page: Page): { readonly expected: string; readonly actual: string } {
  const { says } = checkPage(page);
  return { expected: checkedText(page.checked), actual: checkedText(says) };
}

/** Nothing if both are the same; else which lines differ, and all that is said as a page would have it. */
export function differences(actual: string, expected: string): string {
  if (actual === expected) return "";
  const rows = (text: string): readonly string[] =>
    text.split("\n").map((line) => line.replace(/ +|-{2,}/g, " ").trim());
  const [said, paged] = [rows(actual), rows(expected)];
  const lines = [
    ...paged.filter((line) => !said.includes(line)).map((line) => `only in the page: ${line}`),
    ...said.filter((line) => !paged.includes(line)).map((line) => `not in the page:  ${line}`),
  ];
  return [...(lines.length === 0 ? ["the order differs"] : lines), "", "What is said:", "", actual].join("\n");
}

function checkedText(table: Table | undefined): string {
  return table === undefined || table.rows.length === 0 ? "nothing" : tableText(table);
}

function section(name: string, table: Table): string {
  return `### ${name}\n\n${tableText(table)}`;
}
