// Who did it and what else a row says of it.
import type { Observation } from "@servanda/agreement";
import type { ActorRule, AttributeRule, ObservationRule } from "../mapping/mapping.ts";
import { type Columns, Failed, type Reads } from "./row.ts";
import { compileNumber, compileText } from "./values.ts";

interface Author {
  readonly by: string | undefined;
  readonly basis: string | undefined;
  readonly attribution: "certain" | "possible" | undefined;
}

const nobody: Author = { by: undefined, basis: undefined, attribution: undefined };

/** Where no actor comes out, there is no basis either: nobody is named. */
export function compileAuthor({ by, basis, attribution }: ObservationRule, columns: Columns): Reads<Author> {
  if (by === undefined || basis === undefined) return () => nobody;
  const readActor = compileActor(by, columns);
  const readBasis = compileText(basis, columns);
  return (row) => {
    const actor = readActor(row);
    if (actor instanceof Failed) return actor;
    if (actor === "") return nobody;
    const ground = readBasis(row);
    return ground instanceof Failed ? ground : { by: actor, basis: ground, attribution };
  };
}

function compileActor(rule: ActorRule, columns: Columns): Reads<string> {
  if (rule.kind === "text") return compileText(rule.text, columns);
  const flags = [...rule.flags].map(([column, actor]) => ({ slot: columns.slot(column), actor }));
  return (row) => {
    const set = flags.filter(({ slot }) => isSet(row[slot] ?? ""));
    return set.length === 1 ? (set[0]?.actor ?? "") : "";
  };
}

/** Files write a flag as 1, 1.0, true or yes. */
function isSet(value: string): boolean {
  return /^(1(\.0+)?|true|yes)$/i.test(value.trim());
}

type Attributes = NonNullable<Observation["attributes"]>;

/** Empty values are left out; undefined if none remain. */
export function compileAttributes(
  rules: ReadonlyMap<string, AttributeRule>,
  columns: Columns,
): Reads<Attributes | undefined> {
  const readers = [...rules].map(([name, rule]) => ({ name, read: compileAttribute(rule, columns) }));
  return (row) => {
    const attributes: Record<string, number | string> = {};
    let isEmpty = true;
    for (const { name, read } of readers) {
      const value = read(row);
      if (value instanceof Failed) return value;
      if (value === undefined || value === "") continue;
      attributes[name] = value;
      isEmpty = false;
    }
    return isEmpty ? undefined : attributes;
  };
}

function compileAttribute(rule: AttributeRule, columns: Columns): Reads<number | string | undefined> {
  if (rule.kind === "text") return compileText(rule.text, columns);
  const number = compileNumber(rule.value, columns);
  const { times } = rule;
  return (row) => {
    const value = number(row);
    return value === undefined || value instanceof Failed ? value : value * times;
  };
}
