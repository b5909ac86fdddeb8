// Names for conditions and kinds, and what a text leaves to rival readings.
import { by, shot } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

const seen = (id: string, at: number, kind: string, place: string) =>
  shot(id, at, { ...by("Karsa"), kind, place: { radiusM: 0, names: [place] } });

export const definitions: readonly Construct[] = [
  {
    shows: "an offensive is what the text says it is, and nothing beside it",
    of: ["N10"],
    not: ["N10"],
    text: `define Offensive: advance in Town or shelling in Town
clause 1: each party must not conduct Offensive`,
    records: [
      seen("a", 1, "advance", "Town"),
      seen("b", 2, "shelling", "Town"),
      seen("c", 3, "advance", "Field"),
      seen("d", 4, "uav", "Town"),
    ],
    follows: ["1h found clause 1 Karsa certain suspected open", "2h found clause 1 Karsa certain suspected open"],
  },
  {
    shows: "under rival readings each finding says whose reading it is of; what both call a breach is one under both",
    of: ["N11"],
    not: ["N11"],
    text: `reading Narrow by Karsa:
  clause 1: each party must not fly uav in Town
reading Broad by Ostrel:
  clause 1: each party must not fly`,
    records: [seen("a", 1, "uav", "Town"), seen("b", 2, "helicopter", "Town"), seen("c", 3, "shot", "Town")],
    follows: [
      "1h found clause 1@Narrow Karsa certain suspected open",
      "1h found clause 1@Broad Karsa certain suspected open",
      "2h found clause 1@Broad Karsa certain suspected open",
    ],
  },
];
