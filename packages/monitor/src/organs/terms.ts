// Terms of measures that must be renewed. A term runs for a sender from when the measure is put in force, or from the
// sender's first act of imposing or renewing it on record; a renewal before its end lets it run on for as long again.
// Without one the measure lapses for that sender, until it imposes it anew; when it has lapsed for every sender, it has
// lapsed.
import type { Act, ActorName, ActVerb, CheckedAgreement, Measure, StateChange, Thing } from "@servanda/agreement";
import { BASE_READING, IN_FORCE, refOf } from "@servanda/agreement";
import { type Instant, type Length, limitAfter } from "@servanda/core";
import { standingOf } from "../atoms/history.ts";
import type { Sight } from "./sight.ts";

export interface Term {
  readonly measure: Measure;
  readonly sender: ActorName;
  readonly every: Length;
  /** Undefined before the first. */
  endsAt: Instant | undefined;
  /** Renewals up to then have been counted. */
  startedAt: Instant;
  hasLapsed: boolean;
}

/** Verbs of acts by which a sender puts a measure in force, or keeps it. */
export const IMPOSING: readonly ActVerb[] = ["impose", "renew"];
const LAPSED = "lapsed";

/** Terms before anything was imposed. */
export function termsIn({ measures }: Pick<CheckedAgreement, "measures">): readonly Term[] {
  return measures.flatMap((measure) =>
    measure.renewals.map(({ by: sender, every }) => ({
      measure,
      sender,
      every,
      endsAt: undefined,
      startedAt: Number.NEGATIVE_INFINITY,
      hasLapsed: false,
    })),
  );
}

/** Has the measure lapsed for every sender? */
export function hasLapsedForAll({ senders }: Measure, terms: readonly Term[]): boolean {
  return senders.every((sender) => terms.some((term) => term.sender === sender && term.hasLapsed));
}

export function lapseOf({ name }: Measure, now: Instant): StateChange {
  return changeOf({ kind: "measure", name }, LAPSED, now, []);
}

/** Whether the term begins, runs on, or is over at `now`. Asked again until it says nothing more. */
export function turnTerm(sight: Sight, term: Term, now: Instant): StateChange[] {
  const { measure, sender, every } = term;
  if (term.hasLapsed) return imposedAnew(sight, term, now);
  const of: Thing = { kind: "measure", name: measure.name, sender };
  if (term.endsAt === undefined) {
    const start = firstStart(sight, term, now);
    if (start === undefined) return [];
    term.startedAt = start.at;
    term.endsAt = limitAfter(sight.dayRule, start.at, every);
    return [changeOf(of, IN_FORCE, start.at, start.evidence, term.endsAt)];
  }
  const end = term.endsAt;
  const renewal = renewals(sight, term).find(({ recordedAt }) => recordedAt > term.startedAt && recordedAt <= end);
  if (renewal !== undefined) {
    term.startedAt = end;
    term.endsAt = limitAfter(sight.dayRule, end, every);
    return [changeOf(of, IN_FORCE, renewal.recordedAt, [refOf(renewal)], term.endsAt)];
  }
  if (now < end) return [];
  term.hasLapsed = true;
  return [changeOf(of, LAPSED, end, [])];
}

// A renewal that comes too late renews nothing: the sender must impose the measure again.
function imposedAnew(sight: Sight, term: Term, now: Instant): StateChange[] {
  const { measure, sender, endsAt: lapsedAt = now } = term;
  const act = renewals(sight, term).find((each) => each.act === "impose" && each.recordedAt > lapsedAt);
  if (act === undefined) return [];
  const { name } = measure;
  const [at, evidence] = [act.recordedAt, [refOf(act)]];
  const whole: Thing = { kind: "measure", name };
  const isOver = standingOf(sight.changesIn(BASE_READING), whole, now)?.state === LAPSED;
  term.hasLapsed = false;
  term.startedAt = at;
  term.endsAt = limitAfter(sight.dayRule, at, term.every);
  const own = changeOf({ ...whole, sender }, IN_FORCE, at, evidence, term.endsAt);
  return isOver ? [changeOf(whole, IN_FORCE, at, evidence), own] : [own];
}

function firstStart(
  sight: Sight,
  { measure, sender }: Term,
  now: Instant,
): { readonly at: Instant; readonly evidence: readonly string[] } | undefined {
  const standing = standingOf(sight.changesIn(BASE_READING), { kind: "measure", name: measure.name }, now);
  if (standing?.state === IN_FORCE && Number.isFinite(standing.start)) return { at: standing.start, evidence: [] };
  const [first] = renewals(sight, { measure, sender });
  return first && { at: first.recordedAt, evidence: [refOf(first)] };
}

// By the measure's name, or its words.
function renewals(sight: Sight, { measure, sender }: Pick<Term, "measure" | "sender">): readonly Act[] {
  return sight
    .acts(IMPOSING)
    .filter(({ by, matter }) => by === sender && isAbout(measure, matter))
    .sort((a, b) => a.recordedAt - b.recordedAt);
}

function isAbout({ name, label }: Measure, matter: string | undefined): boolean {
  return matter !== undefined && (matter === name || matter === label);
}

function changeOf(of: Thing, state: string, at: Instant, evidence: readonly string[], endsAt?: Instant): StateChange {
  const cause = of.kind === "measure" ? of.name : "";
  return { cause, reading: BASE_READING, of, state, at, evidence, ...(endsAt === undefined ? {} : { endsAt }) };
}
