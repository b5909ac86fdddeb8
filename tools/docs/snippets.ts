// Fenced blocks of a page, and the agreement that a block stands in. A page may begin with declarations that all its
// blocks share: the block after the line `<!-- given -->`. The maps its lines name are those of examples/berlin.
import { readFileSync } from "node:fs";
import { type Checked, check, makeSourceFile } from "@servanda/lang";
import { onDisk } from "./files.ts";

/** What stands between two fences. */
export interface Snippet {
  /** The word after the opening fence. */
  readonly language: string;
  readonly text: string;
  /** The heading above it. */
  readonly heading: string;
  /** Of its first line of text, from 1. */
  readonly line: number;
}

/** A page's blocks in order; headings within a block are not headings. */
export function snippetsOf(page: string): readonly Snippet[] {
  const snippets: Snippet[] = [];
  let open: { readonly fence: string; readonly language: string; readonly start: number } | undefined;
  let heading = "";
  const lines = page.split("\n");
  lines.forEach((line, index) => {
    if (open !== undefined) {
      if (line !== open.fence) return;
      const text = lines.slice(open.start, index).join("\n");
      snippets.push({ language: open.language, text, heading, line: open.start + 1 });
      open = undefined;
      return;
    }
    const [, fence, language = ""] = /^(`{3,})(\w*)$/.exec(line) ?? [];
    if (fence !== undefined) open = { fence, language, start: index + 1 };
    else if (/^#+ /.test(line)) heading = line.replace(/^#+ /, "");
  });
  return snippets;
}

/** The block that all others of the page stand under; "" where there is none. */
export function givenOf(page: string): string {
  return /^<!-- given -->\n+```servanda\n([^]*?)\n```$/m.exec(page)?.[1] ?? "";
}

const front = "---\ntitle: Example\ntime zone: Europe/Kyiv\n---\n\n# Example\n\n";

/** A block checked under the declarations that it needs, as one agreement. */
export interface CheckedSnippet {
  readonly source: string;
  /** Where the block itself begins in `source`. */
  readonly start: number;
  readonly checked: Checked;
}

/** `given` is left out where the block is the given one. */
export function checkSnippet(given: string, snippet: string): CheckedSnippet {
  const before = given === "" || given === snippet ? front : `${front}\`\`\`servanda\n${given}\n\`\`\`\n\n`;
  const head = `${before}## Article 1. Example\n\n\`\`\`servanda\n`;
  const source = makeSourceFile("example.servanda.md", `${head}${snippet}\n\`\`\`\n`);
  return { source: source.text, start: head.length, checked: check(source, { readFile: mapOf }) };
}

function mapOf(path: string): string | undefined {
  if (!/^[a-z-]+\.geojson$/.test(path)) return undefined;
  try {
    return readFileSync(onDisk(`examples/berlin/${path}`), "utf8");
  } catch {
    return undefined;
  }
}
