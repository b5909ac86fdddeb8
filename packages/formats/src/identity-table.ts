// Which records were taken, in three flat arrays: for each a hash of its identity and one of what it says. A map of a
// million texts costs more than judging what they stand for, since the collector moves every text twice (measured by
// `npm run bench -- monitor`: 1.2 s of 3.7 s against 0.3 s). Grows with the number of records, 16 bytes at half full.

const FIRST_CAPACITY = 1 << 12;
// FNV-1a's prime (http://www.isthe.com/chongo/tech/comp/fnv/), and the odd constants of MurmurHash3's finaliser
// (Austin Appleby, public domain), for a second lane and for spreading both over the table.
const PRIME = 0x01000193;
const SECOND_PRIME = 0x85ebca6b;
const SPREAD = 0xc2b2ae35;

/** What the table knew of an identity before: nothing, the same content, or other content. */
export type Known = "new" | "same" | "other";

/**
 * Identities are compared by 64 bits from a seed. Two of a million different identities pass for one with odds of
 * about 1 in 30 million; then the later record is refused, never lost. Nobody who does not know the seed can bring
 * that about, so where strangers choose identities the seed must be secret. It shows in nothing else.
 */
export class IdentityTable {
  readonly #seed: number;
  #mask = FIRST_CAPACITY - 1;
  #first = new Int32Array(FIRST_CAPACITY);
  #second = new Int32Array(FIRST_CAPACITY);
  /** Content hash plus one; 0 where the place is free. */
  #contents = new Float64Array(FIRST_CAPACITY);
  #count = 0;
  #lastSource = "";
  #sourceFirst = 0;
  #sourceSecond = 0;

  constructor(seed: number) {
    this.#seed = seed | 0;
    this.#startSource("");
  }

  get count(): number {
    return this.#count;
  }

  /** Remembers the identity if it is new. `contentHash` is 0 to 2^53 − 2. */
  take(source: string, id: string, contentHash: number): Known {
    if (source !== this.#lastSource) this.#startSource(source);
    let first = this.#sourceFirst;
    let second = this.#sourceSecond;
    for (let i = 0; i < id.length; i += 1) {
      const unit = id.charCodeAt(i);
      first = Math.imul(first ^ unit, PRIME);
      second = Math.imul(second ^ unit, SECOND_PRIME);
      second ^= second >>> 15;
    }
    first = Math.imul(first ^ (first >>> 16), SPREAD) ^ second;
    const place = this.#placeOf(first, second);
    const content = this.#contents[place];
    if (content !== 0) return content === contentHash + 1 ? "same" : "other";
    this.#first[place] = first;
    this.#second[place] = second;
    this.#contents[place] = contentHash + 1;
    this.#count += 1;
    if (this.#count * 2 > this.#mask) this.#grow();
    return "new";
  }

  // Sources come in runs, so their part of the hash is kept.
  #startSource(source: string): void {
    let first = this.#seed ^ 0x811c9dc5;
    let second = Math.imul(this.#seed, SPREAD) ^ 0x9747b28c;
    for (let i = 0; i < source.length; i += 1) {
      const unit = source.charCodeAt(i);
      first = Math.imul(first ^ unit, PRIME);
      second = Math.imul(second ^ unit, SECOND_PRIME);
      second ^= second >>> 15;
    }
    // No source holds a slash, so it ends one for certain.
    this.#sourceFirst = Math.imul(first ^ 47, PRIME);
    this.#sourceSecond = Math.imul(second ^ 47, SECOND_PRIME);
    this.#lastSource = source;
  }

  // Where this identity is, or would go.
  #placeOf(first: number, second: number): number {
    let place = first & this.#mask;
    while (this.#contents[place] !== 0 && (this.#first[place] !== first || this.#second[place] !== second)) {
      place = (place + 1) & this.#mask;
    }
    return place;
  }

  #grow(): void {
    const [first, second, contents] = [this.#first, this.#second, this.#contents];
    const capacity = (this.#mask + 1) * 2;
    this.#mask = capacity - 1;
    this.#first = new Int32Array(capacity);
    this.#second = new Int32Array(capacity);
    this.#contents = new Float64Array(capacity);
    for (let index = 0; index < contents.length; index += 1) {
      const content = contents[index] ?? 0;
      if (content === 0) continue;
      const place = this.#placeOf(first[index] ?? 0, second[index] ?? 0);
      this.#first[place] = first[index] ?? 0;
      this.#second[place] = second[index] ?? 0;
      this.#contents[place] = content;
    }
  }
}
