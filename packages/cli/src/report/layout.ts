// Text laid out for the width of the terminal: wrapped sentences and tables. Widths count code points.

const USUAL = 100;
const NARROWEST = 60;
const WIDEST = 120;

/** Columns of a line: as `COLUMNS` says, else the terminal; within bounds, so that a sentence stays readable. */
export const WIDTH: number = columnsOf(process.env["COLUMNS"], process.stdout.columns);

/** 100 where nobody says, as in a file or a pipe. */
export function columnsOf(wished: string | undefined, terminal: number | undefined): number {
  const isNumber = wished !== undefined && /^[1-9]\d{0,4}$/.test(wished);
  const columns = isNumber ? Number(wished) : (terminal ?? 0);
  return columns === 0 ? USUAL : Math.min(Math.max(columns, NARROWEST), WIDEST);
}

export interface WrapOptions {
  /** In front of every line. */
  readonly indent?: string;
  /** In front of the first line instead. */
  readonly first?: string;
}

/** Breaks at blanks; a word longer than the line stays whole. */
export function wrap(text: string, { indent = "", first = indent }: WrapOptions = {}): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(/\s+/)) {
    if (!isEmpty && widthOf(line) + 1 + widthOf(word) > WIDTH) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join("\n");
}

/** Columns as wide as their widest cell; `right` names those that are numbers. The last column is not padded. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = [], indent = "  "): string {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  return rows
    .map((row) => {
      const cells = widths.map((width, column) => {
        const cell = row[column] ?? "";
        const blanks = " ".repeat(width - widthOf(cell));
        return right.includes(column) ? blanks + cell : cell + blanks;
      });
      return `${indent}${cells.join("  ")}`.trimEnd();
    })
    .join("\n");
}

/** Columns that a text takes, without the escapes of colours. */
export function widthOf(text: string): number {
  return [...text.replaceAll(/\u001b\[[0-9;]*m/g, "")].length;
}

/** `1 report`, `3 reports`, `12,345 reports`. */
export function some(count: number, noun: string, plural: string = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** Digits in groups of three, whatever the machine's language. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], word: string = "and"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1) ?? ""}`;
}

/** Text that reads as it is written: what would move the cursor or turn the line, but for our colours, shows as `�`. */
export function printable(text: string): string {
  return text.replaceAll(
    /\u001b(?!\[[0-9;]{1,3}m)|[\u0000-\u0009\u000b-\u001a\u001c-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    "\ufffd",
  );
}
