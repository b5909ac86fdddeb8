// Deadlines that lie before the moment from which their clause applies, as far as the calendar alone can tell.
import type { Clause, Moment, Obligation, Stage } from "@servanda/agreement";
import type { Length } from "@servanda/core";
import type { Report } from "../diagnostics/words.ts";
import type { PrepositionPhrase } from "../syntax/ast-sentences.ts";
import { textOf } from "./context.ts";
import { placeOf } from "./names.ts";
import type { Gathered } from "./sources.ts";

/** Each clause whose `by` or `before` has passed when it begins. */
export function reportPastDeadlines(
  clauses: readonly Clause[],
  stages: readonly Stage[],
  { statements }: Gathered,
  report: Report,
): void {
  const byName = new Map(stages.map((stage) => [stage.name, stage]));
  for (const { number, rule } of clauses) {
    if (rule.kind !== "require" || (rule.clock.kind !== "by" && rule.clock.kind !== "before")) continue;
    const due = rule.clock.moment.kind === "at" ? rule.clock.moment.at : undefined;
    const begin = beginOf(rule, byName);
    if (due === undefined || begin === undefined) continue;
    if (rule.clock.kind === "by" ? due >= begin.at : due > begin.at) continue;
    const placed = statements.find(({ statement }) => statement.kind === "clause" && statement.id.text === number);
    if (placed?.statement.kind !== "clause") continue;
    const phrase = placed.statement.sentence?.phrases.find(isDeadline);
    const node = phrase ?? placed.statement.id;
    report("S0480", placeOf(placed, node), { found: textOf(placed.source, node.span), stage: begin.stage });
  }
}

function isDeadline(phrase: { readonly kind: string; readonly preposition?: string }): phrase is PrepositionPhrase {
  return phrase.kind === "phrase" && (phrase.preposition === "by" || phrase.preposition === "before");
}

interface Begin {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly stage: string | undefined;
}

/** No clause can apply before this moment; undefined where records decide. */
function beginOf({ during, after }: Obligation, stages: ReadonlyMap<string, Stage>): Begin | undefined {
  const starts = during.map((stage) => ({ at: earliest(stages.get(stage)?.start ?? [], stages), stage }));
  const ends = after.map((moment) => ({
    at: instantOf(moment, stages),
    stage: moment.kind === "stage" ? moment.stage : undefined,
  }));
  const known = [...starts, ...ends].flatMap(({ at, stage }) => (at === undefined ? [] : [{ at, stage }]));
  return known.sort((a, b) => b.at - a.at)[0];
}

const MOST_STEPS = 16;

function instantOf(moment: Moment, stages: ReadonlyMap<string, Stage>, steps: number = 0): number | undefined {
  if (moment.kind === "at") return moment.at;
  const stage = moment.kind === "stage" ? stages.get(moment.stage) : undefined;
  if (moment.kind !== "stage" || stage === undefined || steps > MOST_STEPS) return undefined;
  const edge = moment.edge === "start" ? earliest(stage.start, stages, steps + 1) : endOf(stage, stages, steps + 1);
  return edge === undefined ? undefined : edge + leastMs(moment.offset);
}

function endOf(stage: Stage, stages: ReadonlyMap<string, Stage>, steps: number): number | undefined {
  const start = earliest(stage.start, stages, steps);
  if (stage.length !== undefined && start === undefined) return undefined;
  const byLength = stage.length === undefined || start === undefined ? undefined : start + leastMs(stage.length);
  if (stage.end.length === 0) return byLength;
  const end = earliest(stage.end, stages, steps);
  return end === undefined ? undefined : Math.min(end, byLength ?? end);
}

const DAY_MS = 86_400_000;

/** As short as a length can be wherever it falls: a day that clocks shorten, a February. */
function leastMs(length: Length | undefined): number {
  if (length === undefined) return 0;
  switch (length.kind) {
    case "elapsed":
      return length.ms;
    case "months":
      return (length.count * 28 - 1) * DAY_MS;
    default:
      return (length.count - 1) * DAY_MS;
  }
}

/** The earliest of several moments; undefined unless all are of the calendar. */
function earliest(
  moments: readonly Moment[],
  stages: ReadonlyMap<string, Stage>,
  steps: number = 0,
): number | undefined {
  const instants = moments.map((moment) => instantOf(moment, stages, steps));
  const known = instants.filter((at) => at !== undefined);
  return known.length === 0 || known.length < instants.length ? undefined : Math.min(...known);
}
