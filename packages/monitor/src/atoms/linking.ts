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
 * Divides reports that span longer than allowed at their longest quiet gap, of equal ones nearest the middle, again
 * and again. A quiet gap lies between the latest end so far and the next beginning; without one, what cannot be
 * divided stays whole.
 */
export function divide(members: readonly Observation[], maxSpanMs: number): Observation[][] {
  const parts: Observation[][] = [];
  const open = [[...members].sort((a, b) => a.from - b.from || compareText(refOf(a), refOf(b)))];
  for (let ordered = open.pop(); ordered !== undefined; ordered = open.pop()) {
    const cut = spanOf(ordered) > maxSpanMs ? longestGap(ordered) : 0;
    if (cut === 0) parts.push(ordered);
    else open.push(ordered.slice(cut), ordered.slice(0, cut));
  }
  return parts;
}

function spanOf(ordered: readonly Observation[]): number {
  const latest = ordered.reduce((end, each) => Math.max(end, each.to), Number.NEGATIVE_INFINITY);
  return latest - (ordered[0]?.from ?? latest);
}

// Index of the first report after the gap; 0 where there is none.
function longestGap(ordered: readonly Observation[]): number {
  const middle = ordered.length / 2;
  let [longest, cut, latest] = [0, 0, Number.NEGATIVE_INFINITY];
  ordered.forEach((member, index) => {
    const gapMs = member.from - latest;
    const isNearer = gapMs === longest && Math.abs(index - middle) < Math.abs(cut - middle);
    if (index > 0 && gapMs > 0 && (gapMs > longest || isNearer)) [longest, cut] = [gapMs, index];
    latest = Math.max(latest, member.to);
  });
  return cut;
}
