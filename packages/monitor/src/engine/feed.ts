// Who must look again when something changes. A feed is anything a condition asks about; its dependents are the
// things judged by such a condition. A change at a world interval wakes only those whose window can reach it.
import type { Series, Spanning } from "./series.ts";

/** Things that are judged by a condition, and how far back from them the condition looks. */
export interface Dependent {
  /** Wakes what is judged at a time from which the condition's window reaches the interval. */
  wake(from: number, to: number): void;
  wakeAll(): void;
  /** Wakes what began on record at the instant or later, where that can be told. */
  wakeSince?(begunAt: number): void;
}

/** Things of a series, judged by a condition that looks back `windowMs`. */
export function dependentOf<T extends Spanning>(
  series: Series<T>,
  windowMs: number,
  mark: (item: T) => void,
): Dependent {
  const visit = (item: T): boolean => {
    mark(item);
    return false;
  };
  const wake = (from: number, to: number): void => {
    // Nearly always what happened is later than all that was judged.
    if (series.latestEnd < from) return;
    series.visitWindow(from, to + windowMs, visit);
  };
  return { wake, wakeAll: () => series.items.forEach(mark) };
}

export class Feed {
  readonly #dependents: Dependent[] = [];

  add(dependent: Dependent): void {
    this.#dependents.push(dependent);
  }

  /** Whether anybody looks. */
  get isHeard(): boolean {
    return this.#dependents.length > 0;
  }

  touch(from: number, to: number): void {
    for (const each of this.#dependents) each.wake(from, to);
  }

  touchAll(): void {
    for (const each of this.#dependents) each.wakeAll();
  }
}
