// The invented ground of the spatial cases: a contact line of 2,000 vertices, bands around it, and areas beside it.
import { createRng, type LonLat, type Rng } from "@servanda/core";

/** The line runs some 700 km to the east, bent and ragged. */
const LINE_WEST = 30;
const LINE_EAST = 39;
const LINE_LAT = 48;
const VERTEX_COUNT = 2000;

export function contactLine(): LonLat[] {
  const rng = createRng(5);
  let lat = LINE_LAT;
  return Array.from({ length: VERTEX_COUNT }, (_, index): LonLat => {
    lat += (rng.next() - 0.5) * 0.012 + (LINE_LAT - lat) * 0.002;
    return [LINE_WEST + ((LINE_EAST - LINE_WEST) * index) / (VERTEX_COUNT - 1), lat];
  });
}

/** Areas of some fifty vertices, each ten to forty kilometres wide. */
export function areas(count: number): LonLat[][] {
  const rng = createRng(6);
  return Array.from({ length: count }, (_, index) => {
    const lon = LINE_WEST + ((LINE_EAST - LINE_WEST) * (index + 0.5)) / count;
    const lat = LINE_LAT + (rng.next() - 0.5) * 0.6;
    return blob(rng, lon, lat, 0.06 + rng.next() * 0.2);
  });
}

function blob(rng: Rng, lon: number, lat: number, radiusDeg: number): LonLat[] {
  const ring = Array.from({ length: 50 }, (_, index): LonLat => {
    const angle = (index / 50) * 2 * Math.PI;
    const out = radiusDeg * (0.7 + 0.3 * rng.next());
    return [lon + out * Math.cos(angle), lat + out * 0.67 * Math.sin(angle)];
  });
  return [...ring, ring[0] ?? [lon, lat]];
}

/** Somewhere along the line, mostly near it. */
export function somewhere(rng: Rng): { readonly lat: number; readonly lon: number } {
  const lon = LINE_WEST + rng.next() * (LINE_EAST - LINE_WEST);
  const away = rng.next() * 2 - 1;
  return { lat: LINE_LAT + away * away * away * 0.2, lon };
}
