// The main job on the embedded example: what `npm start` shows. The arguments below are the whole of it; words after
// `npm start --` replace them, so that any command can be tried without installing anything.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const example = "examples/donbas-2020";

/** The command a newcomer sees first. */
const shown = [
  "monitor",
  "agreements/tcg-2020-07.servanda.md",
  `${example}/figures.mapping.yaml=${example}/figures.csv`,
  `${example}/rulings.ndjson`,
];

const given = process.argv.slice(2);
const args = given.length > 0 ? given : shown;
process.stdout.write(`$ servanda ${args.join(" ")}\n\n`);
const { status } = spawnSync(process.execPath, ["packages/cli/bin/servanda.js", ...args], {
  cwd: root,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
