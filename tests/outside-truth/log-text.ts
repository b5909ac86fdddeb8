// A reader of MonPoly's signatures and logs that is no part of the export (src/log_lexer.mll and the signature's
// parser): texts are words, or anything in double quotes but a double quote.
import type { Value } from "./formula-text.ts";

export type ColumnType = Value["type"];
export type Signature = ReadonlyMap<string, readonly ColumnType[]>;

/** What holds at one instant: the tuples of each relation. */
export interface TimePoint {
  readonly at: number;
  readonly relations: ReadonlyMap<string, readonly (readonly (number | string)[])[]>;
}

export function parseSignature(text: string): Signature {
  const signature = new Map<string, readonly ColumnType[]>();
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    const [, name, columns] = /^([A-Za-z][A-Za-z0-9_]*)\((.*)\)$/.exec(line) ?? [];
    if (name === undefined || columns === undefined) throw new Error(`no line of a signature: ${line}`);
    if (signature.has(name)) throw new Error(`${name} is declared twice`);
    const types = columns === "" ? [] : columns.split(",").map((column) => column.split(":").at(-1)?.trim() ?? "");
    for (const type of types) if (!["int", "float", "string"].includes(type)) throw new Error(`no type: ${type}`);
    signature.set(name, types as ColumnType[]);
  }
  return signature;
}

/** In the order of the log. Throws where an instant is before the last, or a tuple is not of its relation. */
export function parseLog(text: string, signature: Signature): TimePoint[] {
  const tokens = text.match(/"[^"]*"|[A-Za-z0-9_[\]/:\-.!]+|[@(),]|[^\s]/g) ?? [];
  const points: TimePoint[] = [];
  let at = 0;
  const take = (expected?: string): string => {
    const token = tokens[at] ?? "";
    if (expected !== undefined && token !== expected) throw new Error(`${expected} is expected, here is "${token}"`);
    at += 1;
    return token;
  };
  while (at < tokens.length) {
    take("@");
    const instant = Number(take());
    if (!Number.isInteger(instant) || instant < (points.at(-1)?.at ?? Number.NEGATIVE_INFINITY))
      throw new Error(`instants of a log do not go back: ${instant}`);
    const relations = new Map<string, (number | string)[][]>();
    while (at < tokens.length && tokens[at] !== "@") {
      const name = take();
      const types = signature.get(name);
      if (types === undefined) throw new Error(`${name} is not in the signature`);
      const tuples = relations.get(name) ?? [];
      relations.set(name, tuples);
      while (tokens[at] === "(") tuples.push(tuple(types, take, () => tokens[at] === ")"));
    }
    points.push({ at: instant, relations });
  }
  return points;
}

function tuple(
  types: readonly ColumnType[],
  take: (expected?: string) => string,
  isOver: () => boolean,
): (number | string)[] {
  take("(");
  const values: (number | string)[] = [];
  while (!isOver()) {
    if (values.length > 0) take(",");
    const token = take();
    const text = token.startsWith('"') ? token.slice(1, -1) : token;
    const value = types[values.length] === "string" ? text : Number(text);
    if (Number.isNaN(value)) throw new Error(`a number is expected, here is "${text}"`);
    values.push(value);
  }
  take(")");
  if (values.length !== types.length) throw new Error(`${types.length} values are expected, here are ${values.length}`);
  return values;
}
