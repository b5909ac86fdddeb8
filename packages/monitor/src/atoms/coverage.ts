// Who watched when. No coverage data and no watch are different answers: the first is `undefined`, the second is 0.
import type { Coverage, EventPattern, Kind, KindName } from "@servanda/agreement";
import type { Interval } from "./interval.ts";

/** Each kind with itself and every kind it stands under. */
export type KindTree = ReadonlyMap<KindName, readonly KindName[]>;

export function kindTreeOf(kinds: readonly Kind[]): KindTree {
  const under = new Map(kinds.map((kind) => [kind.name, kind.under]));
  return new Map(
    kinds.map(({ name }) => {
      const line = [name];
      for (let above = under.get(name); above !== undefined && !line.includes(above); above = under.get(above)) {
        line.push(above);
      }
      return [name, line];
    }),
  );
}

// Everywhere, or in the very region asked about.
function isThere(coverage: Coverage, event: EventPattern): boolean {
  if (coverage.area === undefined) return true;
  return event.where.some(
    (test) => test.kind === "in" && test.region.kind === "named" && test.region.region === coverage.area,
  );
}

/** Whoever looks for a kind looks for the kinds under it. */
export function looksFor(coverage: Coverage, kind: KindName, tree: KindTree): boolean {
  const { kinds } = coverage;
  return kinds === undefined || (tree.get(kind) ?? [kind]).some((each) => kinds.includes(each));
}

/** A watch counts for a pattern if it looked for one of its kinds, everywhere or in the very region asked about. */
export function watches(coverage: Coverage, event: EventPattern, tree: KindTree): boolean {
  return isThere(coverage, event) && event.kinds.some((kind) => looksFor(coverage, kind, tree));
}

/**
 * Share of the interval in which somebody watched for every kind of the pattern; undefined where nobody says anything
 * of any of them. Who was denied, jammed or blind takes nothing away: another may have seen what one could not.
 */
export function watchedShare(
  coverage: readonly Coverage[],
  event: EventPattern,
  interval: Interval,
  tree: KindTree,
): number | undefined {
  const relevant = coverage.filter((each) => watches(each, event, tree));
  if (relevant.length === 0) return undefined;
  const watched = relevant.filter((each) => each.state === "watched").flatMap((each) => ownSight(each, relevant));
  const shares = event.kinds.map((kind) =>
    shareOf(
      watched.filter((each) => looksFor(each, kind, tree)),
      interval,
    ),
  );
  return Math.min(...shares);
}

/** What is left of a watch after its own source's dark hours. */
export function ownSight(watch: Coverage, coverage: readonly Coverage[]): Coverage[] {
  let left = [watch];
  for (const dark of coverage) {
    if (dark.state === "watched" || dark.source !== watch.source) continue;
    left = left.flatMap((each) => {
      if (dark.to <= each.from || dark.from >= each.to) return [each];
      const before = { ...each, to: dark.from };
      const after = { ...each, from: dark.to };
      return [before, after].filter(({ from, to }) => from < to);
    });
  }
  return left;
}

// Length of the union of the watches within the interval, over its length.
function shareOf(watched: readonly Coverage[], interval: Interval): number {
  if (interval.to <= interval.from) {
    return watched.some((each) => each.from <= interval.from && each.to >= interval.to) ? 1 : 0;
  }
  const ordered = watched
    .filter((each) => each.to > interval.from && each.from < interval.to)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let reached = interval.from;
  let watchedMs = 0;
  for (const each of ordered) {
    const from = Math.max(reached, each.from);
    const to = Math.min(interval.to, each.to);
    if (to <= from) continue;
    watchedMs += to - from;
    reached = to;
  }
  return watchedMs / (interval.to - interval.from);
}
