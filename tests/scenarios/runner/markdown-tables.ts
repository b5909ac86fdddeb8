// Tables of Markdown, as people write them and as the runner writes them back: one row a line, cells between bars.

/** A table: the words of its head, and a cell for each of them in every row. A dash alone is an empty cell. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const EMPTY = "–";

/** Every row as a record from the words of the head to its cells. */
export type Row = ReadonlyMap<string, string>;

/** The tables of a piece of text, in order. Throws where a row has more or fewer cells than the head. */
export function tablesIn(text: string): readonly Table[] {
  const tables: { head: readonly string[]; rows: (readonly string[])[] }[] = [];
  let isOpen = false;
  for (const line of text.split("\n")) {
    if (!line.startsWith("|")) {
      isOpen = false;
      continue;
    }
    const cells = line.replace(/^\||\|\s*$/g, "").split("|");
    const words = cells.map((cell) => cell.trim());
    const table = tables.at(-1);
    if (!isOpen || table === undefined) {
      tables.push({ head: words, rows: [] });
      isOpen = true;
    } else if (!words.every((word) => /^:?-+:?$/.test(word))) {
      if (words.length !== table.head.length)
        throw new Error(`${words.length} cells under ${table.head.length}: ${line}`);
      table.rows.push(words.map((word) => (word === EMPTY ? "" : word)));
    }
  }
  return tables;
}

export function rowsOf({ head, rows }: Table): readonly Row[] {
  return rows.map((cells) => new Map(head.map((word, index) => [word, cells[index] ?? ""])));
}

/** Aligned, so that a difference between two tables is a difference between cells. */
export function tableText({ head, rows }: Table): string {
  const all = [head, ...rows.map((cells) => cells.map((cell) => (cell === "" ? EMPTY : cell)))];
  const widths = head.map((_, column) => Math.max(3, ...all.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(head), rule, ...all.slice(1).map(line)].join("\n");
}
