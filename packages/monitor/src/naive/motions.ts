// Matters put to bodies with rules, and the votes on them.
//   put(b, m) = `table` or `propose` on the matter where it is not open; or its first vote, where it was never put
import type { Act, ActorName, Body, BodyRules, DecisionRule, Tally } from "@servanda/agreement";
import { compareText, refOf } from "@servanda/agreement";
import { type Motion, ruleFor } from "../atoms/tally.ts";

export interface RuledBody extends Body {
  readonly rules: BodyRules;
}

/**
 * *open*: votes count. *deadlocked*: whoever the text names may decide. *recorded*: a decision went on record while no
 * vote was; votes that come later are held against it.
 */
type MotionState = "open" | "deadlocked" | "recorded" | "closed";

/** A motion from when it was put. */
export interface Put extends Motion {
  readonly rule: DecisionRule;
  state: MotionState;
  /** What it came to, once it is decided. */
  tally?: Tally;
  /** The decision on record that closed it. */
  record?: Act;
}

export class Motions {
  readonly bodies: readonly RuledBody[];
  readonly #all: Put[] = [];
  readonly #taken = new Set<string>();

  constructor(bodies: readonly Body[]) {
    this.bodies = bodies.flatMap((body) => (body.rules === undefined ? [] : [{ ...body, rules: body.rules }]));
  }

  /** Takes up what acts put. An act puts once. */
  takeUp(acts: readonly Act[]): void {
    for (const body of this.bodies) for (const act of inOrder(acts)) this.#takeUp(body, act);
  }

  /** In the order in which they were put. */
  of(body: RuledBody): readonly Put[] {
    return this.#all.filter((each) => each.body === body.name);
  }

  /** The last motion that an act of a body, or in it, can be about. */
  last(body: RuledBody, act: Act): Put | undefined {
    return this.of(body).findLast((motion) => isOn(motion, act));
  }

  votesOn(body: RuledBody, motion: Put, acts: readonly Act[]): readonly Act[] {
    return acts.filter(
      (act) =>
        act.act === "vote" && act.recordedAt >= motion.putAt && isOn(motion, act) && this.#isTo(body, act, act.by),
    );
  }

  /** A decision on record on a matter that was never put. */
  putByRecord(body: RuledBody, act: Act): Put | undefined {
    return this.#put(body, act, "recorded");
  }

  #takeUp(body: RuledBody, act: Act): void {
    const isVote = act.act === "vote";
    if (!(isVote || act.act === "table" || act.act === "propose") || !this.#isTo(body, act, act.by)) return;
    const ref = `${body.name} ${refOf(act)}`;
    if (this.#taken.has(ref)) return;
    this.#taken.add(ref);
    const before = this.of(body).filter((motion) => isOn(motion, act));
    const isNew = isVote ? before.length === 0 : before.every(({ state }) => state !== "open");
    if (isNew) this.#put(body, act, "open");
  }

  #put(body: RuledBody, act: Act, state: MotionState): Put | undefined {
    const { matter, about } = act;
    const rule = matter === undefined ? undefined : ruleFor(body.rules, matter);
    if (matter === undefined || rule === undefined) return undefined;
    const subject = { body: body.name, matter, ...(about === undefined ? {} : { about }) };
    const motion: Put = { ...subject, putAt: act.recordedAt, putBy: refOf(act), rule, state };
    this.#all.push(motion);
    return motion;
  }

  /** It says so, or its author sits in this body with rules and in no other. */
  #isTo(body: RuledBody, act: Act, author: ActorName): boolean {
    if (act.to !== undefined) return act.to === body.name;
    const seats = this.bodies.filter(({ members, rules }) => members.includes(author) || rules.chair === author);
    return seats.length === 1 && seats[0] === body;
  }
}

/** On the same matter, and about the same thing where both say what. */
function isOn(motion: Motion, act: Act): boolean {
  return act.matter === motion.matter && (act.about === undefined || act.about === motion.about);
}

/** By record time, so that of several the first one puts the matter. */
export function inOrder(acts: readonly Act[]): readonly Act[] {
  return [...acts].sort((a, b) => a.recordedAt - b.recordedAt || compareText(refOf(a), refOf(b)));
}
