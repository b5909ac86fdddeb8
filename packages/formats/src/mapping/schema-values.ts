// The schemas of single values in a mapping: texts, quantities, times and places.
import { loadTimeZone } from "@servanda/core";
import * as v from "valibot";
import { mappingMessages } from "../messages.ts";
import type * as m from "./mapping.ts";
import { durationUnits, lengthUnits, parseQuantity } from "./quantity.ts";
import { keys, list, oneOf, readText, type Schema, table, text, textOr } from "./schema-parts.ts";
import { constantText, parseTemplate, type Template } from "./template.ts";
import { parseTimeForm, type TimeForm } from "./time-form.ts";

const optional = v.exactOptional;

export const template: Schema<Template> = readText((source) => {
  const value = parseTemplate(source);
  return value === undefined ? { problem: mappingMessages.openPlaceholder(source) } : { value };
});

export const textRule: Schema<m.TextRule> = textOr(
  v.pipe(
    template,
    v.transform((value): m.TextRule => ({ kind: "template", template: value })),
  ),
  v.pipe(
    keys({
      value: template,
      each: optional(text),
      take: optional(oneOf(["first", "all"])),
      table: optional(table(text)),
      otherwise: optional(text),
    }),
    v.transform(
      (rule): m.TextRule => ({
        kind: "table",
        value: rule.value,
        each: rule.each,
        take: rule.take ?? "all",
        table: rule.table,
        otherwise: rule.otherwise,
      }),
    ),
  ),
);

function amount(units: m.Units): Schema<number> {
  return readText((source) => {
    const value = parseQuantity(source, units);
    return value === undefined ? { problem: mappingMessages.quantity(source, [...units.keys()]) } : { value };
  });
}

function quantity(units: m.Units): Schema<m.QuantityRule> {
  const written = readText((source): { value: m.QuantityRule } | { problem: string } => {
    const parts = parseTemplate(source);
    if (parts === undefined) return { problem: mappingMessages.openPlaceholder(source) };
    if (constantText(parts) === undefined) return { value: { kind: "template", template: parts, units } };
    const value = parseQuantity(source, units);
    if (value === undefined) return { problem: mappingMessages.quantity(source, [...units.keys()]) };
    return { value: { kind: "constant", amount: value } };
  });
  const tabled = v.pipe(
    keys({ value: template, table: table(amount(units)), otherwise: optional(amount(units)) }),
    v.transform((rule): m.QuantityRule => ({ kind: "table", ...rule, otherwise: rule.otherwise })),
  );
  const diagonal = v.pipe(
    keys({ halfDiagonal: v.tuple([template, template]), otherwise: optional(amount(units)) }),
    v.transform(
      (rule): m.QuantityRule => ({
        kind: "half diagonal",
        sides: rule.halfDiagonal,
        units,
        otherwise: rule.otherwise,
      }),
    ),
  );
  const either = v.lazy((input) => (isObject(input) && "halfDiagonal" in input ? diagonal : tabled));
  return textOr<m.QuantityRule, m.QuantityRule>(written, either);
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

const form: Schema<TimeForm> = readText((source) => {
  const value = parseTimeForm(source);
  return value === undefined ? { problem: mappingMessages.form(source) } : { value };
});

export const time: Schema<m.TimeRule> = v.pipe(
  keys({
    at: optional(template),
    from: optional(template),
    to: optional(template),
    form: v.optional(list(form), "iso"),
    zone: optional(
      readText((source) => {
        const value = loadTimeZone(source);
        return value === undefined ? { problem: mappingMessages.zone(source) } : { value };
      }),
    ),
    precision: optional(oneOf(["second", "minute", "hour", "day"])),
    previous: optional(amount(durationUnits)),
    since: optional(oneOf(["previous row", "last total"])),
    atLeast: optional(quantity(durationUnits)),
  }),
  v.check(
    ({ at, from, to }) => (at === undefined) !== (from === undefined) && (from === undefined) === (to === undefined),
    mappingMessages.atOrInterval,
  ),
  v.check(
    (rule) => rule.zone !== undefined || (rule.precision !== "day" && rule.form.every(({ kind }) => kind === "iso")),
    mappingMessages.zoneNeeded,
  ),
  v.check(({ previous, since }) => previous === undefined || since === undefined, mappingMessages.sinceAndOther),
);

export const place: Schema<m.PlaceRule> = v.pipe(
  keys({
    lat: optional(template),
    lon: optional(template),
    radius: optional(quantity(lengthUnits)),
    names: v.optional(
      v.array(textRule, (issue) => mappingMessages.notList(issue.input)),
      [],
    ),
  }),
  v.check(
    ({ lat, lon, radius }) =>
      (lat === undefined) === (lon === undefined) && (lat === undefined || radius !== undefined),
    mappingMessages.pointNeedsBoth,
  ),
  v.check(({ lat, names }) => lat !== undefined || names.length > 0, mappingMessages.placeNeedsOne),
);
