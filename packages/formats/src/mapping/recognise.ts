// Which mapping a file is for, by its columns or its name, so that a shipped mapping is found without being named.
import Papa from "papaparse";
import type { Mapping } from "./mapping.ts";

/**
 * The mapping all of whose `recognise.columns` the file has, and the one with most if several do; a file-name pattern
 * that fits decides between equals. `firstLine` is the header of a CSV file, the first line of NDJSON, the beginning
 * of GeoJSON.
 */
export function recogniseMapping(
  firstLine: string,
  fileName: string,
  mappings: readonly Mapping[],
): Mapping | undefined {
  let best: Mapping | undefined;
  let bestRank = 0;
  for (const mapping of mappings) {
    const { columns, file } = mapping.recognise;
    const found = columnsOf(firstLine, mapping);
    if (!columns.every((column) => found(column))) continue;
    const rank = columns.length + (file !== undefined && fitsPattern(fileName, file) ? 0.5 : 0);
    if (rank > bestRank) [best, bestRank] = [mapping, rank];
  }
  return best;
}

function columnsOf(firstLine: string, { format, delimiter }: Mapping): (column: string) => boolean {
  const text = firstLine.replace(/^\uFEFF/, "");
  // The beginning of a GeoJSON file is not JSON yet, so a key is looked for as it is spelt.
  if (format === "geojson") return (column) => text.includes(JSON.stringify(column));
  if (format === "csv") {
    const [header] = Papa.parse<string[]>(text, { delimiter, preview: 1 }).data;
    return (column) => header?.includes(column) ?? false;
  }
  try {
    const value: unknown = JSON.parse(text);
    return (column) => typeof value === "object" && value !== null && Object.hasOwn(value, column);
  } catch {
    return () => false;
  }
}

/** `*` stands for any characters; only the last part of a path is looked at. */
function fitsPattern(fileName: string, pattern: string): boolean {
  const name = fileName.split(/[/\\]/).at(-1) ?? "";
  const pieces = pattern.split("*").map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${pieces.join(".*")}$`).test(name);
}
