// Where the files of a log come from: a folder, a bundle, a server's mirror.
import type { TileReader } from "../tree/tree-hashes.ts";
import type { Files } from "./manifest.ts";
import { fileKind } from "./paths.ts";

/** A log whose files can be listed, not only asked for. */
export interface LogReader extends TileReader {
  /** Every file in the places of a log, also those that a log does not have; in any order. */
  paths(): Promise<readonly string[]>;
}

export function readerOf(files: Files): LogReader {
  return { paths: async () => [...files.keys()], read: async (path) => files.get(path) };
}

/** Smaller sizes first. */
export async function keptSizes(reader: LogReader): Promise<number[]> {
  const paths = await reader.paths();
  const kept = paths.filter((path) => fileKind(path) === "kept checkpoint");
  return kept.map((path) => Number(path.slice("checkpoints/".length))).sort((left, right) => left - right);
}
