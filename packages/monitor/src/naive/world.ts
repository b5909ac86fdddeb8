// The world as the records so far show it. Findings are worked out clause by clause, on demand.
import type { Finding, LogRecord, ReadingName, StateChange } from "@servanda/agreement";
import { BASE_READING, refOf } from "@servanda/agreement";
import type { DayRule } from "@servanda/core";
import type { FirstKnown } from "../atoms/first-known.ts";
import { createCountsIn, disregarded, type History, initialChanges, NO_HISTORY } from "../atoms/history.ts";
import { stagePeriods } from "../atoms/stages.ts";
import { followed } from "../atoms/tracks.ts";
import { findingsOf } from "./findings.ts";
import { incidentsOf } from "./incidents.ts";
import type { Judge, World } from "./judge.ts";
import { knownOf } from "./known.ts";
import { presumedFindings } from "./presumed.ts";

/** What is kept between looks at the world. */
export interface Kept {
  /** What the institution itself has brought about. */
  readonly history: History;
  readonly dutiesOf: World["dutiesOf"];
}

const NOTHING_KEPT: Kept = { history: NO_HISTORY, dutiesOf: () => [] };

export function worldOf(
  judge: Judge,
  dayRule: DayRule,
  firstKnown: FirstKnown,
  log: readonly LogRecord[],
  { history, dutiesOf }: Kept = NOTHING_KEPT,
): World {
  const { agreement } = judge;
  const standing = knownOf(agreement, log);
  const without = disregarded(history);
  const acts = standing.acts.filter((act) => !without.has(refOf(act)));
  const observations = followed(agreement.regions, standing.observations);
  const known = { ...standing, observations, acts: [...acts, ...history.acts] };
  const countsIn = createCountsIn(agreement);
  const changes = [...initialChanges(agreement), ...history.changes];
  const changesIn = (reading: ReadingName): readonly StateChange[] =>
    changes.filter((change) => countsIn(change, reading));
  const found = new Map<string, readonly Finding[]>();
  const world: World = {
    known,
    incidents: incidentsOf(judge, known.observations),
    stages: stagePeriods(dayRule, agreement.stages, known.acts, changesIn(BASE_READING)),
    findingsOf(clauseKey) {
      const before = found.get(clauseKey);
      if (before !== undefined) return before;
      const clause = agreement.clauses.find((each) => each.key === clauseKey);
      const context = { judge, world, dayRule, firstKnown };
      const findings =
        clause?.rule.kind === "forbid"
          ? [...findingsOf(context, clause, clause.rule), ...presumedFindings(context, clause)]
          : [];
      found.set(clauseKey, findings);
      return findings;
    },
    dutiesOf,
    changesIn,
  };
  return world;
}
