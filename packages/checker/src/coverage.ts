// Who watched while something was searched for, and when nobody did.
import type { Coverage, EventPattern, SearchedCoverage } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import type { OnRecord } from "./on-record.ts";
import type { Span } from "./spans.ts";

/** Watches that bear on the pattern, and the stretches of the span in which nobody watched for one of its kinds. */
export function searchedBy({ text, coverage }: OnRecord, event: EventPattern, span: Span): SearchedCoverage {
  const above = aboveOf(text.agreement.kinds);
  const looksFor = ({ kinds }: Coverage, kind: string): boolean =>
    kinds === undefined || above(kind).some((each) => kinds.includes(each));
  const relevant = coverage.filter((each) => isThere(each, event) && event.kinds.some((kind) => looksFor(each, kind)));
  const watches = relevant.filter(({ state }) => state === "watched");
  const dark = relevant.filter(({ state }) => state !== "watched");
  const gaps = event.kinds.flatMap((kind) => {
    const own = watches.filter((each) => looksFor(each, kind));
    return unseen(
      own.flatMap((watch) => sightOf(watch, dark)),
      span,
    );
  });
  return { watches: watches.map(refOf), dark: dark.map(refOf), gaps: merged(gaps) };
}

/** The kind and every kind it stands under. */
function aboveOf(kinds: OnRecord["text"]["agreement"]["kinds"]): (kind: string) => readonly string[] {
  const under = new Map(kinds.map((each) => [each.name, each.under]));
  return (kind) => {
    const line = [kind];
    for (let up = under.get(kind); up !== undefined && !line.includes(up); up = under.get(up)) line.push(up);
    return line;
  };
}

/** Everywhere, or in the very region asked about. */
function isThere({ area }: Coverage, { where }: EventPattern): boolean {
  if (area === undefined) return true;
  return where.some((test) => test.kind === "in" && test.region.kind === "named" && test.region.region === area);
}

// What its own source's dark hours leave of a watch. Nobody else's take anything from it.
function sightOf(watch: Coverage, dark: readonly Coverage[]): readonly Span[] {
  let left: Span[] = [{ from: watch.from, to: watch.to }];
  for (const { source, from, to } of dark) {
    if (source !== watch.source) continue;
    left = left.flatMap((span) => {
      if (to <= span.from || from >= span.to) return [span];
      return [
        { from: span.from, to: from },
        { from: to, to: span.to },
      ].filter((part) => part.from < part.to);
    });
  }
  return left;
}

function unseen(watched: readonly Span[], { from, to }: Span): Span[] {
  if (from >= to) return watched.some((each) => each.from <= from && each.to >= to) ? [] : [{ from, to }];
  const gaps: Span[] = [];
  let seenTo = from;
  for (const each of [...watched].sort((a, b) => a.from - b.from)) {
    if (each.to <= seenTo || each.from >= to) continue;
    if (each.from > seenTo) gaps.push({ from: seenTo, to: each.from });
    seenTo = each.to;
  }
  return seenTo < to ? [...gaps, { from: seenTo, to }] : gaps;
}

function merged(gaps: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const gap of [...gaps].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1);
    if (last === undefined || gap.from > last.to) joined.push(gap);
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, gap.to) };
  }
  return joined;
}
