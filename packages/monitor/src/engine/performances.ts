// What may perform a duty: acts of its bearer on record, or what the bearer is seen to do.
import type { Act, Duty } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { and, type Instant, NO } from "@servanda/core";
import { comparePerformances, type DutyFact, namesOfTrigger, type Performance } from "../atoms/duty.ts";
import { notBefore } from "../atoms/interval.ts";
import { type Bindings, isAct } from "../atoms/match.ts";
import type { Spanning } from "./series.ts";
import type { State } from "./state.ts";
import type { Stream } from "./stream.ts";

/** A duty that began, and as it was last said to stand. */
export interface DutyEntry extends Spanning {
  readonly fact: DutyFact;
  readonly bindings: Bindings;
  /** Its trigger's key and records. */
  readonly names: readonly string[];
  /** By any of these an act can be about its trigger. */
  readonly askedBy: readonly string[];
  duty?: Duty;
  /** When the performance that settles it was done: nothing later can change a duty fulfilled for certain. */
  settledAt?: Instant | undefined;
}

/** Performances of a duty, by earliest end. `stream` holds what bearers are seen to do, where that is what is owed. */
export function performancesOf(state: State, entry: DutyEntry, stream: Stream | undefined): Performance[] {
  return entry.fact.rule.content.kind === "act" ? actsOf(state, entry) : eventsOf(entry, stream);
}

/** The trigger by all its names, as what happened is known now. */
export function namesNow(state: State, { fact, askedBy }: DutyEntry): readonly string[] {
  if (state.agreement.linkings.length === 0) return askedBy;
  const reports = fact.occurrence.members.flatMap((ref) => state.reports.find(ref) ?? []);
  const incidents = new Set(reports.flatMap((each) => state.incidents.linkedOf(each) ?? []));
  // A report that is its own incident has the names it began with.
  if (incidents.size === 0) return askedBy;
  return namesOfTrigger(
    fact.occurrence,
    [...incidents].flatMap(({ members }) => members.map(refOf)),
  );
}

function actsOf(state: State, entry: DutyEntry): Performance[] {
  const { fact, bindings } = entry;
  const { occurrence, rule } = fact;
  if (rule.content.kind !== "act") return [];
  const { by: _bearer, ...pattern } = rule.content.act;
  const found: Performance[] = [];
  const take = (act: Act): void => {
    if (act.act !== pattern.act || act.by !== fact.bearer) return;
    const interval = { from: act.at, to: act.at };
    const value = and(isAct(act, pattern, bindings), notBefore(interval, occurrence.from));
    if (value !== NO) found.push({ ...interval, ref: refOf(act), value });
  };
  if (pattern.aboutTrigger) {
    for (const name of namesNow(state, entry)) state.acts.about(name).forEach(take);
  } else {
    const done = state.acts.ofVerb(pattern.act).byActor.get(fact.bearer);
    done?.visitWindow(occurrence.from, Number.POSITIVE_INFINITY, ({ act }) => {
      take(act);
      return false;
    });
  }
  return found.sort(comparePerformances);
}

function eventsOf({ fact, bindings }: DutyEntry, stream: Stream | undefined): Performance[] {
  const found: Performance[] = [];
  const { from } = fact.occurrence;
  stream?.visit(bindings, [], from, Number.POSITIVE_INFINITY, (observation, matched) => {
    const value = and(matched, notBefore(observation, from));
    if (value !== NO) found.push({ from: observation.from, to: observation.to, ref: refOf(observation), value });
    return false;
  });
  return found.sort(comparePerformances);
}
