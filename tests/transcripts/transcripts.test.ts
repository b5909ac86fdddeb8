// What the command prints, as kept in the transcripts beside this file; and the runner itself, on transcripts made up
// here. Without a transcript the suite fails: nothing is skipped in silence.
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { accept, parseTranscript, runTranscript, splitCommand, transcripts } from "./run.ts";

const isAccepting = process.env["ACCEPT"] === "1";

test("there are transcripts, and each runs at least one command", () => {
  expect(transcripts().length).toBeGreaterThan(0);
  for (const path of transcripts()) {
    expect([basename(path), parseTranscript(readFileSync(path, "utf8")).length]).not.toEqual([basename(path), 0]);
  }
});

for (const path of transcripts()) {
  test(basename(path), { timeout: 60_000 }, async () => {
    const text = readFileSync(path, "utf8");
    const outcomes = await runTranscript(text);
    if (isAccepting) writeFileSync(path, accept(text, outcomes));
    else for (const { exchange, actual } of outcomes) expect(actual, `$ ${exchange.command}`).toBe(exchange.expected);
  });
}

const sample = [
  "# A",
  "```console",
  "$ cat a b",
  "one",
  "",
  "[exit 2]",
  "$ servanda",
  "```",
  "```ts",
  "$ no",
  "```",
  "",
];

test("commands and their output are read from console blocks only", () => {
  expect(parseTranscript(sample.join("\r\n"))).toEqual([
    { command: "cat a b", expected: "one\n\n[exit 2]", start: 3, end: 6 },
    { command: "servanda", expected: "", start: 7, end: 7 },
  ]);
});

test("a broken block is a mistake, not an empty one", () => {
  expect(() => parseTranscript("```console\n$ servanda\n")).toThrow("a console block has no end");
  expect(() => parseTranscript("```console\nservanda\n```\n")).toThrow("line 2: a console block begins with a command");
});

test("accepting replaces the output and nothing else", () => {
  const [first, second] = parseTranscript(sample.join("\n"));
  if (first === undefined || second === undefined) throw new Error("two commands were written");
  const outcomes = [
    { exchange: first, actual: "new" },
    { exchange: second, actual: "x\n[exit 1]" },
  ];
  expect(accept(sample.join("\n"), outcomes)).toBe(
    "# A\n```console\n$ cat a b\nnew\n$ servanda\nx\n[exit 1]\n```\n```ts\n$ no\n```\n",
  );
});

test("words are split as a shell would, and a shell's signs are refused", () => {
  expect(splitCommand(`servanda x "a b" --y='c "d"'`)).toEqual(["servanda", "x", "a b", `--y=c "d"`]);
  expect(() => splitCommand("servanda x | head")).toThrow("there is no shell here to read `|`");
  expect(() => splitCommand("servanda x > file")).toThrow("there is no shell here to read `>`");
});

test("commands that are not ours are refused", async () => {
  await expect(runTranscript("```console\n$ rm x\n```\n")).rejects.toThrow("not `rm`");
});

test("a file is shown as it stands", async () => {
  const [outcome] = await runTranscript("```console\n$ cat .gitignore\n```\n");
  expect(outcome?.actual).toContain("node_modules/");
});
