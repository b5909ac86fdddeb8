// What a report says once its own source has corrected it, and as far as its source may say it.
import type { ActorName, AttributionLimit, Corrected, Correction, Observation } from "@servanda/agreement";
import { attributionRungs, refOf } from "@servanda/agreement";

/** `corrections`: those of the report that stand. Each changes what those before it left. */
export function corrected(report: Observation, corrections: readonly Correction[]): Observation {
  const inOrder = [...corrections].sort((a, b) => a.recordedAt - b.recordedAt || (refOf(a) < refOf(b) ? -1 : 1));
  return inOrder.reduce((now, { change }) => withChange(now, change), report);
}

function withChange(report: Observation, change: Corrected): Observation {
  const { from = report.from, to = report.to } = change;
  const anew = {
    ...report,
    from,
    to,
    ...whoAnew(report, change),
    place: anewOr(change.place, report.place),
    target: anewOr(change.target, report.target),
    count: anewOr(change.count, report.count),
    onSite: anewOr(change.onSite, report.onSite),
    attributes: anewOr(change.attributes, report.attributes),
  };
  return withoutAbsent(anew);
}

/** `null` takes it away, nothing leaves it as it was. */
function anewOr<Value>(change: Value | null | undefined, before: Value | undefined): Value | undefined {
  return change === undefined ? before : (change ?? undefined);
}

interface Who {
  readonly by: ActorName | undefined;
  readonly basis: string | undefined;
  readonly attribution: "certain" | "possible" | undefined;
}

// Ground and doubt belong to the name: whoever names anew says them anew.
function whoAnew(report: Observation, { by, basis, attribution }: Corrected): Who {
  if (by === null || (by === undefined && report.by === undefined))
    return { by: undefined, basis: undefined, attribution: undefined };
  if (by !== undefined) return { by, basis, attribution: attribution ?? undefined };
  return { by: report.by, basis: basis ?? report.basis, attribution: anewOr(attribution, report.attribution) };
}

type Anew = { [Key in keyof Observation]: Observation[Key] | undefined } & Pick<Observation, Needed>;
type Needed = "record" | "id" | "source" | "recordedAt" | "kind" | "from" | "to" | "sourceKind" | "group";

function withoutAbsent(anew: Anew): Observation {
  const {
    place,
    by,
    basis,
    attribution,
    target,
    count,
    onSite,
    attributes,
    of,
    aggregate,
    about,
    reportedAt,
    ...whole
  } = anew;
  return {
    ...whole,
    ...(place === undefined ? {} : { place }),
    ...(by === undefined ? {} : { by }),
    ...(basis === undefined ? {} : { basis }),
    ...(attribution === undefined ? {} : { attribution }),
    ...(target === undefined ? {} : { target }),
    ...(count === undefined ? {} : { count }),
    ...(onSite === undefined ? {} : { onSite }),
    ...(attributes === undefined ? {} : { attributes }),
    ...(of === undefined ? {} : { of }),
    ...(aggregate === undefined ? {} : { aggregate }),
    ...(about === undefined ? {} : { about }),
    ...(reportedAt === undefined ? {} : { reportedAt }),
  };
}

/** What its source attributes beyond what it may names nobody. */
export function asFarAsAllowed(limits: readonly AttributionLimit[], report: Observation): Observation {
  const { by, basis, of, attribution: _doubt, ...rest } = report;
  if (by === undefined) return report;
  const stated = attributionRungs.findIndex((rung) => rung === basis);
  const rank = stated >= 0 ? stated : attributionRungs.indexOf("force");
  const isBeyond = limits.some(({ actor, from }) => actor === of && rank >= attributionRungs.indexOf(from));
  return isBeyond ? { ...rest, ...(of === undefined ? {} : { of }) } : report;
}
