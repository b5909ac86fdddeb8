// The share of a period that somebody states they watched for events of a pattern. The meaning is the monitor's (its
// daily counts carry the same share); this one is over the whole period that a report covers.
import type { Coverage, EventPattern } from "@servanda/agreement";
import type { Instant } from "@servanda/core";

/** Undefined where no coverage at all concerns the pattern; then nothing is known, which is not the same as 0. */
export function watchedShare(
  coverage: readonly Coverage[],
  event: EventPattern,
  interval: { readonly from: Instant; readonly to: Instant },
): number | undefined {
  const relevant = coverage.filter((each) => concerns(each, event));
  if (relevant.length === 0) return undefined;
  const watches = relevant.filter((each) => each.state === "watched").sort((a, b) => a.from - b.from);
  let reached = interval.from;
  let watchedMs = 0;
  for (const each of watches) {
    const from = Math.max(reached, each.from);
    const to = Math.min(interval.to, each.to);
    if (to <= from) continue;
    watchedMs += to - from;
    reached = to;
  }
  const wholeMs = interval.to - interval.from;
  return wholeMs === 0 ? 0 : watchedMs / wholeMs;
}

// It looked for one of the kinds, everywhere or in the very region that the pattern names.
function concerns(coverage: Coverage, event: EventPattern): boolean {
  if (coverage.kinds !== undefined && !event.kinds.some((kind) => coverage.kinds?.includes(kind))) return false;
  const { area } = coverage;
  if (area === undefined) return true;
  return event.where.some((test) => test.kind === "in" && test.region.kind === "named" && test.region.region === area);
}
