// Things in order of the beginning of their interval, so that a window is found by halving and walked from its end.
// Nearly everything is appended; what comes late is moved in.

/** Anything with a closed interval of world time. */
export interface Spanning {
  readonly from: number;
  readonly to: number;
}

export class Series<T extends Spanning> {
  readonly #items: T[] = [];
  #longestMs = 0;
  #latestEnd = Number.NEGATIVE_INFINITY;

  /** No item ever ended later. */
  get latestEnd(): number {
    return this.#latestEnd;
  }

  get size(): number {
    return this.#items.length;
  }

  /** All items by beginning. Owned by the series: do not keep or change it. */
  get items(): readonly T[] {
    return this.#items;
  }

  /** O(1) in order of time, O(n) moves for what comes late. */
  add(item: T): void {
    const items = this.#items;
    const last = items.at(-1);
    if (item.to - item.from > this.#longestMs) this.#longestMs = item.to - item.from;
    if (item.to > this.#latestEnd) this.#latestEnd = item.to;
    if (last === undefined || last.from <= item.from) items.push(item);
    else items.splice(this.#firstAfter(item.from), 0, item);
  }

  /** Removes the first item that the test accepts among those beginning at `from`. */
  removeAt(from: number, isIt: (item: T) => boolean): boolean {
    for (let index = this.#firstAfter(from) - 1; index >= 0; index -= 1) {
      const item = this.#items[index];
      if (item === undefined || item.from < from) return false;
      if (isIt(item)) {
        this.#items.splice(index, 1);
        return true;
      }
    }
    return false;
  }

  has(item: T): boolean {
    let found = false;
    this.visitWindow(item.from, item.from, (each) => {
      found = each === item;
      return found;
    });
    return found;
  }

  /** Index of the last item that begins at `at` or before, -1 if none: where a walk back through a window starts. */
  lastAt(at: number): number {
    return this.#firstAfter(at) - 1;
  }

  /** No item that begins before this can reach `from`. */
  earliestReaching(from: number): number {
    return from - this.#longestMs;
  }

  /** Visits what overlaps the closed window, latest beginning first, until `visit` returns true. */
  visitWindow(from: number, to: number, visit: (item: T) => boolean): void {
    const items = this.#items;
    const earliest = this.earliestReaching(from);
    for (let index = this.lastAt(to); index >= 0; index -= 1) {
      const item = items[index];
      if (item === undefined || item.from < earliest) return;
      if (item.to >= from && visit(item)) return;
    }
  }

  // Index of the first item that begins after `at`. The end is tried first: questions are mostly about now.
  #firstAfter(at: number): number {
    const items = this.#items;
    let low = 0;
    let high = items.length;
    const last = items[high - 1];
    if (last === undefined || last.from <= at) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const item = items[middle];
      if (item !== undefined && item.from <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
