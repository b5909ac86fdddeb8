// Exceptions that only a judge settles: pleaded or not, ruled on or not.
import type { Act, Finding, MatterException, Prohibition } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { type DayRule, type Instant, YES } from "@servanda/core";
import { isActor } from "../atoms/match.ts";
import { isRuling, latest, pleadableUntil } from "../atoms/status.ts";
import type { MatterAnswer } from "./explanation.ts";

/** `firstAt`: when the finding was first on record; `now`: up to when time has passed. */
export function matterAnswers(
  dayRule: DayRule,
  rule: Prohibition,
  finding: Finding,
  aboutIt: readonly Act[],
  firstAt: Instant | undefined,
  now: Instant,
): MatterAnswer[] {
  return rule.exceptions
    .filter((each): each is MatterException => each.kind === "matter")
    .map((each) => {
      const ruling = latest(aboutIt.filter((act) => isRuling(act, each)))?.outcome;
      const isRuled = ruling === "accepted" || ruling === "rejected";
      const plea = pleaOf(dayRule, each, finding, aboutIt, firstAt, now);
      return {
        matter: each.matter,
        judgedBy: each.judgedBy ?? [],
        ...(plea === undefined ? {} : { plea }),
        ...(isRuled ? { ruling } : {}),
      };
    });
}

function pleaOf(
  dayRule: DayRule,
  matter: MatterException,
  finding: Finding,
  aboutIt: readonly Act[],
  firstAt: Instant | undefined,
  now: Instant,
): MatterAnswer["plea"] {
  const { pleadedBy } = matter;
  if (pleadedBy === undefined) return undefined;
  const until = pleadableUntil(dayRule, matter, firstAt);
  const bearer = new Map(finding.bearer === null ? [] : [["bearer", finding.bearer] as const]);
  const isMade = aboutIt.some(
    (act) =>
      act.act === "plead" &&
      act.matter === matter.matter &&
      isActor(pleadedBy, act.by, bearer) === YES &&
      (until === undefined || act.recordedAt <= until),
  );
  const state = isMade ? "made" : until !== undefined && now > until ? "missed" : "open";
  return { state, ...(until === undefined ? {} : { until }) };
}

/** Acts that are about one of these names, in record order. */
export function actsAbout(acts: readonly Act[], names: ReadonlySet<string>): Act[] {
  return acts
    .filter((act) => act.about !== undefined && names.has(act.about))
    .sort((a, b) => a.recordedAt - b.recordedAt || (refOf(a) < refOf(b) ? -1 : 1));
}
