// Generated reports of the world: uncertain times and places, doubtful and missing attribution, figures over periods,
// things that move, and who watched meanwhile.
import {
  attributionRungs,
  type Corrected,
  type Correction,
  type Coverage,
  type Observation,
  type Place,
  refOf,
  type SourceKind,
} from "@servanda/agreement";
import { HOUR_MS, MINUTE_MS } from "@servanda/core";
import { type Draw, stated } from "./draw.ts";
import { BAND, KINDS, MISSION, OUTSIDER, PARTIES, PRISONERS, RELEASE, VESSEL, ZONES } from "./names.ts";
import { type Wanted, wantedReport } from "./wanted.ts";

const GRAIN_MS = 15 * MINUTE_MS;
const STRETCHES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const STRETCH_HOURS = 3;

/**
 * On the grid on which windows, delays and deadlines fall too, so that bounds are met exactly; and crowded, so that
 * things meet.
 */
export function instant(draw: Draw): number {
  const stretch = draw.lean("stretch", STRETCHES);
  return stretch * STRETCH_HOURS * HOUR_MS + draw.int((STRETCH_HOURS * HOUR_MS) / GRAIN_MS + 1) * GRAIN_MS;
}

/** How late it is recorded. */
export function delayMs(draw: Draw): number {
  return draw.is(0.6) ? 0 : draw.pick([1, 2, 5, 20, 30]) * HOUR_MS;
}

const SPOTS: readonly (readonly [lat: number, lon: number])[] = [
  [0, 0.05],
  [0.05, 0.05],
  [0.03, 0.15],
  [-0.02, 0.1],
  [0.1, 0.1],
  [-0.08, 0.2],
  [0.01, -0.04],
];

function point(draw: Draw): Place {
  const [lat, lon] = draw.lean("spot", SPOTS);
  return {
    lat: Math.round(lat * 100 + draw.int(3) - 1) / 100,
    lon: Math.round(lon * 100 + draw.int(3) - 1) / 100,
    radiusM: draw.pick([0, 0, 200, 2500]),
    names: draw.is(0.2) ? [draw.pick(ZONES)] : [],
  };
}

function place(draw: Draw): Place | undefined {
  return draw.choose<Place | undefined>({
    point: [3, () => point(draw)],
    "named place": [1, () => ({ radiusM: 0, names: [draw.pick([...ZONES, "Disputed"])] })],
    nowhere: [1, () => undefined],
  });
}

type Source = Pick<Observation, "source" | "sourceKind" | "group" | "of" | "onSite">;

function source(id: string, sourceKind: SourceKind, group: string, rest: Partial<Source> = {}): Source {
  return { source: id, sourceKind, group, ...rest };
}

const SOURCES: readonly Source[] = [
  source("patrol-1", "patrol", "mission", { of: MISSION, onSite: true }),
  source("camera-2", "camera", "mission", { of: MISSION }),
  source("wire-a", "press", "agency"),
  source("wire-b", "press", "agency"),
  source("karsa", "party", "karsa", { of: "Karsa" }),
  source("sky", "satellite", "sky"),
  ...(["uav", "acoustic", "radar", "alert", "mission", "open", "institution"] as const).map((kind) =>
    source(kind, kind, "rare", { onSite: false }),
  ),
];

type Attribution = Pick<Observation, "by" | "basis" | "attribution">;

function attribution(draw: Draw): Attribution {
  if (draw.is(0.35)) return {};
  const basis = draw.pick(["impact analysis", "impact analysis", ...attributionRungs]);
  const who = { by: draw.pick([...PARTIES, ...PARTIES, OUTSIDER, BAND]), basis };
  const doubt = draw.pick([undefined, "certain" as const, "possible" as const]);
  return doubt === undefined ? who : { ...who, attribution: doubt };
}

const PLAIN_KINDS = KINDS.map(({ name }) => name).filter((name) => name !== VESSEL && name !== RELEASE);

function kindOf(draw: Draw): string {
  return draw.choose({
    "report of fire": [4, () => draw.pick(["fire", "shot", "shot", "burst"])],
    "report of anything": [3, () => draw.pick(PLAIN_KINDS)],
    "report of vessel": [0.7, () => VESSEL],
    "report of release": [0.7, () => RELEASE],
  });
}

