// The invented scenario as a table: what happens, why it is in the scenario, and what the institution is told of it.
// All of it is made up.
import type { ActorName } from "@servanda/agreement";
import { barrage, did, type Local, type ReportDetails, seen, type Told, takenBack, watch } from "./told.ts";

/** One thing to look at. README.md says of each what Servanda makes of it. */
export interface Chapter {
  readonly name: string;
  readonly what: string;
  readonly why: string;
  readonly told: readonly Told[];
}

const by = (actor: ActorName, basis: string): ReportDetails => ({ by: actor, basis });
const crater: ReportDetails = { ...by("Russia", "crater analysis"), onSite: true };
const inPlace: ReportDetails = { basis: "seen in place", onSite: true };
const firing: ReportDetails = { ...by("Ukraine", "seen firing"), onSite: true };
const path: ReportDetails = by("Russia", "flight path");
const missionDrone: ReportDetails = { target: "Mission", attributes: { object: "uav" } };
const howitzer: ReportDetails = { attributes: { calibreMm: 152 } };

const SOUNDS = ["burst", "explosion", "shot"];
const PLEA = "self-defence";
const consults = (who: ActorName, at: Local): Told => did(`consult-${who}`, who, "consult", at);
const responds = (who: ActorName, at: Local, help: string): Told =>
  did(`respond-${who}`, who, "respond", at, { matter: help });

const ratifies = (who: ActorName, at: Local): Told => did(`ratify-${who}`, who, "ratify", at);

