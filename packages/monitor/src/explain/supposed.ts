// Records that nobody has made: what might be reported, done or ruled, so that the monitor can be asked what would
// follow. They are of a source of their own.
import type {
  Act,
  ActorName,
  ActorTerm,
  ActPattern,
  AttributeTest,
  Coverage,
  EventPattern,
  KindName,
  Observation,
  Place,
  SourceKind,
} from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Interval } from "../atoms/interval.ts";
import { type Bindings, regionsOf } from "../atoms/match.ts";

/** The source of what is only supposed. */
const SUPPOSED = "supposed";

const SOURCE_KINDS: readonly SourceKind[] = ["patrol", "camera", "uav", "acoustic", "satellite", "radar"];

/** Reports of the same by further sources, independent of each other, each of another kind than those before. */
export function further(report: Observation, count: number, change: Partial<Observation> = {}): Observation[] {
  const kinds = SOURCE_KINDS.filter((kind) => kind !== report.sourceKind);
  return Array.from({ length: count }, (_, index) => {
    const source = `${SUPPOSED}-${index + 1}`;
    const sourceKind = kinds[index % kinds.length] ?? report.sourceKind;
    const { of: _owner, onSite: _there, ...same } = report;
    return { ...same, id: "report", source, group: source, sourceKind, ...change };
  });
}

/** An act on record at the instant. */
export function deed(verb: string, by: ActorName, at: Instant, change: Partial<Act> = {}): Act {
  return { record: "act", id: `${verb} ${by}`, source: SUPPOSED, act: verb, by, at, recordedAt: at, ...change };
}

/** The act that a pattern asks for; undefined where it leaves open by whom. */
export function deedOf(pattern: ActPattern, bindings: Bindings, at: Instant): Act | undefined {
  const by = pattern.by === undefined ? bindings.get("bearer") : oneOf(pattern.by, bindings);
  const to = pattern.to === undefined ? undefined : oneOf(pattern.to, bindings);
  if (by === undefined) return undefined;
  return deed(pattern.act, by, at, {
    ...(pattern.matter === undefined ? {} : { matter: pattern.matter }),
    ...(to === undefined ? {} : { to }),
  });
}

/** A report that a pattern asks for. `like`: whose place it has where the pattern names none. */
export function reportOf(
  event: EventPattern,
  bindings: Bindings,
  { from, to }: Interval,
  recordedAt: Instant,
  like?: Observation,
): Observation | undefined {
  const [kind] = event.kinds;
  const by = event.by === undefined ? bindings.get("bearer") : oneOf(event.by, bindings);
  const target = event.target === undefined ? undefined : oneOf(event.target, bindings);
  const place = placeOf(event, bindings) ?? like?.place;
  if (kind === undefined) return undefined;
  const report: Observation = {
    record: "observation",
    id: "report",
    source: SUPPOSED,
    sourceKind: "patrol",
    group: SUPPOSED,
    kind,
    from,
    to,
    recordedAt,
    ...(place === undefined ? {} : { place }),
    ...(by === undefined ? {} : { by, basis: SUPPOSED }),
    ...(target === undefined ? {} : { target }),
  };
  return event.attributes.reduce(withAttribute, report);
}

function placeOf({ where }: EventPattern, bindings: Bindings): Place | undefined {
  const regions = where.flatMap((test) =>
    test.kind === "in" || (test.kind === "distance" && test.compare.startsWith("<"))
      ? regionsOf(test.region, bindings).slice(0, 1)
      : [],
  );
  return regions.length === 0 ? undefined : { radiusM: 0, names: regions };
}

function withAttribute(report: Observation, { attribute, compare, value }: AttributeTest): Observation {
  const stated = typeof value === "string" ? value : value + (compare === ">" ? 1 : compare === "<" ? -1 : 0);
  if (attribute === "sourceKind") return report;
  if (attribute === "count") return typeof stated === "number" ? { ...report, count: stated } : report;
  return { ...report, attributes: { ...report.attributes, [attribute]: stated } };
}

/** Somebody watched for these all that time. */
export function watch(kinds: readonly KindName[], { from, to }: Interval, recordedAt: Instant): Coverage {
  const ids = { id: "watch", source: SUPPOSED, recordedAt };
  return { record: "coverage", ...ids, state: "watched", from, to, kinds };
}

/** One of those meant, if any is known. */
function oneOf(term: ActorTerm, bindings: Bindings): ActorName | undefined {
  if (term.kind === "named") return term.actors[0];
  const value = bindings.get(term.name);
  if (term.kind === "other than") return term.among.find((each) => each !== value);
  return value ?? (term.kind === "bind" ? term.among[0] : undefined);
}
