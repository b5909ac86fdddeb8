// Bodies with rules decide by the votes on record.
//   eligible(b, t)  = members in force at t, less those whom the matter accuses
//   decides(b, m)   = the first instant at which the votes suffice, can suffice no more, or their time is over
//   stands(r)       = a decision on record, where nobody's vote is; else the votes are the decision
import type { Act, CheckedAgreement, RecordedDecision, Tally } from "@servanda/agreement";
import { DECIDES, INSTITUTION, refOf } from "@servanda/agreement";
import { type Instant, type Length, limitAfter } from "@servanda/core";
import { type Brought, together } from "../atoms/history.ts";
import { isBoundAt, MEMBERSHIP_VERBS } from "../atoms/membership.ts";
import { tallyOf } from "../atoms/tally.ts";
import { Motions, nameInText, type Put, type RuledBody, VOTES } from "./motions.ts";
import { inOrder, type Sight } from "./sight.ts";

/** Motions of a body to be counted, in the order in which they were put; `put` are those put just now, of any body. */
export type Asked = (body: RuledBody, put: readonly Put[]) => readonly Put[];

export class BodyBook {
  readonly motions: Motions;
  readonly #weighed = new Set<string>();

  constructor({ bodies }: Pick<CheckedAgreement, "bodies">) {
    this.motions = new Motions(bodies);
  }

  /** Decisions on record of which it was said what they are worth. */
  weighed(): readonly string[] {
    return [...this.#weighed];
  }

  load(weighed: readonly string[]): void {
    for (const each of weighed) this.#weighed.add(each);
  }

  /**
   * Decisions that come about at `now`, and what decisions on record are worth. `acts`: those that may put a matter or
   * record a decision; `asked`: motions that may have come to something, beside those that are put now.
   */
  bring(sight: Sight, acts: readonly Act[], asked: Asked, now: Instant): Brought {
    const put = this.motions.takeUp(acts);
    return together(
      this.motions.bodies.flatMap((body) => [
        ...asked(body, put).map((motion) => this.#count(body, motion, sight, now)),
        this.#weigh(body, acts, sight),
      ]),
    );
  }

  #count(body: RuledBody, motion: Put, sight: Sight, now: Instant): Brought {
    if (motion.state === "closed") return {};
    if (motion.state === "deadlocked") return this.#breakDeadlock(body, motion, sight, now);
    const tally = this.#tally(body, motion, sight, now);
    if (tally === undefined) return {};
    const { record } = motion;
    motion.tally = tally;
    motion.state = canBreakDeadlock(body, motion, tally) ? "deadlocked" : "closed";
    if (record === undefined) return decision(tally);
    // A decision on record stands, whatever votes come later; it is said what they say.
    motion.state = "closed";
    if (body.declared !== undefined) return {};
    return {
      decisions: [{ act: record, standing: tally.outcome === "accepted" ? "borne out" : "contradicted", tally }],
    };
  }

  #tally(body: RuledBody, motion: Put, sight: Sight, now: Instant): Tally | undefined {
    const { over, consent, convene } = termsOf(sight, body, motion);
    const { members, rules } = body;
    const { membership } = sight.agreement;
    const votes = this.#votesOn(body, motion, sight);
    // A decision on record stands as its secretary wrote it while nobody's vote is.
    if (motion.record !== undefined && votes.length === 0) return undefined;
    const turns = sight.acts(MEMBERSHIP_VERBS);
    const inForce = members.filter((member) => isBoundAt(membership, turns, member, now));
    const accused = rules.excludesAccused && motion.about !== undefined ? sight.accusedUnder(motion.about) : [];
    const isUnheard = convene !== undefined && now >= convene && votes.length === 0 && !isConvened(body, motion, sight);
    const { rule, state: _state, tally: _tally, order: _order, record, ...asPut } = motion;
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
  #breakDeadlock(body: RuledBody, motion: Put, sight: Sight, now: Instant): Brought {
    const by = body.rules.deadlock?.by ?? [];
    const { tally } = motion;
    const act = inOrder(sight.actsOn(DECIDES, motion.matter)).find(
      (each) => by.includes(each.by) && each.recordedAt >= motion.putAt,
    );
    if (act === undefined || tally === undefined) return {};
    motion.state = "closed";
    if (act.outcome === "rejected") return {};
    motion.tally = { ...tally, outcome: "accepted", ground: "deadlock", decidedBy: refOf(act), countedAt: now };
    return decision(motion.tally);
  }

