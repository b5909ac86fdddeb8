// Work that must not overlap, done one after the other in the order in which it was asked for.

export interface Turns {
  /** Fulfilled or rejected as the work is; the next one begins all the same. */
  take<T>(work: () => Promise<T>): Promise<T>;
  /** Fulfilled once all that was asked for is done. */
  done(): Promise<void>;
}

export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve();
  return {
    take(work) {
      const mine = last.then(work);
      last = mine.then(
        () => undefined,
        () => undefined,
      );
      return mine;
    },
    done: () => last,
  };
}
