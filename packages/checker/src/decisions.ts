// Bodies with rules decide by the votes on record; a decision that somebody recorded is held against them.
import type { Act, ActorName, Body, BodyRules, CheckedAgreement, DecisionRule, Tally } from "@servanda/agreement";
import { DECIDES, INSTITUTION, refOf } from "@servanda/agreement";
import { type DayRule, type Instant, type Length, limitAfter } from "@servanda/core";
import { isBoundAt } from "./membership.ts";
import type { OnRecord } from "./on-record.ts";
import { type Motion, tallied } from "./tally.ts";

interface Ruled extends Body {
  readonly rules: BodyRules;
}

/** A matter on its way: it may come to nothing, and then to somebody who decides in the body's place. */
interface Put {
  readonly motion: Motion;
  readonly rule: DecisionRule;
  state: "open" | "deadlocked" | "recorded" | "closed";
  tally?: Tally;
  record?: Act;
}

/** What bodies have decided so far; asked at each instant in order. */
export class Bodies {
  /** Behind each decision that was worked out. */
  readonly tallies: Map<string, Tally> = new Map();
  /** Decisions on record that do not count: the votes say so themselves, or say otherwise. */
  readonly disregarded: Set<string> = new Set();
  readonly #bodies: readonly Ruled[];
  readonly #put: Put[] = [];
  readonly #taken = new Set<string>();
  readonly #weighed = new Set<string>();

  constructor({ bodies }: Pick<CheckedAgreement, "bodies">) {
    this.#bodies = bodies.flatMap((body) => (body.rules === undefined ? [] : [{ ...body, rules: body.rules }]));
  }

  get areNone(): boolean {
    return this.#bodies.length === 0;
  }

  /** Decisions that come about now; `isNews` also where only a decision on record was weighed. */
  bring(onRecord: OnRecord, now: Instant): { readonly acts: readonly Act[]; readonly isNews: boolean } {
    const acts = inOrder(onRecord.acts);
    for (const body of this.#bodies) for (const act of acts) this.#takeUp(body, act);
    let isNews = false;
    const decided = this.#bodies.flatMap((body) => {
      const own = this.#put.filter(({ motion }) => motion.body === body.name);
      const counted = own.flatMap((put) => this.#count(onRecord, body, put, now));
      const hasWeighed = this.#weigh(body, acts);
      isNews ||= hasWeighed || counted.some((each) => each === "weighed");
      return counted.filter((each) => each !== "weighed");
    });
    return { acts: decided, isNews: isNews || decided.length > 0 };
  }

