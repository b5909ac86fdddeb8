// The findings of one clause that stand: kept on the board that others ask, and said once they have settled.
import type { Finding, Transition } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Board } from "./state.ts";

const NOTHING: readonly never[] = [];

export class Standing {
  readonly #board: Board;
  readonly #byKey = new Map<string, Finding>();
  /** As it was last said, of what has changed since. */
  readonly #unsaid = new Map<string, Finding | undefined>();

  constructor(board: Board) {
    this.#board = board;
  }

  get(key: string): Finding | undefined {
    return this.#byKey.get(key);
  }

  /** Something may differ from what was last said. */
  get isUnsaid(): boolean {
    return this.#unsaid.size > 0;
  }

  values(): Iterable<Finding> {
    return this.#byKey.values();
  }

  /** Puts what is now in the place of what was. By key. */
  settle(before: ReadonlyMap<string, Finding>, now: ReadonlyMap<string, Finding>): void {
    for (const [key, finding] of before) {
      if (now.has(key)) continue;
      this.#byKey.delete(key);
      this.#post(key, finding, undefined);
    }
    for (const [key, finding] of now) {
      const old = before.get(key);
      if (old !== undefined && isSame(old, finding)) continue;
      this.#byKey.set(key, finding);
      this.#post(key, old, finding);
    }
  }

  /** What differs from what was last said. `known`: told of every finding that stands among it. */
  say(at: Instant, recordedAt: Instant, known: (finding: Finding) => void): readonly Transition[] {
    if (this.#unsaid.size === 0) return NOTHING;
    const said: Transition[] = [];
    const say = (change: "found" | "changed" | "withdrawn", finding: Finding): number =>
      said.push({ kind: "finding", recordedAt, at, change, finding });
    for (const [key, before] of this.#unsaid) {
      const finding = this.#byKey.get(key);
      if (finding !== undefined) known(finding);
      if (finding === undefined) {
        if (before !== undefined) say("withdrawn", before);
      } else if (before === undefined) say("found", finding);
      else if (!isSame(before, finding)) say("changed", finding);
    }
    this.#unsaid.clear();
    return said;
  }

  // Keeps the board that other clauses ask, and wakes them.
  #post(key: string, old: Finding | undefined, finding: Finding | undefined): void {
    if (!this.#unsaid.has(key)) this.#unsaid.set(key, old);
    const { findings, feed, listeners } = this.#board;
    if (old !== undefined) findings.removeAt(old.from, (each) => each === old);
    if (finding !== undefined) findings.add(finding);
    for (const each of [old, finding]) {
      if (each === undefined) continue;
      feed.touch(each.from, each.to);
      for (const listener of listeners) listener(each);
    }
  }
}

// Evidence can be long and is mostly the same texts; the rest is short.
function isSame(a: Finding, b: Finding): boolean {
  if (a.evidence.length !== b.evidence.length || !a.evidence.every((ref, index) => ref === b.evidence[index]))
    return false;
  return JSON.stringify({ ...a, evidence: [] }) === JSON.stringify({ ...b, evidence: [] });
}
