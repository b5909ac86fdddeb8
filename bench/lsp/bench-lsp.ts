// How long an author waits: completion and diagnostics after each edit of the largest agreement of the library, over
// the protocol. In CPU milliseconds of editor and server together, so that a busy machine changes little. Beside each
// its floor, measured in the same run: reading the same text once (lex and parse, nothing else). Fails if an answer is
// wrong: first equality, then speed.
import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { check, makeSourceFile, parseAgreement } from "@servanda/lang";
import { type Editor, FOLDER, startEditor } from "../../packages/lsp/src/testing/client.ts";

const folder = new URL("../../agreements/", import.meta.url);
// As the server in Node waits (node.ts), so that the check of a letter is not counted to the completion behind it.
const CHECK_DELAY_MS = 15;
/** Milliseconds that an author does not notice. */
const TARGETS = { completion: 30, check: 50 } as const;

interface Row {
  readonly bench: "lsp";
  readonly case: keyof typeof TARGETS;
  readonly medianMs: number;
  readonly worstMs: number;
  readonly targetMs: number;
  /** Median over the floor's median. */
  readonly ratio: number;
  readonly correct: boolean;
}

/** Exit code: 0, 1 if an answer is wrong, 64 wrong usage. */
export async function benchLsp(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: "boolean", default: false }, runs: { type: "string", default: "60" } },
  });
  const name = largest();
  const text = readFileSync(new URL(name, folder), "utf8");
  const editor = await startEditor(new Map([[name, text]]), (work) => {
    setTimeout(work, CHECK_DELAY_MS);
  });
  const rows = await measure(editor, FOLDER + name, text, Number(values.runs));
  await editor.stop();
  if (!values.json) process.stdout.write(`${name}, ${text.split("\n").length} lines, ${values.runs} edits\n`);
  for (const row of rows) process.stdout.write(values.json ? `${JSON.stringify(row)}\n` : lineOf(row));
  return rows.every(({ correct }) => correct) ? 0 : 1;
}

function largest(): string {
  const names = readdirSync(folder).filter((name) => name.endsWith(".servanda.md"));
  const size = (name: string): number => readFileSync(new URL(name, folder)).length;
  return names.reduce((a, b) => (size(b) > size(a) ? b : a));
}

/** An author types the beginning of a clause at the end of the last block, a letter at a time. */
function typed(
  text: string,
  run: number,
): { readonly text: string; readonly line: number; readonly character: number } {
  const sentence = "clause Zz.1: each party must not fire in ";
  const written = sentence.slice(0, sentence.length - 3 + (run % 4));
  const at = text.lastIndexOf("\n```");
  return {
    text: `${text.slice(0, at)}\n${written}${text.slice(at)}`,
    line: text.slice(0, at).split("\n").length,
    character: written.length,
  };
}

async function measure(editor: Editor, uri: string, text: string, runs: number): Promise<readonly Row[]> {
  await editor.open(uri, text);
  const times = { completion: [] as number[], check: [] as number[], floor: [] as number[] };
  const correct = { completion: true, check: true };
  for (let run = 0; run < runs; run++) {
    const edit = typed(text, run);
    let before = process.cpuUsage();
    const checked = editor.change(uri, edit.text);
    const position = { line: edit.line, character: edit.character };
    const list = await editor.ask<{ items: { label: string }[] }>("textDocument/completion", {
      textDocument: { uri },
      position,
    });
    times.completion.push(cpuMsSince(before));
    await checked;
    before = process.cpuUsage();
    const shown = await editor.change(uri, `${edit.text}\n`);
    times.check.push(cpuMsSince(before));
    before = process.cpuUsage();
    parseAgreement(makeSourceFile(uri, edit.text));
    times.floor.push(cpuMsSince(before));
    correct.completion &&= list.items.length > 0;
    if (run % 20 === 0) correct.check &&= shown.length === expected(uri, `${edit.text}\n`);
  }
  // The first answers are those of a cold program.
  const warm = (all: readonly number[]): readonly number[] => all.slice(Math.min(10, all.length >> 1));
  const floor = median(warm(times.floor));
  return (["completion", "check"] as const).map((each) => ({
    bench: "lsp",
    case: each,
    medianMs: rounded(median(warm(times[each]))),
    worstMs: rounded(Math.max(...warm(times[each]))),
    targetMs: TARGETS[each],
    ratio: rounded(median(warm(times[each])) / floor),
    correct: correct[each],
  }));
}

function expected(uri: string, text: string): number {
  return check(makeSourceFile(uri, text)).diagnostics.filter(({ at }) => at.file === uri).length;
}

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function lineOf(row: Row): string {
  const times = `median ${row.medianMs} CPU-ms, worst ${row.worstMs}, target ${row.targetMs}`;
  const verdict = row.correct ? "answers right" : "ANSWER WRONG";
  return `${row.case}: ${times}, ${row.ratio} times reading the text, ${verdict}\n`;
}
