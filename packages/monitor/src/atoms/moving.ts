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

function isFollowed(place: Place): place is FollowedPlace {
  return "movingZones" in place;
}
