// Builders that read like pictures: small agreements and records for tests. Hours count from midnight of the first
// day.
import type {
  Act,
  CheckedAgreement,
  Clause,
  EventPattern,
  LogRecord,
  Obligation,
  Observation,
  Prohibition,
  Region,
  Tally,
  Transition,
} from "@servanda/agreement";
import { followsPerformance, thingKey } from "@servanda/agreement";
import { HOUR_MS, type Length } from "@servanda/core";

const SPAN = { start: 0, end: 0 };

/** An instant: hours after the first midnight (UTC). */
export function hour(hours: number): number {
  return Math.round(hours * HOUR_MS);
}

export function hours(count: number): Length {
  return { kind: "elapsed", ms: count * HOUR_MS };
}

const LINE: Region = {
  name: "Line",
  names: ["Line"],
  shape: {
    kind: "lines",
    lines: [
      [
        [0, 0],
        [1, 0],
      ],
    ],
  },
};

export const FIRE: EventPattern = {
  kinds: ["burst", "fire", "shot"],
  by: { kind: "bind", name: "bearer", among: ["Karsa", "Ostrel"] },
  where: [],
  attributes: [],
};

export function forbid(change: Partial<Prohibition> = {}): Prohibition {
  return {
    kind: "forbid",
    bearers: { actors: ["Karsa", "Ostrel"], onlyInForce: false },
    during: [],
    after: [],
    before: [],
    event: FIRE,
    when: { kind: "always" },
    exceptions: [],
    ...change,
  };
}

export function require(change: Partial<Obligation> = {}): Obligation {
  return {
    kind: "require",
    bearers: { actors: ["Gard", "Holm"], onlyInForce: true },
    during: [],
    after: [],
    trigger: { kind: "breach", breach: { clauses: ["1"] }, guard: { kind: "always" } },
    content: { kind: "act", act: { act: "consult", aboutTrigger: false } },
    clock: { kind: "within", length: hours(24), countedFrom: ["event"] },
    exceptions: [],
    ...change,
  };
}

/** An agreement of these rules, numbered from 1. */
export function agreementOf(
  rules: readonly Clause["rule"][],
  change: Partial<CheckedAgreement> = {},
): CheckedAgreement {
  const clauses = rules.map((rule, index): Clause => {
    const number = String(index + 1);
    return { key: number, number, reading: "base", article: 0, span: SPAN, sentence: "", rule };
  });
  return {
    id: "test",
    name: "test",
    title: "Test",
    version: "1",
    timeZone: "UTC",
    dayEndsMinutes: 0,
    horizonMs: hour(24 * 60),
    actors: [],
    bodies: [],
    regions: [LINE],
    kinds: [{ name: "fire" }, { name: "shot", under: "fire" }, { name: "burst", under: "fire" }],
    standards: [
      { level: "suspected", anyOf: [{ kind: "sources", sources: 1, sourceKinds: 1 }] },
      { level: "corroborated", anyOf: [{ kind: "sources", sources: 2, sourceKinds: 1, withinMs: hour(2) }] },
      { level: "confirmed", anyOf: [{ kind: "standing", actor: "Mission", onSite: true }] },
    ],
    linkings: [],
    attributionBarred: [],
    registers: [],
    stages: [],
    ladders: [],
    measures: [],
    clauses,
    readings: [],
    articles: [],
    withoutMeaning: [],
    ...change,
  };
}

/** A shot seen by a source, at an hour; recorded then unless said otherwise. */
export function shot(id: string, at: number, change: Partial<Observation> = {}): Observation {
  const source = change.source ?? "patrol";
  return {
    record: "observation",
    id,
    source,
    sourceKind: "patrol",
    group: source,
    kind: "shot",
    from: hour(at),
    to: hour(at),
    recordedAt: hour(at),
    ...change,
  };
}

export function by(actor: string, attribution: "certain" | "possible" = "certain"): Partial<Observation> {
  return { by: actor, basis: "impact analysis", attribution };
}

export function act(verb: string, actor: string, at: number, change: Partial<Act> = {}): Act {
  return {
    record: "act",
    id: `${verb}-${actor}-${at}`,
    source: "registry",
    act: verb,
    by: actor,
    at: hour(at),
    recordedAt: hour(at),
    ...change,
  };
}

export function tick(at: number): LogRecord {
  return { record: "tick", recordedAt: hour(at) };
}

/** A transition as a line a lawyer can read: `25h duty 2 Gard overdue (due 25h)`. */
export function lineOf(transition: Transition): string {
  const at = `${transition.recordedAt / HOUR_MS}h`;
  switch (transition.kind) {
    case "finding": {
      const { clause, bearer, certainty, level, status, answers = [] } = transition.finding;
      const isPresumed = transition.finding.presumed === true;
      const words = [at, transition.change, "clause", clause, bearer ?? "nobody", certainty, level, status];
      const said = answers.map((answer) => `${answer.question} ${answer.level}`);
      const marks = [...(isPresumed ? ["presumed"] : []), ...(said.length === 0 ? [] : [`(${said.join(", ")})`])];
      const line = [...words, ...marks].join(" ");
      return transition.formerly === undefined ? line : `${line}, formerly ${transition.formerly.join(" ")}`;
    }
    case "duty": {
      const { clause, bearer, state, step, dueAt, basisRevised } = transition.duty;
      const due = dueAt === undefined ? "no deadline" : `due ${dueAt / HOUR_MS}h`;
      const follows = followsPerformance(transition.duty) ? "then" : "otherwise";
      const which = step === 0 ? clause : `${clause} ${follows}`;
      return [at, "duty", which, bearer, state, `(${due})`, ...(basisRevised ? ["basis revised"] : [])].join(" ");
    }
    case "stage":
      return [at, "stage", transition.stage, transition.change].join(" ");
    case "act": {
      const { act: verb, by, matter } = transition.act;
      const line = [at, "act", verb, by, ...(matter === undefined ? [] : [matter])].join(" ");
      return transition.tally === undefined ? line : `${line}: ${tallyLine(transition.tally)}`;
    }
    case "record of decision": {
      const { act: record, standing, tally } = transition.decision;
      const line = `${at} record of decision ${record.by} ${record.matter} ${standing}`;
      return tally === undefined ? line : `${line}: ${tallyLine(tally)}`;
    }
    case "exercise": {
      const { clause, by: who, standing } = transition.exercise;
      return [at, "power", clause, who, standing].join(" ");
    }
    case "state": {
      const { of, state, percent, cause, endsAt } = transition.change;
      const parts = [percent === undefined ? "" : `${percent} %`, `by ${cause}`];
      const end = endsAt === undefined ? [] : [`(ends ${endsAt / HOUR_MS}h)`];
      return [at, "state", thingKey(of), state, ...parts.filter((part) => part !== ""), ...end].join(" ");
    }
    case "beyond horizon":
      return [at, "beyond horizon", transition.record].join(" ");
  }
}

/** `accepted, votes (3 for, 1 silent; 3 needed)`. */
function tallyLine({ outcome, ground, votes, needed, excluded, absent }: Tally): string {
  const casts = (["for", "against", "abstained", "silent"] as const).flatMap((cast) => {
    const count = votes.filter((vote) => vote.cast === cast).reduce((sum, vote) => sum + vote.votes, 0);
    return count === 0 ? [] : [`${count} ${cast}`];
  });
  const without = [
    ...excluded.map((member) => `without ${member}`),
    ...absent.map((member) => `${member} not in force`),
  ];
  return `${outcome}, ${ground} (${[casts.join(", "), `${needed} needed`, ...without].join("; ")})`;
}
