// Chance for generated cases: everything drawn hangs on one seed. Each case leans to some alternatives and leaves
// others out, so that rare constructs meet each other (swarm testing: Groce and others, ISSTA 2012).
import { createRng, type Rng } from "@servanda/core";

/** Alternatives by name, each with a weight and what makes it. */
export type Alternatives<T> = Readonly<Record<string, readonly [weight: number, make: () => T]>>;

/** How much a case leans to an alternative: it leaves some out altogether. */
const LEANINGS: readonly number[] = [0, 0.5, 1, 1, 2, 5];

export class Draw {
  readonly #rng: Rng;
  readonly #leanings = new Map<string, number>();

  /** The same seed and index draw the same. */
  constructor(seed: number, index: number) {
    // Odd factors keep neighbouring cases far apart in the generator's counter.
    this.#rng = createRng(Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) ^ Math.imul(index + 1, 0xc2b2_ae35));
  }

  /** An integer in [0, n). */
  int(n: number): number {
    return this.#rng.int(n);
  }

  /** Whether something of this share of all cases is so. */
  is(share: number): boolean {
    return this.#rng.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    return this.#rng.pick(list);
  }

  maybe<T>(share: number, make: () => T): T | undefined {
    return this.is(share) ? make() : undefined;
  }

  list<T>(least: number, most: number, make: (index: number) => T): T[] {
    const length = least + this.int(most - least + 1);
    return Array.from({ length }, (_, index) => make(index));
  }

  shuffle<T>(list: readonly T[]): T[] {
    return this.#rng.shuffle(list);
  }

  /** One of the alternatives, by their weights and by what this case leans to. */
  choose<T>(alternatives: Alternatives<T>): T {
    const all = Object.entries(alternatives);
    const leaning = all.map(([name, [weight]]) => weight * this.#leaningTo(name));
    const weights = leaning.some((weight) => weight > 0) ? leaning : all.map(([, [weight]]) => weight);
    let left = this.#rng.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const chosen = all.findIndex((_, index) => {
      left -= weights[index] ?? 0;
      return left < 0;
    });
    const [, [, make]] = all[Math.max(0, chosen)] ?? this.pick(all);
    return make();
  }

  /** One of a list as this case leans: some of its members often, some never. */
  lean<T>(name: string, list: readonly T[]): T {
    return this.choose(Object.fromEntries(list.map((each, index) => [`${name} ${index}`, [1, () => each] as const])));
  }

  #leaningTo(name: string): number {
    const known = this.#leanings.get(name) ?? this.#rng.pick(LEANINGS);
    this.#leanings.set(name, known);
    return known;
  }
}

/** The properties that are there: a checked agreement says nothing by an `undefined`. */
export type Stated<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

export function stated<T extends object>(properties: T): Stated<T> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as Stated<T>;
}
