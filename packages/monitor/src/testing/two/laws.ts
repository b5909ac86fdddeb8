// What must hold of every case, and of every monitor. A law answers with where it is broken.
import { type CheckedAgreement, type Clause, type LogRecord, type Transition } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import { createEngine, restoreEngine } from "../../engine/engine.ts";
import { mentions } from "../../mentions.ts";
import type { Monitor } from "../../monitor.ts";
import { createNaiveMonitor } from "../../naive/naive-monitor.ts";
import { Draw } from "../generate/draw.ts";
import { type Case, withoutRepeats } from "./case.ts";
import {
  apart,
  type Difference,
  differenceBetween,
  type Heard,
  hear,
  type Implementation,
  isSame,
  type Run,
  unlikeAtEnd,
  unlikeSaid,
} from "./difference.ts";

export interface Law {
  readonly name: string;
  differenceOn(given: Case): Difference | undefined;
}

export const REFERENCE: Implementation = { name: "the reference", create: createNaiveMonitor, seesRepeats: true };
export const ENGINE: Implementation = { name: "the engine", create: createEngine };

/** Put away and taken up again after every step. */
const RESTARTED: Implementation = {
  name: "the engine, restarted after every step",
  create(agreement): Monitor {
    let engine = createEngine(agreement);
    return {
      step(at, records) {
        const said = engine.step(at, records);
        engine = restoreEngine(agreement, JSON.parse(JSON.stringify(engine.snapshot())));
        return said;
      },
      findings: () => engine.findings(),
      duties: () => engine.duties(),
      counts: () => engine.counts(),
    };
  },
};

/** Both say the same, transition by transition. */
export function sameLaw(one: Implementation, other: Implementation): Law {
  return {
    name: `${one.name} = ${other.name}`,
    differenceOn: (given) => differenceBetween(runOf(one, given), runOf(other, given)),
  };
}

function runOf(
  { name, create, seesRepeats }: Implementation,
  { agreement, log, endAt }: Case,
  change: Partial<Pick<Run, "who" | "log" | "endAt">> = {},
): Run {
  const given = seesRepeats === true ? log : withoutRepeats(log);
  return { who: name, monitor: () => create(agreement), log: given, endAt, ...change };
}

const BUCKET_MS = 4 * HOUR_MS;

/** Shuffling the records of one record instant changes nothing (semantics.md, rule 1). */
function orderLaw(of: Implementation): Law {
  return {
    name: `the order within an instant changes nothing for ${of.name}`,
    differenceOn(given) {
      const until = (at: number): number => given.originAt + Math.ceil((at - given.originAt) / BUCKET_MS) * BUCKET_MS;
      const together = withoutRepeats(given.log).map((record) => ({ ...record, recordedAt: until(record.recordedAt) }));
      const shuffled = byInstant(new Draw(given.chance, 1).shuffle(together));
      return differenceBetween(
        runOf(of, given, { who: `${of.name}, in one order`, log: byInstant(together) }),
        runOf(of, given, { who: `${of.name}, in another`, log: shuffled }),
      );
    },
  };
}

/** Extra ticks change nothing but the tick at which something is said (semantics.md, rule 8). */
function ticksLaw(of: Implementation): Law {
  return {
    name: `extra ticks change nothing for ${of.name}`,
    differenceOn(given) {
      const draw = new Draw(given.chance, 2);
      const log = withoutRepeats(given.log);
      const ticks = draw.list(1, 8, () => tickAt(given.originAt + draw.int(400) * (HOUR_MS / 4)));
      const one = hear(runOf(of, given, { log }));
      const other = hear(runOf(of, given, { who: `${of.name}, with more ticks`, log: byInstant([...log, ...ticks]) }));
      if ("kind" in one) return one;
      if ("kind" in other) return other;
      const [left, right] = [one, other].map(withoutTicks);
      if (isSame(left, right)) return unlikeAtEnd(one, other);
      return { kind: "at the end", what: "said", sides: apart(one.who, left ?? [], other.who, right ?? []) };
    },
  };
}

/** In an order that hangs on no tick either. */
function withoutTicks({ said }: Heard): readonly unknown[] {
  return said
    .map(({ recordedAt: _tick, ...rest }) => JSON.stringify(rest))
    .sort()
    .map((text): unknown => JSON.parse(text));
}

