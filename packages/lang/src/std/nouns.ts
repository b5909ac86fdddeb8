// The rest of the standard vocabulary: units, roles, attributes, clock starts, and words that an agreement may use
// but that this release gives no meaning to. A word that is in none of these lists is an error.
import type { ClockStart, Role } from "@servanda/agreement";
import type { Length } from "@servanda/core";

export type Dimension = "duration" | "distance" | "calibre" | "calendar" | "quantity";

/** `perUnit`: milliseconds, metres or millimetres; calendar lengths and other quantities do not convert. */
export interface UnitRow {
  readonly dimension: Dimension;
  readonly perUnit: number;
  readonly singular: string;
  readonly plural: string;
  /** How time in this unit is counted, and how many of those one of it is. */
  readonly counted: { readonly kind: Length["kind"]; readonly perUnit: number } | undefined;
}

/** Days and weeks have milliseconds as well, for windows of the past; a time limit in days is counted in days. */
const unitRows: readonly (readonly [Dimension, number, string, string])[] = [
  ["duration", 1000, "second", "seconds"],
  ["duration", 60_000, "minute", "minutes"],
  ["duration", 3_600_000, "hour", "hours"],
  ["duration", 86_400_000, "day", "days"],
  ["duration", 604_800_000, "week", "weeks"],
  ["calendar", 1, "month", "months"],
  ["calendar", 1, "year", "years"],
  ["calendar", 1, "working day", "working days"],
  ["distance", 1, "m", "m"],
  ["distance", 1000, "km", "km"],
  ["distance", 1852, "nm", "nm"],
  ["calibre", 1, "mm", "mm"],
  ["quantity", 1, "tonne", "tonnes"],
  ["quantity", 1, "kg", "kg"],
];

const calendarUnits: ReadonlyMap<string, UnitRow["counted"]> = new Map<string, UnitRow["counted"]>([
  ["day", { kind: "days", perUnit: 1 }],
  ["week", { kind: "days", perUnit: 7 }],
  ["month", { kind: "months", perUnit: 1 }],
  ["year", { kind: "months", perUnit: 12 }],
  ["working day", { kind: "working days", perUnit: 1 }],
]);

/** By either form. */
export const units: ReadonlyMap<string, UnitRow> = new Map(
  unitRows.flatMap(([dimension, perUnit, singular, plural]) => {
    const elapsed = dimension === "duration" ? ({ kind: "elapsed", perUnit } as const) : undefined;
    const counted = calendarUnits.get(singular) ?? elapsed;
    return [singular, plural].map((form) => [form, { dimension, perUnit, singular, plural, counted }] as const);
  }),
);

/** Words for an actor by what it is in the agreement; `undefined`: any actor. */
export const roles: ReadonlyMap<string, Role | undefined> = new Map<string, Role | undefined>([
  ["party", "party"],
  ["guarantor", "guarantor"],
  ["observer", "observer"],
  ["side", undefined],
  ["state", undefined],
  ["signatory", undefined],
  ["member", undefined],
]);

/** Several of them, after a number: `at least 3 guarantors`. */
export const plurals: ReadonlyMap<string, string> = new Map([
  ["parties", "party"],
  ["guarantors", "guarantor"],
  ["observers", "observer"],
  ["sides", "side"],
  ["states", "state"],
  ["signatories", "signatory"],
  ["members", "member"],
]);

/** Words for the place of something. */
export const placeWords: readonly string[] = ["zone", "line", "area", "place"];

/** Attribute words → the attribute of an observation, unit in its name. */
export const attributes: ReadonlyMap<string, string> = new Map([
  ["casualties", "casualties"],
  ["deaths", "deathsBest"],
  ["killed", "killed"],
  ["injured", "injured"],
  ["calibre", "calibreMm"],
]);

export const clockStarts: readonly ClockStart[] = [
  "event",
  "detection",
  "receipt",
  "finding",
  "declaration",
  "first breach",
];

/** Words that point at what brought a clause to life: `on that breach`. Kinds and acts may stand here too. */
export const referenceWords: readonly string[] = [
  "breach",
  "violation",
  "event",
  "incident",
  "finding",
  "request",
  "order",
  "plan",
  "matter",
  "opinion",
  "decision",
  "judgement",
];

/** Words of treaties that read, and that this release does not act on. */
export const plainWords: readonly string[] = `
  access accession accused act action advisers agreed agreement aid air air-defence alliance amendment amount answered
  appointed approved armoured arms arrival assets authorised authority base below cap cargo carrier ceiling centrifuges
  chair change civilian civilians closed coast combat command commander commanders commands commitments compact compel
  complainant complaint compliance complied consensus consent constitution consulted contract contribution control
  convened corridor court creation data day days deadlock declaration defence demand diplomatic direction dismantled
  displaced dispute distance economy elections emission ended entry equal equipment every excess exercise expedite
  expiry exposure fertiliser figure fissile food force fulfilled fulfilment further gear give given grain guarantee
  guarantees guarantors headquarters heavy held hotline hour humanitarian include independent indirect information
  infrastructure instructions intelligence international interpret interpreted item joint kept land lane law leadership
  leaving lethal level licence links list listed living local logistics low-enriched majority management mandate mark
  martial material meal measure measurement measures meeting members membership military missions monitoring monitors
  month moving national navigation negotiation none notification notified nuclear obligation observed online opened
  operation ordered ore organ overdue owner parliament parties passage peace peacekeeper permanent permitted persons
  pipeline placed police policy port power precedent presence press presumed proof proxy quorum raise ratified receipt
  receiving recognised record redeployment redraw reference released relieved remedy renewal representative resolution
  resolve resources respondent restoration restored revenue rotor route sanction sanctions satellite school sea seal
  seek separation services set settled settlement shelter short signature signed silence silent sit site soldier sole
  sovereign staff standard status statutes step steps strive subject suspended sweep take talks territory text this
  three-quarters track tranches transfer transferred transparency transport two-thirds unanimity under unexploded unit
  up vacant veto visit void wall war water weapons witness work working year
`
  .split(/\s+/)
  .filter((word) => word !== "")
  .concat(["de facto"]);
