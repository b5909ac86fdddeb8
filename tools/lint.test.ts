// Proves that the lint rules which guard the architecture can fail. Each probe is a small file with one sin, put where
// that sin is forbidden (or allowed), and linted with the repository's own settings in a folder of its own.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { binary } from "./step.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const imports = "eslint(no-restricted-imports)";
const nodeModules = "import(no-nodejs-modules)";
const globals = "eslint(no-restricted-globals)";
const properties = "eslint(no-restricted-properties)";

const uses = (from: string) => `export { x } from "${from}";\n`;
const lines = (count: number, line: string) => `${line}\n`.repeat(count);

/** Where, what, and the finding it must give; none means it must pass. */
const probes: readonly (readonly [path: string, text: string, rule?: string])[] = [
  // Who may import whom: the allowed directions pass…
  ["packages/agreement/src/ok-core.ts", uses("@servanda/core")],
  ["packages/lang/src/ok-agreement.ts", uses("@servanda/agreement")],
  ["packages/monitor/src/ok-agreement.ts", uses("@servanda/agreement")],
  ["packages/checker/src/ok-agreement.ts", uses("@servanda/agreement")],
  ["packages/formats/src/ok-core.ts", uses("@servanda/core")],
  ["packages/lsp/src/ok-lang.ts", uses("@servanda/lang")],
  ["packages/cli/src/ok-lang.ts", uses("@servanda/lang")],
  ["packages/cli/src/ok-node.ts", uses("node:fs")],
  // …and every other one fails.
  ["packages/core/src/to-agreement.ts", uses("@servanda/agreement"), imports],
  ["packages/core/src/to-unknown.ts", uses("@servanda/some-new-package"), imports],
  ["packages/agreement/src/to-lang.ts", uses("@servanda/lang"), imports],
  ["packages/agreement/src/to-monitor.ts", uses("@servanda/monitor"), imports],
  ["packages/lang/src/to-monitor.ts", uses("@servanda/monitor"), imports],
  ["packages/lang/src/to-formats.ts", uses("@servanda/formats"), imports],
  ["packages/monitor/src/to-lang.ts", uses("@servanda/lang"), imports],
  ["packages/monitor/src/type-of-lang.ts", `export type { X } from "@servanda/lang";\n`, imports],
  ["packages/monitor/src/later-lang.ts", `export const later = () => import("@servanda/lang");\n`, imports],
  ["packages/monitor/src/lang.test.ts", uses("@servanda/lang"), imports],
  ["packages/monitor/src/to-formats.ts", uses("@servanda/formats"), imports],
  ["packages/checker/src/to-monitor.ts", uses("@servanda/monitor"), imports],
  ["packages/checker/src/by-path.ts", uses("../../monitor/src/naive/judge.ts"), imports],
  ["packages/formats/src/to-monitor.ts", uses("@servanda/monitor"), imports],
  ["packages/formats/src/to-cli.ts", uses("servanda"), imports],
  ["packages/lsp/src/to-monitor.ts", uses("@servanda/monitor"), imports],
  ["packages/lang/src/to-lsp.ts", uses("@servanda/lsp"), imports],
  ["packages/monitor/src/by-path.ts", uses("../../lang/src/index.ts"), imports],
  ["packages/cli/src/by-path.ts", uses("../../lang/src/index.ts"), imports],
  ["packages/cli/src/inside.ts", uses("@servanda/lang/src/parser.ts"), imports],
  // Purity.
  ["packages/core/src/node.ts", uses("node:fs"), nodeModules],
  ["packages/agreement/src/bare-node.ts", uses("fs"), nodeModules],
  ["packages/lsp/src/disk.ts", uses("node:fs"), nodeModules],
  ["packages/lsp/src/later.ts", "setTimeout(() => undefined, 0);\nexport {};\n", globals],
  ["packages/lsp/src/node.ts", uses("node:fs")],
  ["packages/lang/src/date.ts", "export const now = () => Date.now();\n", globals],
  ["packages/monitor/src/random.ts", "export const chance = () => Math.random();\n", properties],
  ["packages/monitor/src/taken-random.ts", "export const { random } = Math;\n", properties],
  ["packages/formats/src/intl.ts", "export const f = new Intl.NumberFormat();\n", globals],
  ["packages/core/src/host.ts", "export const host = globalThis;\n", globals],
  ["packages/agreement/src/process.ts", "export const env = process.env;\n", globals],
  ["packages/lang/src/console.ts", `console.log("seen");\nexport {};\n`, globals],
  ["packages/monitor/src/dom.ts", "export const page = document.title;\n", globals],
  ["packages/core/src/locale.ts", `export const order = "a".localeCompare("b");\n`, properties],
  [
    "packages/core/src/ok.test.ts",
    `import { x } from "node:fs";\nexport const now = [x, Date.now(), Math.random()];\n`,
  ],
  ["packages/cli/src/ok-console.ts", "console.log(Date.now());\nexport {};\n"],
  // Style that a machine can judge.
  ["packages/core/src/cycle-a.ts", `export { b } from "./cycle-b.ts";\nexport const a = 1;\n`, "import(no-cycle)"],
  ["packages/core/src/cycle-b.ts", `export { a } from "./cycle-a.ts";\nexport const b = 1;\n`, "import(no-cycle)"],
  ["packages/core/src/default.ts", "export default 1;\n", "import(no-default-export)"],
  ["packages/core/src/CamelCase.ts", "export {};\n", "unicorn(filename-case)"],
  ["packages/core/src/any.ts", "export type Anything = any;\n", "typescript(no-explicit-any)"],
  ["packages/core/src/bang.ts", "export const f = (x: { y?: number }) => x.y!;\n", "typescript(no-non-null-assertion)"],
  ["packages/core/src/equal.ts", "export const f = (x: number) => x == 1;\n", "eslint(eqeqeq)"],
  ["packages/core/src/unused.ts", "const left = 1;\nexport {};\n", "eslint(no-unused-vars)"],
  ["packages/core/src/long.ts", `${lines(401, "// a line")}export {};\n`, "eslint(max-lines)"],
  [
    "packages/core/src/long-function.ts",
    `export function f(x: number) {\n${lines(71, "  x += 1;")}  return x;\n}\n`,
    "eslint(max-lines-per-function)",
  ],
  [
    "packages/cli/src/floating.ts",
    "const f = async () => 1;\nexport function g() {\n  f();\n}\n",
    "typescript(no-floating-promises)",
  ],
  [
    "packages/core/src/switch.ts",
    `export function f(x: "a" | "b") {\n  switch (x) {\n    case "a":\n      return 1;\n  }\n  return 0;\n}\n`,
    "typescript(switch-exhaustiveness-check)",
  ],
];

