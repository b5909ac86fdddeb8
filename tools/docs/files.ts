// The pages under docs/, where they are.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Page {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly text: string;
}

/** Every Markdown page under docs/, sorted by path; line ends as Unix writes them. */
export function docPages(): readonly Page[] {
  return readdirSync(`${root}docs`, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => `docs/${path.replaceAll("\\", "/")}`)
    .sort()
    .map((path) => ({ path, text: readFileSync(root + path, "utf8").replaceAll("\r\n", "\n") }));
}

/** The path on this disk. */
export function onDisk(path: string): string {
  return root + path;
}
