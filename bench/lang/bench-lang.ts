// `npm run bench -- lang [--json]`: what it costs to check a text of the greatest size, as a ratio to `JSON.parse` of
// the same text as one string, and how the cost grows from a quarter of the text to the whole: 1 is linear, 2 a square.
// CPU time of this process, the best of several runs, both measured in the same run.
import { check, makeSourceFile } from "@servanda/lang";
import { type Shape, shapes, textOf } from "./texts.ts";

const RUNS = 5;

interface Row {
  readonly shape: string;
  readonly sizeBytes: number;
  readonly checkS: number;
  readonly ratio: number;
  /** From a quarter of the text to all of it. */
  readonly exponent: number;
}

function bestCpuS(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < RUNS; i++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
  }
  return best;
}

function measure(shape: Shape): Row {
  const text = textOf(shape, 1);
  const quarter = textOf(shape, 0.25);
  const checkOf = (each: string): number => bestCpuS(() => check(makeSourceFile("bench.servanda.md", each)));
  const checkS = checkOf(text);
  const growth = Math.log(checkS / checkOf(quarter)) / Math.log(text.length / quarter.length);
  const json = JSON.stringify(text);
  const parseS = bestCpuS(() => JSON.parse(json));
  return { shape: shape.name, sizeBytes: text.length, checkS, ratio: checkS / parseS, exponent: growth };
}

export function benchLang(args: readonly string[]): number {
  const rows = shapes.map(measure);
  if (args.includes("--json")) {
    process.stdout.write(`${JSON.stringify(rows)}\n`);
    return 0;
  }
  process.stdout.write("shape                     size    check   × JSON.parse   grows as size to the power of\n");
  for (const { shape, sizeBytes, checkS, ratio, exponent } of rows) {
    const size = `${Math.round(sizeBytes / 1000)} kB`;
    const cells = [
      shape.padEnd(24),
      size.padStart(8),
      `${checkS.toFixed(2)} s`.padStart(8),
      ratio.toFixed(0).padStart(14),
    ];
    process.stdout.write(`${cells.join(" ")}${exponent.toFixed(2).padStart(10)}\n`);
  }
  return 0;
}