  #votesOn(body: RuledBody, motion: Put, sight: Sight): readonly Act[] {
    return this.motions.votesOn(body, motion, sight.actsOn(VOTES, motion.matter));
  }

  #weigh(body: RuledBody, acts: readonly Act[], sight: Sight): Brought {
    const name = nameInText(body);
    const decisions = inOrder(acts)
      .filter((act) => act.act === DECIDES && act.by === name && act.source !== INSTITUTION)
      .filter((act) => this.#isFirst(`${body.name} ${refOf(act)}`))
      .map((act) => this.#standing(body, act, sight));
    if (body.declared === undefined) return { decisions };
    // What is on record is weighed once, by the base. Where no vote is, it stands under the reading as well.
    return {
      acts: decisions.filter(({ standing }) => standing === "not computed").map(({ act }) => asDecided(body, act)),
    };
  }

  #isFirst(key: string): boolean {
    return !this.#weighed.has(key) && this.#weighed.add(key) !== undefined;
  }

  #standing(body: RuledBody, act: Act, sight: Sight): RecordedDecision {
    const motion = this.motions.last(body, act);
    if (motion !== undefined && (motion.tally !== undefined || this.#votesOn(body, motion, sight).length > 0)) {
      const { tally } = motion;
      const isBorneOut = tally?.outcome === (act.outcome ?? "accepted");
      return { act, standing: isBorneOut ? "borne out" : "contradicted", ...(tally === undefined ? {} : { tally }) };
    }
    const closed = motion ?? this.motions.putByRecord(body, act);
    if (closed !== undefined) {
      closed.state = "recorded";
      closed.record = act;
    }
    return { act, standing: "not computed" };
  }
}

function decision(tally: Tally): Brought {
  const { body, matter, about, outcome, countedAt, ground } = tally;
  // The body may have been refused it at the same instant.
  const inItsPlace = ground === "deadlock" ? [ground] : [];
  const act: Act = {
    record: "act",
    source: INSTITUTION,
    id: [DECIDES, body, matter, ...(about === undefined ? [] : [about]), countedAt, ...inItsPlace].join("/"),
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

function asDecided({ name }: RuledBody, act: Act): Act {
  return { ...act, source: INSTITUTION, id: [DECIDES, name, refOf(act)].join("/"), by: name, at: act.recordedAt };
}

/** The verb of the act that calls members together. */
export const CONVENES = "convene";

/** Moments at which a silence is long enough, or voting is over. */
export function termsOf(
  { dayRule }: Pick<Sight, "dayRule">,
  { rules }: RuledBody,
  { putAt, rule }: Put,
): { readonly over?: Instant; readonly consent?: Instant; readonly convene?: Instant } {
  const after = (length: Length): Instant => limitAfter(dayRule, putAt, length);
  const { consentAfter, convening } = rules;
  return {
    ...(rule.within === undefined ? {} : { over: after(rule.within) }),
    ...(consentAfter === undefined ? {} : { consent: after(consentAfter) }),
    ...(convening?.within === undefined ? {} : { convene: after(convening.within) }),
  };
}

function canBreakDeadlock({ rules }: RuledBody, motion: Put, { outcome }: Tally): boolean {
  const { deadlock } = rules;
  if (outcome === "accepted" || deadlock === undefined) return false;
  return deadlock.matter === undefined || deadlock.matter === motion.matter;
}

/** Someone who may has called the members together since the matter was put. */
function isConvened(body: RuledBody, motion: Put, sight: Sight): boolean {
  return sight
    .acts([CONVENES])
    .some(
      (act) =>
        (body.rules.convening?.by ?? []).includes(act.by) &&
        (act.to === undefined || act.to === nameInText(body)) &&
        (act.matter === undefined || act.matter === motion.matter) &&
        act.recordedAt >= motion.putAt,
    );
}
