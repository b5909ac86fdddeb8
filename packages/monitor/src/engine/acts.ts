// Acts on record, by verb, by who did them, and by what they are about.
import type { Act, ActorName, ActVerb } from "@servanda/agreement";
import { Feed } from "./feed.ts";
import { Kept } from "./kept.ts";
import { Series, type Spanning } from "./series.ts";

/** An act at its record instant, or at the instant it was done. */
export interface ActEntry extends Spanning {
  readonly act: Act;
}

/** Acts of one verb. */
export interface VerbBoard {
  readonly feed: Feed;
  readonly byRecord: Series<ActEntry>;
  readonly byActor: Map<ActorName, Series<ActEntry>>;
  readonly byMatter: Map<string, Act[]>;
  /** Told of every act that came or went. */
  readonly listeners: ((act: Act) => void)[];
}

const NONE: readonly Act[] = [];

export class Acts {
  readonly kept: Kept<Act> = new Kept();
  readonly #verbs = new Map<ActVerb, VerbBoard>();
  readonly #about = new Map<string, Act[]>();
  #areIdsUsed = false;

  ofVerb(verb: ActVerb): VerbBoard {
    let board = this.#verbs.get(verb);
    if (board === undefined) {
      board = { feed: new Feed(), byRecord: new Series(), byActor: new Map(), byMatter: new Map(), listeners: [] };
      this.#verbs.set(verb, board);
    }
    return board;
  }

  /** All of the verb, by record time. */
  all(verb: ActVerb): readonly Act[] {
    const { items } = this.ofVerb(verb).byRecord;
    return items.length === 0 ? NONE : items.map(({ act }) => act);
  }

  /** Whether the text asks about acts of this verb: others are not even kept. */
  isAsked(verb: ActVerb): boolean {
    return this.#verbs.has(verb);
  }

  /** Some act ever named what it is about by an identity that the institution gives, and not by a record. */
  get areIdsUsed(): boolean {
    return this.#areIdsUsed;
  }

  /** Acts about a record, incident or finding. */
  about(name: string): readonly Act[] {
    return this.#about.get(name) ?? [];
  }

  add(act: Act): void {
    this.kept.add(act);
    const board = this.ofVerb(act.act);
    board.byRecord.add({ from: act.recordedAt, to: act.recordedAt, act });
    let done = board.byActor.get(act.by);
    if (done === undefined) {
      done = new Series();
      board.byActor.set(act.by, done);
    }
    done.add({ from: act.at, to: act.at, act });
    if (act.matter !== undefined) {
      const on = board.byMatter.get(act.matter);
      if (on === undefined) board.byMatter.set(act.matter, [act]);
      else on.push(act);
    }
    if (act.about !== undefined) {
      this.#areIdsUsed ||= isId(act.about);
      const about = this.#about.get(act.about);
      if (about === undefined) this.#about.set(act.about, [act]);
      else about.push(act);
    }
    this.#tell(board, act);
  }

  remove(act: Act): void {
    this.kept.remove(act);
    const board = this.ofVerb(act.act);
    board.byRecord.removeAt(act.recordedAt, (each) => each.act === act);
    board.byActor.get(act.by)?.removeAt(act.at, (each) => each.act === act);
    if (act.matter !== undefined) {
      const on = board.byMatter.get(act.matter) ?? [];
      board.byMatter.set(
        act.matter,
        on.filter((each) => each !== act),
      );
    }
    if (act.about !== undefined)
      this.#about.set(
        act.about,
        this.about(act.about).filter((each) => each !== act),
      );
    this.#tell(board, act);
  }

  #tell(board: VerbBoard, act: Act): void {
    board.feed.touch(act.recordedAt, act.recordedAt);
    for (const listener of board.listeners) listener(act);
  }
}

/** An identity of an incident, a finding or a duty. References to records name their source before a slash. */
export function isId(name: string): boolean {
  return /^[ifd]-[^/]*$/.test(name);
}
