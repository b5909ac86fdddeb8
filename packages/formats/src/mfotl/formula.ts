// Formulas of metric first-order temporal logic, as much of them as a clause needs, and their text as MonPoly reads it.
// Sources: D. Basin, F. Klaedtke, E. Zalinescu, "The MonPoly monitoring tool", RV-CuBES 2017; MonPoly's own grammar,
// src/formula_lexer.mll and src/formula_parser.mly. Times are milliseconds; operators look from 0 to a bound, included.
import type { ActVerb, KindName, Role } from "@servanda/agreement";
import { assert, type DurationMs } from "@servanda/core";

/** What a tuple of the log says. Its columns are in `signature.ts`. */
export type Relation =
  /** A report of the kind or of one under it, and who did it. */
  | { readonly kind: "event"; readonly root: KindName }
  | { readonly kind: "act"; readonly verb: ActVerb }
  | { readonly kind: "attribute"; readonly attribute: string; readonly type: "number" | "text" }
  | { readonly kind: "role"; readonly role: Role }
  /** Of a report or an act: a region it lies in, whose thing it was, what it is on. */
  | { readonly kind: "inside" | "target" | "matter" | "addressee" | "about" }
  /** Of a stage, or of a moment that the text names. */
  | { readonly kind: "started" | "ended" | "reached" };

export type Term =
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "whole" | "decimal"; readonly value: number };

export type Formula =
  | { readonly kind: "never" }
  | { readonly kind: "relation"; readonly relation: Relation; readonly terms: readonly Term[] }
  | { readonly kind: "compare"; readonly left: Term; readonly compare: FormulaCompare; readonly right: Term }
  | { readonly kind: "not"; readonly of: Formula }
  | { readonly kind: "and" | "or"; readonly of: readonly Formula[] }
  | { readonly kind: "exists"; readonly variables: readonly string[]; readonly of: Formula }
  /** Without a bound: at any time before. */
  | { readonly kind: "once"; readonly withinMs?: DurationMs; readonly of: Formula }
  | { readonly kind: "eventually"; readonly withinMs: DurationMs; readonly of: Formula }
  /** `result` is how many values of `counted` there are for each choice of the others. */
  | {
      readonly kind: "count";
      readonly result: string;
      readonly counted: string;
      readonly groupedBy: readonly string[];
      readonly of: Formula;
    };

export type FormulaCompare = "=" | "<" | "<=" | ">" | ">=";

export const NEVER: Formula = { kind: "never" };

export function variable(name: string): Term {
  return { kind: "variable", name };
}

export function text(value: string): Term {
  return { kind: "text", value };
}

export function related(relation: Relation, ...terms: readonly Term[]): Formula {
  return { kind: "relation", relation, terms };
}

/** Both empty and nested lists are taken apart: one part stands by itself. */
export function conjunction(parts: readonly Formula[]): Formula {
  const of = parts.flatMap((part) => (part.kind === "and" ? part.of : [part]));
  const [only] = of;
  assert(only !== undefined, "a conjunction has a part");
  return of.length === 1 ? only : { kind: "and", of };
}

/** Of none: never. */
export function disjunction(parts: readonly Formula[]): Formula {
  const of = parts.flatMap((part) => (part.kind === "or" ? part.of : [part]));
  return of.length === 1 ? (of[0] ?? NEVER) : of.length === 0 ? NEVER : { kind: "or", of };
}

export function negation(of: Formula): Formula {
  return of.kind === "not" ? of.of : { kind: "not", of };
}

/** Variables that are not free in the formula are left out. */
export function exists(variables: readonly string[], of: Formula): Formula {
  const free = freeVariables(of);
  const bound = variables.filter((name) => free.has(name));
  return bound.length === 0 ? of : { kind: "exists", variables: bound, of };
}

export function once(withinMs: DurationMs | undefined, of: Formula): Formula {
  return withinMs === undefined ? { kind: "once", of } : { kind: "once", withinMs, of };
}

/** In the order in which they first occur. */
export function freeVariables(formula: Formula): ReadonlySet<string> {
  switch (formula.kind) {
    case "never":
      return new Set();
    case "relation":
      return new Set(formula.terms.flatMap(namesIn));
    case "compare":
      return new Set([formula.left, formula.right].flatMap(namesIn));
    case "and":
    case "or":
      return new Set(formula.of.flatMap((each) => [...freeVariables(each)]));
    case "exists":
      return new Set([...freeVariables(formula.of)].filter((name) => !formula.variables.includes(name)));
    case "count":
      return new Set([formula.result, ...formula.groupedBy]);
    case "not":
    case "once":
    case "eventually":
      return freeVariables(formula.of);
  }
}

function namesIn(term: Term): readonly string[] {
  return term.kind === "variable" ? [term.name] : [];
}

/** Every formula in it, itself first. */
export function partsOf(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case "never":
    case "relation":
    case "compare":
      return [formula];
    case "and":
    case "or":
      return [formula, ...formula.of.flatMap(partsOf)];
    default:
      return [formula, ...partsOf(formula.of)];
  }
}

/** How a relation is called in the signature. */
export type NameOf = (relation: Relation) => string;

/**
 * The text of a formula. Operands are in parentheses wherever two readings of MonPoly's grammar could differ: there
 * `ONCE p AND q` is `ONCE (p AND q)`.
 */
export function renderFormula(formula: Formula, nameOf: NameOf): string {
  const inner = (of: Formula): string => renderFormula(of, nameOf);
  switch (formula.kind) {
    case "never":
      return "FALSE";
    case "relation":
      return `${nameOf(formula.relation)}(${formula.terms.map(renderTerm).join(", ")})`;
    case "compare":
      return `${renderTerm(formula.left)} ${formula.compare} ${renderTerm(formula.right)}`;
    case "not":
      return `NOT ${operand(formula.of, nameOf)}`;
    case "and":
      return formula.of.map((each) => operand(each, nameOf)).join(" AND ");
    case "or":
      return formula.of.map((each) => operand(each, nameOf)).join(" OR ");
    case "exists":
      return `EXISTS ${formula.variables.join(", ")}. ${operand(formula.of, nameOf)}`;
    case "once":
      return `ONCE[0,${formula.withinMs ?? "*"}] ${operand(formula.of, nameOf)}`;
    case "eventually":
      return `EVENTUALLY[0,${formula.withinMs}] ${operand(formula.of, nameOf)}`;
    case "count": {
      const { result, counted, groupedBy, of } = formula;
      const group = groupedBy.length === 0 ? "" : `; ${groupedBy.join(", ")}`;
      return `${result} <- CNT ${counted}${group} (${inner(of)})`;
    }
  }
}

function operand(formula: Formula, nameOf: NameOf): string {
  const rendered = renderFormula(formula, nameOf);
  return formula.kind === "relation" || formula.kind === "not" ? rendered : `(${rendered})`;
}

function renderTerm(term: Term): string {
  switch (term.kind) {
    case "variable":
      return term.name;
    case "text":
      return quoted(term.value);
    case "whole":
      return String(term.value);
    case "decimal":
      return Number.isInteger(term.value) ? `${term.value}.0` : String(term.value);
  }
}

/** Whether MonPoly can read the number as it stands: digits, and no exponent. */
export function isPlainNumber(value: number): boolean {
  return Number.isFinite(value) && !String(value).includes("e");
}

/**
 * A text in double quotes. MonPoly has no way to write a double quote within one, nor a line break: these, and the
 * sign they are written with, are percent-encoded.
 */
export function quoted(value: string): string {
  const encoded = value.replaceAll(/[%"\\\u0000-\u001f\u007f]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  });
  return `"${encoded}"`;
}