const folder = mkdtempSync(join(tmpdir(), "servanda-lint-"));
const found = new Map<string, string[]>();

beforeAll(() => {
  copyFileSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  const options = { strict: true, module: "NodeNext", noEmit: true, allowImportingTsExtensions: true };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["packages"] }));
  for (const [path, text] of probes) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const args = [binary("oxlint"), "--type-aware", "--format=json"];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { filename: string; code: string }[] };
  for (const { filename, code } of diagnostics) found.set(filename, [...(found.get(filename) ?? []), code]);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

for (const [path, , rule] of probes) {
  test(rule === undefined ? `${path} passes` : `${path} breaks ${rule}`, () => {
    expect(found.get(path) ?? []).toEqual(rule === undefined ? [] : expect.arrayContaining([rule]));
  });
}

test("every package has a border: a new one cannot be forgotten", () => {
  const { overrides } = JSON.parse(readFileSync(join(root, ".oxlintrc.json"), "utf8")) as {
    overrides: readonly { files: readonly string[]; rules: Readonly<Record<string, unknown>> }[];
  };
  const guarded = overrides.filter(({ rules }) => "no-restricted-imports" in rules).flatMap(({ files }) => files);
  expect(guarded.toSorted()).toEqual(
    readdirSync(join(root, "packages"))
      .map((name) => `packages/${name}/src/**`)
      .toSorted(),
  );
});
