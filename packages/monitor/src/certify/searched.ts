// Which watches bear on a search, and what they leave unwatched.
import type { EventPattern, KindName, SearchedCoverage } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { looksFor, ownSight, watches } from "../atoms/coverage.ts";
import type { Interval } from "../atoms/interval.ts";
import type { Scene } from "../explain/scene.ts";

/** Gaps are stretches in which nobody watched for one of the kinds of the pattern; touching ones are one. */
export function searchedCoverage({ judge, world }: Scene, event: EventPattern, interval: Interval): SearchedCoverage {
  const relevant = world.known.coverage.filter((each) => watches(each, event, judge.kindTree));
  const watching = relevant.filter(({ state }) => state === "watched");
  const left = watching.flatMap((each) => ownSight(each, relevant));
  const gapsFor = (kind: KindName): readonly Interval[] =>
    gapsIn(
      left.filter((each) => looksFor(each, kind, judge.kindTree)),
      interval,
    );
  return {
    watches: watching.map(refOf),
    dark: relevant.filter(({ state }) => state !== "watched").map(refOf),
    gaps: joined(event.kinds.flatMap(gapsFor)),
  };
}

function gapsIn(watched: readonly Interval[], { from, to }: Interval): readonly Interval[] {
  if (from === to) return watched.some((each) => each.from <= from && to <= each.to) ? [] : [{ from, to }];
  // Whatever of the interval is left once each watch is taken from it.
  let open: readonly Interval[] = [{ from, to }];
  for (const watch of watched) {
    open = open.flatMap((gap) =>
      [
        { from: gap.from, to: Math.min(gap.to, watch.from) },
        { from: Math.max(gap.from, watch.to), to: gap.to },
      ].filter((part) => part.from < part.to),
    );
  }
  return open;
}

function joined(gaps: readonly Interval[]): readonly Interval[] {
  const all: { from: number; to: number }[] = [];
  for (const gap of [...gaps].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = all.at(-1);
    if (last !== undefined && gap.from <= last.to) last.to = Math.max(last.to, gap.to);
    else all.push({ ...gap });
  }
  return all;
}
