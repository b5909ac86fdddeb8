// A binary heap of due times. What is no longer due is left in it and ignored when it comes up.

export interface Timed {
  readonly at: number;
}

export class Heap<T extends Timed> {
  readonly #items: T[] = [];

  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    const items = this.#items;
    let index = items.push(item) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = items[above];
      if (parent === undefined || parent.at <= item.at) break;
      items[index] = parent;
      index = above;
    }
    items[index] = item;
  }

  pop(): T | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (top === undefined || last === undefined || items.length === 0) return top;
    let index = 0;
    for (;;) {
      const left = items[2 * index + 1];
      if (left === undefined) break;
      const right = items[2 * index + 2];
      const isRight = right !== undefined && right.at < left.at;
      const least = isRight ? right : left;
      if (last.at <= least.at) break;
      items[index] = least;
      index = 2 * index + (isRight ? 2 : 1);
    }
    items[index] = last;
    return top;
  }
}
