// Bodies with rules: a motion is counted again when a vote on it comes or goes, when its time is over, when somebody
// becomes a member or is none any more, and when a finding that it is about does.
import type { Act, ActorName } from "@servanda/agreement";
import { DECIDES } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Brought } from "../../atoms/history.ts";
import { MEMBERSHIP_VERBS } from "../../atoms/membership.ts";
import { BodyBook, CONVENES, termsOf } from "../../organs/bodies.ts";
import { PUTTING_VERBS, type Put, type RuledBody, type SavedMotions } from "../../organs/motions.ts";
import type { Sight } from "../../organs/sight.ts";
import type { State } from "../state.ts";
import type { Alarm } from "../turning.ts";

export interface SavedBodies extends SavedMotions {
  /** Decisions on record of which it was said what they are worth. */
  readonly weighed: readonly string[];
}

export class Bodies {
  readonly #book: BodyBook;
  readonly #state: State;
  readonly #alarm: Alarm;
  readonly #bodies: ReadonlyMap<ActorName, RuledBody>;
  readonly #woken = new Set<Put>();
  /** Not decided yet, or recorded without a vote. */
  readonly #live = new Set<Put>();
  #fresh: Act[] = [];

  constructor(state: State, alarm: Alarm) {
    const { agreement, acts } = state;
    this.#book = new BodyBook(agreement);
    this.#state = state;
    this.#alarm = alarm;
    const { bodies } = this.#book.motions;
    this.#bodies = new Map(bodies.map((body) => [body.name, body]));
    if (bodies.length === 0) return;
    for (const verb of [...PUTTING_VERBS, DECIDES]) acts.ofVerb(verb).listeners.push((act) => this.#spoken(act));
    acts
      .ofVerb(CONVENES)
      .listeners.push(({ matter }) => this.#wake((put) => matter === undefined || put.matter === matter));
    for (const verb of MEMBERSHIP_VERBS) {
      acts
        .ofVerb(verb)
        .listeners.push(({ by }) => this.#wake((put) => this.#bodies.get(put.body)?.members.includes(by)));
    }
    if (!bodies.some(({ rules }) => rules.excludesAccused)) return;
    const accused = (): void => this.#wake(({ about, body }) => about !== undefined && this.#excludes(body));
    for (const { key, rule } of agreement.clauses) {
      if (rule.kind === "forbid") state.boardOf(key).listeners.push(accused);
    }
    state.incidents.feed.add({ wake: accused, wakeAll: accused });
  }

  get isWoken(): boolean {
    return this.#fresh.length + this.#woken.size > 0;
  }

  save(): SavedBodies {
    return { weighed: this.#book.weighed(), ...this.#book.motions.save() };
  }

  /** Once the acts are there: all of them have been taken up before. */
  load(sight: Sight, { weighed, ...motions }: SavedBodies): void {
    this.#fresh = [];
    this.#book.load(weighed);
    for (const motion of this.#book.motions.load(motions)) if (motion.state !== "closed") this.#take(sight, motion);
    this.#woken.clear();
  }

  bring(sight: Sight, now: Instant): Brought {
    if (!this.isWoken) return NOTHING;
    const fresh = this.#fresh.filter((act) => this.#state.acts.kept.stands(act));
    const woken = [...this.#woken];
    const asked: { readonly motion: Put; readonly state: Put["state"] }[] = [];
    this.#fresh = [];
    this.#woken.clear();
    let isTaken = false;
    const brought = this.#book.bring(
      sight,
      fresh,
      (body, put) => {
        if (!isTaken) for (const each of put) this.#take(sight, each);
        isTaken = true;
        const motions = [...new Set([...woken, ...put])]
          .filter((motion) => motion.body === body.name)
          .sort((a, b) => a.order - b.order);
        asked.push(...motions.map((motion) => ({ motion, state: motion.state })));
        return motions;
      },
      now,
    );
    // A matter that was never put is put by the record of its decision.
    for (const { act } of brought.decisions ?? []) {
      const motion = this.#book.motions.on(act.matter ?? "").findLast(({ record }) => record === act);
      if (motion === undefined) continue;
      this.#live.add(motion);
      // Votes of this instant are held against it at once.
      this.#woken.add(motion);
    }
    for (const { motion, state } of asked) {
      if (motion.state === "closed") this.#live.delete(motion);
      // Whoever decides in the body's place may have spoken already.
      else if (motion.state !== state) this.#woken.add(motion);
    }
    return brought;
  }

  #take(sight: Sight, motion: Put): void {
    this.#live.add(motion);
    const body = this.#bodies.get(motion.body);
    if (body === undefined) return;
    for (const at of Object.values(termsOf(sight, body, motion))) this.#alarm(at, () => this.#woken.add(motion));
  }

  #spoken(act: Act): void {
    if (this.#state.acts.kept.stands(act)) this.#fresh.push(act);
    if (act.matter === undefined) return;
    for (const motion of this.#book.motions.on(act.matter)) if (motion.state !== "closed") this.#woken.add(motion);
  }

  #wake(isMeant: (motion: Put) => boolean | undefined): void {
    for (const motion of this.#live) if (isMeant(motion) === true) this.#woken.add(motion);
  }

  #excludes(body: ActorName): boolean {
    return this.#bodies.get(body)?.rules.excludesAccused === true;
  }
}

const NOTHING: Brought = {};
