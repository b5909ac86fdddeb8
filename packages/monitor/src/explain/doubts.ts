// Why an answer about one report is *maybe*: its place, or who it says did it.
import type { Observation, PlaceTest, RegionName } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import type { Doubt } from "./explanation.ts";
import type { Scene } from "./scene.ts";

/** What is in doubt about a place, should the answer be *maybe*. */
export function placeDoubts(
  scene: Scene,
  test: PlaceTest,
  regions: readonly RegionName[],
  report: Observation,
): Doubt[] {
  const ref = refOf(report);
  const { place } = report;
  if (place === undefined) return [{ kind: "no place", ref }];
  const open = regions.flatMap((name): Doubt[] => {
    const shape = scene.agreement.regions.find((each) => each.name === name)?.shape;
    return shape?.kind === "open" ? [{ kind: "left open", region: name, why: shape.why }] : [];
  });
  if (open.length > 0) return open;
  if (place.lat === undefined) return [{ kind: "no place", ref }];
  const [region] = regions;
  if (region === undefined || test.kind === "near judged") return [{ kind: "radius", ref, radiusM: place.radiusM }];
  const { lowM, highM } = scene.judge.places.distance(place, region);
  return [{ kind: "radius", ref, radiusM: place.radiusM, ...(Number.isFinite(highM) ? { lowM, highM } : {}) }];
}

/** What is in doubt about who did it. */
export function attributionDoubts(report: Observation): Doubt[] {
  return report.by === undefined
    ? [{ kind: "nobody named", ref: refOf(report) }]
    : [{ kind: "attribution", ref: refOf(report) }];
}
