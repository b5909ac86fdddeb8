// A row as the mapping sees it: the values of the columns it asks for, by slot. And what reading a value gives: the
// value, or why not, returned and never thrown, since a refused row must not cost more than a good one.
import type { Refusal } from "@servanda/core";
import type { Template } from "../mapping/template.ts";

/** Values by slot; an absent optional column is empty. */
export type Row = readonly string[];

/** Why a value could not be read, and in which column. */
export class Failed {
  readonly refusal: Refusal;
  readonly columnName: string | undefined;

  constructor(refusal: Refusal, columnName?: string) {
    this.refusal = refusal;
    this.columnName = columnName;
  }
}

/** Reads something from a row. */
export type Reads<T> = (row: Row) => T | Failed;

/** The columns a mapping asks for, each with its slot. Filled while the mapping is compiled. */
export class Columns {
  readonly #slots = new Map<string, number>();

  slot(name: string): number {
    const known = this.#slots.get(name);
    if (known !== undefined) return known;
    this.#slots.set(name, this.#slots.size);
    return this.#slots.size - 1;
  }

  get names(): readonly string[] {
    return [...this.#slots.keys()];
  }
}

/** The text of a template, trimmed: a column that is absent leaves no space behind. */
export function compileTemplate(template: Template, columns: Columns): (row: Row) => string {
  const parts = template.map(({ kind, text }) => ({ text, slot: kind === "column" ? columns.slot(text) : -1 }));
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) {
    const { text, slot } = only;
    return slot < 0 ? () => text : (row) => (row[slot] ?? "").trim();
  }
  return (row) => {
    let joined = "";
    for (const { text, slot } of parts) joined += slot < 0 ? text : (row[slot] ?? "");
    return joined.trim();
  };
}

/** The first column of a template, to which a refusal of its value points. */
export function firstColumn(template: Template): string | undefined {
  return template.find(({ kind }) => kind === "column")?.text;
}
