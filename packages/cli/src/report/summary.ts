// `monitor --summary`: one JSON object that counts what stands. Clauses go by their number, readings by their name.
import { type Duty, type Finding, isUpheld } from "@servanda/agreement";
import type { SignatoryStatus } from "@servanda/monitor";
import type { Gathered } from "../run/gathered.ts";
import type { Period } from "../run/instants.ts";
import { statusesOf } from "../run/membership.ts";
import { notesOf } from "../run/notes.ts";
import type { Replayed } from "../run/replayed.ts";
import type { Undeclared } from "../run/undeclared.ts";
import type { Unplaced } from "../run/unplaced.ts";
import { isoOrNull } from "./clock-face.ts";

interface FindingCount {
  readonly clause: string;
  readonly bearer: string | null;
  readonly reading: string;
  readonly level: string;
  readonly certainty: string;
  readonly count: number;
}

interface DutyCount {
  readonly clause: string;
  readonly bearer: string;
  readonly reading: string;
  readonly state: string;
  readonly count: number;
}

/** A name or a place that the text does not know, or an act that it leaves without effect. */
type Note =
  | ({ readonly kind: "undeclared" } & Undeclared)
  | ({ readonly kind: "unplaced" } & Unplaced)
  | {
      readonly kind: "without effect";
      readonly act: string;
      readonly by: string;
      readonly matter: string;
      readonly why: string;
      readonly lateMs?: number;
    };

interface RegisterDay {
  readonly register: string;
  readonly reading: string;
  readonly day: string;
  readonly count: number;
  readonly possible: number;
  readonly cumulative: number;
  readonly watchedShare?: number;
  readonly observedMs?: number;
}

interface StatusRow extends Pick<SignatoryStatus, "actor" | "state" | "reservations" | "contestedBy"> {
  readonly since: string | null;
  readonly endsAt: string | null;
  readonly steps: readonly { readonly what: string; readonly state: string; readonly dueAt: string | null }[];
  readonly clauses: readonly { readonly clause: string; readonly reading: string; readonly state: string }[];
}

export interface Summary {
  readonly agreement: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly records: {
    readonly read: number;
    readonly accepted: number;
    readonly repeated: number;
    readonly refused: number;
  };
  /** Without those that are excused or refuted: they are no breach. */
  readonly findings: readonly FindingCount[];
  readonly excused: readonly FindingCount[];
  /** Where a body has found that it was not so. */
  readonly refuted?: readonly FindingCount[];
  readonly duties: readonly DutyCount[];
  readonly counts: readonly RegisterDay[];
  /** Where the text says how it comes to bind. */
  readonly status?: readonly StatusRow[];
  readonly notes: readonly Note[];
}

/** Groups in the order of the text, each at its first finding or duty. */
export function summaryOf(run: Replayed, gathered: Gathered, period: Period): Summary {
  const numberOf = clauseNumbers(run);
  const { read, accepted, repeated, refused } = gathered.counts;
  const isExcused = (each: Finding): boolean => each.status === "excused";
  const statuses = statusesOf(run);
  const refuted = run.findings.filter((each) => each.status === "refuted");
  return {
    agreement: run.agreement.name,
    from: isoOrNull(period.from),
    until: isoOrNull(period.until),
    records: { read, accepted, repeated, refused },
    findings: countFindings(run.findings.filter(isUpheld), numberOf),
    excused: countFindings(run.findings.filter(isExcused), numberOf),
    ...(refuted.length === 0 ? {} : { refuted: countFindings(refuted, numberOf) }),
    duties: countDuties(run.duties, numberOf),
    counts: run.counts.map(({ register, reading, day, count, possible, cumulative, watchedShare, observedMs }) => ({
      register,
      reading,
      day,
      count,
      possible,
      cumulative,
      ...(watchedShare === undefined ? {} : { watchedShare }),
      ...(observedMs === undefined ? {} : { observedMs }),
    })),
    ...(statuses.length === 0 ? {} : { status: statuses.map(statusRow) }),
    notes: notes(run, gathered),
  };
}

function statusRow(status: SignatoryStatus): StatusRow {
  const { since, endsAt, steps, clauses, ...rest } = status;
  return {
    ...rest,
    since: isoOrNull(since),
    endsAt: isoOrNull(endsAt),
    steps: steps.map(({ what, state, dueAt }) => ({ what, state, dueAt: isoOrNull(dueAt) })),
    clauses: clauses.map(({ clause, reading, state }) => ({ clause, reading, state })),
  };
}

function notes(run: Replayed, gathered: Gathered): Note[] {
  const { undeclared, unplaced, withoutEffect } = notesOf(run, gathered);
  return [
    ...undeclared.map((each): Note => ({ kind: "undeclared", ...each })),
    ...(unplaced === undefined ? [] : [{ kind: "unplaced" as const, ...unplaced }]),
    ...withoutEffect.map((each): Note => {
      const { act, by, matter, why } = each;
      return { kind: "without effect", act, by, matter, why, ...("lateMs" in each ? { lateMs: each.lateMs } : {}) };
    }),
  ];
}

/** The number that people know a clause by, from its key. */
export function clauseNumbers({ agreement }: Pick<Replayed, "agreement">): (key: string) => string {
  const numbers = new Map(agreement.clauses.map((each) => [each.key, each.number]));
  return (key) => numbers.get(key) ?? key;
}

function countFindings(findings: readonly Finding[], numberOf: (key: string) => string): FindingCount[] {
  const groups = Map.groupBy(findings, (each) =>
    JSON.stringify([each.clause, each.reading, each.bearer, each.level, each.certainty]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { bearer, reading, level, certainty } = first;
    return [{ clause: numberOf(first.clause), bearer, reading, level, certainty, count: group.length }];
  });
}

function countDuties(duties: readonly Duty[], numberOf: (key: string) => string): DutyCount[] {
  const groups = Map.groupBy(duties, (each) => JSON.stringify([each.clause, each.reading, each.bearer, each.state]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { bearer, reading, state } = first;
    return [{ clause: numberOf(first.clause), bearer, reading, state, count: group.length }];
  });
}
