// The published grammar as states with steps between them, one small machine for each rule: the form in which
// expected.ts runs it. Built once from grammar-reader.ts. Not for parsing: there is no tree.
import { ruleShapes, type Shape } from "../syntax/grammar-reader.ts";

/** A word, group of words or kind of token that the grammar ends in. */
export interface Terminal {
  readonly kind: "opener" | "literal" | "token";
  readonly text: string;
}

export interface Step {
  readonly over: Terminal | { readonly kind: "rule"; readonly text: string };
  readonly to: number;
}

/** States of all rules in one numbering. */
export interface Machine {
  /** Rule → its first state. */
  readonly starts: ReadonlyMap<string, number>;
  readonly ruleOf: readonly string[];
  readonly steps: readonly (readonly Step[])[];
  /** Steps that need nothing. */
  readonly free: readonly (readonly number[])[];
  readonly isFinal: readonly boolean[];
  /** Rules that may stand for nothing. */
  readonly empties: ReadonlySet<string>;
}

interface Building {
  readonly ruleOf: string[];
  readonly steps: Step[][];
  readonly free: number[][];
  readonly isFinal: boolean[];
}

function buildMachine(): Machine {
  const building: Building = { ruleOf: [], steps: [], free: [], isFinal: [] };
  const starts = new Map<string, number>();
  for (const [rule, shape] of ruleShapes) {
    const start = addState(building, rule);
    starts.set(rule, start);
    building.isFinal[append(building, rule, shape, start)] = true;
  }
  const empties = new Set([...ruleShapes].flatMap(([rule, shape]) => (canBeEmpty(shape) ? [rule] : [])));
  return { ...building, starts, empties };
}

function addState(building: Building, rule: string): number {
  building.steps.push([]);
  building.free.push([]);
  building.isFinal.push(false);
  return building.ruleOf.push(rule) - 1;
}

/** Adds the states of a shape behind a state; gives the state behind the shape. */
function append(building: Building, rule: string, shape: Shape, from: number): number {
  switch (shape.kind) {
    case "sequence":
      return shape.parts.reduce((state, part) => append(building, rule, part, state), from);
    case "choice": {
      const to = addState(building, rule);
      for (const part of shape.parts) building.free[append(building, rule, part, from)]?.push(to);
      return to;
    }
    case "optional": {
      const to = append(building, rule, shape.part, from);
      building.free[from]?.push(to);
      return to;
    }
    case "many": {
      const loop = addState(building, rule);
      building.free[from]?.push(loop);
      building.free[append(building, rule, shape.part, loop)]?.push(loop);
      return loop;
    }
    default: {
      const to = addState(building, rule);
      building.steps[from]?.push({ over: { kind: shape.kind, text: shape.text }, to });
      return to;
    }
  }
}

/** Of the shape alone: a rule inside counts as something, which holds for this grammar (`Postfix` ends the chain). */
function canBeEmpty(shape: Shape): boolean {
  switch (shape.kind) {
    case "optional":
    case "many":
      return true;
    case "sequence":
      return shape.parts.every(canBeEmpty);
    case "choice":
      return shape.parts.some(canBeEmpty);
    default:
      return false;
  }
}

export const machine: Machine = buildMachine();
