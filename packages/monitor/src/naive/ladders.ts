// Ladders: how far a series of breaches has gone.
//   since       = what happened, and what was done on record, after the ladder was last closed
//   holds(r)    = the condition of r is surely yes on what is since: now, or at a breach that the ladder is about
//   rung        = the highest that holds, never lower than before, until the closing rung holds and nothing higher does
//   stale(r)    = r held when the ladder was closed, and has held ever since: nothing new has happened to reach it
import type { CheckedAgreement, Finding, Ladder, RecordRef, Rung, StateChange } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { type Instant, YES } from "@servanda/core";
import type { Interval } from "../atoms/interval.ts";
import type { Judged } from "../atoms/judged.ts";
import { NO_BINDINGS } from "../atoms/match.ts";
import { isBreach } from "../atoms/standards.ts";
import { changeTo, windowMs } from "../organs/ladders.ts";
import type { Judge, World } from "./judge.ts";
import { upcomingOf } from "./upcoming.ts";

/** Where a ladder stands. */
interface Standing {
  /** Index of the rung; below the first before anything happened, or since it was closed. */
  height: number;
  closedAt: Instant;
  /** Rungs that held on nothing new as the ladder closed: they are reached again once they have ceased to hold. */
  stale: ReadonlySet<Rung>;
  /** Where quiet held as the rung was reached (by a decision, or by what was learnt late): from when it must last. */
  quietUntil: Instant;
}

export class LadderBook {
  readonly #ladders: readonly Ladder[];
  readonly #standing: ReadonlyMap<string, Standing>;

  constructor(agreement: CheckedAgreement) {
    this.#ladders = agreement.ladders;
    this.#standing = new Map(
      agreement.ladders.map(({ key }) => [
        key,
        { height: -1, closedAt: Number.NEGATIVE_INFINITY, stale: new Set(), quietUntil: Number.NEGATIVE_INFINITY },
      ]),
    );
  }

  /** Rungs reached, or left, at `now`. */
  bring(judge: Judge, world: World, now: Instant): StateChange[] {
    return this.#ladders.flatMap((ladder) => {
      const standing = this.#standing.get(ladder.key);
      return standing === undefined ? [] : turn(judge, world, ladder, standing, now);
    });
  }

  /** Instants at which a rung may come to hold by itself. */
  upcoming(world: World): Instant[] {
    const conditions = this.#ladders.flatMap(({ rungs }) => rungs.map(({ condition }) => condition));
    const quiet = [...this.#standing.values()].map(({ quietUntil }) => quietUntil);
    const breaches = this.#ladders.flatMap(({ on }) => on?.clauses ?? []).flatMap((key) => world.findingsOf(key));
    return [...upcomingOf(conditions, world), ...quiet, ...breaches.map(({ to }) => to)];
  }
}

function turn(judge: Judge, world: World, ladder: Ladder, standing: Standing, now: Instant): StateChange[] {
  const since = worldSince(world, standing.closedAt);
  const moments = momentsOf(judge, ladder, since, now);
  const holds = (rung: Rung, judged: readonly Judged[]): boolean =>
    judged.some((each) => judge.holds(rung.condition, each, NO_BINDINGS, since) === YES);
  standing.stale = new Set([...standing.stale].filter((rung) => holds(rung, moments)));
  const highest = ladder.rungs.findLastIndex(
    (rung) => !rung.closes && !standing.stale.has(rung) && holds(rung, moments),
  );
  if (highest > standing.height) {
    standing.height = highest;
    const closes = ladder.rungs.find((rung) => rung.closes);
    const isQuiet = closes !== undefined && holds(closes, [nowAlone(now)]);
    standing.quietUntil = isQuiet ? now + windowMs(closes.condition) : now;
    return changeTo(ladder, highest, now, evidenceOf(judge, ladder, since, now));
  }
  const closing = ladder.rungs.findIndex(({ closes }) => closes);
  const rung = ladder.rungs[closing];
  if (standing.height < 0 || now < standing.quietUntil || rung === undefined || !holds(rung, [nowAlone(now)]))
    return [];
  const evidence = evidenceOf(judge, ladder, since, now);
  standing.height = -1;
  standing.closedAt = now;
  const anew = worldSince(world, now);
  standing.stale = new Set(
    ladder.rungs.filter(({ condition }) => judge.holds(condition, nowAlone(now), NO_BINDINGS, anew) === YES),
  );
  return changeTo(ladder, closing, now, evidence);
}

/** A rung is asked about now, and about each breach at its own time: windows are anchored there. */
function momentsOf(judge: Judge, ladder: Ladder, since: World, now: Instant): readonly Judged[] {
  const atBreaches = breachesOf(judge, ladder, since, now).map(({ from, to, evidence }) => ({
    from,
    to,
    observations: since.known.observations.filter((each) => evidence.includes(refOf(each))),
  }));
  return [...atBreaches, nowAlone(now)];
}

function nowAlone(now: Instant): Judged {
  return { from: now, to: now, observations: [] };
}

function evidenceOf(judge: Judge, ladder: Ladder, since: World, now: Instant): readonly RecordRef[] {
  return [...new Set(breachesOf(judge, ladder, since, now).flatMap(({ evidence }) => evidence))].sort();
}

/** Those that the ladder is about: certain, not excused, and over by now, whatever a report says of what is to come. */
function breachesOf({ agreement }: Judge, { on }: Ladder, since: World, now: Instant): readonly Finding[] {
  if (on === undefined) return [];
  return on.clauses
    .flatMap((key) => since.findingsOf(key))
    .filter((each) => each.certainty === "certain" && each.to <= now && isBreach(agreement, on, each, NO_BINDINGS));
}

// What was before the ladder closed is settled: it counts no more, also if it is learnt later.
function worldSince(world: World, closedAt: Instant): World {
  const { known, incidents } = world;
  const isSince = ({ to }: Interval): boolean => to > closedAt;
  return {
    ...world,
    known: {
      ...known,
      observations: known.observations.filter(isSince),
      acts: known.acts.filter(({ recordedAt }) => recordedAt > closedAt),
    },
    incidents: incidents.map((each) => ({ ...each, members: each.members.filter(isSince) })),
    findingsOf: (key) => world.findingsOf(key).filter(isSince),
  };
}
