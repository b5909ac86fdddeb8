// A naive evaluator of metric first-order temporal logic over finite logs, for tests only: for each subformula and each
// time point the table of values that satisfy it. It takes what MonPoly takes and no more: a formula that MonPoly calls
// not monitorable (src/rewriting.ml, `is_monitorable`), or that does not fit the signature, throws.
import type { Formula, Relop, Term, Value } from "./formula-text.ts";
import type { ColumnType, Signature, TimePoint } from "./log-text.ts";

type Row = readonly (number | string)[];

/** Rows by their text, in columns of these names. */
interface Table {
  readonly columns: readonly string[];
  readonly rows: ReadonlyMap<string, Row>;
}

/** What satisfies the formula at each time point, by the names of its free variables. */
export interface Satisfied {
  readonly at: number;
  readonly values: Readonly<Record<string, number | string>>;
}

export function satisfy(formula: Formula, signature: Signature, log: readonly TimePoint[]): Satisfied[] {
  checkTypes(formula, signature);
  return evaluate(formula, log).flatMap(({ columns, rows }, index) =>
    [...rows.values()].map((row) => ({
      at: log[index]?.at ?? 0,
      values: Object.fromEntries(columns.map((name, column) => [name, row[column] ?? ""])),
    })),
  );
}

/** In the order in which they first occur. */
function freeOf(formula: Formula): string[] {
  switch (formula.kind) {
    case "predicate":
      return unique(formula.terms.flatMap(variableOf));
    case "relop":
      return unique([formula.left, formula.right].flatMap(variableOf));
    case "true":
    case "false":
      return [];
    case "and":
    case "or":
      return unique([...freeOf(formula.left), ...freeOf(formula.right)]);
    case "exists":
      return freeOf(formula.of).filter((name) => !formula.variables.includes(name));
    case "count":
      return [formula.result, ...formula.groupedBy];
    case "not":
    case "once":
    case "eventually":
      return freeOf(formula.of);
  }
}

function evaluate(formula: Formula, log: readonly TimePoint[]): Table[] {
  switch (formula.kind) {
    case "predicate":
      return log.map((point) => matching(formula.name, formula.terms, point));
    case "true":
    case "false":
      return log.map(() => tableOf([], formula.kind === "true" ? [[]] : []));
    case "relop":
      return fixed(formula, log);
    case "not": {
      if (freeOf(formula.of).length > 0) throw new Error("NOT of an open formula stands beside nothing that fixes it");
      return evaluate(formula.of, log).map(({ rows }) => tableOf([], rows.size === 0 ? [[]] : []));
    }
    case "and":
      return conjoined(formula.left, formula.right, log);
    case "or": {
      const [left, right] = [evaluate(formula.left, log), evaluate(formula.right, log)];
      return left.map((table, index) => union([table, right[index] ?? table]));
    }
    case "exists":
      return evaluate(formula.of, log).map((table) =>
        projected(
          table,
          table.columns.filter((name) => !formula.variables.includes(name)),
        ),
      );
    case "once":
      return windowed(formula, log, -1);
    case "eventually":
      if (formula.most === Number.POSITIVE_INFINITY) throw new Error("EVENTUALLY needs a bound");
      return windowed(formula, log, 1);
    case "count":
      return evaluate(formula.of, log).map((table) => counted(formula, table));
  }
}

function matching(name: string, terms: readonly Term[], { relations }: TimePoint): Table {
  const columns = unique(terms.flatMap(variableOf));
  const rows = (relations.get(name) ?? []).flatMap((values): Row[] => {
    const bound = new Map<string, number | string>();
    const fits = terms.every((term, index) => {
      const value = values[index] ?? "";
      if ("constant" in term) return term.constant.value === value;
      const known = bound.get(term.variable);
      bound.set(term.variable, known ?? value);
      return known === undefined || known === value;
    });
    return fits ? [columns.map((column) => bound.get(column) ?? "")] : [];
  });
  return tableOf(columns, rows);
}

function fixed({ left, relop, right }: Extract<Formula, { kind: "relop" }>, log: readonly TimePoint[]): Table[] {
  const [name] = variableOf(left);
  if (relop !== "=" || name === undefined || !("constant" in right))
    throw new Error("a comparison alone is monitorable only as a variable that equals a constant");
  return log.map(() => tableOf([name], [[right.constant.value]]));
}

// What MonPoly takes on the right of AND: a comparison over known variables, a negation over known variables, or a
// formula of its own.
function conjoined(left: Formula, right: Formula, log: readonly TimePoint[]): Table[] {
  const tables = evaluate(left, log);
  const known = freeOf(left);
  const [isNegated, inner] = right.kind === "not" ? [true, right.of] : [false, right];
  const areKnown = freeOf(inner).every((name) => known.includes(name));
  if (inner.kind === "relop" && areKnown) {
    const { left: a, relop, right: b } = inner;
    return tables.map((table) =>
      filtered(table, (row) => compares(valueOf(a, table, row), relop, valueOf(b, table, row)) !== isNegated),
    );
  }
  if (inner.kind === "relop" && (isNegated || inner.relop !== "=" || variableOf(inner.right).length > 0))
    throw new Error("a comparison of variables that nothing before it fixes");
  if (!isNegated) {
    const others = evaluate(right, log);
    return tables.map((table, index) => joined(table, others[index] ?? table));
  }
  if (!areKnown) throw new Error(`AND NOT over variables that nothing before it fixes: ${freeOf(inner).join(", ")}`);
  const others = evaluate(inner, log);
  return tables.map((table, index) => {
    const other = others[index] ?? table;
    return filtered(table, (row) => !other.rows.has(keyOf(other.columns.map((name) => cell(table, row, name)))));
  });
}

