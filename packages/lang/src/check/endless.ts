// What waits for the end of a stage that never ends: a stage that never starts, a clause that never applies, a deadline
// that never comes.
import type { Clause, Moment, Stage } from "@servanda/agreement";
import type { Report } from "../diagnostics/words.ts";
import type { Names } from "./names.ts";
import type { Gathered } from "./sources.ts";

/** Said once for each endless stage, at the first that waits for it. */
export function reportEndless(
  stages: readonly Stage[],
  clauses: readonly Clause[],
  gathered: Gathered,
  names: Names,
  report: Report,
): void {
  const ended = endedByEffect(gathered);
  for (const stage of stages) {
    if (stage.end.length > 0 || stage.length !== undefined || ended.has(stage.name)) continue;
    const waiting = waitingFor(stage.name, stages, clauses);
    const [first] = waiting;
    const declared = names.declared.get(stage.name)?.place;
    if (first === undefined || declared === undefined) continue;
    report("S0417", declared, { name: stage.name, waiting });
  }
}

/** `stage Review`, `clause 5`: in the order of the text, stages first. */
function waitingFor(name: string, stages: readonly Stage[], clauses: readonly Clause[]): readonly string[] {
  const isItsEnd = (moment: Moment): boolean =>
    moment.kind === "stage" && moment.stage === name && moment.edge === "end";
  const waitingStages = stages.filter(({ start }) => start.length > 0 && start.every(isItsEnd));
  const waitingClauses = clauses.filter(({ rule }) => {
    const { clock } = rule.kind === "require" ? rule : { clock: undefined };
    const isDeadline = clock !== undefined && "moment" in clock && isItsEnd(clock.moment);
    return rule.after.some(isItsEnd) || isDeadline;
  });
  return [
    ...new Set([
      ...waitingStages.map((stage) => `stage ${stage.name}`),
      ...waitingClauses.map(({ number }) => `clause ${number}`),
    ]),
  ];
}

/** Stages that some `WHAT is STATE` speaks of, whatever it says: it may end them. */
function endedByEffect({ statements }: Gathered): ReadonlySet<string> {
  return new Set(
    statements.flatMap(({ statement }) => {
      const inner = statement.kind === "variant" ? statement.statement : statement;
      const sentence = inner?.kind === "clause" ? inner.sentence : undefined;
      if (sentence?.predicate?.kind !== "effect") return [];
      return sentence.subjects.flatMap((noun) => (noun.kind === "thing" && noun.name ? [noun.name.text] : []));
    }),
  );
}
