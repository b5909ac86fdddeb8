// A fast hash of everything a record says, to tell a repeat from a change. It never leaves the process and is no
// protection against someone who wants a collision: identities that are quoted are SHA-256 (core's `shortId`).
import type { IdentifiedRecord, Observation, Place } from "@servanda/agreement";

// Two 32-bit lanes of FNV-1a (Fowler, Noll, Vo; http://www.isthe.com/chongo/tech/comp/fnv/) over UTF-16 code units,
// the second from another basis and with another prime, joined to 53 bits. The lanes are module state so that no step
// allocates; every hash starts by resetting them.
const PRIME = 0x01000193;
const SECOND_PRIME = 0x85ebca6b;
let first = 0;
let second = 0;

const doubles = new Float64Array(1);
const words = new Uint32Array(doubles.buffer);

/** 0 to 2^53 - 1. Equal records have equal hashes, whatever the order of their keys. */
export function contentHash(record: IdentifiedRecord): number {
  first = 0x811c9dc5 | 0;
  second = 0x9747b28c | 0;
  if (record.record === "observation") addObservation(record);
  else addValue(record);
  return (first >>> 11) * 2 ** 32 + (second >>> 0);
}

function addWord(word: number): void {
  first = Math.imul(first ^ word, PRIME);
  second = Math.imul(second ^ word, SECOND_PRIME);
  second ^= second >>> 15;
}

function addText(text: string): void {
  const { length } = text;
  let a = first;
  let b = second;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, PRIME);
    b = Math.imul(b ^ unit, SECOND_PRIME);
    b ^= b >>> 15;
  }
  first = a;
  second = b;
  // The length ends the text, so that neighbours never run into each other.
  addWord(~length);
}

function addNumber(value: number): void {
  // Adding zero makes minus zero plain zero: JSON tells them apart, meaning does not.
  doubles[0] = value + 0;
  addWord(words[0] ?? 0);
  addWord(words[1] ?? 0);
}

function addObservation(record: Observation): void {
  // Not the id and the source: they are what two contents are compared under.
  addText(record.kind);
  addText(record.sourceKind);
  if (record.group !== record.source) addTagged(20, record.group);
  addNumber(record.from);
  if (record.to !== record.from) addTaggedNumber(21, record.to);
  if (record.recordedAt !== record.to) addTaggedNumber(22, record.recordedAt);
  if (record.place !== undefined) addPlace(record.place);
  // A number before each field that may be absent says which one follows.
  if (record.by !== undefined) addTagged(2, record.by);
  if (record.basis !== undefined) addTagged(3, record.basis);
  if (record.attribution !== undefined) addTagged(4, record.attribution);
  if (record.of !== undefined) addTagged(5, record.of);
  if (record.onSite !== undefined) addWord(record.onSite ? 6 : 7);
  if (record.target !== undefined) addTagged(8, record.target);
  if (record.aggregate !== undefined) addWord(record.aggregate ? 9 : 10);
  if (record.about !== undefined) addTagged(11, record.about);
  if (record.count !== undefined) addTaggedNumber(12, record.count);
  if (record.reportedAt !== undefined) addTaggedNumber(13, record.reportedAt);
  if (record.attributes !== undefined) addTaggedValue(14, record.attributes);
}

function addPlace({ lat, lon, radiusM, names }: Place): void {
  addWord(1);
  addNumber(radiusM);
  if (lat !== undefined) addTaggedNumber(15, lat);
  if (lon !== undefined) addTaggedNumber(16, lon);
  for (const name of names) addText(name);
}

function addTagged(tag: number, text: string): void {
  addWord(tag);
  addText(text);
}

function addTaggedNumber(tag: number, value: number): void {
  addWord(tag);
  addNumber(value);
}

function addTaggedValue(tag: number, value: object): void {
  addWord(tag);
  addValue(value);
}

/** Plain data of any form; keys in order of code units. */
function addValue(value: unknown): void {
  if (typeof value === "string") addTagged(17, value);
  else if (typeof value === "number") addTaggedNumber(18, value);
  else if (typeof value !== "object" || value === null) addTagged(19, String(value));
  else {
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    if (entries.length > 1) entries.sort(([a], [b]) => (a < b ? -1 : 1));
    addWord(entries.length);
    for (const [key, member] of entries) {
      addText(key);
      addValue(member);
    }
  }
}
