// Terms of measures that must be renewed. A term runs for a sender from when the measure is put in force, or from the
// sender's first act of imposing or renewing it on record; a renewal before its end lets it run on for as long again.
// Without one the measure lapses for that sender; when it has lapsed for every sender, it has lapsed.
import type { ActorName, CheckedAgreement, Measure, StateChange, Thing } from "@servanda/agreement";
import { BASE_READING, IN_FORCE, refOf } from "@servanda/agreement";
import { type Instant, type Length, limitAfter } from "@servanda/core";
import { standingOf } from "../atoms/history.ts";
import type { Judge, World } from "./judge.ts";

interface Term {
  readonly measure: Measure;
  readonly sender: ActorName;
  readonly every: Length;
  /** Undefined before the first. */
  endsAt: Instant | undefined;
  /** Renewals up to then have been counted. */
  startedAt: Instant;
  hasLapsed: boolean;
}

const IMPOSING: readonly string[] = ["impose", "renew"];
const LAPSED = "lapsed";

export class TermBook {
  readonly #terms: readonly Term[];
  readonly #lapsed = new Set<string>();

  constructor(agreement: CheckedAgreement) {
    this.#terms = agreement.measures.flatMap((measure) =>
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

  /** Terms that begin, run on, or are over at `now`. */
  bring(judge: Judge, world: World, now: Instant): StateChange[] {
    const changes = this.#terms.flatMap((term) => turn(judge, world, term, now));
    const measures = [...new Set(this.#terms.map(({ measure }) => measure))];
    return [...changes, ...measures.flatMap((measure) => this.#lapse(measure, now))];
  }

  upcoming(): Instant[] {
    return this.#terms.flatMap(({ endsAt, hasLapsed }) => (endsAt === undefined || hasLapsed ? [] : [endsAt]));
  }

  #lapse(measure: Measure, now: Instant): StateChange[] {
    const { name, senders } = measure;
    const own = this.#terms.filter((term) => term.measure === measure);
    const isOver = senders.every((sender) => own.some((term) => term.sender === sender && term.hasLapsed));
    if (!isOver || this.#lapsed.has(name)) return [];
    this.#lapsed.add(name);
    return [changeOf({ kind: "measure", name }, LAPSED, now, [])];
  }
}

function turn(judge: Judge, world: World, term: Term, now: Instant): StateChange[] {
  const { measure, sender, every } = term;
  if (term.hasLapsed) return [];
  const of: Thing = { kind: "measure", name: measure.name, sender };
  if (term.endsAt === undefined) {
    const start = firstStart(world, term, now);
    if (start === undefined) return [];
    term.startedAt = start.at;
    term.endsAt = limitAfter(judge.dayRule, start.at, every);
    return [changeOf(of, IN_FORCE, start.at, start.evidence, term.endsAt)];
  }
  const end = term.endsAt;
  const renewal = renewals(world, term).find(({ recordedAt }) => recordedAt > term.startedAt && recordedAt <= end);
  if (renewal !== undefined) {
    term.startedAt = end;
    term.endsAt = limitAfter(judge.dayRule, end, every);
    return [changeOf(of, IN_FORCE, renewal.recordedAt, [refOf(renewal)], term.endsAt)];
  }
  if (now < end) return [];
  term.hasLapsed = true;
  return [changeOf(of, LAPSED, end, [])];
}

function firstStart(
  world: World,
  { measure, sender }: Term,
  now: Instant,
): { readonly at: Instant; readonly evidence: readonly string[] } | undefined {
  const standing = standingOf(world.changesIn(BASE_READING), { kind: "measure", name: measure.name }, now);
  if (standing?.state === IN_FORCE && Number.isFinite(standing.start)) return { at: standing.start, evidence: [] };
  const [first] = renewals(world, { measure, sender });
  return first && { at: first.recordedAt, evidence: [refOf(first)] };
}

// By the measure's name, or its words.
function renewals(world: World, { measure, sender }: Pick<Term, "measure" | "sender">): World["known"]["acts"] {
  return world.known.acts
    .filter(({ act, by, matter }) => IMPOSING.includes(act) && by === sender && isAbout(measure, matter))
    .sort((a, b) => a.recordedAt - b.recordedAt);
}

function isAbout({ name, label }: Measure, matter: string | undefined): boolean {
  return matter !== undefined && (matter === name || matter === label);
}

function changeOf(of: Thing, state: string, at: Instant, evidence: readonly string[], endsAt?: Instant): StateChange {
  const cause = of.kind === "measure" ? of.name : "";
  return { cause, reading: BASE_READING, of, state, at, evidence, ...(endsAt === undefined ? {} : { endsAt }) };
}
