// What the text leaves open on purpose, and what is still under negotiation. Neither is guessed: a clause that says so,
// or that speaks of something that does, carries it to every verdict.
import type { OpenPoint } from "@servanda/agreement";
import type { Clause, Statement } from "../syntax/ast.ts";
import type { Tail } from "../syntax/ast-sentences.ts";
import { mark, type Work } from "./context.ts";
import { namesIn } from "./sealed.ts";
import type { Placed } from "./sources.ts";
import { walkStatement } from "./walk.ts";

/** A tail that a verdict carries; any other one that a rule makes nothing of is marked. */
export function markTail(work: Work, tail: Tail): void {
  if (!isOpen(tail)) mark(work, tail);
}

function isOpen({ kind }: Tail): boolean {
  return kind === "left open" || kind === "negotiable";
}

/** By the name of what says so. */
export type NamedPoints = ReadonlyMap<string, readonly OpenPoint[]>;

const carried: readonly Statement["kind"][] = ["place", "stage", "define", "measure", "ladder", "class", "register"];

export function namedPoints(statements: readonly Placed[]): NamedPoints {
  const named = new Map<string, readonly OpenPoint[]>();
  for (const { statement } of statements) {
    if (!carried.includes(statement.kind) || !("name" in statement) || statement.name === undefined) continue;
    const points = pointsIn(statement);
    if (points.length > 0) named.set(statement.name.text, points);
  }
  return named;
}

/** The clause's own, then those of what it names, each once. */
export function openPointsOf(named: NamedPoints, { statement }: Placed<Clause>): readonly OpenPoint[] {
  const others = [...namesIn(statement)].flatMap((name) =>
    (named.get(name) ?? []).map((each) => ({ ...each, of: name })),
  );
  return [...pointsIn(statement), ...others];
}

function pointsIn(statement: Statement): readonly OpenPoint[] {
  const points: OpenPoint[] = [];
  walkStatement(statement, {
    tail: (tail) => {
      if (tail.kind === "left open") points.push({ kind: "left open", what: tail.text.text });
      else if (tail.kind === "negotiable") points.push({ kind: "negotiable" });
    },
  });
  return points;
}
