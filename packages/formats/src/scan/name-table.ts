// Names that records share (sources, kinds, actors, places, grounds), found by their bytes, so that a line makes no
// text that is known already. Only what an accepted record said is ever learnt, and no more than a bound.
import type { Place } from "@servanda/agreement";
import { hashValue } from "../identity/content-hash.ts";
import { hashText, type Lanes } from "../identity/lanes.ts";
import { utf8Of } from "../identity/utf-8.ts";
import { isName, isText, MAX_NAME } from "../ndjson/bounds.ts";
import { knownPlace, knownText } from "../ndjson/shared-text.ts";

/** Beyond this many names the rest are made anew for each line. */
const MOST = 20_000;
/** Bytes of all names together. */
const MOST_BYTES = 1 << 21;
const SLOTS = 1 << 16;

/** A name, what it may stand for, and the lanes of its text. */
export interface Name {
  readonly text: string;
  /** 1 to 200 characters that can be seen. */
  readonly isName: boolean;
  /** 1 to 200 characters. */
  readonly isShort: boolean;
  readonly hasSlash: boolean;
  readonly a: number;
  readonly b: number;
  /** Made when the name is first one of a place. */
  place: NamedPlace | undefined;
}

/** A place with the lanes of its content. */
export interface NamedPlace extends Readonly<Lanes> {
  readonly place: Place;
}

interface Entry extends Name {
  readonly start: number;
  readonly end: number;
}

const lanes: Lanes = { a: 0, b: 0 };

export function nameOf(text: string): Name {
  hashText(text, lanes);
  const { a, b } = lanes;
  return {
    text,
    isName: isName(text),
    isShort: isText(text, MAX_NAME),
    hasSlash: text.includes("/"),
    a,
    b,
    place: undefined,
  };
}

export function placeOfName(name: Name): NamedPlace {
  name.place ??= hashedPlace(knownPlace(name.text));
  return name.place;
}

export function hashedPlace(place: Place): NamedPlace {
  hashValue(place, lanes);
  return { place, a: lanes.a, b: lanes.b };
}

export class NameTable {
  readonly #slots = new Uint16Array(SLOTS);
  readonly #entries: Entry[] = [];
  #bytes = new Uint8Array(1 << 12);
  #size = 0;

  get size(): number {
    return this.#entries.length;
  }

  /** The name with these bytes, whose first lane is given; undefined if it was not learnt. */
  find(bytes: Uint8Array, start: number, end: number, a: number): Entry | undefined {
    for (let slot = a & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
      const number = this.#slots[slot] ?? 0;
      if (number === 0) return undefined;
      const entry = this.#entries[number - 1];
      // Lanes may be made to collide, so the bytes decide.
      if (entry !== undefined && entry.a === a && this.#isAt(entry, bytes, start, end)) return entry;
    }
  }

  /** Nothing happens at the bound, or if it is known. */
  learn(text: string): void {
    const name = nameOf(text);
    const bytes = utf8Of(text);
    if (this.#entries.length === MOST || this.#size + bytes.length > MOST_BYTES) return;
    if (this.find(bytes, 0, bytes.length, name.a) !== undefined) return;
    const start = this.#size;
    this.#store(bytes);
    this.#entries.push({ ...name, text: knownText(text), start, end: this.#size });
    let slot = name.a & (SLOTS - 1);
    while (this.#slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
    this.#slots[slot] = this.#entries.length;
  }

  #isAt({ start, end: until }: Entry, bytes: Uint8Array, from: number, end: number): boolean {
    if (until - start !== end - from) return false;
    const known = this.#bytes;
    for (let index = from, at = start; index < end; index += 1, at += 1) {
      if (bytes[index] !== known[at]) return false;
    }
    return true;
  }

  #store(bytes: Uint8Array): void {
    const size = this.#size + bytes.length;
    if (size > this.#bytes.length) {
      const larger = new Uint8Array(2 * size);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.#size);
    this.#size = size;
  }
}
