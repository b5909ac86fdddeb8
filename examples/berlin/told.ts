// What the institution can be told in the invented scenario, in a short form: reports, acts, watches. Not yet records
// (scenario.ts), and not what happens (chapters.ts).
import type { ActorName, KindName, RecordRef } from "@servanda/agreement";

/** Kyiv winter time of 2026: `MM-DD HH:MM`, or an interval `MM-DD HH:MM / MM-DD HH:MM`. */
export type Local = string;

/** On the invented line's western leg: km east of its western end, km north of it (south is negative), doubt in m. */
export type Spot = readonly [eastKm: number, northKm: number, radiusM: number];

/** Who reports, each under the id `invented-…`. The wire and its copy are one agency. */
export const sources = {
  patrol: { sourceKind: "patrol", of: "Mission" },
  camera: { sourceKind: "camera", of: "Mission" },
  acoustic: { sourceKind: "acoustic", of: "Mission" },
  radar: { sourceKind: "mission", of: "Mission" },
  wire: { sourceKind: "press", group: "invented-agency" },
  "wire-copy": { sourceKind: "press", group: "invented-agency" },
  ukraine: { sourceKind: "party", of: "Ukraine" },
  russia: { sourceKind: "party", of: "Russia" },
} as const;
export type SourceName = keyof typeof sources;

/** What a report may say besides what, when and where. `known`: when the institution had it, if not at its end. */
export interface ReportDetails {
  readonly known?: Local;
  readonly by?: ActorName;
  readonly basis?: string;
  readonly attribution?: "possible";
  readonly onSite?: true;
  readonly target?: ActorName;
  readonly count?: number;
  readonly attributes?: Readonly<Record<string, number | string>>;
}

export interface ActDetails {
  readonly matter?: string;
  readonly to?: ActorName;
  readonly about?: RecordRef;
  readonly outcome?: "accepted";
  readonly where?: Spot;
}

/** A report. `ref` is `source/id` without the `invented-`. */
export interface Seen {
  readonly kind: "seen";
  readonly ref: string;
  readonly sees: KindName;
  readonly at: Local;
  readonly where: Spot;
  readonly details: ReportDetails;
}

/** Many single sounds within an hour, heard by the acoustic net: the seed says when and where each fell. */
export interface Barrage {
  readonly kind: "barrage";
  readonly id: string;
  readonly soundCount: number;
  readonly at: Local;
  readonly where: Spot;
}

/** An act on record, known at once. */
export interface Did {
  readonly kind: "did";
  readonly id: string;
  readonly by: ActorName;
  readonly act: string;
  readonly at: Local;
  readonly details: ActDetails;
}

/** The patrol takes back a report of its own. */
export interface TakenBack {
  readonly kind: "taken back";
  readonly ref: RecordRef;
  readonly at: Local;
}

export interface Watch {
  readonly kind: "watch";
  readonly id: string;
  readonly state: "watched" | "jammed";
  readonly at: Local;
  readonly kinds: readonly KindName[];
  readonly area?: string;
}

export type Told = Seen | Barrage | Did | TakenBack | Watch;

export function seen(ref: string, sees: KindName, at: Local, where: Spot, details: ReportDetails = {}): Seen {
  return { kind: "seen", ref, sees, at, where, details };
}

export function barrage(id: string, soundCount: number, at: Local, where: Spot): Barrage {
  return { kind: "barrage", id, soundCount, at, where };
}

export function did(id: string, by: ActorName, act: string, at: Local, details: ActDetails = {}): Did {
  return { kind: "did", id, by, act, at, details };
}

export function takenBack(ref: RecordRef, at: Local): TakenBack {
  return { kind: "taken back", ref, at };
}

export function watch(
  id: string,
  state: "watched" | "jammed",
  at: Local,
  kinds: readonly KindName[],
  area?: string,
): Watch {
  return { kind: "watch", id, state, at, kinds, ...(area === undefined ? {} : { area }) };
}
