// Chance that can be repeated: a small seeded generator whose state can be read and set. For simulation, sampling and
// tests; never for secrets.
import { assert } from "./assert.ts";

/** A stream of chance. Owned by whoever made it: drawing changes it. */
export interface Rng {
  /** Everything the stream depends on, 0 to 2^32 - 1; set it to go back. */
  state: number;
  /** In [0, 1), 32 bits of it. */
  next(): number;
  /** An integer in [0, n); `n` from 1 to 2^32. */
  int(n: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** A shuffled copy. */
  shuffle<T>(list: readonly T[]): T[];
}

/**
 * mulberry32 by Tommy Ettinger (2017, public domain,
 * https://gist.github.com/tommyettinger/46a874533244883189143505d203312c): a counter with a period of 2^32, mixed by
 * two multiplications. `seed` is taken modulo 2^32.
 */
export function createRng(seed: number): Rng {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (n: number): number => {
    assert(Number.isInteger(n) && n >= 1 && n <= 2 ** 32, `an integer below n needs n from 1 to 2^32, not ${n}`);
    return Math.floor(next() * n);
  };
  return {
    get state(): number {
      return state;
    },
    set state(value: number) {
      state = value >>> 0;
    },
    next,
    int,
    pick: <T>(list: readonly T[]): T => {
      assert(list.length > 0, "nothing can be picked from an empty list");
      return list[int(list.length)] as T;
    },
    shuffle: <T>(list: readonly T[]): T[] => {
      const shuffled = [...list];
      // Fisher-Yates, from the end.
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = int(i + 1);
        [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
      }
      return shuffled;
    },
  };
}
