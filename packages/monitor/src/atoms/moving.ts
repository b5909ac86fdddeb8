// Places of reports that know in which moving zones they lay.
import type { Place, RegionName } from "@servanda/agreement";
import { type Kleene, MAYBE } from "@servanda/core";

/** A place that knows in which moving zones it lay when the report was made of it. */
export interface FollowedPlace extends Place {
  readonly movingZones: ReadonlyMap<RegionName, Kleene>;
}

/** Whether the place lay in the moving zone; *maybe* for a place that no report of the world has. */
export function insideMoving(place: Place, name: RegionName): Kleene {
  return isFollowed(place) ? (place.movingZones.get(name) ?? MAYBE) : MAYBE;
}

/** Whether both lay in the same zones, as surely. */
export function isSameFollowed(a: Place | undefined, b: Place | undefined): boolean {
  if (a === undefined || b === undefined || !isFollowed(a) || !isFollowed(b)) return a === b;
  return [...a.movingZones].every(([name, value]) => b.movingZones.get(name) === value);
}

function isFollowed(place: Place): place is FollowedPlace {
  return "movingZones" in place;
}
