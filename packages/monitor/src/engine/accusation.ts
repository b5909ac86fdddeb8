// Against whom a report counts under a prohibition: whose deed it was or who answers for it, whom the clause bound
// then, and whether it was in force.
import type { ActorName, Clause, Observation, Prohibition } from "@servanda/agreement";
import { APPLIES, ENDS, ENTERS } from "@servanda/agreement";
import { and, anyOf, type Kleene, NO, not, YES } from "@servanda/core";
import { isChangeable } from "../atoms/changeable.ts";
import { isOutOfForce, placesHeldBy } from "../atoms/history.ts";
import { inPeriod } from "../atoms/interval.ts";
import { attributedTo } from "../atoms/match.ts";
import { boundPeriod } from "../atoms/membership.ts";
import type { Wakes } from "./conditions.ts";
import type { State } from "./state.ts";

/** How surely something is so of a report. */
type Asked = (report: Observation) => Kleene;

/**
 * How surely it was the bearer's deed. Of a duty to prevent: done by one of those whose deeds count against the bearer;
 * or, by whomever else, from territory that it held then, as the report says where it came from, or attributes it on
 * that ground.
 */
export function attributionTo(
  state: State,
  { reading }: Clause,
  { prevents }: Prohibition,
  bearer: ActorName | null,
): Asked {
  const { barred } = state.grounds;
  if (prevents === undefined || bearer === null) return (report) => attributedTo(report, bearer, barred);
  const others = prevents.others[bearer] ?? [];
  return (report) => {
    const byOthers = anyOf(others.map((other) => attributedTo(report, other, barred)));
    if (!prevents.fromTerritory) return byOthers;
    const origin = report.attributes?.["origin"];
    const places = placesHeldBy(state.changesIn(reading), bearer, report.to);
    const held = report.by !== bearer && places.some((name) => name === origin) ? YES : NO;
    const ground = report.basis === "territory held" ? attributedTo(report, bearer, barred) : NO;
    return anyOf([byOthers, held, ground]);
  };
}

/** Whether the clause bound the bearer then, and was in force; undefined where nothing can change either. */
export function counting(state: State, clause: Clause, rule: Prohibition, bearer: ActorName | null): Asked | undefined {
  const bound = boundTo(state, rule, bearer);
  if (!isChangeable(state.changeable, clause)) return bound;
  const changes = state.changesIn(clause.reading);
  return (report) => and(bound?.(report) ?? YES, not(isOutOfForce(changes, clause, report)));
}

// Who has not entered yet, or has left, breaches nothing.
function boundTo(state: State, { bearers }: Prohibition, bearer: ActorName | null): Asked | undefined {
  const { membership } = state.agreement;
  if (bearer === null || membership?.signatories.includes(bearer) !== true) return undefined;
  const turns = [APPLIES, ENTERS, ENDS].flatMap((verb) => state.acts.ofVerb(verb).byRecord.items.map(({ act }) => act));
  const { start, end } = boundPeriod(membership, turns, bearer);
  const since = bearers.fromSignature === true ? Number.NEGATIVE_INFINITY : start;
  return (report) => inPeriod(report, since, end);
}

/** Has reports judged again where any of this turns. False where nothing can. */
export function wakesLater(state: State, clause: Clause, rule: Prohibition, wakes: Wakes): boolean {
  const canChange = isChangeable(state.changeable, clause);
  if (canChange) for (const feed of state.changes.feedsOfClause(clause.number)) feed.add(wakes(0));
  const hangsOnPlaces = rule.prevents?.fromTerritory === true;
  if (hangsOnPlaces) state.changes.placeFeed.add(wakes(0));
  const isEntered = hasLaterEntry(state, rule);
  if (isEntered) {
    const dependent = wakes(0);
    for (const verb of [APPLIES, ENTERS])
      state.acts.ofVerb(verb).listeners.push(({ by }) => {
        if (rule.bearers.actors.includes(by)) dependent.wakeAll();
      });
  }
  return canChange || hangsOnPlaces || isEntered;
}

function hasLaterEntry({ agreement: { membership } }: State, { bearers }: Prohibition): boolean {
  if (membership?.entry === undefined || bearers.fromSignature === true) return false;
  return bearers.actors.some((actor) => membership.signatories.includes(actor));
}
