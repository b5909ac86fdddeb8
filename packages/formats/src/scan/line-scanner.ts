// One line of Servanda's NDJSON, walked once: each key to a field, each value to its slot. It knows no refusals: what
// is not plain (escapes, exponents, unknown or repeated keys, other forms of time, wrong types) is *not sure*, and such
// a line is read by `JSON.parse` and the checker, which are the meaning.
import { BASIS_A, BASIS_B, type Lanes } from "../identity/lanes.ts";
import { FIELD_COUNT, FIELD_TYPES, Field, FieldType, KEY_LENGTHS, KEY_STARTS, KEY_WORDS } from "./fields.ts";
import { scanAttributes, scanPlace } from "./nested.ts";
import type { Chunk, Slots } from "./slots.ts";
import { found, QUOTE, scanInstant, scanNumber, scanShared, scanText } from "./values.ts";

const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const COMMA = 44;
const OPEN = 123;
const CLOSE = 125;
const LETTER_F = 102;
const LETTER_T = 116;

/** Before the first key, and after the last. */
const NO_FIELD = FIELD_COUNT;

export class LineScanner {
  /** Which field followed which on an earlier line: writers keep their order. */
  readonly #next = new Uint8Array(FIELD_COUNT + 1);
  #field = NO_FIELD;

  /**
   * Fills the slots from the line that starts here, and returns where the next line starts; -1 if not sure, and then
   * what the slots hold means nothing. The line must end with a line feed.
   */
  scan(chunk: Chunk, start: number, slots: Slots, idBasis: Readonly<Lanes>): number {
    const { bytes, view } = chunk;
    if (bytes[start] !== OPEN) return -1;
    let at = start + 1;
    let seen = 0;
    this.#field = NO_FIELD;
    for (;;) {
      at = this.#key(view, at);
      if (at < 0) return -1;
      const bit = 1 << this.#field;
      if ((seen & bit) !== 0) return -1;
      seen |= bit;
      if (bytes[at] === SPACE) at += 1;
      at = scanField(this.#field, chunk, at, slots, idBasis);
      if (at < 0) return -1;
      const byte = bytes[at];
      at += 1;
      if (byte === COMMA) {
        if (bytes[at] === SPACE) at += 1;
      } else if (byte === CLOSE) break;
      else return -1;
    }
    if (bytes[at] === RETURN) at += 1;
    if (bytes[at] !== LINE_FEED) return -1;
    slots.seen = seen;
    return at + 1;
  }

  /** Past the key and its colon, with the field noted; -1 for no key that is known. */
  #key(view: DataView, at: number): number {
    const before = this.#field;
    let field = this.#next[before] ?? 0;
    let end = keyEnd(view, at, field);
    for (let tried = 0; end < 0; tried += 1) {
      if (tried === FIELD_COUNT) return -1;
      field = tried;
      end = keyEnd(view, at, field);
    }
    this.#next[before] = field;
    this.#field = field;
    return end;
  }
}

/** After the colon if this field's key stands here, else -1. */
function keyEnd(view: DataView, at: number, field: number): number {
  const end = at + (KEY_LENGTHS[field] ?? 0);
  if (end > view.byteLength) return -1;
  let word = KEY_STARTS[field] ?? 0;
  for (let here = at; here < end - 4; here += 4) {
    if (view.getInt32(here, true) !== KEY_WORDS[word]) return -1;
    word += 1;
  }
  return view.getInt32(end - 4, true) === KEY_WORDS[word] ? end : -1;
}

function scanField(field: number, chunk: Chunk, at: number, slots: Slots, idBasis: Readonly<Lanes>): number {
  const { bytes } = chunk;
  switch (FIELD_TYPES[field]) {
    case FieldType.name:
      return scanName(field, chunk, at, slots);
    case FieldType.record: {
      const end = scanName(field, chunk, at, slots);
      slots.isAct = slots.nameAt(Field.record).text === "act";
      return end;
    }
    case FieldType.own:
      return field === Field.id
        ? scanOwnText(field, bytes, at, slots, idBasis.a, idBasis.b)
        : scanOwnText(field, bytes, at, slots, BASIS_A, BASIS_B);
    case FieldType.instant:
      return scanTime(field, chunk, at, slots);
    case FieldType.place:
      return bytes[at] === QUOTE ? scanName(field, chunk, at, slots) : scanPlace(chunk, at, slots);
    case FieldType.to:
      // Of an observation an instant, of an act a name. Writers put the sort of a record first.
      slots.isToName = slots.isAct;
      return slots.isToName ? scanName(field, chunk, at, slots) : scanTime(field, chunk, at, slots);
    case FieldType.number:
      return scanCount(field, bytes, at, slots);
    case FieldType.flag:
      return scanFlag(field, bytes, at, slots);
    default:
      return scanAttributes(chunk, at, slots);
  }
}

function scanCount(field: number, bytes: Uint8Array, at: number, slots: Slots): number {
  const end = scanNumber(bytes, at);
  slots.number[field] = found.number;
  return end;
}

function scanTime(field: number, { bytes, view }: Chunk, at: number, slots: Slots): number {
  const end = scanInstant(bytes, view, at);
  slots.number[field] = found.number;
  return end;
}

/** A text that many records share: known at a glance, found in the table, or new. */
function scanName(field: number, chunk: Chunk, at: number, slots: Slots): number {
  const guessed = slots.guessName(field, chunk.view, at);
  if (guessed >= 0) return guessed;
  const { bytes } = chunk;
  if (bytes[at] !== QUOTE) return -1;
  const end = scanShared(bytes, at + 1);
  if (end < 0) return -1;
  return slots.setName(field, chunk, at + 1, end) ? end + 1 : -1;
}

/** A text of this record alone. */
function scanOwnText(field: number, bytes: Uint8Array, at: number, slots: Slots, a: number, b: number): number {
  if (bytes[at] !== QUOTE) return -1;
  const end = scanText(bytes, at + 1, a, b);
  if (end < 0) return -1;
  slots.setOwnText(field, at + 1, end);
  return end + 1;
}

const WORDS = { true: [116, 114, 117, 101], false: [102, 97, 108, 115, 101] } as const;

function scanFlag(field: number, bytes: Uint8Array, at: number, slots: Slots): number {
  const word = bytes[at] === LETTER_T ? WORDS.true : bytes[at] === LETTER_F ? WORDS.false : undefined;
  if (word === undefined) return -1;
  for (const [index, byte] of word.entries()) if (bytes[at + index] !== byte) return -1;
  slots.number[field] = word.length === 4 ? 1 : 0;
  return at + word.length;
}
