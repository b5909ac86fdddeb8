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
  const waits = waitingByStage(stages, clauses);
  for (const stage of stages) {
    if (stage.end.length > 0 || stage.length !== undefined || ended.has(stage.name)) continue;
    const waiting = [...(waits.get(stage.name) ?? [])];
    const [first] = waiting;
    const declared = names.declared.get(stage.name)?.place;
    if (first === undefined || declared === undefined) continue;
    report("S0417", declared, { name: stage.name, waiting });
  }
}

/** By the stage whose end is waited for: `stage Review`, `clause 5`, in the order of the text, stages first. */
function waitingByStage(stages: readonly Stage[], clauses: readonly Clause[]): ReadonlyMap<string, Set<string>> {
  const waits = new Map<string, Set<string>>();
  const add = (name: string | undefined, who: string): void => {
    if (name !== undefined) waits.set(name, (waits.get(name) ?? new Set()).add(who));
  };
  for (const { name, start } of stages) {
    const ends = new Set(start.map(stageWhoseEnd));
    if (ends.size === 1) add([...ends][0], `stage ${name}`);
  }
  for (const { number, rule } of clauses) {
    const clock = rule.kind === "require" ? rule.clock : undefined;
    const deadline = clock !== undefined && "moment" in clock ? [clock.moment] : [];
    for (const moment of [...rule.after, ...deadline]) add(stageWhoseEnd(moment), `clause ${number}`);
  }
  return waits;
}

function stageWhoseEnd(moment: Moment): string | undefined {
  return moment.kind === "stage" && moment.edge === "end" ? moment.stage : undefined;
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
