// Objects within a record: a place with coordinates, and attributes. Plain forms only, as for single values; the same
// checks decide as on the slow way.
import { checkAttributes } from "../ndjson/bounds.ts";
import { placeOf } from "../ndjson/place.ts";
import { isReadable } from "../readable.ts";
import type { Chunk, Slots } from "./slots.ts";
import { found, QUOTE, scanNumber, scanShared } from "./values.ts";

const SPACE = 32;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;

type Members = Record<string, number | string | readonly string[]>;

/** What was read last, so that no value allocates a pair. */
const read: { members: Members; text: string; texts: string[] } = { members: {}, text: "", texts: [] };

/** After the place's closing brace, or -1. */
export function scanPlace(chunk: Chunk, at: number, slots: Slots): number {
  const end = scanObject(chunk, at, slots);
  if (end < 0) return -1;
  const place = placeOf(read.members);
  if ("code" in place) return -1;
  slots.place = place;
  return end;
}

/** After the closing brace, or -1. */
export function scanAttributes(chunk: Chunk, at: number, slots: Slots): number {
  const end = scanObject(chunk, at, slots);
  if (end < 0 || checkAttributes(read.members) !== undefined) return -1;
  // Checked just above.
  slots.attributes = read.members as Record<string, number | string>;
  return end;
}

/** An object of numbers, texts and lists of texts, in `read.members`. */
function scanObject(chunk: Chunk, at: number, slots: Slots): number {
  const { bytes } = chunk;
  if (bytes[at] !== OPEN) return -1;
  const members: Members = {};
  let index = at + 1;
  for (;;) {
    index = past(bytes, scanShort(chunk, index, slots, true), COLON);
    if (index < 0) return -1;
    const key = read.text;
    if (key === "__proto__" || Object.hasOwn(members, key)) return -1;
    const first = bytes[index];
    if (first === QUOTE) {
      index = scanShort(chunk, index, slots, false);
      members[key] = read.text;
    } else if (first === OPEN_LIST) {
      index = scanTexts(chunk, index, slots);
      members[key] = read.texts;
    } else {
      index = scanNumber(bytes, index);
      members[key] = found.number;
    }
    if (index < 0) return -1;
    if (bytes[index] === CLOSE) break;
    index = past(bytes, index, COMMA);
    if (index < 0) return -1;
  }
  read.members = members;
  return index + 1;
}

function scanTexts(chunk: Chunk, at: number, slots: Slots): number {
  const { bytes } = chunk;
  const texts: string[] = [];
  let index = at + 1;
  for (;;) {
    index = scanShort(chunk, index, slots, false);
    if (index < 0) return -1;
    texts.push(read.text);
    if (bytes[index] === CLOSE_LIST) break;
    index = past(bytes, index, COMMA);
    if (index < 0) return -1;
  }
  read.texts = texts;
  return index + 1;
}

/** A text in its quotes, in `read.text`. Keys are learnt, since records share them. */
function scanShort(chunk: Chunk, at: number, slots: Slots, isKey: boolean): number {
  const { bytes, view } = chunk;
  if (at < 0 || bytes[at] !== QUOTE) return -1;
  const guessed = slots.names.guess(view, at);
  if (guessed !== undefined) {
    read.text = guessed.text;
    return at + guessed.size;
  }
  const end = scanShared(bytes, at + 1);
  if (end < 0) return -1;
  const known = slots.names.find(view, at + 1, end, found.a);
  if (known !== undefined) read.text = known.text;
  else {
    read.text = slots.textAt(bytes, at + 1, end, found.isAscii);
    if (!isReadable(read.text)) return -1;
    if (isKey) slots.newNames.push(read.text);
  }
  return end + 1;
}

/** After this byte and a space that may follow it; -1 where another stands, or nothing was found before. */
function past(bytes: Uint8Array, at: number, byte: number): number {
  if (at < 0 || bytes[at] !== byte) return -1;
  return bytes[at + 1] === SPACE ? at + 2 : at + 1;
}
