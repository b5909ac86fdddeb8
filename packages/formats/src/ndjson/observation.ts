// An observation from its JSON form, by hand and without exceptions: this is the path that millions of lines take.
// Measured in this package's README; the general checks are in bounds.ts.
import type { Observation, Place, SourceKind } from "@servanda/agreement";
import { formatInstant, type Instant } from "@servanda/core";
import { recordRefusals } from "../messages.ts";
import {
  checkAttributes,
  checkCount,
  checkName,
  checkSource,
  isName,
  isText,
  MAX_NAME,
  MAX_REF,
  MAX_TEXT,
  sourceKinds,
} from "./bounds.ts";
import { placeOf } from "./place.ts";
import { instantOf, type RawRecord, type RecordOutcome, refusedField, unknownKeyOf } from "./raw-record.ts";
import { knownText } from "./shared-text.ts";

/** What an observation may have beyond what every one has. `undefined` is absent. */
export interface Optionals {
  readonly by?: string | undefined;
  readonly basis?: string | undefined;
  readonly attribution?: "certain" | "possible" | undefined;
  readonly of?: string | undefined;
  readonly onSite?: boolean | undefined;
  readonly target?: string | undefined;
  readonly count?: number | undefined;
  readonly aggregate?: boolean | undefined;
  readonly attributes?: Readonly<Record<string, number | string>> | undefined;
  readonly about?: string | undefined;
}

type Draft = { -readonly [K in keyof Observation]: Observation[K] };

const attributions: readonly string[] = ["certain", "possible"];
/** Everything that an observation may say. */
export const observationKeys: ReadonlySet<string> = new Set(
  (
    "record id source recordedAt kind at from to sourceKind group place by basis attribution of onSite target count " +
    "aggregate attributes about reportedAt"
  ).split(" "),
);
const kindsOfSource: ReadonlySet<unknown> = new Set(sourceKinds);

/** Strict: an unknown key, a wrong type or a value out of bounds refuses the record. */
export function parseObservation(raw: RawRecord): RecordOutcome {
  for (const key in raw) if (!observationKeys.has(key)) return unknownKeyOf(key, "observation", observationKeys);
  const { id, source, kind } = raw;
  if (!isName(id)) return missingOr("id", id);
  if (!isName(source) || source.includes("/")) return sourceRefused(source);
  if (!isName(kind)) return missingOr("kind", kind);
  const from = instantOf(raw.at ?? raw.from);
  const to = raw.to === undefined ? from : instantOf(raw.to);
  if (!(from <= to) || (raw.at !== undefined) === (raw.from !== undefined)) return intervalRefused(raw, from, to);
  if (raw.at === undefined ? raw.to === undefined : raw.to !== undefined) return intervalRefused(raw, from, to);
  const recordedAt = raw.recordedAt === undefined ? to : instantOf(raw.recordedAt);
  if (recordedAt !== recordedAt)
    return refusedField("recordedAt", recordRefusals.badInstant("recordedAt", raw.recordedAt));
  const sourceKind = raw.sourceKind ?? "open";
  if (!kindsOfSource.has(sourceKind)) {
    return refusedField("sourceKind", recordRefusals.badWord("sourceKind", sourceKind, sourceKinds));
  }
  const group = raw.group ?? source;
  if (!isName(group)) return badName("group", group);
  const refusal = optionalsRefused(raw);
  if (refusal !== undefined) return refusal;
  const place = raw.place === undefined ? undefined : placeOf(raw.place);
  if (place !== undefined && "code" in place) return refusedField("place", place);
  const more = raw as Optionals;
  const ownSource = knownText(source);
  const observation = draftObservation(
    id,
    ownSource,
    recordedAt,
    knownText(kind),
    from,
    to,
    // Both were checked above.
    sourceKind as SourceKind,
    group === source ? ownSource : knownText(group),
    place,
    more.by === undefined ? undefined : knownText(more.by),
    more.basis === undefined ? undefined : knownText(more.basis),
  );
  addOptionals(observation, more);
  if (raw.reportedAt !== undefined) observation.reportedAt = instantOf(raw.reportedAt);
  return { kind: "record", record: observation };
}

/**
 * One literal for each of the common cases, always in one order of keys, so that all observations have few shapes; a
 * member added later costs more than the rest of the record. Who names an author gives a basis.
 */
export function draftObservation(
  id: string,
  source: string,
  recordedAt: Instant,
  kind: string,
  from: Instant,
  to: Instant,
  sourceKind: SourceKind,
  group: string,
  place: Place | undefined,
  by: string | undefined,
  basis: string | undefined,
): Draft {
  const record = "observation";
  if (by === undefined || basis === undefined) {
    return place === undefined
      ? { record, id, source, recordedAt, kind, from, to, sourceKind, group }
      : { record, id, source, recordedAt, kind, from, to, sourceKind, group, place };
  }
  return place === undefined
    ? { record, id, source, recordedAt, kind, from, to, sourceKind, group, by, basis }
    : { record, id, source, recordedAt, kind, from, to, sourceKind, group, place, by, basis };
}

