// Golden replays: what the command prints for the examples, byte for byte, as hashes in pinned.json. Whoever changes
// what is said changes a hash: run `ACCEPT=1 npx vitest run tests/replays/pinned.test.ts`, and say in the commit why
// the output is another. (What changed: run the command that the failure names before and after.)
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { sha256Hex } from "@servanda/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXAMPLES, type Example, ROOT } from "./examples.ts";

const PINS = new URL("pinned.json", import.meta.url);
const COMMAND = "packages/cli/bin/servanda.js";

/** The Node that a user has, if there is one besides the pinned runtime. Too old a one hands over to that. */
const SYSTEM_NODE = (process.env["PATH"] ?? "")
  .split(delimiter)
  .filter((folder) => !folder.includes("node_modules"))
  .map((folder) => join(folder, process.platform === "win32" ? "node.exe" : "node"))
  .find((path) => existsSync(path));
const WHY_SKIPPED = SYSTEM_NODE === undefined ? " (skipped: no node on PATH)" : "";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "servanda-pinned-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Way {
  readonly node?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isReversed?: boolean;
}

function printed({ agreement, sources }: Example, output: string, way: Way = {}): string {
  const given = sources(folder);
  const args = [COMMAND, "monitor", agreement, ...(way.isReversed === true ? given.toReversed() : given), output];
  const env = { PATH: process.env["PATH"], TZ: "UTC", LC_ALL: "C", ...way.env };
  const { status, stdout, stderr } = spawnSync(way.node ?? process.execPath, args, {
    cwd: ROOT,
    env,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  expect(stderr).toBe("");
  expect(status, `servanda ${args.slice(1).join(" ")}`).toBe(0);
  return stdout;
}

/** As pinned: one run for each output serves every comparison. */
const plain = new Map<string, string>();

function printedPlainly(example: Example, output: string): string {
  const key = `${example.name} ${output}`;
  const known = plain.get(key) ?? printed(example, output);
  plain.set(key, known);
  return known;
}

describe.each(EXAMPLES)("$name", (example) => {
  test.each(["--json", "--summary"])("%s has the bytes that are pinned", (output) => {
    const pins = JSON.parse(readFileSync(PINS, "utf8")) as Record<string, string>;
    const key = `${example.name} ${output}`;
    const hash = sha256Hex(printedPlainly(example, output));
    if (process.env["ACCEPT"] === "1" && pins[key] !== hash) {
      const all = Object.entries({ ...pins, [key]: hash }).sort(([a], [b]) => (a < b ? -1 : 1));
      writeFileSync(PINS, `${JSON.stringify(Object.fromEntries(all), undefined, 2)}\n`);
      return;
    }
    expect(hash, `servanda monitor ${example.agreement} … ${output}: meant? See the head of this test`).toBe(pins[key]);
  });

  test("another zone, language and order of sources give the same bytes", () => {
    const env = { TZ: "Pacific/Chatham", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" };
    expect(printed(example, "--json", { env, isReversed: true }) === printedPlainly(example, "--json")).toBe(true);
  });

  test.skipIf(SYSTEM_NODE === undefined)(`the Node of the system gives the same bytes${WHY_SKIPPED}`, () => {
    const way = { node: SYSTEM_NODE ?? "", env: { TZ: "America/St_Johns" } };
    expect(printed(example, "--json", way) === printedPlainly(example, "--json")).toBe(true);
  });
});
