// Bodies with rules decide by the votes on record.
//   eligible(b, t)  = members in force at t, less those whom the matter accuses
//   decides(b, m)   = the first instant at which the votes suffice, can suffice no more, or their time is over
//   stands(r)       = a decision on record, where nobody's vote is; else the votes are the decision
import type { Act, ActorName, Finding, RecordedDecision, Tally } from "@servanda/agreement";
import { DECIDES, INSTITUTION, isUpheld, refOf } from "@servanda/agreement";
import { type Instant, type Length, limitAfter } from "@servanda/core";
import { type Brought, together } from "../atoms/history.ts";
import { isBoundAt } from "../atoms/membership.ts";
import { namesOf } from "../atoms/status.ts";
import { tallyOf } from "../atoms/tally.ts";
import type { Judge, World } from "./judge.ts";
import { inOrder, Motions, type Put, type RuledBody } from "./motions.ts";

export class BodyBook {
  readonly #judge: Judge;
  readonly #motions: Motions;
  readonly #weighed = new Set<string>();

  constructor(judge: Judge) {
    this.#judge = judge;
    this.#motions = new Motions(judge.agreement.bodies);
  }

  /** Decisions that come about at `now`, and what decisions on record are worth. */
  bring(world: World, now: Instant): Brought {
    this.#motions.takeUp(world.known.acts);
    return together(
      this.#motions.bodies.flatMap((body) => [
        ...this.#motions.of(body).map((motion) => this.#count(body, motion, world, now)),
        { decisions: this.#weigh(body, world) },
      ]),
    );
  }

  /** Instants at which a silence is long enough, or voting is over. */
  upcoming(): Instant[] {
    return this.#motions.bodies.flatMap((body) =>
      this.#motions
        .of(body)
        .filter(({ state }) => state === "open")
        .flatMap((motion) => Object.values(this.#terms(body, motion))),
    );
  }

  #terms({ rules }: RuledBody, { putAt, rule }: Put): { over?: Instant; consent?: Instant; convene?: Instant } {
    const after = (length: Length): Instant => limitAfter(this.#judge.dayRule, putAt, length);
    const { consentAfter, convening } = rules;
    return {
      ...(rule.within === undefined ? {} : { over: after(rule.within) }),
      ...(consentAfter === undefined ? {} : { consent: after(consentAfter) }),
      ...(convening?.within === undefined ? {} : { convene: after(convening.within) }),
    };
  }

  #count(body: RuledBody, motion: Put, world: World, now: Instant): Brought {
    if (motion.state === "closed") return {};
    if (motion.state === "deadlocked") return this.#breakDeadlock(body, motion, world, now);
    const tally = this.#tally(body, motion, world, now);
    if (tally === undefined) return {};
    const { record } = motion;
    motion.tally = tally;
    motion.state = canBreakDeadlock(body, motion, tally) ? "deadlocked" : "closed";
    if (record === undefined) return decision(tally);
    // A decision on record stands, whatever votes come later; it is said what they say.
    motion.state = "closed";
    return {
      decisions: [{ act: record, standing: tally.outcome === "accepted" ? "borne out" : "contradicted", tally }],
    };
  }

  #tally(body: RuledBody, motion: Put, world: World, now: Instant): Tally | undefined {
    const { over, consent, convene } = this.#terms(body, motion);
    const { members, rules } = body;
    const { membership } = this.#judge.agreement;
    const votes = this.#motions.votesOn(body, motion, world.known.acts);
    const inForce = members.filter((member) => isBoundAt(membership, world.known.acts, member, now));
    const accused = rules.excludesAccused ? accusedIn(this.#judge, motion, world) : [];
    const isUnheard = convene !== undefined && now >= convene && votes.length === 0 && !isConvened(body, motion, world);
    const { rule, state: _state, tally: _tally, record, ...asPut } = motion;
    const tally = tallyOf(
      asPut,
      {
        rules,
        rule,
        eligible: inForce.filter((member) => !accused.includes(member)),
        excluded: inForce.filter((member) => accused.includes(member)),
        absent: members.filter((member) => !inForce.includes(member)),
        votes,
        // What was decided on record is not decided again by silence.
        isSilenceConsent: record === undefined && !isUnheard && consent !== undefined && now >= consent,
        isOver: record === undefined && (isUnheard || (over !== undefined && now >= over)),
      },
      now,
    );
    return tally !== undefined && isUnheard ? { ...tally, ground: "not convened" } : tally;
  }

  // Who the text names for a deadlock decides in the body's place.
  #breakDeadlock(body: RuledBody, motion: Put, world: World, now: Instant): Brought {
    const by = body.rules.deadlock?.by ?? [];
    const { tally } = motion;
    const act = inOrder(world.known.acts).find(
      (each) =>
        each.act === DECIDES &&
        by.includes(each.by) &&
        each.matter === motion.matter &&
        each.recordedAt >= motion.putAt,
    );
    if (act === undefined || tally === undefined) return {};
    motion.state = "closed";
    if (act.outcome === "rejected") return {};
    motion.tally = { ...tally, outcome: "accepted", ground: "deadlock", decidedBy: refOf(act), countedAt: now };
    return decision(motion.tally);
  }

  #weigh(body: RuledBody, world: World): RecordedDecision[] {
    return inOrder(world.known.acts)
      .filter((act) => act.act === DECIDES && act.by === body.name && act.source !== INSTITUTION)
      .filter((act) => !this.#weighed.has(refOf(act)) && this.#weighed.add(refOf(act)))
      .map((act) => this.#standing(body, act, world));
  }

  #standing(body: RuledBody, act: Act, world: World): RecordedDecision {
    const motion = this.#motions.last(body, act);
    if (
      motion !== undefined &&
      (motion.tally !== undefined || this.#motions.votesOn(body, motion, world.known.acts).length > 0)
    ) {
      const { tally } = motion;
      const isBorneOut = tally?.outcome === (act.outcome ?? "accepted");
      return { act, standing: isBorneOut ? "borne out" : "contradicted", ...(tally === undefined ? {} : { tally }) };
    }
    const closed = motion ?? this.#motions.putByRecord(body, act);
    if (closed !== undefined) {
      closed.state = "recorded";
      closed.record = act;
    }
    return { act, standing: "not computed" };
  }
}

