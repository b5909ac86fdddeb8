// What is waited for until it is proven well enough: `confirmed Offensive`.
import { act, by, shot } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

const text = `standard corroborated = 2 independent sources within 2 hours, 3 km
define Offensive: fire by Karsa and not Council decides "exercise"
clause 1: each party must not fly uav
clause 2 when corroborated Offensive: clause 1 is suspended`;
const here = { place: { names: [], radiusM: 0, lat: 0, lon: 0 } };

export const proof: readonly Construct[] = [
  {
    shows: "one source is not enough; the second, about the same, is",
    of: ["E4", "R5"],
    text,
    records: [
      shot("a", 1, { ...by("Karsa"), ...here }),
      shot("b", 1.5, { ...by("Karsa"), ...here, source: "camera", recordedAt: 3 * 3_600_000 }),
    ],
    follows: ["3h state clause 1 suspended by 2"],
  },
  {
    shows: "a second source that names someone else, or is about something else, bears nothing out",
    of: [],
    not: ["E4"],
    text,
    records: [
      shot("a", 1, { ...by("Karsa"), ...here }),
      shot("b", 1.5, { ...by("Ostrel"), ...here, source: "camera" }),
      shot("c", 9, { ...by("Karsa"), ...here, source: "camera" }),
    ],
    follows: [],
  },
  {
    shows: "what must hold beside it is asked as well",
    of: [],
    not: ["E4", "N10"],
    text,
    records: [
      act("decide", "Council", 0.5, { matter: "exercise" }),
      shot("a", 1, { ...by("Karsa"), ...here }),
      shot("b", 1.5, { ...by("Karsa"), ...here, source: "camera" }),
    ],
    follows: [],
  },
  {
    shows: "as a test of the past",
    of: ["E4", "N5", "N10"],
    not: ["N5"],
    text: `standard corroborated = 2 independent sources within 2 hours, 3 km
define Strike: fire by Karsa
clause 1: Ostrel must not fly uav unless corroborated Strike
clause 2: each party must not fire`,
    records: [
      shot("a", 1, { ...by("Karsa"), ...here }),
      shot("u", 2, { ...by("Ostrel"), ...here, kind: "uav" }),
      shot("b", 2.5, { ...by("Karsa"), ...here, source: "camera" }),
      shot("v", 3, { ...by("Ostrel"), ...here, kind: "uav" }),
    ],
    follows: [
      "1h found clause 2 Karsa certain suspected open",
      "2h found clause 1 Ostrel certain suspected open",
      "2.5h changed clause 2 Karsa certain corroborated open, formerly patrol/a",
    ],
  },
];
