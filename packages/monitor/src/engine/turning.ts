// Conditions that are judged at the present moment turn with nothing but time passing: as something enters their window
// or leaves it. Whoever is judged by one is woken then, and whenever what it asks about changes.
import type { Instant } from "@servanda/core";
import type { Wakes } from "./conditions.ts";
import type { State } from "./state.ts";

/** Asks for `wake` to be called when time has come to `at`, and for everything to be settled then. */
export type Alarm = (at: Instant, wake: () => void) => void;

export function turning(state: State, alarm: Alarm, wake: () => void): Wakes {
  state.turnFeed.add({ wake, wakeAll: wake });
  return (windowMs) => ({
    wake(from, to) {
      wake();
      // A window is closed: what leaves it is gone one instant after its edge.
      for (const edge of new Set([from, to, from + windowMs, to + windowMs])) {
        if (!Number.isFinite(edge)) continue;
        alarm(edge, wake);
        alarm(edge + 1, wake);
      }
    },
    wakeAll: wake,
  });
}