// -1 looks back, 1 ahead. Bounds are included.
function windowed(
  { least, most, of }: Extract<Formula, { kind: "once" | "eventually" }>,
  log: readonly TimePoint[],
  direction: -1 | 1,
): Table[] {
  const tables = evaluate(of, log);
  if (direction === -1 && least === 0 && most === Number.POSITIVE_INFINITY) return accumulated(freeOf(of), tables);
  return log.map(({ at }, index) => {
    const seen: Table[] = [tableOf(freeOf(of), [])];
    for (let other = index; log[other] !== undefined; other += direction) {
      const away = Math.abs((log[other]?.at ?? at) - at);
      if (away > most) break;
      const table = tables[other];
      if (away >= least && table !== undefined && table.rows.size > 0) seen.push(table);
    }
    return union(seen);
  });
}

/** All that has been so far. */
function accumulated(columns: readonly string[], tables: readonly Table[]): Table[] {
  let sofar = tableOf(columns, []);
  return tables.map((table) => {
    if (table.rows.size > 0) sofar = union([sofar, table]);
    return sofar;
  });
}

function counted({ result, counted: name, groupedBy }: Extract<Formula, { kind: "count" }>, table: Table): Table {
  for (const each of [name, ...groupedBy])
    if (!table.columns.includes(each)) throw new Error(`${each} is not free in what is counted`);
  const counts = new Map<string, { readonly group: Row; count: number }>();
  for (const row of table.rows.values()) {
    const group = groupedBy.map((each) => cell(table, row, each));
    const known = counts.get(keyOf(group)) ?? { group, count: 0 };
    known.count += 1;
    counts.set(keyOf(group), known);
  }
  return tableOf(
    [result, ...groupedBy],
    [...counts.values()].map(({ group, count }) => [count, ...group]),
  );
}

function joined(left: Table, right: Table): Table {
  const shared = right.columns.filter((name) => left.columns.includes(name));
  const added = right.columns.filter((name) => !left.columns.includes(name));
  const byShared = new Map<string, Row[]>();
  for (const row of right.rows.values()) {
    const key = keyOf(shared.map((name) => cell(right, row, name)));
    byShared.set(key, [...(byShared.get(key) ?? []), added.map((name) => cell(right, row, name))]);
  }
  const rows = [...left.rows.values()].flatMap((row) => {
    const more = byShared.get(keyOf(shared.map((name) => cell(left, row, name)))) ?? [];
    return more.map((each) => [...row, ...each]);
  });
  return tableOf([...left.columns, ...added], rows);
}

function union(tables: readonly Table[]): Table {
  const [first] = tables;
  if (first === undefined) return tableOf([], []);
  const rows = tables.flatMap((table) => {
    const names = [...table.columns].sort().join();
    if (names !== [...first.columns].sort().join()) throw new Error("both sides of OR need the same variables");
    return [...table.rows.values()].map((row) => first.columns.map((name) => cell(table, row, name)));
  });
  return tableOf(first.columns, rows);
}

function projected(table: Table, columns: readonly string[]): Table {
  return tableOf(
    columns,
    [...table.rows.values()].map((row) => columns.map((name) => cell(table, row, name))),
  );
}

function filtered({ columns, rows }: Table, keeps: (row: Row) => boolean): Table {
  return { columns, rows: new Map([...rows].filter(([, row]) => keeps(row))) };
}

function tableOf(columns: readonly string[], rows: readonly Row[]): Table {
  return { columns, rows: new Map(rows.map((row) => [keyOf(row), row])) };
}

function keyOf(row: Row): string {
  return JSON.stringify(row);
}

function cell({ columns }: Table, row: Row, name: string): number | string {
  const value = row[columns.indexOf(name)];
  if (value === undefined) throw new Error(`${name} is not bound`);
  return value;
}

function valueOf(term: Term, table: Table, row: Row): number | string {
  return "constant" in term ? term.constant.value : cell(table, row, term.variable);
}

function compares(a: number | string, relop: Relop, b: number | string): boolean {
  switch (relop) {
    case "=":
      return a === b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
  }
}

function variableOf(term: Term): string[] {
  return "variable" in term ? [term.variable] : [];
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** Every variable has one type, every constant that of what it is held against. */
function checkTypes(formula: Formula, signature: Signature, types = new Map<string, ColumnType>()): void {
  const settle = (term: Term, type: ColumnType): void => {
    const found = "constant" in term ? term.constant.type : (types.get(term.variable) ?? type);
    if (found !== type) throw new Error(`${JSON.stringify(term)} is no ${type}`);
    if ("variable" in term) types.set(term.variable, type);
  };
  switch (formula.kind) {
    case "predicate": {
      const columns = signature.get(formula.name);
      if (columns === undefined) throw new Error(`${formula.name} is not in the signature`);
      if (columns.length !== formula.terms.length) throw new Error(`${formula.name} has ${columns.length} columns`);
      formula.terms.forEach((term, index) => settle(term, columns[index] ?? "string"));
      break;
    }
    case "relop": {
      const type = typeOf(formula.left, types) ?? typeOf(formula.right, types);
      if (type !== undefined) for (const term of [formula.left, formula.right]) settle(term, type);
      break;
    }
    case "count":
      checkTypes(formula.of, signature, types);
      types.set(formula.result, "int");
      break;
    case "and":
    case "or":
      checkTypes(formula.left, signature, types);
      checkTypes(formula.right, signature, types);
      break;
    case "true":
    case "false":
      break;
    default:
      checkTypes(formula.of, signature, types);
  }
}

function typeOf(term: Term, types: ReadonlyMap<string, ColumnType>): Value["type"] | undefined {
  return "constant" in term ? term.constant.type : types.get(term.variable);
}