/** Checked already; adds what is there beside the author, in one order. */
export function addOptionals(draft: Draft, more: Optionals): void {
  if (more.attribution !== undefined) draft.attribution = more.attribution;
  if (more.of !== undefined) draft.of = more.of;
  if (more.onSite !== undefined) draft.onSite = more.onSite;
  if (more.target !== undefined) draft.target = more.target;
  if (more.count !== undefined) draft.count = more.count;
  if (more.aggregate !== undefined) draft.aggregate = more.aggregate;
  if (more.attributes !== undefined) draft.attributes = more.attributes;
  if (more.about !== undefined) draft.about = more.about;
}

/** The common record has none of these, or only an author, attributes and a count: those are asked first. */
function optionalsRefused(raw: RawRecord): RecordOutcome | undefined {
  const { of, onSite, target, count, aggregate, attributes, about, reportedAt } = raw;
  if (raw.by !== undefined || raw.basis !== undefined || raw.attribution !== undefined) {
    const refusal = attributionRefused(raw);
    if (refusal !== undefined) return refusal;
  }
  if (attributes !== undefined) {
    const refusal = checkAttributes(attributes);
    if (refusal !== undefined) return refusedField("attributes", refusal);
  }
  if (count !== undefined) {
    const refusal = checkCount(count);
    if (refusal !== undefined) return refusedField("count", refusal);
  }
  if (of !== undefined && !isName(of)) return badName("of", of);
  if (target !== undefined && !isName(target)) return badName("target", target);
  if (about !== undefined && !isText(about, MAX_REF)) return badText("about", about, MAX_REF);
  if (onSite !== undefined && typeof onSite !== "boolean") return badFlag("onSite", onSite);
  if (aggregate !== undefined && typeof aggregate !== "boolean") return badFlag("aggregate", aggregate);
  if (reportedAt !== undefined && Number.isNaN(instantOf(reportedAt))) {
    return refusedField("reportedAt", recordRefusals.badInstant("reportedAt", reportedAt));
  }
  return undefined;
}

function badName(key: string, value: unknown): RecordOutcome {
  return refusedField(key, recordRefusals.badName(key, value, MAX_NAME));
}

function badText(key: string, value: unknown, max: number): RecordOutcome {
  return refusedField(key, recordRefusals.badText(key, value, max));
}

function badFlag(key: string, value: unknown): RecordOutcome {
  return refusedField(key, recordRefusals.badFlag(key, value));
}

function attributionRefused({ by, basis, attribution }: RawRecord): RecordOutcome | undefined {
  if (by === undefined) {
    const key = basis === undefined ? "attribution" : "basis";
    return refusedField(key, recordRefusals.attributionWithoutBy(key));
  }
  const named = checkName("by", by);
  if (named !== undefined) return refusedField("by", named);
  if (basis === undefined) return refusedField("by", recordRefusals.byWithoutBasis());
  if (!isText(basis, MAX_TEXT)) return badText("basis", basis, MAX_TEXT);
  if (attribution !== undefined && !(typeof attribution === "string" && attributions.includes(attribution))) {
    return refusedField("attribution", recordRefusals.badWord("attribution", attribution, attributions));
  }
  return undefined;
}

function missingOr(key: string, value: unknown): RecordOutcome {
  if (value === undefined) return refusedField(undefined, recordRefusals.missing(key, "observation"));
  return badName(key, value);
}

function sourceRefused(source: unknown): RecordOutcome {
  if (source === undefined) return missingOr("source", source);
  return refusedField("source", checkSource(source) ?? recordRefusals.badName("source", source, MAX_NAME));
}

function intervalRefused(raw: RawRecord, from: number, to: number): RecordOutcome {
  if (raw.at !== undefined && (raw.from !== undefined || raw.to !== undefined)) {
    return refusedField("at", recordRefusals.atAndInterval());
  }
  if (raw.at === undefined && raw.from === undefined && raw.to === undefined) {
    return refusedField(undefined, recordRefusals.missing("at", "observation"));
  }
  if (raw.at === undefined && raw.from === undefined)
    return refusedField("to", recordRefusals.missing("from", "observation"));
  const first = raw.at === undefined ? "from" : "at";
  if (Number.isNaN(from)) return refusedField(first, recordRefusals.badInstant(first, raw.at ?? raw.from));
  if (raw.at === undefined && raw.to === undefined) {
    return refusedField("from", recordRefusals.missing("to", "observation"));
  }
  if (Number.isNaN(to)) return refusedField("to", recordRefusals.badInstant("to", raw.to));
  return refusedField("from", recordRefusals.backwards(formatInstant(from), formatInstant(to)));
}
