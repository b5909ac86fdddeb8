// Matters put to bodies with rules, and the votes on them.
//   put(b, m) = `table` or `propose` on the matter where it is not open; or its first vote, where it was never put
import type { Act, ActorName, ActVerb, Body, BodyRules, DecisionRule, Tally } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { type Motion, ruleFor } from "../atoms/tally.ts";
import { inOrder } from "./sight.ts";

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
  /** Grows with each that is put. */
  readonly order: number;
  readonly rule: DecisionRule;
  state: MotionState;
  /** What it came to, once it is decided. */
  tally?: Tally;
  /** The decision on record that closed it. */
  record?: Act;
}

/** Motions as plain data, and which acts have put one. */
export interface SavedMotions {
  readonly taken: readonly string[];
  /** In the order in which they were put. Their rule is that of the text. */
  readonly put: readonly Omit<Put, "rule" | "order">[];
}

export class Motions {
  readonly bodies: readonly RuledBody[];
  readonly #byBody = new Map<ActorName, Put[]>();
  readonly #byMatter = new Map<string, Put[]>();
  readonly #taken = new Set<string>();
  #count = 0;

  constructor(bodies: readonly Body[]) {
    this.bodies = bodies.flatMap((body) => (body.rules === undefined ? [] : [{ ...body, rules: body.rules }]));
  }

  /** Takes up what acts put, the first of them first, and returns what is new. An act puts once. */
  takeUp(acts: readonly Act[]): readonly Put[] {
    const putting = inOrder(acts.filter(({ act }) => PUTTING_VERBS.includes(act)));
    return this.bodies.flatMap((body) => putting.flatMap((act) => this.#takeUp(body, act) ?? []));
  }

  save(): SavedMotions {
    const all = [...this.#byBody.values()].flat().sort((a, b) => a.order - b.order);
    return { taken: [...this.#taken], put: all.map(({ rule: _rule, order: _order, ...put }) => put) };
  }

  /** Motions as they were saved, before any other is put. */
  load({ taken, put }: SavedMotions): readonly Put[] {
    for (const each of taken) this.#taken.add(each);
    const rules = new Map(this.bodies.map((body) => [body.name, body.rules]));
    return put.flatMap((saved) => {
      const of = rules.get(saved.body);
      const rule = of === undefined ? undefined : ruleFor(of, saved.matter);
      return rule === undefined ? [] : [this.#enter({ ...saved, rule, order: this.#count })];
    });
  }

  /** In the order in which they were put. */
  of({ name }: RuledBody): readonly Put[] {
    return this.#byBody.get(name) ?? [];
  }

  /** Those of any body on a matter. */
  on(matter: string): readonly Put[] {
    return this.#byMatter.get(matter) ?? [];
  }

  /** The last motion that an act of a body, or in it, can be about. */
  last(body: RuledBody, act: Act): Put | undefined {
    return this.#inBody(body, act).findLast((motion) => isOn(motion, act));
  }

  /** `votes`: at least all that stand on the matter. */
  votesOn(body: RuledBody, motion: Put, votes: readonly Act[]): readonly Act[] {
    return votes.filter((act) => act.recordedAt >= motion.putAt && isOn(motion, act) && this.#isTo(body, act, act.by));
  }

  /** A decision on record on a matter that was never put. */
  putByRecord(body: RuledBody, act: Act): Put | undefined {
    return this.#put(body, act, "recorded");
  }

  #takeUp(body: RuledBody, act: Act): Put | undefined {
    if (!this.#isTo(body, act, act.by)) return undefined;
    const ref = `${body.name} ${refOf(act)}`;
    if (this.#taken.has(ref)) return undefined;
    this.#taken.add(ref);
    const before = this.#inBody(body, act).filter((motion) => isOn(motion, act));
    const isNew = act.act === VOTES ? before.length === 0 : before.every(({ state }) => state !== "open");
    return isNew ? this.#put(body, act, "open") : undefined;
  }

  #inBody({ name }: RuledBody, { matter }: Act): readonly Put[] {
    return matter === undefined ? [] : this.on(matter).filter(({ body }) => body === name);
  }

  #put(body: RuledBody, act: Act, state: MotionState): Put | undefined {
    const { matter, about } = act;
    const rule = matter === undefined ? undefined : ruleFor(body.rules, matter);
    if (matter === undefined || rule === undefined) return undefined;
    const subject = { body: body.name, matter, ...(about === undefined ? {} : { about }) };
    return this.#enter({ ...subject, putAt: act.recordedAt, putBy: refOf(act), rule, state, order: this.#count });
  }

  #enter(motion: Put): Put {
    this.#count += 1;
    push(this.#byBody, motion.body, motion);
    push(this.#byMatter, motion.matter, motion);
    return motion;
  }

  /** It says so, or its author sits in this body with rules and in no other; readings of a body are one. */
  #isTo(body: RuledBody, act: Act, author: ActorName): boolean {
    if (act.to !== undefined) return act.to === nameInText(body);
    const seats = this.bodies.filter(({ members, rules }) => members.includes(author) || rules.chair === author);
    return seats.includes(body) && seats.every((each) => nameInText(each) === nameInText(body));
  }
}

/** What acts call it, also where a reading has it otherwise. */
export function nameInText({ name, declared }: Body): ActorName {
  return declared ?? name;
}

/** The verb of the act by which a member votes. */
export const VOTES = "vote";

/** Verbs of acts that can put a matter. */
export const PUTTING_VERBS: readonly ActVerb[] = [VOTES, "table", "propose"];

/** On the same matter, and about the same thing where both say what. */
function isOn(motion: Motion, act: Act): boolean {
  return act.matter === motion.matter && (act.about === undefined || act.about === motion.about);
}

function push(motions: Map<string, Put[]>, key: string, motion: Put): void {
  const list = motions.get(key);
  if (list === undefined) motions.set(key, [motion]);
  else list.push(motion);
}
