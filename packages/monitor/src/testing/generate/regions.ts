// The map of the generated agreements: a line of about 22 km along the equator and all that can be made of it.
import type { Position, Region, RegionOf, Shape } from "@servanda/agreement";
import { VESSEL, ZONES } from "./names.ts";

const LINE: readonly Position[] = [
  [0, 0],
  [0.1, 0.02],
  [0.2, 0],
];
/** As the other side draws it: some 2 km to the north. */
const OTHER_LINE: readonly Position[] = [
  [0, 0.02],
  [0.1, 0.04],
  [0.2, 0.02],
];
const SQUARE: readonly Position[] = [
  [0, 0],
  [0.1, 0],
  [0.1, 0.1],
  [0, 0.1],
  [0, 0],
];

/** The line each side measures from. */
export const OWN_LINES: readonly RegionOf[] = [
  { actor: "Karsa", region: "Line" },
  { actor: "Ostrel", region: "OtherLine" },
];

function region(name: string, shape: Shape): Region {
  return { name, names: [name], shape };
}

const REGIONS: readonly Region[] = [
  ...ZONES.map((name) => region(name, { kind: "named" })),
  region("Line", { kind: "lines", lines: [LINE] }),
  { ...region("OtherLine", { kind: "lines", lines: [OTHER_LINE] }), references: OWN_LINES },
  region("Belt", { kind: "within", distanceM: 3000, of: "Line" }),
  region("Left", { kind: "side", of: "Line", side: "left" }),
  region("Right", { kind: "side", of: "Line", side: "right" }),
  region("Square", { kind: "polygons", polygons: [[SQUARE]] }),
  region("Ring", { kind: "minus", from: "Belt", less: ["Square"] }),
  region("Both", { kind: "union", of: ["Square", "North"] }),
  region("Corner", { kind: "intersection", of: ["Square", "Belt"] }),
  region("Bubble", { kind: "moving", distanceM: 4000, kinds: [VESSEL], fastestMetresPerSecond: 1 }),
  region("Harbour", { kind: "minus", from: "Square", less: ["Bubble"] }),
  region("Disputed", { kind: "open", why: "left to a commission" }),
];

/** Whether it is always there: what records and effects may name. */
const isGiven = ({ name }: Region): boolean => [...ZONES, "Line", "Belt"].includes(name);

/** Those that a text speaks of, and what they are made of. */
export function regionsOf(text: unknown): readonly Region[] {
  let asked = JSON.stringify(text);
  let spoken: readonly Region[] = [];
  for (let count = -1; count !== spoken.length; ) {
    count = spoken.length;
    spoken = REGIONS.filter((each) => isGiven(each) || asked.includes(`"${each.name}"`));
    asked += JSON.stringify(spoken.map(({ shape }) => shape));
  }
  return spoken;
}