/** *As of* an instant is the prefix up to it: what was said up to then is the same whatever comes later. */
function prefixLaw(of: Implementation): Law {
  return {
    name: `what was said stays said by ${of.name}`,
    differenceOn(given) {
      const at = given.originAt + new Draw(given.chance, 3).int(60) * HOUR_MS;
      const log = withoutRepeats(given.log);
      const prefix = log.filter(({ recordedAt }) => recordedAt <= at);
      const early = hear(runOf(of, given, { who: `${of.name}, as of then`, log: prefix, endAt: at }));
      const whole = hear(runOf(of, given, { who: `${of.name}, later`, log: byInstant([...log, tickAt(at)]) }));
      if ("kind" in early) return early;
      if ("kind" in whole) return whole;
      const upTo = (said: readonly Transition[]): Transition[] => said.filter((each) => each.recordedAt <= at);
      return unlikeSaid({ ...early, said: upTo(early.said) }, { ...whole, said: upTo(whole.said) });
    },
  };
}

/** What happened is judged alike, in whatever order and at whatever instants it became known (semantics.md, rule 1). */
function worldTimeLaw(of: Implementation): Law {
  return {
    name: `findings agree for any arrival for ${of.name}`,
    differenceOn(given) {
      const agreement = worldOnly(given.agreement);
      const once = onceCorrected(withoutRepeats(given.log));
      const world = once.filter(({ record }) => record !== "act" && record !== "tick");
      const last = Math.max(given.endAt, ...world.map(({ recordedAt }) => recordedAt));
      const later = new Draw(given.chance, 4)
        .shuffle(world)
        .map((record, index) => ({ ...record, recordedAt: last + Math.floor(index / 2) }));
      const run = (who: string, log: readonly LogRecord[]): Run =>
        runOf(of, { ...given, agreement }, { who, log, endAt: last + later.length });
      const one = hear(run(`${of.name}, in the order of the log`, byInstant(world)));
      const other = hear(run(`${of.name}, in another order, later`, later));
      if ("kind" in one) return one;
      if ("kind" in other) return other;
      return unlikeAtEnd(one, other, ["findings"]);
    },
  };
}

/** Everything said is plain data: it survives being written and read. */
function plainDataLaw(of: Implementation): Law {
  return {
    name: `${of.name} says plain data`,
    differenceOn(given) {
      const heard = hear(runOf(of, given));
      if ("kind" in heard) return heard;
      const read: Heard = JSON.parse(JSON.stringify(heard));
      if (isSame(read, heard)) return undefined;
      return unlikeSaid(heard, { ...read, who: "what is read of it" }) ?? unlikeAtEnd(heard, read);
    },
  };
}

// Of several corrections of one report the last on record counts: that is a fact of record time.
function onceCorrected(log: readonly LogRecord[]): readonly LogRecord[] {
  const seen = new Set<string>();
  return log.filter((each) => each.record !== "correction" || (!seen.has(each.of) && seen.add(each.of)));
}

const HARDLY_EVER = Number.MAX_SAFE_INTEGER;

/** Facts of record time: what the institution did or brought about, and when it knew. */
const OF_RECORD: ReadonlySet<unknown> = new Set(["did", "did in time", "duty", "is", "watch", "act", "matter"]);

/**
 * Of the agreement what judges the world alone: prohibitions and what they ask, and no record older than the horizon.
 */
function worldOnly(agreement: CheckedAgreement): CheckedAgreement {
  const isOfWorld = (value: unknown): boolean => !mentions(value, ({ kind }) => OF_RECORD.has(kind));
  const { membership: _membership, ...rest } = agreement;
  const stages = agreement.stages.filter((stage) => isOfWorld([stage.start, stage.end]));
  const clauses = agreement.clauses.filter(({ rule }: Clause) => rule.kind === "forbid" && isOfWorld(rule));
  return { ...rest, stages, clauses, ladders: [], measures: [], bodies: [], horizonMs: HARDLY_EVER };
}

function byInstant(log: readonly LogRecord[]): readonly LogRecord[] {
  return [...log].sort((a, b) => a.recordedAt - b.recordedAt);
}

function tickAt(recordedAt: number): LogRecord {
  return { record: "tick", recordedAt };
}

/** All laws that one monitor keeps by itself. */
function lawsOf(of: Implementation): readonly Law[] {
  return [orderLaw(of), ticksLaw(of), prefixLaw(of), worldTimeLaw(of), plainDataLaw(of)];
}

/** What each keeps by itself, and that the engine can be put away at any time. */
export const OTHER_LAWS: readonly Law[] = [sameLaw(ENGINE, RESTARTED), ...[REFERENCE, ENGINE].flatMap(lawsOf)];

/** That the two agree, then the others. */
export const ALL_LAWS: readonly [Law, ...Law[]] = [sameLaw(REFERENCE, ENGINE), ...OTHER_LAWS];
