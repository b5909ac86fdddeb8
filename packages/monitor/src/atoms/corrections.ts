// What a report says once its source has corrected it. Each correction changes what those before it left; a correction
// that is taken back never was one.
import type { Corrected, Correction, Observation, RecordRef } from "@servanda/agreement";
import { compareText, refOf } from "@servanda/agreement";

/** Only its own source corrects a report. */
export function isOfOwnSource({ of, source }: Pick<Correction, "of" | "source">): boolean {
  return of.startsWith(`${source}/`);
}

/** In the order in which they count. */
export function byRecordTime(a: Correction, b: Correction): number {
  return a.recordedAt - b.recordedAt || compareText(refOf(a), refOf(b));
}

/** `corrections`: those of this report that stand, in any order. */
export function corrected(report: Observation, corrections: readonly Correction[]): Observation {
  if (corrections.length === 0) return report;
  return [...corrections].sort(byRecordTime).reduce((now, { change }) => changed(now, change), report);
}

/** By the report they are of. */
export function correctionsByReport(corrections: readonly Correction[]): ReadonlyMap<RecordRef, readonly Correction[]> {
  return Map.groupBy(corrections.filter(isOfOwnSource), ({ of }) => of);
}

function changed(report: Observation, change: Corrected): Observation {
  const {
    by: _by,
    basis: _basis,
    attribution: _attribution,
    place,
    target,
    count,
    onSite,
    attributes,
    ...whole
  } = report;
  return {
    ...whole,
    from: change.from ?? report.from,
    to: change.to ?? report.to,
    ...present({
      ...named(report, change),
      place: now(place, change.place),
      target: now(target, change.target),
      count: now(count, change.count),
      onSite: now(onSite, change.onSite),
      attributes: now(attributes, change.attributes),
    }),
  };
}

/** A name goes with its ground and its doubt: they are said together. */
function named({ by, basis, attribution }: Observation, change: Corrected): Partial<Record<"by" | "basis", string>> {
  if (change.by === null) return {};
  if (change.by !== undefined)
    return present({ by: change.by, basis: change.basis, attribution: change.attribution ?? undefined });
  if (by === undefined) return {};
  return present({ by, basis: change.basis ?? basis, attribution: now(attribution, change.attribution) });
}

function now<Value>(before: Value | undefined, after: Value | null | undefined): Value | undefined {
  return after === undefined ? before : (after ?? undefined);
}

type Present<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

function present<Fields extends object>(fields: Fields): Present<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;
}
