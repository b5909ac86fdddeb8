// A file read in chunks, as every part of a benchmark reads it, and the floor: the same file, split and `JSON.parse`d.
import { closeSync, openSync, readSync } from "node:fs";
import type { Ran } from "./case.ts";
import { cpuSince } from "./figures.ts";

const CHUNK_BYTES = 1 << 20;

/** The bytes handed on are good only until the next chunk. */
export function eachChunk(path: string, take: (bytes: Uint8Array) => void): void {
  const file = openSync(path, "r");
  const buffer = new Uint8Array(CHUNK_BYTES);
  for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) take(buffer.subarray(0, size));
  closeSync(file);
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
export const decode = (bytes: Uint8Array): string => decoder.decode(bytes);

/** Read in chunks, split lines, `JSON.parse` each, nothing else. */
export function runFloor({ path }: { readonly path: string }): Ran {
  const before = process.cpuUsage();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let events = 0;
  let rest = "";
  eachChunk(path, (bytes) => {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      JSON.parse(line);
      events += 1;
    }
  });
  return { events, cpuS: cpuSince(before) };
}
