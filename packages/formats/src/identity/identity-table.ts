// Which records were taken, in one flat array: for each two words of its identity and two of what it says. A map of a
// million texts costs more than judging what they stand for, since the collector moves every text twice (measured by
// `npm run bench -- monitor`: 1.2 s of 3.7 s against 0.3 s). Side by side, so that a look is one line of the
// processor's cache. Grows with the number of records, 32 bytes of each at half full.

const FIRST_CAPACITY = 1 << 12;
/** Words of one place: identity, identity, content, content. */
const WORDS = 4;

/** What the table knew of an identity before: nothing, the same content, or other content. */
export type Known = "new" | "same" | "other";

/** Keyed by lanes that are well spread already. */
export class IdentityTable {
  #mask = FIRST_CAPACITY - 1;
  #places = new Int32Array(FIRST_CAPACITY * WORDS);
  #count = 0;
  /** Kept so that nobody finds the looks idle and leaves them out. */
  #looked = 0;

  get count(): number {
    return this.#count;
  }

  get looked(): number {
    return this.#looked;
  }

  /**
   * Reads the places of so many identities, one look not waiting for the other, so that they are near when they are
   * taken. Changes nothing.
   */
  look(identitiesA: Int32Array, count: number): void {
    let all = 0;
    for (let index = 0; index < count; index += 1) {
      all |= this.#places[((identitiesA[index] ?? 0) & this.#mask) * WORDS + 2] ?? 0;
    }
    this.#looked = all;
  }

  /** Remembers the identity if it is new. Any 32-bit words. */
  take(identityA: number, identityB: number, contentA: number, contentB: number): Known {
    // The third word is zero where a place is free, so no content may have it.
    const content = contentA === 0 ? 1 : contentA;
    const places = this.#places;
    let place = identityA & this.#mask;
    for (;;) {
      const at = place * WORDS;
      const known = places[at + 2] ?? 0;
      if (known === 0) break;
      if (places[at] === identityA && places[at + 1] === identityB) {
        return known === content && places[at + 3] === contentB ? "same" : "other";
      }
      place = (place + 1) & this.#mask;
    }
    put(places, place, identityA, identityB, content, contentB);
    this.#count += 1;
    if (this.#count * 2 > this.#mask) this.#grow();
    return "new";
  }

  #grow(): void {
    const before = this.#places;
    const mask = this.#mask * 2 + 1;
    const places = new Int32Array((mask + 1) * WORDS);
    for (let at = 0; at < before.length; at += WORDS) {
      const content = before[at + 2] ?? 0;
      if (content === 0) continue;
      const identityA = before[at] ?? 0;
      let place = identityA & mask;
      while (places[place * WORDS + 2] !== 0) place = (place + 1) & mask;
      put(places, place, identityA, before[at + 1] ?? 0, content, before[at + 3] ?? 0);
    }
    this.#mask = mask;
    this.#places = places;
  }
}

function put(places: Int32Array, place: number, a: number, b: number, contentA: number, contentB: number): void {
  const at = place * WORDS;
  places[at] = a;
  places[at + 1] = b;
  places[at + 2] = contentA;
  places[at + 3] = contentB;
}
