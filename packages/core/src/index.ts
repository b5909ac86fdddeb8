// The public surface of `core`: values without domain meaning.
export { assert, unreachable } from "./assert.ts";
export { canonicalText, type JsonValue } from "./canonical.ts";
export {
  addDays,
  addMonths,
  atTime,
  type CivilDateTime,
  civilToEpoch,
  compare,
  epochToCivil,
  formatCivilDate,
  parseCivilDate,
  parseCivilDateTime,
} from "./civil.ts";
export { type DayRule, dayBounds, dayOf, dayOfInterval } from "./day-rule.ts";
export { editDistance, nearest } from "./edit-distance.ts";
export { distanceM } from "./geo/distance.ts";
export { type GeoShape, parseGeoJson } from "./geo/geojson.ts";
export {
  type DistanceBounds,
  distanceBounds,
  insideKleene,
  leastM,
  mostM,
  withinKleene,
} from "./geo/interval-distance.ts";
export { type Ecef, fromEcef, type LonLat, type Point, toEcef } from "./geo/point.ts";
export { containsPoint, type PreparedPolygon, preparePolygon, signedDistanceM } from "./geo/polygon.ts";
export { type NearestOnLine, nearestOnLine, type PreparedLine, prepareLine } from "./geo/polyline.ts";
export { type CivilDate, daysInMonth } from "./gregorian.ts";
export { sha256Hex, shortId } from "./hash.ts";
export {
  DAY_MS,
  type DurationMs,
  formatInstant,
  HOUR_MS,
  type Instant,
  MINUTE_MS,
  parseInstant,
  SECOND_MS,
} from "./instant.ts";
export { allOf, and, anyOf, fromBounds, type Kleene, kleeneWord, MAYBE, NO, not, or, YES } from "./kleene.ts";
export { areHolidaysKnown, type Length, limitAfter, shifted, times } from "./length.ts";
export { nextDayOfYear, nextTimeOfDay, type Period, periodFrom, periodOfCalendar } from "./recurrence.ts";
export { accepted, type Outcome, type Refusal, refused } from "./refusal.ts";
export { createRng, type Rng } from "./rng.ts";
export {
  civilToInstant,
  loadTimeZone,
  offsetAt,
  type TimeZone,
  toCivil,
  toInstant,
  type ZonedInstant,
} from "./time-zone.ts";
export { TIME_ZONE_DATA_VERSION, timeZoneNames } from "./time-zone-data.ts";
export { type Holiday, isWorkingDay, MONDAY_TO_FRIDAY, type WorkingCalendar } from "./working-days.ts";
