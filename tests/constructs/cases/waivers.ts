// Waivers: those whom a clause protects let what happens in a time pass.
import type { Actor } from "@servanda/agreement";
import { act, by, shot } from "../../../packages/monitor/src/testing/builders.ts";
import type { Construct } from "../running.ts";

const text = "clause 1: each party must not fire\nclause 2: each party must not fly uav";
const at = (hours: number): number => hours * 3_600_000;
const waived = (clause: string, by: Actor["name"], from: number, until: number): ReturnType<typeof act> =>
  act("waive", by, from, { matter: clause, until: at(until) });
const found = (hours: number, actor: string, status = "open"): string =>
  `${hours}h found clause 1 ${actor} certain suspected ${status}`;

export const waivers: readonly Construct[] = [
  {
    shows: "what happens within the waiver of the other party is excused; before, after, and by that party it is not",
    of: ["N5", "N1"],
    not: ["N5"],
    text,
    records: [
      shot("a", 1, by("Karsa")),
      waived("1", "Ostrel", 2, 5),
      shot("b", 3, by("Karsa")),
      shot("c", 4, by("Ostrel")),
      shot("d", 6, by("Karsa")),
    ],
    follows: [found(1, "Karsa"), found(3, "Karsa", "excused"), found(4, "Ostrel"), found(6, "Karsa")],
  },
  {
    shows: "nobody waives for others, nor by waiving another clause",
    of: [],
    not: ["N5"],
    text,
    records: [
      waived("2", "Ostrel", 1, 5),
      waived("1", "Gard", 1, 5),
      waived("1", "Karsa", 1, 5),
      shot("b", 3, by("Karsa")),
    ],
    follows: [found(3, "Karsa")],
  },
  {
    shows: "of several others every one must have waived",
    of: [],
    not: ["N5"],
    text: `between Third\n${text}`,
    records: [
      waived("1", "Ostrel", 1, 5),
      shot("a", 2, by("Karsa")),
      waived("1", "Third", 3, 5),
      shot("b", 4, by("Karsa")),
    ],
    follows: [found(2, "Karsa"), found(4, "Karsa", "excused")],
  },
  {
    shows: "a late report within the waiver is excused; taken back, the waiver excuses nothing from then on",
    of: ["N5"],
    not: ["N5"],
    text,
    records: [
      waived("1", "Ostrel", 1, 5),
      shot("b", 3, { ...by("Karsa"), recordedAt: at(9) }),
      { record: "withdrawal", id: "w", source: "registry", of: "registry/waive-Ostrel-1", recordedAt: at(4) },
      shot("c", 4.5, by("Karsa")),
    ],
    follows: [found(4.5, "Karsa"), found(9, "Karsa", "excused")],
  },
  {
    shows: "nothing follows from what was waived",
    of: [],
    not: ["N6"],
    text: `clause 1: each party must not fire
clause 2 when breach of clause 1 by a party X: Council must meet within 24 hours`,
    records: [waived("1", "Ostrel", 1, 5), shot("a", 2, by("Karsa"))],
    follows: [found(2, "Karsa", "excused")],
  },
  {
    shows:
      "a duty that falls due within the waivers of all whom it protects is excused; later than they last, it is not",
    of: ["N5"],
    not: ["N5"],
    text: `clause 1 when Council decides "help": Gard must consult within 10 hours counted from finding`,
    records: [
      act("decide", "Council", 1, { matter: "help" }),
      waived("1", "Ostrel", 2, 15),
      waived("1", "Karsa", 3, 15),
      act("decide", "Council", 7, { matter: "help" }),
    ],
    until: 30,
    follows: [
      "1h duty 1 Gard due (due 11h)",
      "3h duty 1 Gard excused (due 11h)",
      "7h duty 1 Gard due (due 17h)",
      "30h duty 1 Gard overdue (due 17h)",
    ],
  },
];
