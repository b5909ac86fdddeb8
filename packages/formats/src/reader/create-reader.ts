// Any file that is not Servanda's own, by its mapping.
import type { Mapping } from "../mapping/mapping.ts";
import { compileMapping } from "../rows/row-mapper.ts";
import { createCsvReader } from "./csv-reader.ts";
import { createGeojsonReader, createNdjsonReader } from "./json-readers.ts";
import type { Reader, ReaderOptions } from "./reader.ts";

/** One reader for one file: running totals are remembered from row to row. */
export function createReader(mapping: Mapping, options: ReaderOptions): Reader {
  const mapper = compileMapping(mapping);
  switch (mapping.format) {
    case "csv":
      return createCsvReader(mapping, mapper, options);
    case "ndjson":
      return createNdjsonReader(mapping, mapper, options);
    case "geojson":
      return createGeojsonReader(mapping, mapper, options);
  }
}
