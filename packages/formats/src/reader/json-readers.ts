// NDJSON and GeoJSON of others, by a mapping: each object or feature is a row whose columns are its keys. `a.b`
// reaches into an object. A feature's columns are its properties, and `geometry.lon` and `geometry.lat` if it is a
// point.
import type { Refusal } from "@servanda/core";
import type { Mapping } from "../mapping/mapping.ts";
import { recordRefusals, rowRefusals } from "../messages.ts";
import { MAX_LINE } from "../ndjson/bounds.ts";
import { type JsonFault, jsonFault, jsonRefusal } from "../ndjson/json-fault.ts";
import { LineSplitter } from "../ndjson/line-splitter.ts";
import { isReadable } from "../readable.ts";
import { Failed } from "../rows/row.ts";
import type { RowMapper } from "../rows/row-mapper.ts";
import { emitOutcome } from "./emit.ts";
import { type Reader, type ReaderOptions, refusedRow } from "./reader.ts";

/** GeoJSON lines and settlements are longer than records. */
const MAX_OBJECT_LINE = 16 * MAX_LINE;
const MAX_TEXT_LENGTH = 64 * 1024 * 1024;

/** Takes one object: the raw text is made only for a refusal. */
type TakeObject = (value: unknown, line: number, raw: () => string) => void;

function taker(mapping: Mapping, mapper: RowMapper, options: ReaderOptions): TakeObject {
  const { file, onEvent } = options;
  const paths = mapper.columns.map((name) => ({ name, steps: [name, ...splitPath(name)] }));
  return (value, line, raw) => {
    const refuse = ({ refusal, columnName }: Failed): void =>
      onEvent(refusedRow(refusal, { file, line, row: raw(), columnName }));
    const row: string[] = [];
    for (const { name, steps } of paths) {
      const text = textAt(value, steps, name);
      if (text instanceof Failed) return refuse(text);
      if (text === undefined && !mapping.optional.includes(name)) {
        const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
        return refuse(new Failed(rowRefusals.missingColumn(name, keys), name));
      }
      row.push(text ?? "");
    }
    emitOutcome(mapper.map(row), line, options, refuse);
  };
}

function splitPath(name: string): readonly string[] {
  return name.includes(".") ? name.split(".") : [];
}

/** The whole name as a key first, then as a path. Null is empty; lists and objects are no values. */
function textAt(value: unknown, [whole = "", ...path]: readonly string[], name: string): string | undefined | Failed {
  let found = memberOf(value, whole);
  if (found === undefined && path.length > 0) found = path.reduce(memberOf, value);
  if (found === undefined) return undefined;
  if (found === null) return "";
  if (typeof found === "object") return new Failed(rowRefusals.notScalar(name), name);
  const text = typeof found === "string" ? found : JSON.stringify(found);
  return isReadable(text) ? text : new Failed(recordRefusals.illFormed(), name);
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  // Own keys of parsed JSON.
  return (value as Readonly<Record<string, unknown>>)[key];
}

/** What a text says, or why that is not known. */
function parseJson(text: string): { readonly value: unknown } | { readonly fault: JsonFault } {
  const fault = jsonFault(text);
  return fault === undefined ? { value: JSON.parse(text) as unknown } : { fault };
}

export function createNdjsonReader(mapping: Mapping, mapper: RowMapper, options: ReaderOptions): Reader {
  const { file, onEvent } = options;
  const take = taker(mapping, mapper, options);
  const lines = new LineSplitter(MAX_OBJECT_LINE);
  const onLine = (row: string, line: number): void => {
    if (row.trim() === "") return;
    if (row.length > MAX_OBJECT_LINE) {
      return onEvent(refusedRow(recordRefusals.lineTooLong(MAX_OBJECT_LINE), { file, line, row }));
    }
    const parsed = parseJson(row);
    if ("fault" in parsed) {
      return onEvent(refusedRow(jsonRefusal(parsed.fault), { file, line, row, column: parsed.fault.index + 1 }));
    }
    if (typeof parsed.value !== "object" || parsed.value === null) {
      return onEvent(refusedRow(recordRefusals.notObject(parsed.value), { file, line, row }));
    }
    take(parsed.value, line, () => row);
  };
  return { push: (chunk) => lines.push(chunk, onLine), end: () => lines.end(onLine) };
}

/** Read whole at `end`: a FeatureCollection is one JSON text. */
export function createGeojsonReader(mapping: Mapping, mapper: RowMapper, options: ReaderOptions): Reader {
  const { file, onEvent, maxTextLength = MAX_TEXT_LENGTH } = options;
  const take = taker(mapping, mapper, options);
  const chunks: string[] = [];
  let length = 0;
  const refuseFile = (refusal: Refusal): void => onEvent(refusedRow(refusal, { file, line: 0, row: "" }));
  return {
    push(chunk) {
      length += chunk.length;
      if (length <= maxTextLength) chunks.push(chunk);
    },
    end() {
      if (length > maxTextLength) return refuseFile(rowRefusals.textTooLong(maxTextLength));
      const parsed = parseJson(chunks.join("").replace(/^\uFEFF/, ""));
      if ("fault" in parsed) {
        return refuseFile(parsed.fault.kind === "not JSON" ? rowRefusals.notGeojson() : jsonRefusal(parsed.fault));
      }
      const collection = parsed.value;
      const features = memberOf(collection, "features");
      if (memberOf(collection, "type") !== "FeatureCollection" || !Array.isArray(features)) {
        return refuseFile(rowRefusals.notGeojson());
      }
      for (const [index, feature] of features.entries()) {
        const raw = (): string => JSON.stringify(feature);
        const row = rowOfFeature(feature);
        if (row === undefined) onEvent(refusedRow(rowRefusals.notFeature(), { file, line: index + 1, row: raw() }));
        else take(row, index + 1, raw);
      }
    },
  };
}

function rowOfFeature(feature: unknown): object | undefined {
  const properties = memberOf(feature, "properties");
  if (memberOf(feature, "type") !== "Feature" || typeof properties !== "object" || properties === null) {
    return undefined;
  }
  const geometry = memberOf(feature, "geometry");
  const position = memberOf(geometry, "type") === "Point" ? memberOf(geometry, "coordinates") : undefined;
  if (!Array.isArray(position)) return properties;
  const [lon, lat] = position as readonly unknown[];
  return { ...properties, "geometry.lon": lon, "geometry.lat": lat };
}
