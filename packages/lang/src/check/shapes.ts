// GeoJSON files to shapes. Lines for a `line`; polygons or lines for a `zone`, since a report can lie on a line only
// as far as its doubt reaches. Points are no shape of their own: sites known by points are zones with a radius.
import type { Position, Shape } from "@servanda/agreement";
import { parseGeoJson } from "@servanda/core";
import { limits } from "../syntax/grammar.ts";
import { jsonShape } from "./json-keys.ts";
import type { MapFault } from "./wording/facts.ts";

export type ReadShape =
  | { readonly kind: "shape"; readonly shape: Shape }
  | { readonly kind: "fault"; readonly reason: MapFault; readonly detail: string; readonly remedy?: string };

export function readShape(text: string, form: "line" | "zone"): ReadShape {
  if (text.length > limits.mapUtf16) return { kind: "fault", reason: "too-large", detail: "" };
  // A byte order mark is no part of the text (RFC 8259, 8.1).
  const json = text.replace(/^\ufeff/, "");
  const value = parseJson(json);
  const { twice, isCutOff } = jsonShape(json);
  if (value === undefined) return { kind: "fault", reason: isCutOff ? "cut-off" : "not-json", detail: "" };
  if (twice !== undefined) return { kind: "fault", reason: "key-twice", detail: `It is \`${twice.slice(0, 40)}\`.` };
  const read = parseGeoJson(value.json);
  if (!read.ok) {
    const { message, remedy } = read.refusal;
    return { kind: "fault", reason: "not-geojson", detail: message, ...(remedy === undefined ? {} : { remedy }) };
  }
  const shape = read.value;
  switch (shape.kind) {
    case "lines":
      return { kind: "shape", shape: { kind: "lines", lines: shape.lines.map(positions) } };
    case "polygons":
      if (form === "line") return { kind: "fault", reason: "no-lines", detail: "" };
      return {
        kind: "shape",
        shape: { kind: "polygons", polygons: shape.polygons.map((rings) => rings.map(positions)) },
      };
    case "points":
      return { kind: "fault", reason: form === "line" ? "no-lines" : "no-polygons", detail: "" };
  }
}

function positions(coords: readonly (readonly [number, number])[]): readonly Position[] {
  return coords.map(([lon, lat]): Position => [lon, lat]);
}

function parseJson(text: string): { readonly json: unknown } | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return { json };
  } catch {
    return undefined;
  }
}
