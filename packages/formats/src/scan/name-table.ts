// Names that records share (sources, kinds, actors, places, grounds), found by their bytes, so that a line makes no
// text that is known already. Only what an accepted record said is ever learnt, and no more than a bound.
import type { Place } from "@servanda/agreement";
import { hashValue } from "../identity/content-hash.ts";
import { hashText, type Lanes } from "../identity/lanes.ts";
import { utf8Of } from "../identity/utf-8.ts";
import { isName } from "../ndjson/bounds.ts";
import { knownPlace, knownText } from "../ndjson/shared-text.ts";

/** Beyond this many names the rest are made anew for each line. */
const MOST = 20_000;
/** Bytes of all names together. */
const MOST_BYTES = 1 << 21;
const SLOTS = 1 << 16;
const QUOTE = 34;
const HINTS = 1 << 12;
/** The quote and eight bytes. */
const HINT_BYTES = 9;

function hintSlot(view: DataView, at: number): number {
  const mixed = Math.imul(view.getInt32(at + 1, true), 0x9e3779b1) ^ Math.imul(view.getInt32(at + 5, true), 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> 20;
}

/** A name, and what it may stand for: worked out when it is first asked, since most lines say what is known. */
export class Name {
  readonly text: string;
  /** The first lane of its text. */
  readonly a: number;
  /** Its bytes in the table, from its quote on, and how many to its other quote; none if it was not learnt. */
  readonly start: number;
  readonly size: number;
  #isName: boolean | undefined;
  #place: NamedPlace | undefined;
  /** The field that the name stood in last, and what it adds to a content there: most names stand in one. */
  summedFor = -1;
  sumA = 0;
  sumB = 0;

  constructor(text: string, a: number, start = 0, size = 0) {
    this.text = text;
    this.a = a;
    this.start = start;
    this.size = size;
  }

  /** 1 to 200 characters that can be seen. */
  get isName(): boolean {
    this.#isName ??= isName(this.text);
    return this.#isName;
  }

  /** The place that is known by this name alone. */
  get place(): NamedPlace {
    this.#place ??= hashedPlace(knownPlace(this.text));
    return this.#place;
  }
}

/** A place with the lanes of its content. */
export interface NamedPlace extends Readonly<Lanes> {
  readonly place: Place;
}

const lanes: Lanes = { a: 0, b: 0 };

export function hashedPlace(place: Place): NamedPlace {
  hashValue(place, lanes);
  return { place, a: lanes.a, b: lanes.b };
}

export class NameTable {
  readonly #slots = new Uint16Array(SLOTS);
  readonly #names: Name[] = [];
  #bytes = new Uint8Array(1 << 12);
  #view = new DataView(this.#bytes.buffer);
  #size = 0;

  /** Names by the eight bytes that were seen at their beginning: a guess, which `stands` proves. */
  readonly #hints = new Uint16Array(HINTS);

  get size(): number {
    return this.#names.length;
  }

  /** The name whose opening quote is here, if it was asked for among the same neighbours before; else undefined. */
  guess(view: DataView, at: number): Name | undefined {
    if (at + HINT_BYTES > view.byteLength) return undefined;
    const name = this.#names[(this.#hints[hintSlot(view, at)] ?? 0) - 1];
    return name !== undefined && this.stands(name, view, at) ? name : undefined;
  }

  /** The name between quotes at these places, whose first lane is given; undefined if it was not learnt. */
  find(view: DataView, start: number, end: number, a: number): Name | undefined {
    for (let slot = a & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
      const number = this.#slots[slot] ?? 0;
      if (number === 0) return undefined;
      const name = this.#names[number - 1];
      // Lanes may be made to collide, so the bytes decide.
      if (name?.a === a && name.size === end - start + 2 && this.stands(name, view, start - 1)) {
        if (start - 1 + HINT_BYTES <= view.byteLength) this.#hints[hintSlot(view, start - 1)] = number;
        return name;
      }
    }
  }

  /**
   * Is it this name that stands here, from its opening quote to its closing one? Names hold no quotes and no escapes,
   * so equal bytes are the same text.
   */
  stands({ start, size }: Name, view: DataView, at: number): boolean {
    if (size === 0 || at + size > view.byteLength) return false;
    const known = this.#view;
    // Quotes and one byte are three; the shortest names are compared by bytes.
    if (size < 4) {
      for (let index = 0; index < size; index += 1) {
        if (view.getInt8(at + index) !== known.getInt8(start + index)) return false;
      }
      return true;
    }
    const last = size - 4;
    for (let index = 0; index < last; index += 4) {
      if (view.getInt32(at + index, true) !== known.getInt32(start + index, true)) return false;
    }
    return view.getInt32(at + last, true) === known.getInt32(start + last, true);
  }

  /** A text that was scanned, so without quotes and escapes. Nothing happens at the bound, or if it is known. */
  learn(text: string): void {
    const size = utf8Of(text).length + 2;
    if (this.#names.length === MOST || this.#size + size > MOST_BYTES) return;
    // Stored first, and forgotten if the same is found elsewhere.
    const start = this.#size;
    this.#store(utf8Of(text));
    hashText(text, lanes);
    const name = new Name(knownText(text), lanes.a, start, size);
    if (this.find(this.#view, start + 1, start + size - 1, name.a) !== undefined) {
      this.#size = start;
      return;
    }
    this.#names.push(name);
    let slot = name.a & (SLOTS - 1);
    while (this.#slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
    this.#slots[slot] = this.#names.length;
  }

  #store(text: Uint8Array): void {
    const size = this.#size + text.length + 2;
    if (size > this.#bytes.length) {
      const larger = new Uint8Array(2 * size);
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    this.#bytes[this.#size] = QUOTE;
    this.#bytes.set(text, this.#size + 1);
    this.#bytes[size - 1] = QUOTE;
    this.#size = size;
  }
}
