// Small files that sample agreements draw on. For tests only.

function geoJson(type: string, coordinates: unknown): string {
  return JSON.stringify({ type: "Feature", properties: {}, geometry: { type, coordinates } });
}

function block(statements: string, frontMatter = ""): string {
  return `${frontMatter}# Annex\n\n\`\`\`servanda\n${statements}\n\`\`\`\n`;
}

/** A file that includes the next, and so on, for longer than any agreement may be. */
const chain = Array.from({ length: 120 }, (_, index): [string, string] => [
  `chain/${index}.servanda.md`,
  block(`include "${index + 1}.servanda.md"`),
]);

/** By their path in the agreement's folder. */
export const sampleFiles: ReadonlyMap<string, string> = new Map([
  ...chain,
  ["joint-days.json", '{"name": "Joint days", "weekend": ["Sun"], "holidays": ["2026-01-01"], "years": [2026]}'],
  ["own-days.json", '{"name": "Joint days", "weekend": ["Friday"], "holidays": ["2026-03-02"], "years": [2026]}'],
  ["prose.servanda.md", "# Annex B\n\nNothing but prose.\n"],
  ["annexes/zones.servanda.md", block('include "../annexes/./depots.servanda.md"\nzone Buffer from "../area.geojson"')],
  ["annexes/depots.servanda.md", block('zone Depots from "depots.geojson"')],
  [
    "annexes/depots.geojson",
    geoJson("Polygon", [
      [
        [37, 48],
        [38, 48],
        [38, 49],
        [37, 48],
      ],
    ]),
  ],
  ["annexes/circle.servanda.md", block('include "../annexes/circle.servanda.md"')],
  ["annexes/unused.servanda.md", block("zone Nowhere\nstandard confirmed = 4 sources")],
  ["annexes/out.servanda.md", block('zone Depots from "../../depots.geojson"')],
  [
    "annex-with-zone.servanda.md",
    block("stage Calm from 2026-03-01 00:00", "---\ntime zone: Europe/Kyiv\nday ends: 18:00\n---\n\n"),
  ],
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