function attributesOf(draw: Draw, kind: string): Observation["attributes"] {
  const all = stated({
    calibreMm: draw.maybe(0.5, () => draw.pick([82, 122])),
    weapon: draw.maybe(0.15, () => draw.pick(["mortar", "rifle"])),
    deaths: draw.maybe(0.2, () => draw.int(3)),
    amountEUR: draw.maybe(0.2, () => draw.pick([2, 5])),
    origin: draw.maybe(0.25, () => draw.pick(ZONES)),
    intent: draw.maybe(0.1, () => "deliberate"),
    bearingDeg: draw.maybe(0.15, () => draw.pick([10, 30, 350])),
    bearingDoubtDeg: draw.maybe(0.1, () => 15),
    track: draw.maybe(kind === VESSEL ? 0.7 : 0.1, () => draw.pick(["v1", "v2"])),
    object: kind === RELEASE ? draw.pick([PRISONERS, "withdrawal"]) : undefined,
  });
  return Object.keys(all).length === 0 ? undefined : all;
}

export function observation(draw: Draw, id: string, wanted: Wanted): Observation {
  const isMeant = draw.is(0.75);
  const { kind, ...meant } = isMeant ? wantedReport(draw, wanted) : { kind: kindOf(draw) };
  const attributed = isMeant && draw.is(0.8) ? {} : attribution(draw);
  const from = instant(draw);
  const to = from + draw.pick([0, 0, 0, GRAIN_MS, 3 * HOUR_MS]);
  const isWhole = draw.is(0.75);
  return stated({
    record: "observation" as const,
    id,
    ...(draw.is(0.9) ? draw.pick(SOURCES.slice(0, 6)) : draw.pick(SOURCES)),
    kind,
    from,
    to,
    place: place(draw),
    target: draw.maybe(0.15, () => draw.pick(PARTIES)),
    count: isWhole ? undefined : draw.pick([0, 2, 5, 5]),
    aggregate: draw.maybe(0.12, () => draw.is(0.85)),
    attributes: attributesOf(draw, kind),
    recordedAt: to + delayMs(draw),
    ...meant,
    ...attributed,
    about: draw.maybe(0.05, () => "patrol-1/o0"),
    reportedAt: draw.maybe(0.1, () => to),
  });
}

/** What a source says anew of a report of its own; null where it states nothing there any more. */
export function correction(draw: Draw, of: Observation, wanted: Wanted, id: string): Correction {
  const other = observation(draw, id, wanted);
  const { from, to, place: where = null, target = null, count = null, onSite = null, attributes = null } = other;
  const { by, basis, attribution: doubt = null } = other;
  const who = by === undefined || basis === undefined ? { by: null } : { by, basis, attribution: doubt };
  const change = draw.choose<Corrected>({
    "corrected attribution": [2, () => who],
    "corrected ground": [0.5, () => ({ basis: draw.pick(attributionRungs) })],
    "corrected time": [1, () => ({ from, to })],
    "corrected place": [1, () => ({ place: where })],
    "corrected count": [1, () => ({ count, attributes })],
    "corrected rest": [1, () => ({ target, onSite: draw.pick([true, false, onSite]), place: null, attribution: null })],
  });
  return {
    record: "correction",
    id,
    source: draw.is(0.95) ? of.source : "stranger",
    of: refOf(of),
    change,
    recordedAt: of.recordedAt + delayMs(draw),
  };
}

/** A later report of the same source on the same happening, in place of one that it withdraws. */
export function replaced(
  draw: Draw,
  report: Observation,
  wanted: Wanted,
  { id, recordedAt }: Pick<Observation, "id" | "recordedAt">,
): Observation {
  const other = observation(draw, id, wanted);
  const { by: _by, basis: _basis, attribution: _attribution, ...unattributed } = report;
  const again = draw.choose<Observation>({
    "replaced attribution": [2, () => ({ ...unattributed, ...attribution(draw) })],
    "replaced time": [1, () => ({ ...report, from: other.from, to: other.to })],
    "replaced kind": [1, () => ({ ...report, kind: other.kind })],
  });
  return { ...again, id, recordedAt: Math.max(recordedAt, again.to) };
}

export function coverage(draw: Draw, id: string): Coverage {
  const from = instant(draw);
  const to = from + draw.pick([2, 12, 60]) * HOUR_MS;
  return stated({
    record: "coverage" as const,
    id,
    source: draw.pick(["patrol-1", "patrol-1", "camera-2"]),
    state: draw.pick(["watched", "watched", "watched", "denied", "jammed", "blind"] as const),
    from,
    to,
    kinds: draw.maybe(0.4, () => draw.pick([["fire"], ["shot", "burst"], ["withdrawal"]])),
    area: draw.maybe(0.3, () => "Belt"),
    // A watch may be announced as it begins.
    recordedAt: draw.is(0.5) ? from : to,
  });
}
