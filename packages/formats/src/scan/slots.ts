// What a scanned line holds, field by field, before it is known to be a record. One set of slots for all lines.
import type { Place } from "@servanda/agreement";
import { isName, isText } from "../ndjson/bounds.ts";
import { isReadable } from "../readable.ts";
import { FIELD_COUNT } from "./fields.ts";
import { Name, type NameTable } from "./name-table.ts";
import { MAX_SPELT, spell } from "./spell.ts";
import { found } from "./values.ts";

/** Bytes in which whole lines stand, and the same as a view, which reads words at any place. */
export interface Chunk {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/** Bytes of UTF-8 to text; what is no UTF-8 becomes U+FFFD. */
export type Decode = (bytes: Uint8Array) => string;

const SPACE = 32;
const noName = new Name("", 0);

export class Slots {
  readonly names: NameTable;
  readonly #decode: Decode;
  /** Bits of the fields that the line has. */
  seen = 0;
  /** Instants, counts, and flags as 0 or 1. */
  readonly number: Float64Array = new Float64Array(FIELD_COUNT);
  readonly #name: Name[] = Array.from({ length: FIELD_COUNT }, () => noName);
  // Where a text of this record alone stands, its lanes, and whether it is ASCII.
  readonly #start = new Int32Array(FIELD_COUNT);
  readonly #end = new Int32Array(FIELD_COUNT);
  readonly laneA: Int32Array = new Int32Array(FIELD_COUNT);
  readonly laneB: Int32Array = new Int32Array(FIELD_COUNT);
  readonly #isAscii = new Uint8Array(FIELD_COUNT);
  /** A place that is an object; undefined where it is a name. */
  place: Place | undefined;
  attributes: Readonly<Record<string, number | string>> = {};
  /** The line says so of itself, as far as it has been read. */
  isAct = false;
  /** `to` is a name, as acts have it. */
  isToName = false;
  /** Names that the table does not hold yet. */
  readonly newNames: string[] = [];

  constructor(names: NameTable, decode: Decode) {
    this.names = names;
    this.#decode = decode;
  }

  /** Takes back what the line before left. */
  clear(): void {
    this.place = undefined;
    this.isToName = false;
    this.isAct = false;
    if (this.newNames.length > 0) this.newNames.length = 0;
  }

  has(field: number): boolean {
    return (this.seen & (1 << field)) !== 0;
  }

  /** `has` says whether it is of this line. */
  nameAt(field: number): Name {
    return this.#name[field] ?? noName;
  }

  numberAt(field: number): number {
    return this.number[field] ?? Number.NaN;
  }

  /** None of these, or each a name. */
  isNameOrNone(field: number): boolean {
    return !this.has(field) || this.nameAt(field).isName;
  }

  /** Where the name ends whose opening quote is here, if it is known among these neighbours; else -1. */
  guessName(field: number, view: DataView, at: number): number {
    const name = this.names.guess(view, at);
    if (name === undefined) return -1;
    this.#name[field] = name;
    return at + name.size;
  }

  /** The text just scanned, at these bytes; false if it is not readable. */
  setName(field: number, { bytes, view }: Chunk, start: number, end: number): boolean {
    const known = this.names.find(view, start, end, found.a);
    if (known !== undefined) {
      this.#name[field] = known;
      return true;
    }
    const text = this.textAt(bytes, start, end, found.isAscii);
    if (!isReadable(text)) return false;
    this.#name[field] = new Name(text, found.a);
    this.newNames.push(text);
    return true;
  }

  /** The text just scanned, at these bytes. */
  setOwnText(field: number, start: number, end: number): void {
    this.#start[field] = start;
    this.#end[field] = end;
    this.laneA[field] = found.a;
    this.laneB[field] = found.b;
    this.#isAscii[field] = found.isAscii ? 1 : 0;
  }

  ownText(field: number, bytes: Uint8Array): string {
    return this.textAt(bytes, this.#start[field] ?? 0, this.#end[field] ?? 0, this.#isAscii[field] === 1);
  }

  /** Can this text of the record alone be a name, or else a text of at most so many characters? */
  isOwnText(field: number, bytes: Uint8Array, max: number, mustBeName: boolean): boolean {
    const start = this.#start[field] ?? 0;
    const length = (this.#end[field] ?? 0) - start;
    // Of plain ASCII every character can be seen but the space.
    if (this.#isAscii[field] === 1 && bytes[start] !== SPACE) return length > 0 && length <= max;
    const text = this.ownText(field, bytes);
    return (mustBeName ? isName(text) : isText(text, max)) && isReadable(text);
  }

  textAt(bytes: Uint8Array, start: number, end: number, isAscii: boolean): string {
    const length = end - start;
    return isAscii && length <= MAX_SPELT ? spell(bytes, start, length) : this.#decode(bytes.subarray(start, end));
  }
}
