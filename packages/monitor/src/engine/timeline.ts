// Reports of a happening that has become too long, in order of time, with the quiet gap before each. Where it is to be
// divided is asked anew after every report; blocks know their longest gap, so that the answer costs little.
import { compareText, type Observation, refOf } from "@servanda/agreement";

const BLOCK_SIZE = 128;

/** The same parts as `divide` of atoms/linking.ts, for reports that come one by one. */
export class Timeline {
  /** By beginning, of equal ones by reference. Owned by the timeline. */
  readonly ordered: Observation[] = [];
  /** The latest end of all up to each report. */
  readonly #latest: number[] = [];
  /** From the latest end before each report to its beginning. */
  readonly #gaps: number[] = [];
  readonly #longestOfBlock: number[] = [];

  constructor(members: readonly Observation[]) {
    for (const each of [...members].sort(inOrder)) this.ordered.push(each);
    this.#refresh(0);
  }

  /** O(log n) at the end, O(n) moves for what comes late. */
  add(report: Observation): void {
    const { ordered } = this;
    const index = this.indexOf(report);
    ordered.splice(index, 0, report);
    this.#latest.splice(index, 0, Number.NEGATIVE_INFINITY);
    this.#gaps.splice(index, 0, 0);
    this.#refresh(index);
  }

  /**
   * Where each part begins, in order. What is cut off on its left has no bearing on a gap, because all of that ended
   * before the right began.
   */
  starts(maxSpanMs: number): number[] {
    const starts: number[] = [];
    const open: [start: number, end: number][] = [[0, this.ordered.length]];
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      const [start, end] = part;
      const spanMs = (this.#latest[end - 1] ?? 0) - (this.ordered[start]?.from ?? 0);
      const cut = spanMs > maxSpanMs ? this.#cutOf(start, end) : undefined;
      if (cut === undefined) starts.push(start);
      else open.push([cut, end], [start, cut]);
    }
    return starts;
  }

  // Everything from the index on that what came there can have changed.
  #refresh(index: number): void {
    for (let at = index; at < this.ordered.length; at += 1) {
      const { from = 0, to = 0 } = this.ordered[at] ?? {};
      const before = this.#latest[at - 1] ?? Number.NEGATIVE_INFINITY;
      const latest = Math.max(before, to);
      const isSettled = at > index + 1 && this.#latest[at] === latest && this.#gaps[at] === from - before;
      if (isSettled) break;
      this.#latest[at] = latest;
      this.#gaps[at] = from - before;
    }
    for (let block = Math.floor(index / BLOCK_SIZE); block * BLOCK_SIZE < this.ordered.length; block += 1) {
      let longest = 0;
      const end = Math.min((block + 1) * BLOCK_SIZE, this.ordered.length);
      // Before the very first report there is no gap.
      for (let at = Math.max(1, block * BLOCK_SIZE); at < end; at += 1)
        longest = Math.max(longest, this.#gaps[at] ?? 0);
      this.#longestOfBlock[block] = longest;
    }
  }

  // The longest gap within, of equal ones nearest the middle, of equally near ones the earlier; undefined without one.
  #cutOf(start: number, end: number): number | undefined {
    let longest = 0;
    for (let at = start + 1; at < end; at += 1) {
      const block = at / BLOCK_SIZE;
      if (Number.isInteger(block) && at + BLOCK_SIZE <= end) {
        longest = Math.max(longest, this.#longestOfBlock[block] ?? 0);
        at += BLOCK_SIZE - 1;
      } else longest = Math.max(longest, this.#gaps[at] ?? 0);
    }
    if (longest === 0) return undefined;
    const middle = (start + end) / 2;
    const before = this.#lastOf(longest, start + 1, Math.floor(middle));
    const after = this.#firstOf(longest, Math.floor(middle) + 1, end);
    if (before === undefined || after === undefined) return before ?? after;
    return middle - before <= after - middle ? before : after;
  }

  #lastOf(gap: number, from: number, to: number): number | undefined {
    for (let at = to; at >= from; at -= 1) {
      if (this.#gaps[at] === gap) return at;
      if ((at + 1) % BLOCK_SIZE === 0 && (this.#longestOfBlock[(at + 1) / BLOCK_SIZE - 1] ?? 0) < gap) {
        at -= BLOCK_SIZE - 1;
      }
    }
    return undefined;
  }

  #firstOf(gap: number, from: number, end: number): number | undefined {
    for (let at = from; at < end; at += 1) {
      if (this.#gaps[at] === gap) return at;
      if (at % BLOCK_SIZE === 0 && (this.#longestOfBlock[at / BLOCK_SIZE] ?? 0) < gap) at += BLOCK_SIZE - 1;
    }
    return undefined;
  }

  /** Where the report is, or belongs. */
  indexOf(report: Observation): number {
    let low = 0;
    let high = this.ordered.length;
    const last = this.ordered[high - 1];
    if (last === undefined || inOrder(last, report) < 0) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.ordered[middle];
      if (other !== undefined && inOrder(other, report) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function inOrder(a: Observation, b: Observation): number {
  return a.from - b.from || compareText(refOf(a), refOf(b));
}
