// Which files a log has, by their paths: the layout that a disk, an object store and a bundle share (docs/formats).
// A path that is none of these is refused, so that nothing in a bundle can leave its folder or hide beside the log.

/** What a file of a log is. */
export type FileKind = "checkpoint" | "kept checkpoint" | "entries" | "tile" | "blob" | "receipt";

const number = "(?:x[0-9]{3}/){0,5}[0-9]{3}";
const width = "(?:[1-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])";

const kinds: readonly (readonly [FileKind, RegExp])[] = [
  ["checkpoint", /^checkpoint$/],
  ["kept checkpoint", /^checkpoints\/(?:0|[1-9][0-9]{0,15})$/],
  ["entries", new RegExp(`^tile/entries/${number}(?:\\.p/${width})?$`)],
  ["tile", new RegExp(`^tile/[0-6]/${number}(?:\\.p/${width})?$`)],
  ["blob", /^blob\/([0-9a-f]{2})\/\1[0-9a-f]{62}$/],
  ["receipt", /^receipts\/r1_[A-Za-z0-9_-]{43}$/],
];

/** The kind of the file that has this path in a log; undefined where no log has such a file. */
export function fileKind(path: string): FileKind | undefined {
  return kinds.find(([, form]) => form.test(path))?.[0];
}
