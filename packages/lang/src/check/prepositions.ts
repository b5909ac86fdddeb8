// The preposition table: what a phrase means, by its preposition and the type of its noun. The only place that says
// so; every pair that is not here is a mistake. Which statement gives effect to which meaning is the statement's
// file.
import type { Preposition } from "../syntax/grammar.ts";
import type { NounType } from "./typed.ts";

export type Meaning =
  | "doer" // by Russia
  | "deadline" // by 2026-03-01
  | "receiver" // to TCG
  | "target" // on Ukraine
  | "giver" // from a party X
  | "inside" // in SecurityZone
  | "outside"
  | "origin" // from City
  | "destination" // to AgreedPlaces, and the reference of a distance
  | "window" // in last 30 days, in 24 hours
  | "near judged" // within 20 km, of the event being judged: in conditions only
  | "forward" // forward of Positions
  | "separation" // apart from Guns of other side at least 50 km from Reference, in equal distance
  | "nearness" // within 15 km of L, nearer than 5 km to L
  | "farness" // behind 25 km from L
  | "length" // within 24 hours
  | "delay" // is restored after 30 days
  | "span" // for 14 days
  | "start" // from 2026-02-15
  | "after"
  | "before"
  | "during"
  | "threshold" // from 100 mm
  | "with" // with casualties, with more than 100 fire in 24 hours
  | "amount" // at most 800000, without a preposition
  | "menu" // with at least 1 of Help
  | "means" // verify … with satellite, uav: the kinds of source that show it
  | "trigger" // on that breach
  | "upon" // fire at uav of Mission
  | "topic" // vote on "…", enact law on "…": what an act on record is about
  | "settles" // judged by, pleaded by
  | "clock start" // counted from receipt
  | "recurrence" // every 6 months
  | "extender" // extendable by Commission
  | "pace" // in step with other party
  | "audience" // released to each party
  | "aside" // according to "OSCE standards": for people to read
  | "manner" // with OSCE, for humanitarian aid: of duties, listed and not acted on
  | "unmeant"; // reads, has no meaning in this release

type Row = Readonly<Partial<Record<NounType, Meaning>>>;

// Any preposition goes with any words that have no meaning of their own yet.
const anything: Row = { unknown: "unmeant", plain: "unmeant" };
const everything: Row = {
  ...anything,
  duration: "unmeant",
  distance: "unmeant",
  "class distance": "unmeant",
  calibre: "unmeant",
  percent: "unmeant",
  number: "unmeant",
  window: "unmeant",
  moment: "unmeant",
  stage: "unmeant",
  actor: "unmeant",
  place: "unmeant",
  event: "unmeant",
  count: "unmeant",
  breach: "unmeant",
  reference: "unmeant",
  condition: "unmeant",
  menu: "unmeant",
  attribute: "unmeant",
  matter: "unmeant",
  clause: "unmeant",
  instrument: "unmeant",
};

const table: Readonly<Record<Preposition, Row>> = {
  by: {
    ...anything,
    actor: "doer",
    moment: "deadline",
    duration: "unmeant",
    event: "unmeant",
    matter: "unmeant",
    percent: "unmeant",
    number: "unmeant",
    menu: "unmeant",
  },
  to: { ...everything, actor: "receiver", place: "destination", reference: "trigger", breach: "trigger" },
  from: {
    ...anything,
    moment: "start",
    stage: "start",
    calibre: "threshold",
    place: "origin",
    actor: "giver",
    duration: "unmeant",
    distance: "unmeant",
    number: "unmeant",
    count: "unmeant",
    event: "unmeant",
    clause: "unmeant",
    instrument: "unmeant",
  },
  in: {
    ...anything,
    place: "inside",
    window: "window",
    duration: "window",
    stage: "during",
    event: "unmeant",
    matter: "unmeant",
    clause: "unmeant",
    actor: "unmeant",
    percent: "unmeant",
    instrument: "unmeant",
  },
  on: {
    ...anything,
    actor: "target",
    place: "inside",
    breach: "trigger",
    reference: "trigger",
    event: "trigger",
    duration: "unmeant",
    moment: "unmeant",
    matter: "topic",
    clause: "unmeant",
    condition: "unmeant",
    instrument: "unmeant",
    stage: "unmeant",
    count: "unmeant",
  },
  at: {
    ...anything,
    place: "inside",
    actor: "target",
    event: "upon",
    moment: "unmeant",
    number: "unmeant",
    percent: "unmeant",
    duration: "unmeant",
    instrument: "unmeant",
  },
  with: {
    ...everything,
    attribute: "with",
    count: "with",
    event: "with",
    breach: "with",
    condition: "with",
    menu: "menu",
  },
  within: { ...anything, duration: "length", window: "length", distance: "nearness", place: "inside" },
  after: { ...everything, moment: "after", stage: "after", duration: "delay" },
  before: { ...everything, moment: "before", stage: "before" },
  for: { ...everything, duration: "span" },
  during: {
    ...anything,
    stage: "during",
    event: "unmeant",
    window: "unmeant",
    condition: "unmeant",
    duration: "unmeant",
  },
  every: { ...anything, duration: "recurrence", moment: "unmeant", number: "unmeant" },
  outside: { ...anything, place: "outside" },
  "nearer than": { ...anything, distance: "nearness", "class distance": "nearness" },
  behind: { ...anything, distance: "farness", "class distance": "farness", place: "unmeant" },
  "forward of": { ...anything, place: "forward", event: "unmeant", actor: "unmeant" },
  "apart from": {
    ...anything,
    plain: "separation",
    event: "separation",
    actor: "unmeant",
    place: "unmeant",
    distance: "unmeant",
  },
  "judged by": { ...anything, actor: "settles", matter: "unmeant" },
  "pleaded by": { ...anything, actor: "settles" },
  // What counts as a start is a list of words: clock.ts.
  "counted from": { ...everything, plain: "clock start", reference: "clock start", event: "clock start" },
  "released to": { ...anything, actor: "audience" },
  "in step with": { ...anything, actor: "pace", event: "pace" },
  "subject to": everything,
  overriding: everything,
  "extendable by": { ...anything, duration: "unmeant", actor: "extender" },
  "renewed for": { ...anything, duration: "unmeant", matter: "unmeant" },
  "according to": {
    ...anything,
    matter: "aside",
    clause: "aside",
    instrument: "aside",
    actor: "unmeant",
    reference: "unmeant",
  },
};

/** What a noun of this type means after this preposition; undefined where the pair is a mistake. */
export function meaningOf(preposition: Preposition, type: NounType): Meaning | undefined {
  return table[preposition][type];
}

/** The types that go with a preposition and have a meaning, for the words of a diagnostic. */
export function typesAfter(preposition: Preposition): readonly NounType[] {
  return meaningsAfter(preposition)
    .filter(([, meaning]) => meaning !== "unmeant")
    .map(([type]) => type);
}

/** The row of a preposition, for the docs. */
export function meaningsAfter(preposition: Preposition): readonly (readonly [NounType, Meaning])[] {
  // Object.entries forgets that the keys are ours.
  return Object.entries(table[preposition]) as [NounType, Meaning][];
}
