// Which files are read, and how each is read: by a mapping that is named, by one that is recognised, or as Servanda's
// own records.
import { existsSync } from "node:fs";
import { accepted, type Outcome, refused } from "@servanda/core";
import type { Mapping } from "@servanda/formats";
import { readBeginning, type SourceStream } from "../io/read-file.ts";
import { runWords } from "../words/run-words.ts";
import { namedMapping, recognised, shippedNames } from "./mappings.ts";

/** A file of records; without a mapping it is Servanda's own NDJSON. */
export interface Source {
  readonly path: string;
  readonly mapping?: Mapping;
  /** Already open, where it can be read but once. */
  readonly stream?: SourceStream;
}

/** `SOURCE` or `MAPPING=SOURCE`, in order. Refused: the first that cannot be read. */
export async function readSources(words: readonly string[]): Promise<Outcome<Source[]>> {
  const sources: Source[] = [];
  for (const word of words) {
    const source = await readSource(word);
    if (!source.ok) return source;
    sources.push(source.value);
  }
  return accepted(sources);
}

async function readSource(word: string): Promise<Outcome<Source>> {
  const equals = existsSync(word) ? -1 : word.indexOf("=");
  const path = word.slice(equals + 1);
  const beginning = await readBeginning(path);
  if (!beginning.ok) return beginning;
  const { firstLine, ...stream } = beginning.value;
  if (equals > 0) {
    const mapping = namedMapping(word.slice(0, equals));
    return mapping.ok ? accepted({ path, ...stream, mapping: mapping.value }) : mapping;
  }
  const mapping = recognised(firstLine, path);
  if (mapping !== undefined) return accepted({ path, ...stream, mapping });
  if (isRecords(firstLine, path)) return accepted({ path, ...stream });
  const names = shippedNames();
  const columns = firstLine.trim() === "" ? [] : firstLine.split(/[,;\t]/);
  return refused("unreadable-file", runWords.notRecognised(path, columns), runWords.nameMapping(names, path));
}

/** By name, or because the first line is a JSON object that is no GeoJSON. */
function isRecords(firstLine: string, path: string): boolean {
  if (/\.(ndjson|jsonl)(\.gz)?$/.test(path)) return true;
  return firstLine.trimStart().startsWith("{") && !/"type"\s*:\s*"(FeatureCollection|Feature)"/.test(firstLine);
}
