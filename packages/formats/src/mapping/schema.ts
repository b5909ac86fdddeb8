// The shape of a mapping file. Every key is here once; what each means to its author is in ../../mappings/README.md.
import * as v from "valibot";
import { mappingMessages } from "../messages.ts";
import { sourceKinds } from "../ndjson/bounds.ts";
import type * as m from "./mapping.ts";
import { flag, keys, list, oneOf, readText, type Schema, table, text, textOr } from "./schema-parts.ts";
import { isObject, place, template, textRule, time } from "./schema-values.ts";

const optional = v.exactOptional;

const actor: Schema<m.ActorRule> = v.lazy(
  (input): Schema<m.ActorRule> =>
    isObject(input) && "exactlyOne" in input
      ? v.pipe(
          keys({ exactlyOne: table(text) }),
          v.transform(({ exactlyOne }): m.ActorRule => ({ kind: "exactly one", flags: exactlyOne })),
        )
      : v.pipe(
          textRule,
          v.transform((rule): m.ActorRule => ({ kind: "text", text: rule })),
        ),
);

const attribute: Schema<m.AttributeRule> = v.lazy(
  (input): Schema<m.AttributeRule> =>
    isObject(input) && "number" in input
      ? v.pipe(
          keys({ number: template, times: v.optional(readText(decimal), "1") }),
          v.transform(({ number, times }): m.AttributeRule => ({ kind: "number", value: number, times })),
        )
      : v.pipe(
          textRule,
          v.transform((rule): m.AttributeRule => ({ kind: "text", text: rule })),
        ),
);

function decimal(source: string): { value: number } | { problem: string } {
  const value = Number(source);
  return source.trim() === "" || !Number.isFinite(value) ? { problem: mappingMessages.notText(source) } : { value };
}

const count: Schema<m.CountRule> = textOr(
  v.pipe(
    template,
    v.transform((value): m.CountRule => ({ kind: "number", value })),
  ),
  v.pipe(
    keys({ increaseOf: text }),
    v.transform(({ increaseOf }): m.CountRule => ({ kind: "increase", total: increaseOf })),
  ),
);

const condition: Schema<m.Condition> = v.pipe(
  keys({
    present: optional(list(text)),
    empty: optional(list(text)),
    is: optional(table(list(text))),
    isNot: optional(table(list(text))),
  }),
  v.transform(
    ({ present = [], empty = [], is = new Map(), isNot = new Map() }): m.Condition => ({ present, empty, is, isNot }),
  ),
);

const source: Schema<m.SourceRule> = keys({
  id: textRule,
  kind: v.lazy(
    (input): Schema<m.SourceRule["kind"]> =>
      typeof input === "string" && !input.includes("<") ? oneOf(sourceKinds) : textRule,
  ),
  group: optional(textRule),
  of: optional(text),
  onSite: optional(flag),
});

const recognise: Schema<m.Mapping["recognise"]> = keys({ columns: list(text), file: optional(text) });

/** The file as written: what an observation takes from the whole mapping (`time`, `source`) may be absent there. */
export interface WrittenMapping extends Omit<m.Mapping, "observations" | "coverage" | "file"> {
  readonly time?: m.TimeRule;
  readonly source: m.SourceRule;
  readonly observations: readonly Written<m.ObservationRule>[];
  readonly coverage: readonly Written<m.CoverageRule>[];
}
export type Written<R> = Omit<R, "time" | "source"> & { readonly time?: m.TimeRule; readonly source?: m.SourceRule };

const observation: Schema<Written<m.ObservationRule>> = v.pipe(
  keys({
    id: template,
    kind: textRule,
    time: optional(time),
    recordedAt: optional(time),
    source: optional(source),
    place: optional(place),
    by: optional(actor),
    basis: optional(textRule),
    attribution: optional(oneOf(["certain", "possible"])),
    target: optional(textRule),
    count: optional(count),
    aggregate: optional(flag),
    attributes: v.optional(table(attribute), {}),
    when: optional(condition),
  }),
  v.check(({ by, basis }) => by === undefined || basis !== undefined, mappingMessages.basisNeeded),
  v.check(
    ({ by, basis, attribution }) => by !== undefined || (basis === undefined && attribution === undefined),
    mappingMessages.authorNeeded,
  ),
);

const coverage: Schema<Written<m.CoverageRule>> = keys({
  id: template,
  state: oneOf(["watched", "denied", "jammed", "blind"]),
  time: optional(time),
  recordedAt: optional(time),
  kinds: optional(list(text)),
  area: optional(text),
  when: optional(condition),
}) as Schema<Written<m.CoverageRule>>;

/** A whole mapping file. */
export const mappingSchema: Schema<WrittenMapping> = v.pipe(
  keys({
    mapping: text,
    title: optional(text),
    format: oneOf(["csv", "ndjson", "geojson"]),
    delimiter: v.optional(text, ","),
    recognise,
    optional: v.optional(list(text)),
    split: optional(keys({ column: text, by: text })),
    time: optional(time),
    source,
    skip: v.optional(
      v.array(keys({ when: condition, reason: text }), (issue) => mappingMessages.notList(issue.input)),
      [],
    ),
    observations: v.optional(
      v.array(observation, (issue) => mappingMessages.notList(issue.input)),
      [],
    ),
    coverage: v.optional(
      v.array(coverage, (issue) => mappingMessages.notList(issue.input)),
      [],
    ),
  }),
  v.check(({ observations, coverage: watches }) => observations.length + watches.length > 0, mappingMessages.nothing),
  v.transform(
    ({ mapping, optional: lacking, ...rest }): WrittenMapping => ({
      ...rest,
      name: mapping,
      optional: lacking ?? [],
    }),
  ),
);