function decision(tally: Tally): Brought {
  const { body, matter, about, outcome, countedAt } = tally;
  const act: Act = {
    record: "act",
    source: INSTITUTION,
    id: [DECIDES, body, matter, ...(about === undefined ? [] : [about]), countedAt].join("/"),
    act: DECIDES,
    by: body,
    at: countedAt,
    recordedAt: countedAt,
    matter,
    ...(about === undefined ? {} : { about }),
    outcome,
  };
  return { acts: [act], tallies: new Map([[refOf(act), tally]]) };
}

function canBreakDeadlock({ rules }: RuledBody, motion: Put, { outcome }: Tally): boolean {
  const { deadlock } = rules;
  if (outcome === "accepted" || deadlock === undefined) return false;
  return deadlock.matter === undefined || deadlock.matter === motion.matter;
}

/** Someone who may has called the members together since the matter was put. */
function isConvened({ name, rules }: RuledBody, motion: Put, world: World): boolean {
  return world.known.acts.some(
    (act) =>
      act.act === "convene" &&
      (rules.convening?.by ?? []).includes(act.by) &&
      (act.to === undefined || act.to === name) &&
      (act.matter === undefined || act.matter === motion.matter) &&
      act.recordedAt >= motion.putAt,
  );
}

/**
 * Against whom the findings stand that the matter is about, by any of their names. One that is only possible takes
 * nobody's vote, or whoever wants to could accuse a member out of the room.
 */
function accusedIn({ agreement }: Judge, { about }: Put, world: World): readonly ActorName[] {
  if (about === undefined) return [];
  const isAboutIt = (finding: Finding): boolean => {
    const { subject, evidence } = finding;
    const incident =
      subject.kind === "incident" ? world.incidents.find(({ least }) => least === subject.least) : undefined;
    return evidence.includes(about) || namesOf(agreement, finding, incident?.members ?? []).includes(about);
  };
  return agreement.clauses
    .flatMap(({ key }) => world.findingsOf(key))
    .filter((finding) => finding.certainty === "certain" && isUpheld(finding))
    .filter(isAboutIt)
    .flatMap(({ bearer }) => (bearer === null ? [] : [bearer]));
}
