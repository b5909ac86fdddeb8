// The survey in words: a table for people, lines of JSON for programs.
import type { ClauseClass } from "./classify.ts";
import { NO_TAG, type Row } from "./survey.ts";

type Counts = Readonly<Record<"total" | ClauseClass, number>>;

function countsOf(rows: readonly Row[]): Counts {
  const count = (name: ClauseClass) => rows.filter((row) => row.class === name).length;
  return { total: rows.length, asIs: count("asIs"), judged: count("judged"), open: count("open"), not: count("not") };
}

/** First the counts, then a row per clause. */
export function renderJson(rows: readonly Row[]): string {
  return [countsOf(rows), ...rows].map((each) => `${JSON.stringify(each)}\n`).join("");
}

export function renderTable(rows: readonly Row[]): string {
  const agreements = [...new Set(rows.map(({ agreement }) => agreement))];
  const constructs = [...new Set(rows.flatMap((row) => row.constructs))].sort(byConstruct);
  const parts = [
    table(
      "instrument",
      agreements.map((name) => [name, rows.filter(({ agreement }) => agreement === name)]),
      rows,
    ),
    table(
      "construct",
      constructs.map((name) => [name, rows.filter((row) => row.constructs.includes(name))]),
    ),
    notEncoded(rows),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

type Named = readonly [name: string, rows: readonly Row[]];

function table(title: string, groups: readonly Named[], all?: readonly Row[]): string {
  const width = Math.max(...groups.map(([name]) => name.length), title.length);
  const head = [title.padEnd(width), ...columns.map(([name]) => name)].join("  ");
  const line = ([name, rows]: Named) =>
    [name.padEnd(width), ...columns.map(([column, cell]) => cell(rows).padStart(column.length))].join("  ");
  const whole: readonly Named[] = all === undefined ? [] : [["all", all]];
  const share = all === undefined ? [] : [shares(all, width)];
  return [head, ...groups.map(line), ...whole.map(line), ...share].join("\n");
}

const columns: readonly (readonly [name: string, cell: (rows: readonly Row[]) => string])[] = [
  ["clauses", (rows) => `${rows.length}`],
  ["as is", (rows) => `${countsOf(rows).asIs}`],
  ["judged", (rows) => `${countsOf(rows).judged}`],
  ["open", (rows) => `${countsOf(rows).open}`],
  ["not encoded", (rows) => `${countsOf(rows).not}`],
  ["strained", (rows) => `${rows.filter(({ strained }) => strained).length}`],
];

function shares(rows: readonly Row[], width: number): string {
  const percent = (part: number) => `${rows.length === 0 ? 0 : Math.round((1000 * part) / rows.length) / 10} %`;
  const { asIs, judged, open, not } = countsOf(rows);
  const cells = ["", percent(asIs), percent(judged), percent(open), percent(not), ""];
  return ["share".padEnd(width), ...cells.map((cell, index) => cell.padStart(columns[index]?.[0].length ?? 0))]
    .join("  ")
    .trimEnd();
}

/** Each with why; those without a tag as one line an instrument. */
function notEncoded(rows: readonly Row[]): string {
  const not = rows.filter((row) => row.class === "not");
  const said = not.filter(({ why }) => why !== NO_TAG);
  const untagged = not.filter(({ why }) => why === NO_TAG);
  const agreements = [...new Set(untagged.map(({ agreement }) => agreement))];
  const lines = [
    ...said.map(({ id, why }) => `  ${id}: ${why ?? ""}`),
    ...agreements.map((name) => {
      const ids = untagged.filter(({ agreement }) => agreement === name).map(({ id }) => id);
      return `  no tag: ${ids.join(", ")}`;
    }),
  ];
  return lines.length === 0 ? "" : ["not encoded", ...lines].join("\n");
}

/** `T2` before `T10`. */
function byConstruct(a: string, b: string): number {
  const [letterA, letterB] = [a.slice(0, 1), b.slice(0, 1)];
  return letterA === letterB ? Number(a.slice(1)) - Number(b.slice(1)) : letterA < letterB ? -1 : 1;
}