export const chapters: readonly Chapter[] = [
  {
    name: "entry into force",
    what: "2 to 10 February: both parties and seven of eight guarantors ratify. Japan does not.",
    why: "In force from the third guarantor on; for each other from its own ratification. Japan will owe nothing.",
    told: [
      ratifies("Ukraine", "02-02 10:00"),
      ratifies("Russia", "02-02 12:00"),
      ratifies("UnitedKingdom", "02-03 10:00"),
      ratifies("France", "02-03 11:00"),
      ratifies("Poland", "02-04 10:00"),
      ratifies("Germany", "02-06 10:00"),
      ratifies("UnitedStates", "02-09 10:00"),
      ratifies("Canada", "02-10 10:00"),
      ratifies("EU", "02-10 11:00"),
    ],
  },
  {
    name: "last hours",
    what: "14 February, 22:10: the Mission sees shelling by Russia.",
    why: "The ceasefire has not begun: no finding.",
    told: [seen("patrol/last-hours", "shelling", "02-14 22:10", [10, 2, 200], crater)],
  },
  {
    name: "across midnight",
    what: "A camera sees one explosion somewhere between 23:50 and 00:10.",
    why: "The interval straddles the start of the ceasefire: possible, not certain.",
    told: [
      seen("camera/across-midnight", "explosion", "02-14 23:50 / 02-15 00:10", [20, 1, 300], {
        ...by("Russia", "direction of the flash"),
      }),
    ],
  },
  {
    name: "first breach, cured",
    what: "15 February, 09:00: shelling by Russia, seen on site. Russia reports a cure the same evening.",
    why: "A confirmed breach, and the duty of clause 5.0 fulfilled in time.",
    told: [
      seen("patrol/first-breach", "shelling", "02-15 09:00", [30, 2, 200], { ...crater, known: "02-15 11:00" }),
      did("cure-15", "Russia", "cure", "02-15 21:00", { about: "invented-patrol/first-breach" }),
    ],
  },
  {
    name: "a wire and its copy",
    what: "16 February, 14:00: an agency reports shots; a second outlet prints the same dispatch.",
    why: "One group is one source: suspected. Nobody is named: a finding against nobody.",
    told: [
      seen("wire/dispatch", "shot", "02-16 14:00 / 02-16 14:30", [40, 1, 500], { known: "02-16 16:00" }),
      seen("wire-copy/dispatch", "shot", "02-16 14:00 / 02-16 14:30", [40, 1, 500], { known: "02-16 17:00" }),
    ],
  },
  {
    name: "two claims",
    what: "17 February, 20:00: each party says that the other fired; Russia itself is not sure who.",
    why: "One incident, two claims: certain against one, possible against the other, each with its basis.",
    told: [
      seen("ukraine/claim-17", "shelling", "02-17 20:00", [50, -1, 300], {
        ...by("Russia", "impact analysis"),
        known: "02-17 21:00",
      }),
      seen("russia/claim-17", "shelling", "02-17 20:00", [50, -1, 300], {
        ...by("Ukraine", "direction of the sound"),
        attribution: "possible",
        known: "02-17 22:00",
      }),
    ],
  },
  {
    name: "self-defence, accepted",
    what: "18 February, 11:00: Ukraine fires; it pleads self-defence in time; the Commission accepts on the 21st.",
    why: "Contested from the plea, excused from the judgement.",
    told: [
      seen("patrol/return-fire", "burst", "02-18 11:00", [60, -2, 200], { ...firing, known: "02-18 12:00" }),
      did("plea-18", "Ukraine", "plead", "02-18 15:00", { matter: PLEA, about: "invented-patrol/return-fire" }),
      did("ruling-21", "Commission", "judge", "02-21 12:00", {
        matter: PLEA,
        about: "invented-patrol/return-fire",
        outcome: "accepted",
      }),
    ],
  },
  {
    name: "a plea too late",
    what: "19 February, 06:00: Russia fires; it pleads 8½ hours after the finding; the Commission accepts.",
    why: "A plea out of time counts for nothing, and neither does a judgement of it.",
    told: [
      seen("patrol/dawn-fire", "burst", "02-19 06:00", [70, 2, 200], { ...crater, known: "02-19 08:00" }),
      did("plea-19", "Russia", "plead", "02-19 16:30", { matter: PLEA, about: "invented-patrol/dawn-fire" }),
      did("ruling-22", "Commission", "judge", "02-22 12:00", {
        matter: PLEA,
        about: "invented-patrol/dawn-fire",
        outcome: "accepted",
      }),
    ],
  },
  {
    name: "a plea without a judgement",
    what: "20 February, 13:00: Ukraine fires and pleads in time. The Commission never speaks.",
    why: "Contested, and stays so: self-defence is unsettled.",
    told: [
      seen("patrol/noon-fire", "burst", "02-20 13:00", [80, -2, 200], { ...firing, known: "02-20 14:00" }),
      did("plea-20", "Ukraine", "plead", "02-20 18:00", { matter: PLEA, about: "invented-patrol/noon-fire" }),
    ],
  },
  {
    name: "drones at fifteen kilometres",
    what: "21 February: the radar follows four drones, one of them the Mission's own.",
    why: "In the zone, out of it, and 14.8 km ± 500 m: yes, no and maybe. The Mission may fly.",
    told: [
      seen("radar/uav-in", "uav", "02-21 09:00", [30, 5, 300], path),
      seen("radar/uav-edge", "uav", "02-21 12:00", [50, 14.8, 500], path),
      seen("radar/uav-out", "uav", "02-21 15:00", [70, 25, 300], path),
      seen("radar/uav-mission", "uav", "02-21 18:00", [30, 3, 300], by("Mission", "transponder")),
      watch("zone", "watched", "02-21 00:00 / 02-23 00:00", ["uav"], "SecurityZone"),
    ],
  },
  {
    name: "jammed",
    what: "22 February: Russia jams the Mission's drone, and the acoustic net is deaf from 10:00 to 16:00.",
    why: "A breach of clause 4.2, and a day that was not watched throughout.",
    told: [
      seen("radar/jam", "jamming", "02-22 10:00 / 02-22 16:00", [50, 6, 1000], {
        ...by("Russia", "bearing of the signal"),
        ...missionDrone,
      }),
      watch("before", "watched", "02-15 00:00 / 02-22 10:00", SOUNDS),
      watch("gap", "jammed", "02-22 10:00 / 02-22 16:00", SOUNDS),
      watch("after", "watched", "02-22 16:00 / 03-12 00:00", SOUNDS),
    ],
  },
  {
    name: "a report withdrawn",
    what: "23 February, 07:00: a patrol reports fire by Ukraine. The next day it takes that back: a quarry.",
    why: "The finding goes; the log keeps that it was there.",
    told: [
      seen("patrol/quarry", "explosion", "02-23 07:00", [90, -3, 300], {
        ...by("Ukraine", "direction of the sound"),
        known: "02-23 08:00",
      }),
      takenBack("invented-patrol/quarry", "02-24 09:00"),
    ],
  },
  {
    name: "a late report",
    what: "24 February, 04:00: a camera sees fire by Russia. Ukraine's own report of it comes on 2 March.",
    why: "The judgement of the 24th is opened again: suspected becomes corroborated, six days later.",
    told: [
      seen("camera/night-fire", "shelling", "02-24 04:00", [30, 3, 300], by("Russia", "muzzle flash")),
      seen("ukraine/night-fire", "shelling", "02-24 04:05", [30.5, 3, 300], {
        ...by("Russia", "impact analysis"),
        known: "03-02 10:00",
      }),
    ],
  },
  {
    name: "notices",
    what: "25 February: Canada gives notice, which takes six months.",
    why: "Who gave notice still owes until it has run. The Council must meet within 14 days.",
    told: [
      did("notice-Canada", "Canada", "give notice", "02-25 10:00"),
      did("council-3-march", "Council", "meet", "03-03 15:00"),
    ],
  },
  {
    name: "fire at the Mission's drone",
    what: "27 February: Ukraine shoots at a drone of the Mission.",
    why: "One incident breaches two clauses, 2.1 and 4.3.",
    told: [
      seen("patrol/drone-shot", "shot", "02-27 10:00", [60, -4, 200], {
        ...firing,
        ...missionDrone,
        known: "02-27 12:00",
      }),
    ],
  },
  {
    name: "armed attack",
    what: "4 March: three barrages by Russia in nine hours, 41, 38 and 35 explosions; the Mission is on site that day.",
    why: "The third confirmation makes more than 100 in 24 hours: the guarantors' clocks start.",
    told: [
      barrage("sound-a", 44, "03-04 01:00", [20, -3, 150]),
      barrage("sound-b", 40, "03-04 05:00", [50, -3, 150]),
      barrage("sound-c", 36, "03-04 09:00", [80, -3, 150]),
      seen("patrol/barrage-a", "explosion", "03-04 01:00 / 03-04 02:00", [20, -3, 300], {
        ...crater,
        count: 41,
        known: "03-04 11:00",
      }),
      seen("patrol/barrage-b", "explosion", "03-04 05:00 / 03-04 06:00", [50, -3, 300], {
        ...crater,
        count: 38,
        known: "03-04 13:00",
      }),
      seen("patrol/barrage-c", "explosion", "03-04 09:00 / 03-04 10:00", [80, -3, 300], {
        ...crater,
        count: 35,
        known: "03-04 16:00",
      }),
    ],
  },
  {
    name: "the guarantors answer",
    what: "Five consult by the morning of the 5th, the EU at 13:00, Canada never. Six respond within 72 hours.",
    why: "Late by the clock that binds, in time by another: all are shown. Silence is an act of someone.",
    told: [
      consults("Poland", "03-04 18:00"),
      consults("UnitedKingdom", "03-04 20:00"),
      consults("Germany", "03-04 22:00"),
      consults("France", "03-05 08:00"),
      consults("UnitedStates", "03-05 09:30"),
      consults("EU", "03-05 13:00"),
      responds("Poland", "03-05 12:00", "munitions"),
      responds("UnitedKingdom", "03-05 18:00", "air defence"),
      responds("Germany", "03-06 09:00", "air defence"),
      responds("EU", "03-06 12:00", "sanctions under S1"),
      responds("France", "03-07 10:00", "munitions"),
      responds("UnitedStates", "03-07 15:00", "air defence"),
      did("council-8-march", "Council", "meet", "03-08 11:00"),
    ],
  },
  {
    name: "heavy weapons",
    what: "3 to 10 March: launchers at 30 km, a howitzer at 24.6 km ± 600 m, another in a store.",
    why: "Distance by class; a radius across 25 km; a store excuses only where the Mission inspected within 30 days.",
    told: [
      seen("patrol/mlrs-30", "mlrs", "03-03 10:00", [40, 30, 400], {
        ...inPlace,
        by: "Russia",
        attributes: { calibreMm: 122 },
      }),
      seen("patrol/howitzer-edge", "artillery", "03-05 10:00", [60, 24.6, 600], {
        ...howitzer,
        ...by("Russia", "seen from afar"),
      }),
      seen("patrol/stored-early", "artillery", "03-05 15:00", [39, -22, 200], {
        ...howitzer,
        ...inPlace,
        by: "Ukraine",
      }),
      seen("patrol/inspected", "inspection", "03-09 09:00", [39, -22, 200], { ...inPlace, by: "Mission" }),
      seen("patrol/stored-later", "artillery", "03-10 15:00", [39, -22, 200], {
        ...howitzer,
        ...inPlace,
        by: "Ukraine",
      }),
    ],
  },
  {
    name: "access",
    what: "11 March, 08:00: the Mission asks Russia for access to a place. It is admitted twenty hours later.",
    why: "Clause 4.1 gives twelve hours: done late, and a breach of clause 3.2 is presumed when they are over.",
    told: [
      did("request-11", "Mission", "request", "03-11 08:00", { matter: "access", to: "Russia", where: [40, 30, 200] }),
      did("admit-12", "Russia", "admit", "03-12 04:00", {
        to: "Mission",
        about: "invented-registry/request-11",
        where: [40, 30, 200],
      }),
    ],
  },
  {
    name: "verified",
    what: "15 March: the Mission declares the withdrawal complete.",
    why: "A stage that begins with an act and not with a date.",
    told: [did("declared", "Mission", "declare", "03-15 12:00", { matter: "withdrawal complete" })],
  },
];
