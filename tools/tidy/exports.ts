// Which names a package's index gives away, followed through `export … from` within the package. Read line by line in
// the shape the formatter leaves; not a parser.
import { posix } from "node:path";
import type { RepoFile } from "./rule.ts";

export interface ExportedName {
  readonly name: string;
  readonly isType: boolean;
  /** The file that declares it, and where: line from 1. */
  readonly path: string;
  readonly line: number;
}

const declaration =
  /^export (?:declare )?(?:(interface|type|class|abstract class)|const|function|async function) (\w+)/gm;
const starFrom = /^export \* from "(\.[^"]+)"/gm;
const namesFrom = /^export (?:type )?\{([^}]+)\} from "(\.[^"]+)"/gm;

/** Names declared and exported in this very file. */
export function declaredIn(file: RepoFile): ExportedName[] {
  return [...file.text.matchAll(declaration)].map((match) => ({
    name: match[2] ?? "",
    isType: match[1] !== undefined,
    path: file.path,
    line: file.text.slice(0, match.index).split("\n").length,
  }));
}

/** Names that importing `path` can give. */
export function exportsOf(path: string, files: ReadonlyMap<string, RepoFile>): ExportedName[] {
  const file = files.get(path);
  if (file === undefined) return [];
  const from = (relative: string | undefined) => exportsOf(posix.join(posix.dirname(path), relative ?? ""), files);
  const stars = [...file.text.matchAll(starFrom)].flatMap((match) => from(match[1]));
  const named = [...file.text.matchAll(namesFrom)].flatMap((match) => {
    const wanted = new Set(
      (match[1] ?? "").split(",").map(
        (name) =>
          name
            .trim()
            .replace(/^type /, "")
            .split(" as ")[0],
      ),
    );
    return from(match[2]).filter(({ name }) => wanted.has(name));
  });
  return [...declaredIn(file), ...stars, ...named];
}
