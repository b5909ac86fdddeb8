// All that the institution brings about by the text's own rules at an instant, organ by organ in the order of the
// reference. Only organs that something has woken are asked.
import type { ActorName, RecordRef } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Following } from "../../atoms/duty.ts";
import { type Brought, together } from "../../atoms/history.ts";
import type { SavedMembership } from "../../organs/membership.ts";
import type { State } from "../state.ts";
import type { TriggerBook } from "../triggers.ts";
import type { Alarm } from "../turning.ts";
import { Bodies, type SavedBodies } from "./bodies.ts";
import { Effects, type SavedEffects } from "./effects.ts";
import { LadderBook, type SavedLadder } from "./ladders.ts";
import { Members, Powers } from "./members.ts";
import { createSight, type IndexedSight } from "./sight.ts";
import { type SavedTerms, TermBook } from "./terms.ts";
import { type SavedHolding, WatchBook } from "./watches.ts";

/** What each organ remembers, as plain data. */
export interface SavedInstitution {
  readonly bodies: SavedBodies;
  readonly powers: readonly string[];
  readonly members: SavedMembership;
  readonly watches: readonly SavedHolding[];
  readonly effects: SavedEffects;
  readonly ladders: readonly SavedLadder[];
  readonly terms: SavedTerms;
}

export class Institution {
  readonly #sight: IndexedSight;
  readonly #bodies: Bodies;
  readonly #powers: Powers;
  readonly #members: Members;
  readonly #watches: WatchBook;
  readonly #effects: Effects;
  readonly #ladders: LadderBook;
  readonly #terms: TermBook;

  /** `accusedUnder`: against whom findings stand under a name. */
  constructor(state: State, alarm: Alarm, accusedUnder: (name: RecordRef) => readonly ActorName[]) {
    const { agreement } = state;
    this.#sight = createSight(state, accusedUnder);
    this.#bodies = new Bodies(state, alarm);
    this.#powers = new Powers(state, this.#sight);
    this.#members = new Members(state, this.#sight, alarm);
    this.#watches = new WatchBook(agreement, state, alarm);
    this.#effects = new Effects(agreement, state, this.#sight, alarm);
    this.#ladders = new LadderBook(agreement.ladders, state, alarm);
    this.#terms = new TermBook(agreement, state, alarm);
  }

  save(): SavedInstitution {
    return {
      bodies: this.#bodies.save(),
      powers: this.#powers.save(),
      members: this.#members.save(),
      watches: this.#watches.save(),
      effects: this.#effects.save(),
      ladders: this.#ladders.save(),
      terms: this.#terms.save(),
    };
  }

  /** What must be there before the records are. */
  loadFirst({ ladders }: SavedInstitution): void {
    this.#ladders.load(ladders);
  }

  load({ bodies, powers, members, watches, effects, terms }: SavedInstitution): void {
    this.#bodies.load(this.#sight, bodies);
    this.#powers.load(powers);
    this.#members.load(members);
    this.#watches.load(watches);
    this.#effects.load(effects);
    this.#terms.load(terms);
  }

  /** All that hears of reports. */
  get triggers(): readonly TriggerBook[] {
    return this.#effects.triggers;
  }

  /** Something is to be asked at `now`. */
  isWoken(now: Instant): boolean {
    // One by one: this is asked twice for every record.
    return (
      this.#bodies.isWoken ||
      this.#powers.isWoken ||
      this.#members.isWoken ||
      this.#watches.isWoken ||
      this.#ladders.isWoken ||
      this.#terms.isWoken ||
      this.#effects.isWoken(now)
    );
  }

  /**
   * What is brought about at `now`, on what stands. Bodies go first, alone; then who is bound and what powers are used;
   * then all the rest. `following`: hands over the effects that followed a duty since they were last taken.
   */
  bring(now: Instant, following: () => readonly Following[]): Brought {
    if (this.#bodies.isWoken) {
      const decided = together([this.#bodies.bring(this.#sight, now)]);
      if (decided.acts.length + decided.decisions.length > 0) return decided;
    }
    if (this.#members.isWoken || this.#powers.isWoken) {
      const bound = together([this.#members.bring(this.#sight, now), this.#powers.bring(this.#sight, now)]);
      if (bound.acts.length + bound.changes.length + bound.exercises.length > 0) return bound;
    }
    const { acts = [], changes = [] } = this.#effects.bring(now, following());
    return {
      acts: [...this.#watches.bring(now), ...acts],
      changes: [...this.#ladders.bring(now), ...this.#terms.bring(this.#sight, now), ...changes],
    };
  }
}
