// Golden pages: what `servanda render` says of every agreement of the library and of the example, one page a file, so
// that a change of an agreement touches its own page alone. Run by the test beside this and by `npm run goldens`.
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { renderPage } from "../../packages/cli/src/commands/render.ts";
import { readAgreement } from "../../packages/cli/src/io/agreement-file.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = fileURLToPath(new URL(".", import.meta.url));

export interface Page {
  /** The name of the golden file. */
  readonly name: string;
  readonly expected: string;
  readonly actual: string;
}

/** Sorted by name. */
export function pages(): readonly Page[] {
  const paths = globSync(["agreements/*.servanda.md", "examples/berlin/*.servanda.md"], { cwd: root }).sort();
  return paths.map((path) => {
    const name = `${basename(path, ".servanda.md")}.txt`;
    const golden = join(folder, name);
    return { name, expected: existsSync(golden) ? readFileSync(golden, "utf8") : "", actual: pageOf(join(root, path)) };
  });
}

/**
 * Without colours, without the prose, which stands in the agreement, and without what has no effect: that is for the
 * checker's own tests to say, and it changes with every release.
 */
function pageOf(path: string): string {
  const file = readAgreement(path);
  if (!file.ok) throw new Error(file.refusal.message);
  const { checked } = file.value;
  if (checked.agreement === undefined) throw new Error(`${path} has errors`);
  const shown = { ...checked, agreement: { ...checked.agreement, withoutMeaning: [] } };
  return renderPage({ ...file.value, checked: shown }, (_style, text) => text, false);
}

export function acceptPage({ name, actual }: Page): void {
  writeFileSync(join(folder, name), actual);
}
