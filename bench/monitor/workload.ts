// The workload of the monitor benchmark, written out as Servanda's own records, with the true counts beside it.
// Definition: N events over some days, R events to a time point, zones in proportion; 15% notices, 40% sightings, 10%
// shellings crowded into few zones, 1% attacks with five consultations each of which one in a hundred is missing and
// one late, and patrols. Deterministic: equal arguments give equal bytes.
import { closeSync, openSync, writeSync } from "node:fs";
import { createRng, DAY_MS, formatInstant, HOUR_MS } from "@servanda/core";

export const GUARANTOR_COUNT = 5;
const PARTY_COUNT = 2;
// 2026-01-01T00:00:00Z: the workload's time starts at zero.
const EPOCH_MS = 1_767_225_600_000;

export interface WorkloadShape {
  readonly events: number;
  /** R: events that share a time point. */
  readonly perTimePoint: number;
  readonly seed: number;
  readonly days: number;
}

/** The counts a monitor must find. */
export interface TrueCounts {
  readonly records: number;
  readonly zones: number;
  /** Sightings with no notice for that zone and party in the 24 hours before or at their instant. */
  readonly P1: number;
  /** Attack and guarantor without a consultation at or within 24 hours after. */
  readonly P2: number;
  /** Zone and instant with a shelling and at least ten in the hour before and at it. */
  readonly P3: number;
}

type Event =
  | {
      readonly kind: "notice" | "column" | "patrol";
      readonly atMs: number;
      readonly zone: number;
      readonly party: number;
      readonly id: number;
    }
  | { readonly kind: "shelling"; readonly atMs: number; readonly zone: number; readonly id: number }
  | {
      readonly kind: "attack";
      readonly atMs: number;
      readonly zone: number;
      readonly party: number;
      readonly id: number;
    }
  | { readonly kind: "consult"; readonly atMs: number; readonly guarantor: number; readonly attack: number };

function zoneCountOf(events: number): number {
  return Math.max(4, Math.round(events / 2000));
}

/** Events in order of time; draws of chance in the order the definition gives them. */
function generateEvents({ events: total, seed, days }: WorkloadShape): Event[] {
  const rng = createRng(seed);
  const random = (): number => rng.next();
  const below = (limit: number): number => Math.floor(random() * limit);
  const spanMs = days * DAY_MS;
  const zones = zoneCountOf(total);
  const events: Event[] = [];
  let id = 1;
  for (let i = 0; i < Math.round(total * 0.15); i += 1) {
    const atMs = random() * spanMs;
    events.push({ kind: "notice", atMs, zone: below(zones), party: 1 + below(PARTY_COUNT), id: i });
  }
  for (let i = 0; i < Math.round(total * 0.4); i += 1) {
    const atMs = random() * spanMs;
    const [zone, party] = [below(zones), 1 + below(PARTY_COUNT)];
    below(6); // the weapon, which no rule asks about
    events.push({ kind: "column", atMs, zone, party, id: id++ });
  }
  for (let i = 0; i < Math.round(total * 0.1); i += 1) {
    const atMs = random() * spanMs;
    const zone = Math.min(zones - 1, Math.floor(zones * random() ** 4));
    events.push({ kind: "shelling", atMs, zone, id: id++ });
  }
  for (let attack = 1; attack <= Math.round(total * 0.01); attack += 1) {
    const atMs = random() * spanMs;
    events.push({ kind: "attack", atMs, zone: below(zones), party: 1 + below(PARTY_COUNT), id: attack });
    for (let guarantor = 1; guarantor <= GUARANTOR_COUNT; guarantor += 1) {
      const luck = random();
      if (luck < 0.01) continue;
      const afterMs = luck < 0.02 ? DAY_MS * (1 + random()) : DAY_MS * 0.98 * random();
      events.push({ kind: "consult", atMs: atMs + afterMs, guarantor, attack });
    }
  }
  while (events.length < total - GUARANTOR_COUNT) {
    const atMs = random() * spanMs;
    events.push({ kind: "patrol", atMs, zone: below(zones), party: 1 + below(PARTY_COUNT), id: id++ });
  }
  return events.sort((a, b) => a.atMs - b.atMs);
}

export interface TimePoint {
  readonly atMs: number;
  readonly events: readonly Event[];
}

