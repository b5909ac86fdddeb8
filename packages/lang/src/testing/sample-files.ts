// Small files that sample agreements draw on. For tests only.

function geoJson(type: string, coordinates: unknown): string {
  return JSON.stringify({ type: "Feature", properties: {}, geometry: { type, coordinates } });
}

/** By the path an agreement names them with. */
export const sampleFiles: ReadonlyMap<string, string> = new Map([
  [
    "line.geojson",
    geoJson("LineString", [
      [37, 48],
      [38, 49],
    ]),
  ],
  [
    "contact-line.geojson",
    geoJson("LineString", [
      [37, 48],
      [38, 49],
    ]),
  ],
  [
    "area.geojson",
    geoJson("Polygon", [
      [
        [37, 48],
        [38, 48],
        [38, 49],
        [37, 48],
      ],
    ]),
  ],
  ["points.geojson", geoJson("MultiPoint", [[37, 48]])],
  ["broken.geojson", "{"],
  [
    "grid.geojson",
    geoJson("Polygon", [
      [
        [412000, 5310000],
        [422000, 5310000],
        [422000, 5320000],
        [412000, 5310000],
      ],
    ]),
  ],
]);
