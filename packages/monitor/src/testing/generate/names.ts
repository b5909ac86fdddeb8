// Who and what the generated agreements speak of. Few names, so that rules and records meet.
import type { Actor, Kind, Question } from "@servanda/agreement";

export const PARTIES: readonly string[] = ["Karsa", "Ostrel"];
export const GUARANTORS: readonly string[] = ["Gard", "Holm"];
export const MISSION = "Mission";
/** Answers to Karsa. */
export const BAND = "Band";
/** May join later. */
export const JOINER = "Arle";
/** Bound by nothing. */
export const OUTSIDER = "Outsider";

export const COUNCIL = "Council";
export const COMMISSION = "Commission";

export const ACTORS: readonly Actor[] = [
  ...PARTIES.map((name): Actor => ({ name, role: "party" })),
  ...GUARANTORS.map((name): Actor => ({ name, role: "guarantor" })),
  { name: MISSION, role: "observer" },
  { name: BAND, role: "other", answersTo: "Karsa" },
  { name: JOINER, role: "other" },
];

export const FIRE: readonly string[] = ["burst", "fire", "shot"];
export const VESSEL = "vessel";
/** An act that some clauses forbid: it is a report of itself. */
export const FORBIDDEN_ACT = "declare";
export const RELEASE = "release";

export const KINDS: readonly Kind[] = [
  { name: "fire" },
  { name: "shot", under: "fire" },
  { name: "burst", under: "fire" },
  { name: "notice" },
  { name: "attack" },
  { name: "withdrawal" },
  { name: VESSEL },
  { name: RELEASE },
];

/** Matters that bodies decide and acts are on. */
export const MATTERS: readonly string[] = ["go", "stop"];
/** Matters that excuse. */
export const PLEAS: readonly string[] = ["self-defence", "exercise"];
export const PROVOCATION = "provocation";
export const DONE = "done";
export const MEASURE = "Embargo";
export const LADDER = "Response";
/** The register whose size its bearer declares. */
export const PRISONERS = "Prisoners";
export const READING = "Narrow";

/** Zones known by name, and all that a place test may ask for. */
export const ZONES: readonly string[] = ["North", "South"];

/** Levels of proof of the questions beside whether it happened. */
export const ANSWERS: Readonly<Record<Question, string>> = {
  direction: "traced",
  attribution: "attributed",
  control: "held",
  force: "ordered",
  command: "commanded",
  intent: "deliberate",
};

export const SPAN: { readonly start: number; readonly end: number } = { start: 0, end: 0 };
