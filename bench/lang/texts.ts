// Texts of the greatest size that is read: as agreements are, and as someone would write who means harm.

export interface Shape {
  readonly name: string;
  /** So many parts fill a file. */
  readonly count: number;
  readonly text: (count: number) => string;
}

const head =
  '```servanda\ninclude "std/ceasefire"\nbetween Karsa, Ostrel\nzone Buffer\n' +
  "stage Ceasefire from 2026-02-15 00:00+00:00\n```\n";

function many(count: number, part: (index: number) => string, between: string = "\n"): string {
  return Array.from({ length: count }, (_, index) => part(index)).join(between);
}

function block(text: string): string {
  return `${head}\`\`\`servanda\n${text}\n\`\`\`\n`;
}

const rule = "each party must not fire in Buffer";

export const shapes: readonly Shape[] = [
  {
    name: "articles",
    count: 5000,
    text: (count) =>
      head +
      many(
        count,
        (index) =>
          `## Article ${index + 1}. Fire\n\nNobody fires in the zone between the lines, by day or by night.\n\n` +
          `\`\`\`servanda\nclause ${index + 1}.1 during Ceasefire: ${rule}\n  unless flight by Karsa\n\`\`\`\n`,
      ),
  },
  {
    name: "clauses in one block",
    count: 19_900,
    text: (count) => block(many(count, (index) => `clause ${index}: ${rule}`)),
  },
  {
    name: "clauses with mistakes",
    count: 19_900,
    text: (count) => block(many(count, (index) => `clause ${index} each party shall not fier in Bufer`)),
  },
  { name: "a list", count: 50_000, text: (count) => block(`clause 1: ${rule}${many(count, () => ", Buffer", "")}`) },
  {
    name: "one line",
    count: 200_000,
    text: (count) => block(`clause 1: each party must not ${"fire ".repeat(count)}`),
  },
  { name: "open brackets", count: 100_000, text: (count) => block(`clause 1: ${rule} unless ${"(".repeat(count)}`) },
  { name: "exceptions", count: 80_000, text: (count) => block(`clause 1: ${rule} ${"unless fire ".repeat(count)}`) },
  {
    name: "stages in a chain",
    count: 18_000,
    text: (count) =>
      block(many(count, (index) => `stage S${index} from start of ${index === 0 ? "Ceasefire" : `S${index - 1}`}`)),
  },
  { name: "strange signs", count: 1_000_000, text: (count) => block(`clause 1: ${"@".repeat(count)}`) },
  { name: "fences", count: 80_000, text: (count) => "```servanda\n".repeat(count) },
];

/** The shape at a share of its full size. */
export function textOf({ count, text }: Shape, share: number): string {
  return text(Math.round(count * share));
}
