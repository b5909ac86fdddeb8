// Texts, numbers, quantities and conditions from a row.
import type { Condition, QuantityRule, TextRule, Units } from "../mapping/mapping.ts";
import { parseQuantity } from "../mapping/quantity.ts";
import type { Template } from "../mapping/template.ts";
import { rowRefusals } from "../messages.ts";
import { type Columns, compileTemplate, Failed, firstColumn, type Reads, type Row } from "./row.ts";

/** Empty where the value is empty and no table says otherwise. */
export function compileText(rule: TextRule, columns: Columns): Reads<string> {
  if (rule.kind === "template") return compileTemplate(rule.template, columns);
  const { each, take, table, otherwise } = rule;
  const value = compileTemplate(rule.value, columns);
  const column = firstColumn(rule.value);
  const known = [...(table?.keys() ?? [])];
  const lookUp = (found: string): string | Failed => {
    if (table === undefined) return found;
    const entry = table.get(found) ?? otherwise;
    return entry === undefined ? new Failed(rowRefusals.unknownValue(found, known), column) : entry;
  };
  if (each === undefined) return (row) => lookUp(value(row));
  return (row) => {
    const texts: string[] = [];
    for (const part of value(row).split(each)) {
      const text = lookUp(part.trim());
      if (text instanceof Failed) return text;
      if (take === "first") return text;
      if (!texts.includes(text)) texts.push(text);
    }
    return texts.join(", ");
  };
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Undefined where the value is empty. */
export function compileNumber(template: Template, columns: Columns): Reads<number | undefined> {
  const text = compileTemplate(template, columns);
  const column = firstColumn(template);
  return (row) => {
    const found = text(row);
    if (found === "") return undefined;
    const value = decimal.test(found) ? Number(found) : Number.NaN;
    return Number.isFinite(value) ? value : new Failed(rowRefusals.badNumber(found), column);
  };
}

/** Metres or milliseconds. */
export function compileQuantity(rule: QuantityRule, columns: Columns): Reads<number> {
  switch (rule.kind) {
    case "constant": {
      const { amount } = rule;
      return () => amount;
    }
    case "template":
      return compileMeasured(rule.template, rule.units, columns);
    case "table": {
      const value = compileTemplate(rule.value, columns);
      const { table, otherwise } = rule;
      const known = [...table.keys()];
      const column = firstColumn(rule.value);
      return (row) => {
        const found = value(row);
        return table.get(found) ?? otherwise ?? new Failed(rowRefusals.unknownValue(found, known), column);
      };
    }
    case "half diagonal":
      return compileDiagonal(rule, columns);
  }
}

function compileMeasured(template: Template, units: Units, columns: Columns): Reads<number> {
  const text = compileTemplate(template, columns);
  const column = firstColumn(template);
  return (row) => {
    const found = text(row);
    return parseQuantity(found, units) ?? new Failed(rowRefusals.badQuantity(found, [...units.keys()]), column);
  };
}

type Diagonal = Extract<QuantityRule, { kind: "half diagonal" }>;

function compileDiagonal({ sides, units, otherwise }: Diagonal, columns: Columns): Reads<number> {
  const slots = sides.flatMap((side) =>
    side.filter(({ kind }) => kind === "column").map(({ text }) => columns.slot(text)),
  );
  const [first, second] = [compileMeasured(sides[0], units, columns), compileMeasured(sides[1], units, columns)];
  return (row) => {
    if (otherwise !== undefined && slots.some((slot) => row[slot] === "")) return otherwise;
    const a = first(row);
    if (a instanceof Failed) return a;
    const b = second(row);
    return b instanceof Failed ? b : Math.round(Math.sqrt(a * a + b * b) / 2);
  };
}

export function compileCondition(condition: Condition | undefined, columns: Columns): (row: Row) => boolean {
  if (condition === undefined) return () => true;
  const slots = (names: Iterable<string>): readonly number[] => [...names].map((name) => columns.slot(name));
  const present = slots(condition.present);
  const empty = slots(condition.empty);
  const equal = [...condition.is].map(([name, values]) => ({ slot: columns.slot(name), values: new Set(values) }));
  const unequal = [...condition.isNot].map(([name, values]) => ({ slot: columns.slot(name), values: new Set(values) }));
  return (row) =>
    present.every((slot) => (row[slot] ?? "").trim() !== "") &&
    empty.every((slot) => (row[slot] ?? "").trim() === "") &&
    equal.every(({ slot, values }) => values.has((row[slot] ?? "").trim())) &&
    unequal.every(({ slot, values }) => !values.has((row[slot] ?? "").trim()));
}
