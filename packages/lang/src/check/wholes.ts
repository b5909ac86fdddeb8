// Questions about the agreement as a whole: clauses that wait for each other, names nobody uses, rules nobody can
// prove.
import type { Body, Clause, Moment, Stage } from "@servanda/agreement";
import type { Report } from "../diagnostics/words.ts";
import type { Compiled } from "./compile.ts";
import { cyclesAmong } from "./cycles.ts";
import { type DeclaredKind, type Names, placeOfNumber } from "./names.ts";
import type { Usage } from "./resolve-names.ts";
import type { Gathered } from "./sources.ts";

/** Prohibitions that ask for each other's breach. */
export function reportCycles(clauses: readonly Clause[], gathered: Gathered, report: Report): void {
  const asks = new Map(
    clauses.filter(({ rule }) => rule.kind === "forbid").map((clause) => [clause.key, breachesIn(clause.rule)]),
  );
  for (const trail of cyclesAmong([...asks.keys()], (key) => asks.get(key) ?? [])) {
    const clause = clauses.find(({ key }) => key === trail[0]);
    if (clause === undefined) continue;
    report("S0210", placeOfNumber(clause, gathered), {
      id: clause.number,
      trail: trail.map((key) => key.split("@")[0] ?? key),
    });
  }
}

/** Stages whose beginnings or ends wait for each other. */
export function reportStageCycles(stages: readonly Stage[], gathered: Gathered, names: Names, report: Report): void {
  const waits = new Map(
    stages.flatMap((stage) => [
      [`${stage.name} start`, edgesOf(stage.start)],
      [`${stage.name} end`, [...edgesOf(stage.end), ...(stage.length === undefined ? [] : [`${stage.name} start`])]],
    ]),
  );
  for (const edges of cyclesAmong([...waits.keys()], (edge) => waits.get(edge) ?? [])) {
    const trail = edges.map((edge) => edge.replace(/ (start|end)$/, ""));
    const name = trail[0]?.split("@")[0] ?? "";
    const unplaced = { file: gathered.main.document.source.name, span: { start: 0, end: 0 } };
    report("S0409", names.declared.get(name)?.place ?? unplaced, { name, trail });
  }
}

function edgesOf(moments: readonly Moment[]): readonly string[] {
  return moments.flatMap((moment) => (moment.kind === "stage" ? [`${moment.stage} ${moment.edge}`] : []));
}

function breachesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const { breach } = value as { readonly breach?: { readonly clauses: readonly string[] } };
  return [...(breach?.clauses ?? []), ...Object.values(value).flatMap(breachesIn)];
}

const meantToBeUsed: readonly DeclaredKind[] = ["line", "zone", "class", "define", "body"];

/** A line, zone, class, define or mere group that nothing speaks of, unless it came from the library. */
export function reportUnused(
  gathered: Gathered,
  names: Names,
  usage: Usage,
  bodies: readonly Body[],
  report: Report,
): void {
  // A body with rules does something by itself: it decides.
  const deciding = new Set(bodies.flatMap(({ name, rules }) => (rules === undefined ? [] : [name])));
  const library = new Set(gathered.statements.filter((each) => each.isLibrary).map(({ source }) => source.name));
  for (const { name, kind, place } of names.declared.values()) {
    if (!meantToBeUsed.includes(kind) || usage.names.has(name) || deciding.has(name) || library.has(place.file))
      continue;
    report("S0208", place, { name, what: kind });
  }
}

/** Said once, at the first clause that forbids. */
export function reportUnproven(
  compiled: Compiled,
  levels: readonly string[],
  gathered: Gathered,
  report: Report,
): void {
  const first = compiled.clauses.find(({ rule }) => rule.kind === "forbid");
  if (first === undefined || levels.length > 0) return;
  report("S0321", placeOfNumber(first, gathered), {});
}
