// Mandates to look: by what means, how often, and what an observer may not say.
import { by, shot } from "../../../packages/monitor/src/testing/builders.ts";
import { type Construct, watched } from "../running.ts";

const verified = (id: string, at: number, sourceKind: "satellite" | "press" | "uav") =>
  shot(id, at, {
    kind: "verify",
    by: "Mission",
    basis: "its own report",
    source: `eye-${sourceKind}`,
    sourceKind,
    attributes: { object: "compliance" },
  });

export const mandates: readonly Construct[] = [
  {
    shows: "a mandate to verify by certain means is done by a report of these means, in each period",
    of: ["E1", "T5"],
    not: ["E1"],
    text: `stage Truce from 1970-01-01 00:00 for 2 days
clause 1 during Truce: Mission must verify compliance with satellite, uav every 1 day`,
    records: [verified("a", 10, "uav"), verified("b", 30, "press"), watched(0, 48)],
    until: 49,
    follows: [
      "10h stage Truce started",
      "10h duty 1 Mission due (due 24h)",
      "10h duty 1 Mission fulfilled (due 24h)",
      "30h duty 1 Mission due (due 48h)",
      "48h stage Truce ended",
      "48h duty 1 Mission overdue (due 48h)",
    ],
  },
  {
    shows: "what nobody watched is not observed: no observer is said to have failed, and none to have looked",
    of: [],
    not: ["E1"],
    text: `stage Truce from 1970-01-01 00:00 for 1 day
clause 1 during Truce: Mission must verify compliance every 1 day`,
    records: [watched(0, 20)],
    until: 25,
    follows: [
      "20h stage Truce started",
      "20h duty 1 Mission due (due 24h)",
      "25h stage Truce ended",
      "25h duty 1 Mission not observed (due 24h)",
    ],
  },
  {
    shows: "a mission that may not attribute accuses nobody, whatever its reports say",
    of: ["E1", "E4"],
    not: ["E1"],
    text: `clause 1: each party must not fire
clause 2: Mission must not attribute`,
    records: [shot("a", 1, { ...by("Karsa"), of: "Mission" }), shot("b", 20, by("Karsa"))],
    follows: ["1h found clause 1 nobody certain suspected open", "20h found clause 1 Karsa certain suspected open"],
  },
];
