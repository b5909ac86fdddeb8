// One copy of each text that many records share (sources, kinds, actors, names of places). A million records
// otherwise keep a million copies, and much of a long run goes into moving them. Measured by `npm run bench --
// monitor`.
import type { Place } from "@servanda/agreement";

/** Beyond this many different texts the rest stay as they came: a dictionary that strangers fill has a bound. */
const MOST = 20_000;

const texts = new Map<string, string>();
const places = new Map<string, Place>();

/** The first text that was equal to this one. */
export function sharedText(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size < MOST) texts.set(text, text);
  return text;
}

/** A place that is known by one name alone. Never changed by anyone. */
export function placeNamed(name: string): Place {
  const known = places.get(name);
  if (known !== undefined) return known;
  const place: Place = { radiusM: 0, names: [name] };
  if (places.size < MOST) places.set(name, place);
  return place;
}
