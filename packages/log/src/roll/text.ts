// The agreement's text in the log: which bytes it is, whole or by their hashes.
import { sha256Hex } from "@servanda/core";
import type { TextFile } from "./bodies.ts";

/**
 * The identity of a text, as package `lang` computes it of a checked agreement: SHA-256 over the main file's hash and,
 * in the order of their paths, each further file's path and hash. The main file comes first.
 */
export function textDigest([main, ...drawn]: readonly TextFile[]): string {
  const files = drawn.toSorted((left, right) => (left.path < right.path ? -1 : 1));
  return sha256Hex(JSON.stringify([main?.sha256 ?? "", ...files.map(({ path, sha256 }) => [path, sha256])]));
}

/** The file whose text is not what its hash says; undefined where all are. */
export function falseFile(files: readonly TextFile[]): TextFile | undefined {
  return files.find(({ sha256, text }) => text !== undefined && sha256Hex(text) !== sha256);
}
