// The main job on the embedded example: what `npm start` shows. First what Servanda says of five weeks of real figures,
// then why one of its findings stands. Words after `npm start --` are run instead, so that any command can be tried
// without installing anything.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const example = "examples/donbas-2020";
const inputs = [
  "agreements/tcg-2020-07.servanda.md",
  `${example}/figures.mapping.yaml=${example}/figures.csv`,
  `${example}/rulings.ndjson`,
];
/** The day of August 2020 whose figure two readings count differently. */
const EXPLAINED_DAY = "2020-08-13";

interface FindingLine {
  readonly kind: string;
  readonly reading?: string;
  readonly day?: string | null;
  readonly finding?: string;
}

function servanda(args: readonly string[]): number {
  process.stdout.write(`\n$ servanda ${args.join(" ")}\n`);
  const { status } = spawnSync(process.execPath, ["packages/cli/bin/servanda.js", ...args], {
    cwd: root,
    stdio: "inherit",
  });
  return status ?? 1;
}

// Ids are hashes of the text among other things, so the one to explain is looked up, not written here.
function findingOf(day: string): string | undefined {
  const args = ["packages/cli/bin/servanda.js", "monitor", ...inputs, "--json"];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as FindingLine);
  return lines.find((line) => line.kind === "finding" && line.reading === "base" && line.day === day)?.finding;
}

function main(given: readonly string[]): number {
  if (given.length > 0) return servanda(given);
  const status = servanda(["monitor", ...inputs]);
  if (status !== 0) return status;
  const finding = findingOf(EXPLAINED_DAY);
  return finding === undefined ? 1 : servanda(["explain", ...inputs, "--finding", finding]);
}

process.exitCode = main(process.argv.slice(2));
