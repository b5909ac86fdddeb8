// How far each ladder has gone. A rung is asked again where what it asks about changed: now, or at the breaches whose
// window that reaches.
import type { Ladder, RecordRef, Rung, StateChange } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { changeTo, windowMs } from "../../organs/ladders.ts";
import { finite, sinceEver } from "../saved-instant.ts";
import type { State } from "../state.ts";
import type { Alarm } from "../turning.ts";
import { type Breach, Breaches } from "./breaches.ts";
import { RungBook } from "./rung.ts";

export class LadderBook {
  readonly #tracks: readonly Track[];

  constructor(ladders: readonly Ladder[], state: State, alarm: Alarm) {
    this.#tracks = ladders.map((ladder) => new Track(ladder, state, alarm));
  }

  get isWoken(): boolean {
    return this.#tracks.some(({ isWoken }) => isWoken);
  }

  /** In the order of the text. */
  save(): readonly SavedLadder[] {
    return this.#tracks.map((track) => track.save());
  }

  /** Before any breach is known. */
  load(saved: readonly SavedLadder[]): void {
    for (const [index, track] of this.#tracks.entries()) {
      const of = saved[index];
      if (of !== undefined) track.load(of);
    }
  }

  /** Rungs reached, or left, at `now`. */
  bring(now: Instant): StateChange[] {
    return this.#tracks.flatMap((track) => (track.isWoken ? track.turn(now) : []));
  }
}

/** Where a ladder stands; its stale rungs by name. */
export interface SavedLadder {
  readonly height: number;
  readonly closedAt: Instant | null;
  readonly quietUntil: Instant | null;
  readonly stale: readonly string[];
}

class Track {
  isWoken = true;
  readonly #ladder: Ladder;
  readonly #alarm: Alarm;
  readonly #breaches: Breaches;
  readonly #rungs: readonly RungBook[];
  /** Index of the rung; below the first before anything happened, or since it was closed. */
  #height = -1;
  #closedAt = Number.NEGATIVE_INFINITY;
  /** Where quiet held as the rung was reached: from when it must last. */
  #quietUntil = Number.NEGATIVE_INFINITY;
  /** Rungs that held on nothing new as the ladder closed. */
  #stale: ReadonlySet<Rung> = new Set();

  constructor(ladder: Ladder, state: State, alarm: Alarm) {
    this.#ladder = ladder;
    this.#alarm = alarm;
    const wake = (): void => {
      this.isWoken = true;
    };
    this.#breaches = new Breaches(ladder, state, (breach) => this.#changed(breach));
    this.#rungs = ladder.rungs.map((rung) => new RungBook(rung, this.#breaches, state, alarm, wake));
  }

  save(): SavedLadder {
    return {
      height: this.#height,
      closedAt: finite(this.#closedAt),
      quietUntil: finite(this.#quietUntil),
      stale: [...this.#stale].map(({ name }) => name),
    };
  }

  load({ height, closedAt, quietUntil, stale }: SavedLadder): void {
    this.#height = height;
    this.#closedAt = sinceEver(closedAt);
    this.#quietUntil = sinceEver(quietUntil);
    this.#stale = new Set(this.#ladder.rungs.filter(({ name }) => stale.includes(name)));
    this.#breaches.forgetUntil(this.#closedAt);
    this.#awaitQuiet();
  }

  turn(now: Instant): StateChange[] {
    this.isWoken = false;
    for (const rung of this.#rungs) rung.refresh(now, this.#closedAt);
    const holding = new Set(this.#rungs.filter(({ holds }) => holds).map(({ rung }) => rung));
    this.#stale = new Set([...this.#stale].filter((rung) => holding.has(rung)));
    const highest = this.#ladder.rungs.findLastIndex(
      (rung) => !rung.closes && !this.#stale.has(rung) && holding.has(rung),
    );
    return highest > this.#height ? this.#reach(highest, now) : this.#close(now);
  }

  #reach(height: number, now: Instant): StateChange[] {
    this.#height = height;
    const closing = this.#rungs.find(({ rung }) => rung.closes);
    this.#quietUntil = closing?.holdsNow === true ? now + windowMs(closing.rung.condition) : now;
    this.#awaitQuiet();
    return this.#say(height, now, this.#breaches.evidence(now));
  }

  #awaitQuiet(): void {
    if (!Number.isFinite(this.#quietUntil)) return;
    this.#alarm(this.#quietUntil, () => {
      this.isWoken = true;
    });
  }

  #close(now: Instant): StateChange[] {
    const index = this.#ladder.rungs.findIndex(({ closes }) => closes);
    if (this.#height < 0 || now < this.#quietUntil || this.#rungs[index]?.holdsNow !== true) return [];
    const evidence = this.#breaches.evidence(now);
    this.#height = -1;
    this.#closedAt = now;
    this.#breaches.forgetUntil(now);
    for (const rung of this.#rungs) rung.beginAnew(now);
    this.#stale = new Set(this.#rungs.filter(({ holdsNow }) => holdsNow).map(({ rung }) => rung));
    return this.#say(index, now, evidence);
  }

  // What is said may change what another rung asks about: it is asked again.
  #say(height: number, now: Instant, evidence: readonly RecordRef[]): StateChange[] {
    this.isWoken = true;
    return changeTo(this.#ladder, height, now, evidence);
  }

  // One that came or went; that is said to end later counts once it has.
  #changed(breach: Breach): void {
    const wake = (): void => {
      this.isWoken = true;
      for (const rung of this.#rungs) rung.wakeAt(breach);
    };
    wake();
    this.#alarm(breach.to, wake);
  }
}
