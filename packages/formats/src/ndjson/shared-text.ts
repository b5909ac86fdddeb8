// One copy of each text that many records share (sources, kinds, actors, names of places). A million records
// otherwise keep a million copies, and much of a long run goes into moving them. Measured by `npm run bench --
// monitor`. Only accepted records are remembered: a refused line leaves no trace.
import type { LogRecord, Place } from "@servanda/agreement";

/** Beyond this many different texts the rest stay as they came: a dictionary that strangers fill has a bound. */
const MOST = 20_000;

const texts = new Map<string, string>();
const places = new Map<string, Place>();

/** The first remembered text that was equal to this one, or this one. */
export function knownText(text: string): string {
  return texts.get(text) ?? text;
}

/** A place that is known by one name alone. Never changed by anyone. */
export function knownPlace(name: string): Place {
  return places.get(name) ?? { radiusM: 0, names: [name] };
}

/** What later records with the same names will share. */
export function rememberNames(record: LogRecord): void {
  if (record.record !== "observation") return;
  const { source, kind, group, place, by, basis } = record;
  rememberText(source);
  rememberText(kind);
  if (group !== source) rememberText(group);
  if (by !== undefined) rememberText(by);
  if (basis !== undefined) rememberText(basis);
  if (place === undefined || place.names.length !== 1 || place.lat !== undefined || place.radiusM !== 0) return;
  const [name = ""] = place.names;
  if (places.size < MOST && !places.has(name)) places.set(name, place);
}

function rememberText(text: string): void {
  if (texts.size < MOST && !texts.has(text)) texts.set(text, text);
}