// Every time point has an instant of its own, so no count depends on the order of equal times.
function timePointsOf(events: readonly Event[], perTimePoint: number): TimePoint[] {
  const points: TimePoint[] = [];
  let lastMs = 0;
  for (let i = 0; i < events.length; i += perTimePoint) {
    const group = events.slice(i, i + perTimePoint);
    lastMs = Math.max(lastMs + 1, Math.floor(group.at(-1)?.atMs ?? 0));
    points.push({ atMs: lastMs, events: group });
  }
  return points;
}

function lineOf(event: Event, atMs: number): string {
  return JSON.stringify(recordOf(event, formatInstant(EPOCH_MS + atMs)));
}

// In the order of keys in which `formats` writes them.
function recordOf(event: Event, at: string): object {
  if (event.kind === "consult") {
    const { attack, guarantor } = event;
    const consultation = { record: "act", id: `c${attack}-${guarantor}`, source: "registry", act: "consult" };
    return { ...consultation, by: `G${guarantor}`, about: `sensor/attack${attack}`, at };
  }
  const { kind, id, zone } = event;
  const seen = { id: `${kind}${id}`, source: "sensor", kind, at, place: `Z${zone}` };
  return kind === "shelling" ? seen : { ...seen, by: `P${event.party}`, basis: "seen" };
}

/** All time points of a workload, in order. */
export function timeline(shape: WorkloadShape): readonly TimePoint[] {
  return timePointsOf(generateEvents(shape), shape.perTimePoint);
}

/** Writes the records and returns the true counts, reckoned here from the definition by plain loops. */
export function writeWorkload(shape: WorkloadShape, path: string): TrueCounts {
  const points = timeline(shape);
  const file = openSync(path, "w");
  let block: string[] = [];
  let records = 1;
  for (const { atMs, events } of points) {
    for (const event of events) block.push(lineOf(event, atMs));
    records += events.length;
    if (block.length > 10_000) {
      writeSync(file, `${block.join("\n")}\n`);
      block = [];
    }
  }
  // One day and one second after the last event every deadline has passed.
  const endMs = (points.at(-1)?.atMs ?? 0) + DAY_MS + 1000;
  block.push(`{"record":"tick","recordedAt":"${formatInstant(EPOCH_MS + endMs)}"}`);
  writeSync(file, `${block.join("\n")}\n`);
  closeSync(file);
  const zones = zoneCountOf(shape.events);
  return { records, zones, P1: countUnnotified(points), P2: countUnconsulted(points), P3: countBarrages(points) };
}

/** Sightings, of one zone and party if given, without a notice for them in so long before or at their instant. */
export function countUnnotified(
  points: readonly TimePoint[],
  withinMs: number = DAY_MS,
  only?: { readonly zone: number; readonly party: number },
): number {
  const lastNotice = new Map<string, number>();
  let count = 0;
  for (const { atMs, events } of points) {
    for (const each of events) if (each.kind === "notice") lastNotice.set(`${each.zone}|${each.party}`, atMs);
    for (const each of events) {
      if (each.kind !== "column") continue;
      if (only !== undefined && (each.zone !== only.zone || each.party !== only.party)) continue;
      const last = lastNotice.get(`${each.zone}|${each.party}`);
      if (last === undefined || atMs - last > withinMs) count += 1;
    }
  }
  return count;
}

function countUnconsulted(points: readonly TimePoint[]): number {
  const consulted = new Map<string, number>();
  for (const { atMs, events } of points) {
    for (const each of events) if (each.kind === "consult") consulted.set(`${each.attack}|${each.guarantor}`, atMs);
  }
  let count = 0;
  for (const { atMs, events } of points) {
    for (const each of events) {
      if (each.kind !== "attack") continue;
      for (let guarantor = 1; guarantor <= GUARANTOR_COUNT; guarantor += 1) {
        const at = consulted.get(`${each.id}|${guarantor}`);
        if (at === undefined || at < atMs || at - atMs > DAY_MS) count += 1;
      }
    }
  }
  return count;
}

/** Zones and instants with a shelling and at least so many in so long before and at it. */
export function countBarrages(points: readonly TimePoint[], least = 10, withinMs: number = HOUR_MS): number {
  const recent = new Map<number, number[]>();
  let count = 0;
  for (const { atMs, events } of points) {
    const hit = new Set<number>();
    for (const each of events) {
      if (each.kind !== "shelling") continue;
      hit.add(each.zone);
      recent.set(each.zone, [...(recent.get(each.zone) ?? []).filter((at) => atMs - at <= withinMs), atMs]);
    }
    for (const zone of hit) if ((recent.get(zone)?.length ?? 0) >= least) count += 1;
  }
  return count;
}