  /** Ends of voting and of silences that are still to come. */
  upcoming(dayRule: DayRule): readonly Instant[] {
    return this.#put.flatMap((put) => {
      const body = this.#bodies.find(({ name }) => name === put.motion.body);
      if (put.state !== "open" || body === undefined) return [];
      return Object.values(limitsOf(dayRule, body, put)).filter((at) => at !== undefined);
    });
  }

  // By `table` or `propose`, where it is not open; or by its first vote.
  #takeUp(body: Ruled, act: Act): void {
    const isVote = act.act === "vote";
    const name = `${body.name} ${refOf(act)}`;
    if (!isVote && act.act !== "table" && act.act !== "propose") return;
    if (!this.#isIn(body, act) || this.#taken.has(name)) return;
    this.#taken.add(name);
    const before = this.#put.filter((put) => put.motion.body === body.name && isOn(put, act));
    if (isVote ? before.length === 0 : before.every(({ state }) => state !== "open")) this.#enter(body, act, "open");
  }

  #enter(body: Ruled, act: Act, state: Put["state"]): Put | undefined {
    const { matter, about, recordedAt: putAt } = act;
    const { decisions } = body.rules;
    const rule =
      decisions.find((each) => each.matter === matter) ?? decisions.find((each) => each.matter === undefined);
    if (matter === undefined || rule === undefined) return undefined;
    const subject = { body: body.name, matter, ...(about === undefined ? {} : { about }) };
    const put: Put = { motion: { ...subject, putAt, putBy: refOf(act) }, rule, state };
    this.#put.push(put);
    return put;
  }

  // It says so, or its author has a seat in this body with rules and in no other.
  #isIn(body: Ruled, { to, by }: Act): boolean {
    if (to !== undefined) return to === body.name;
    const seats = this.#bodies.filter(({ members, rules }) => members.includes(by) || rules.chair === by);
    return seats.length === 1 && seats[0] === body;
  }

  #votesOn(body: Ruled, put: Put, acts: readonly Act[]): readonly Act[] {
    const { putAt } = put.motion;
    return acts.filter(
      (act) => act.act === "vote" && act.recordedAt >= putAt && isOn(put, act) && this.#isIn(body, act),
    );
  }

  #count(onRecord: OnRecord, body: Ruled, put: Put, now: Instant): readonly (Act | "weighed")[] {
    if (put.state === "closed") return [];
    if (put.state === "deadlocked") return this.#inItsPlace(onRecord, body, put, now);
    const tally = this.#tallied(onRecord, body, put, now);
    if (tally === undefined) return [];
    const { deadlock } = body.rules;
    const { matter } = put.motion;
    const canBreak =
      tally.outcome === "rejected" &&
      deadlock !== undefined &&
      (deadlock.matter === undefined || deadlock.matter === matter);
    put.tally = tally;
    put.state = canBreak && put.record === undefined ? "deadlocked" : "closed";
    return put.record === undefined ? [this.#decision(tally)] : ["weighed"];
  }

  #tallied({ text, acts }: OnRecord, body: Ruled, put: Put, now: Instant): Tally | undefined {
    const { over, consent, convene } = limitsOf(text.dayRule, body, put);
    const { membership } = text.agreement;
    const votes = this.#votesOn(body, put, acts);
    const isUnheard = convene !== undefined && now >= convene && votes.length === 0 && !isConvened(body, put, acts);
    const isBound = (member: ActorName): boolean => isBoundAt(membership, acts, member, now);
    const isPlain = put.record === undefined;
    const tally = tallied(
      put.motion,
      {
        rules: body.rules,
        rule: put.rule,
        eligible: body.members.filter(isBound),
        absent: body.members.filter((member) => !isBound(member)),
        votes,
        // What was decided on record is not decided again by silence.
        isSilenceConsent: isPlain && !isUnheard && consent !== undefined && now >= consent,
        isOver: isPlain && (isUnheard || (over !== undefined && now >= over)),
      },
      now,
    );
    return tally !== undefined && isUnheard ? { ...tally, ground: "not convened" } : tally;
  }

  #inItsPlace({ acts }: OnRecord, { rules }: Ruled, put: Put, now: Instant): readonly Act[] {
    const { matter, putAt } = put.motion;
    const by = rules.deadlock?.by ?? [];
    const act = inOrder(acts).find(
      (each) => each.act === DECIDES && each.matter === matter && by.includes(each.by) && each.recordedAt >= putAt,
    );
    if (act === undefined || put.tally === undefined) return [];
    put.state = "closed";
    if (act.outcome === "rejected") return [];
    put.tally = { ...put.tally, outcome: "accepted", ground: "deadlock", decidedBy: refOf(act), countedAt: now };
    return [this.#decision(put.tally)];
  }

  #decision(tally: Tally): Act {
    const { body, matter, about, outcome, countedAt, ground } = tally;
    const subject = about === undefined ? [] : [about];
    const inPlace = ground === "deadlock" ? [ground] : [];
    const act: Act = {
      record: "act",
      source: INSTITUTION,
      id: [DECIDES, body, matter, ...subject, countedAt, ...inPlace].join("/"),
      act: DECIDES,
      by: body,
      at: countedAt,
      recordedAt: countedAt,
      matter,
      ...(about === undefined ? {} : { about }),
      outcome,
    };
    this.tallies.set(refOf(act), tally);
    return act;
  }

  // Where votes are on record, they are the decision. True if any was weighed.
  #weigh(body: Ruled, acts: readonly Act[]): boolean {
    const recorded = acts.filter(
      (act) =>
        act.act === DECIDES && act.by === body.name && act.source !== INSTITUTION && !this.#weighed.has(refOf(act)),
    );
    for (const act of recorded) {
      this.#weighed.add(refOf(act));
      const put = this.#put.findLast((each) => each.motion.body === body.name && isOn(each, act));
      const hasVotes = put !== undefined && (put.tally !== undefined || this.#votesOn(body, put, acts).length > 0);
      if (hasVotes) {
        this.disregarded.add(refOf(act));
        continue;
      }
      const closed = put ?? this.#enter(body, act, "recorded");
      if (closed === undefined) continue;
      closed.state = "recorded";
      closed.record = act;
    }
    return recorded.length > 0;
  }
}

function inOrder(acts: readonly Act[]): readonly Act[] {
  return [...acts].sort((a, b) => a.recordedAt - b.recordedAt || (refOf(a) < refOf(b) ? -1 : 1));
}

/** On the same matter, and about the same thing where both say what. */
function isOn({ motion }: Put, { matter, about }: Act): boolean {
  return matter === motion.matter && (about === undefined || about === motion.about);
}

function isConvened({ name, rules }: Ruled, { motion }: Put, acts: readonly Act[]): boolean {
  const callers = rules.convening?.by ?? [];
  return acts.some(
    ({ act, by, to, matter, recordedAt }) =>
      act === "convene" &&
      callers.includes(by) &&
      (to === undefined || to === name) &&
      (matter === undefined || matter === motion.matter) &&
      recordedAt >= motion.putAt,
  );
}

interface Limits {
  readonly over: Instant | undefined;
  readonly consent: Instant | undefined;
  readonly convene: Instant | undefined;
}

function limitsOf(dayRule: DayRule, { rules }: Ruled, { motion, rule }: Put): Limits {
  const after = (length: Length | undefined): Instant | undefined =>
    length === undefined ? undefined : limitAfter(dayRule, motion.putAt, length);
  return { over: after(rule.within), consent: after(rules.consentAfter), convene: after(rules.convening?.within) };
}
