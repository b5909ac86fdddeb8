// Which two reports can be about the same happening, and how reports that are connected fall into incidents.
//   linked(a, b)  = surely strictly nearer than the linking's time, and its distance where it states one
//   incident      = connected by links (single linkage), divided at its longest quiet gap while it spans too long
import type { Linking, Observation } from "@servanda/agreement";
import { compareText, refOf } from "@servanda/agreement";
import { apart } from "./place.ts";

/** Could these two be the same happening, and surely so? Strict, on what is sure. */
export function isLinked(a: Observation, b: Observation, linking: Pick<Linking, "withinMs" | "withinM">): boolean {
  const farthestMs = Math.max(b.to - a.from, a.to - b.from);
  if (farthestMs >= linking.withinMs) return false;
  return linking.withinM === undefined || apart(a.place, b.place).highM < linking.withinM;
}

/** Connected components, by colouring. O(n²) for n reports. */
export function connected(members: readonly Observation[], linking: Linking): Observation[][] {
  const left = new Set(members);
  const components: Observation[][] = [];
  for (const seed of members) {
    if (!left.delete(seed)) continue;
    const component = [seed];
    for (const member of component) {
      for (const other of left) {
        if (!isLinked(member, other, linking)) continue;
        left.delete(other);
        component.push(other);
      }
    }
    components.push(component);
  }
  return components;
}

/**
 * Divides reports that span longer than allowed at their longest quiet gap (the earliest of equals), again and again.
 * A quiet gap lies between the latest end so far and the next beginning; without one, what cannot be divided stays
 * whole.
 */
export function divide(members: readonly Observation[], maxSpanMs: number): Observation[][] {
  const ordered = [...members].sort((a, b) => a.from - b.from || compareText(refOf(a), refOf(b)));
  let latest = Number.NEGATIVE_INFINITY;
  let longest = 0;
  let cut = 0;
  ordered.forEach((member, index) => {
    const gapMs = member.from - latest;
    if (index > 0 && gapMs > longest) {
      longest = gapMs;
      cut = index;
    }
    latest = Math.max(latest, member.to);
  });
  const first = ordered[0];
  if (first === undefined || latest - first.from <= maxSpanMs || cut === 0) return [ordered];
  return [...divide(ordered.slice(0, cut), maxSpanMs), ...divide(ordered.slice(cut), maxSpanMs)];
}
