// Links in Markdown lead somewhere: relative ones to a file or folder of the repository, those with `#` to a heading.
// Links to the web are not followed.
import { posix } from "node:path";
import { type Finding, isMarkdown, perLine, type RepoFile, type Rule } from "./rule.ts";

export const links: Rule = (files) => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const folders = new Set(files.flatMap((file) => foldersOf(file.path)));
  return files.filter(isMarkdown).flatMap((file): Finding[] =>
    perLine({ ...file, text: proseOf(file.text) }, (line) => {
      const targets = [...line.matchAll(/\]\(([^()\s]+)\)/g)].map((match) => match[1] ?? "");
      const broken = targets.find((target) => !leadsSomewhere(target, file, byPath, folders));
      return broken === undefined ? undefined : `the link to ${broken} leads nowhere`;
    }),
  );
};

function leadsSomewhere(
  target: string,
  from: RepoFile,
  byPath: ReadonlyMap<string, RepoFile>,
  folders: ReadonlySet<string>,
): boolean {
  if (/^[a-z]+:/.test(target)) return true;
  const [path = "", anchor] = target.split("#");
  const full = path === "" ? from.path : posix.join(posix.dirname(from.path), path).replace(/\/$/, "");
  const file = byPath.get(full);
  if (file === undefined) return folders.has(full);
  return anchor === undefined || !isMarkdown(file) || anchorsOf(file.text).has(anchor);
}

/** Blanks fenced blocks and inline code: what stands there is shown, not linked. */
const proseOf = (text: string): string =>
  text.replace(/^(`{3,}|~{3,})[\s\S]*?^\1|`[^`\n]*`/gm, (match) => match.replace(/[^\n]/g, " "));

/** Anchors as GitHub makes them of headings, and those that are written out: `<a id="t1"></a>`. */
const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set([
    ...[...text.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1] ?? ""),
    ...[...text.matchAll(/^#+ (.+)$/gm)].map((match) =>
      (match[1] ?? "")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .trim()
        .replace(/\s/g, "-"),
    ),
  ]);

const foldersOf = (path: string): string[] => {
  const parts = path.split("/");
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join("/"));
};
