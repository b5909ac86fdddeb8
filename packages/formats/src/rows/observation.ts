// One observation from a row, as one entry of the mapping's `observations` says.
import type { Observation, SourceKind } from "@servanda/agreement";
import type { Refusal } from "@servanda/core";
import type { ObservationRule } from "../mapping/mapping.ts";
import { recordRefusals, rowRefusals } from "../messages.ts";
import {
  checkAttributes,
  checkCount,
  checkName,
  checkSource,
  isText,
  MAX_TEXT,
  sourceKinds,
} from "../ndjson/bounds.ts";
import { addOptionals, draftObservation, type Optionals } from "../ndjson/observation.ts";
import { knownText } from "../ndjson/shared-text.ts";
import { compileAttributes, compileAuthor } from "./details.ts";
import { compilePlace } from "./place.ts";
import { type Columns, compileTemplate, Failed, firstColumn, type Reads, type Row } from "./row.ts";
import { compileInterval, type Interval, runsBackwards } from "./time.ts";
import { type TotalTracker, trackTotal } from "./totals.ts";
import { compileCondition, compileNumber, compileText } from "./values.ts";

/** `read` gives undefined where the rule does not apply, or the row counts none. */
export interface ObservationReader {
  readonly read: Reads<Observation | undefined>;
  note(row: Row): void;
}

interface Happened extends Interval {
  /** Undefined: not stated. */
  readonly count: number | undefined;
}

export function compileObservation(rule: ObservationRule, columns: Columns): ObservationReader {
  const applies = compileCondition(rule.when, columns);
  const [happened, tracker] = compileHappened(rule, columns);
  const readId = compileTemplate(rule.id, columns);
  const readKind = compileText(rule.kind, columns);
  const readRecorded = rule.recordedAt === undefined ? undefined : compileInterval(rule.recordedAt, columns);
  const source = compileSource(rule, columns);
  const place = rule.place === undefined ? () => undefined : compilePlace(rule.place, columns);
  const optionals = compileOptionals(rule, columns);
  const read: Reads<Observation | undefined> = (row) => {
    if (!applies(row)) return undefined;
    const when = happened(row);
    if (when instanceof Failed) return when;
    // None counted is no observation; that somebody looked is for a coverage record to say.
    if (when.count === 0) return undefined;
    const backwards = runsBackwards(when);
    if (backwards !== undefined) return backwards;
    const id = readId(row);
    const kind = readKind(row);
    if (kind instanceof Failed) return kind;
    const from = source(row);
    if (from instanceof Failed) return from;
    const refusal = checkName("id", id) ?? checkName("kind", kind);
    if (refusal !== undefined) return new Failed(refusal, firstColumn(rule.id));
    const recorded = readRecorded?.(row) ?? when;
    if (recorded instanceof Failed) return recorded;
    const where = place(row);
    if (where instanceof Failed) return where;
    const more = optionals(row, when.count);
    if (more instanceof Failed) return more;
    const { by, basis } = more;
    const draft = draftObservation(
      id,
      from.id,
      recorded.to,
      kind,
      when.from,
      when.to,
      from.kind,
      from.group,
      where,
      by === undefined ? undefined : knownText(by),
      basis === undefined ? undefined : knownText(basis),
    );
    addOptionals(draft, more);
    return draft;
  };
  return { read, note: (row) => tracker?.note(row) };
}

function compileHappened(rule: ObservationRule, columns: Columns): [Reads<Happened>, TotalTracker | undefined] {
  const interval = compileInterval(rule.time, columns);
  const { count } = rule;
  if (count === undefined) {
    return [(row) => withCount(interval(row), undefined), undefined];
  }
  if (count.kind === "increase") {
    const tracker = trackTotal(count.total, rule.time.since ?? "previous row", interval, columns);
    return [tracker.increase, tracker];
  }
  const number = compileNumber(count.value, columns);
  const column = firstColumn(count.value);
  const read: Reads<Happened> = (row) => {
    const found = number(row);
    if (found instanceof Failed) return found;
    if (found === undefined) return new Failed(rowRefusals.empty("the count"), column);
    const refusal = checkCount(found);
    return refusal === undefined ? withCount(interval(row), found) : new Failed(refusal, column);
  };
  return [read, undefined];
}

function withCount(interval: Interval | Failed, count: number | undefined): Happened | Failed {
  return interval instanceof Failed ? interval : { from: interval.from, to: interval.to, count };
}

interface RowSource {
  readonly id: string;
  readonly kind: SourceKind;
  readonly group: string;
}

function compileSource({ source }: ObservationRule, columns: Columns): Reads<RowSource> {
  const readId = compileText(source.id, columns);
  const readKind = typeof source.kind === "string" ? undefined : compileText(source.kind, columns);
  const readGroup = source.group === undefined ? readId : compileText(source.group, columns);
  const stated = typeof source.kind === "string" ? source.kind : "open";
  return (row) => {
    const id = readId(row);
    if (id instanceof Failed) return id;
    const group = readGroup(row);
    if (group instanceof Failed) return group;
    const refusal = checkSource(id) ?? checkName("group", group);
    if (refusal !== undefined) return new Failed(refusal);
    const kind = readKind?.(row) ?? stated;
    if (kind instanceof Failed) return kind;
    if (!isSourceKind(kind)) return new Failed(recordRefusals.badWord("source kind", kind, sourceKinds));
    return { id, kind, group };
  };
}

function isSourceKind(word: string): word is SourceKind {
  return (sourceKinds as readonly string[]).includes(word);
}

function compileOptionals(
  rule: ObservationRule,
  columns: Columns,
): (row: Row, count: number | undefined) => Optionals | Failed {
  const author = compileAuthor(rule, columns);
  const readTarget = rule.target === undefined ? () => "" : compileText(rule.target, columns);
  const attributes = compileAttributes(rule.attributes, columns);
  const { of, onSite } = rule.source;
  const { aggregate } = rule;
  return (row, count) => {
    const did = author(row);
    if (did instanceof Failed) return did;
    const target = readTarget(row);
    if (target instanceof Failed) return target;
    const described = attributes(row);
    if (described instanceof Failed) return described;
    const refusal = refusedOptionals(did.by, did.basis, target, described);
    if (refusal !== undefined) return new Failed(refusal);
    return { ...did, of, onSite, target: target === "" ? undefined : target, count, aggregate, attributes: described };
  };
}

function refusedOptionals(
  by: string | undefined,
  basis: string | undefined,
  target: string,
  attributes: Observation["attributes"],
): Refusal | undefined {
  if (by !== undefined && !isText(basis, MAX_TEXT)) return recordRefusals.byWithoutBasis();
  return (
    (by === undefined ? undefined : checkName("by", by)) ??
    (target === "" ? undefined : checkName("target", target)) ??
    (attributes === undefined ? undefined : checkAttributes(attributes))
  );
}
