// Writes the invented scenario of chapters.ts as records, one a line: the same seed gives the same bytes.
//   npm run -s scenario -- [--seed N] > scenario.ndjson
// Nothing in it happened. The seed moves single sounds and adds quiet mornings; it changes no chapter's outcome.
import type { LogRecord, Observation, Place } from "@servanda/agreement";
import { createRng, DAY_MS, HOUR_MS, type Instant, MINUTE_MS, parseInstant, type Rng } from "@servanda/core";
import { writeRecordLine } from "@servanda/formats";
import { chapters } from "./chapters.ts";
import {
  type Barrage,
  type Did,
  type Local,
  type Seen,
  type SourceName,
  type Spot,
  sources,
  type Told,
} from "./told.ts";

/** The seed that README.md speaks of. */
export const DEFAULT_SEED = 7;

// The western leg of the line lies on the equator, eastwards from 1° W. WGS 84: metres of one degree there.
const WEST_END_LON = -1;
const EAST_M_PER_DEGREE = 111_320;
const NORTH_M_PER_DEGREE = 110_574;
const QUIET_DAYS = 20;

/** All records of the scenario, in record order. */
export function scenario(seed: number): LogRecord[] {
  const rng = createRng(seed);
  const told = chapters.flatMap((chapter) => chapter.told.flatMap((each) => recordsOf(each, rng)));
  const end: LogRecord = { record: "tick", recordedAt: instant("03-20 00:00") };
  return [...told, ...quietMornings(rng), end].sort((a, b) => a.recordedAt - b.recordedAt);
}

/** The file, with a line end after each record. */
export function scenarioText(seed: number): string {
  return scenario(seed)
    .map((record) => `${writeRecordLine(record)}\n`)
    .join("");
}

function recordsOf(told: Told, rng: Rng): LogRecord[] {
  switch (told.kind) {
    case "seen":
      return [observation(told)];
    case "barrage":
      return sounds(told, rng);
    case "did":
      return [act(told)];
    case "taken back": {
      const source = "invented-patrol";
      return [
        { record: "withdrawal", id: `${told.ref} withdrawn`, source, of: told.ref, recordedAt: instant(told.at) },
      ];
    }
    case "watch": {
      const { id, state, at, kinds, area } = told;
      const [from, to] = interval(at);
      const ids = { id, source: "invented-net", recordedAt: to };
      return [{ record: "coverage", ...ids, state, from, to, kinds, ...(area === undefined ? {} : { area }) }];
    }
  }
}

function observation({ ref, sees, at, where, details }: Seen): Observation {
  const { known, ...more } = details;
  const [name, id = ""] = ref.split("/");
  const [from, to] = interval(at);
  return {
    record: "observation",
    id,
    // The chapters name only sources of the table; their refs are one string so that they read as one.
    ...sourceOf(name as SourceName),
    recordedAt: known === undefined ? to : instant(known),
    kind: sees,
    from,
    to,
    place: placeOf(where),
    ...more,
  };
}

// Within an hour, in a square of 800 m around the spot: near enough to be linked to one incident.
function sounds({ id, soundCount, at, where }: Barrage, rng: Rng): Observation[] {
  const [eastKm, northKm, radiusM] = where;
  return Array.from({ length: soundCount }, (_, index) => {
    const heardAt = instant(at) + rng.int(60) * MINUTE_MS;
    const spot: Spot = [eastKm + rng.int(800) / 1000 - 0.4, northKm + rng.int(800) / 1000 - 0.4, radiusM];
    return heard(`${id}-${twoDigits(index + 1)}`, "explosion", heardAt, spot);
  });
}

// One shot or burst on most mornings, heard and not seen, at the eastern end of the leg, away from every chapter.
function quietMornings(rng: Rng): Observation[] {
  const heardSounds: Observation[] = [];
  for (let day = 0; day < QUIET_DAYS; day += 1) {
    if (rng.int(4) === 0) continue;
    const at = instant("02-15 07:00") + day * DAY_MS + rng.int(2 * (HOUR_MS / MINUTE_MS)) * MINUTE_MS;
    const where: Spot = [100 + rng.int(10), rng.int(4) - 2, 400];
    heardSounds.push(heard(`quiet-${twoDigits(day + 1)}`, rng.pick(["shot", "burst"]), at, where));
  }
  return heardSounds;
}

// The net reports within five minutes.
function heard(id: string, kind: string, at: Instant, where: Spot): Observation {
  const when = { recordedAt: at + 5 * MINUTE_MS, from: at, to: at };
  return { record: "observation", id, ...sourceOf("acoustic"), ...when, kind, place: placeOf(where) };
}

function sourceOf(name: SourceName): Pick<Observation, "source" | "group" | "sourceKind" | "of"> {
  const source = `invented-${name}`;
  return { source, group: source, ...sources[name] };
}

function act({ id, by, act: verb, at, details }: Did): LogRecord {
  const { where, ...more } = details;
  const ids = { id, source: "invented-registry", recordedAt: instant(at) };
  const place = where === undefined ? {} : { place: placeOf(where) };
  return { record: "act", ...ids, act: verb, by, at: instant(at), ...more, ...place };
}

function placeOf([eastKm, northKm, radiusM]: Spot): Place {
  const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
  const lat = round((northKm * 1000) / NORTH_M_PER_DEGREE);
  return { lat, lon: round(WEST_END_LON + (eastKm * 1000) / EAST_M_PER_DEGREE), radiusM, names: [] };
}

function interval(at: Local): readonly [Instant, Instant] {
  const [from = "", to = from] = at.split(" / ");
  return [instant(from), instant(to)];
}

function instant(local: Local): Instant {
  const at = parseInstant(`2026-${local.replace(" ", "T")}:00+02:00`);
  if (at === undefined) throw new Error(`${local} is no MM-DD HH:MM`);
  return at;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, "0");
}

function main(words: readonly string[]): number {
  const [flag, value, ...rest] = words;
  const seed = flag === undefined ? DEFAULT_SEED : Number(value);
  const isSeed = Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32 && value !== "";
  if (rest.length > 0 || (flag !== undefined && flag !== "--seed") || !isSeed) {
    process.stderr.write("usage: npm run -s scenario -- [--seed N]; N is from 0 to 4294967295\n");
    return 64;
  }
  process.stdout.write(scenarioText(seed));
  return 0;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
