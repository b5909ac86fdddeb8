// The keys of observations and acts as the scanner sees them: each a bit, with its bytes and the lanes of its name.
import { hashText, type Lanes } from "../identity/lanes.ts";

/** Fields by number. A line's keys are one set of bits, so there are at most 32. */
export const Field = {
  record: 0,
  id: 1,
  source: 2,
  recordedAt: 3,
  kind: 4,
  at: 5,
  from: 6,
  to: 7,
  sourceKind: 8,
  group: 9,
  place: 10,
  by: 11,
  basis: 12,
  attribution: 13,
  of: 14,
  onSite: 15,
  target: 16,
  count: 17,
  aggregate: 18,
  attributes: 19,
  about: 20,
  reportedAt: 21,
  act: 22,
  matter: 23,
  outcome: 24,
  until: 25,
} as const;

/** In the order of their numbers. */
const NAMES: readonly string[] = Object.keys(Field);
export const FIELD_COUNT: number = NAMES.length;

// `"kind":` in ASCII, four bytes to a word, little end first; the last word overlaps the one before it, since the
// shortest key has five bytes.
const keyTexts: readonly string[] = NAMES.map((name) => `"${name}":`);
const keyWords: readonly (readonly number[])[] = keyTexts.map((text) => {
  const view = new DataView(Uint8Array.from([...text], (each) => each.charCodeAt(0)).buffer);
  const last = text.length - 4;
  const offsets = [...Array.from({ length: Math.ceil(last / 4) }, (_, index) => index * 4), last];
  return offsets.map((offset) => view.getInt32(offset, true));
});

/** Bytes of each key. */
export const KEY_LENGTHS: Uint8Array = Uint8Array.from(keyTexts, ({ length }) => length);
export const KEY_WORDS: Int32Array = Int32Array.from(keyWords.flat());
/** Where the words of each key begin. */
export const KEY_STARTS: Int32Array = Int32Array.from(keyTexts, (_, field) => keyWords.slice(0, field).flat().length);

const lanes: readonly Lanes[] = NAMES.map((name) => {
  const each: Lanes = { a: 0, b: 0 };
  hashText(name, each);
  return each;
});
export const KEY_A: Int32Array = Int32Array.from(lanes, ({ a }) => a);
export const KEY_B: Int32Array = Int32Array.from(lanes, ({ b }) => b);

export function bits(...fields: readonly number[]): number {
  return fields.reduce((all, field) => all | (1 << field), 0);
}

const shared = bits(Field.record, Field.id, Field.source, Field.recordedAt, Field.at, Field.place);
/** What an act may say. */
export const ACT_FIELDS: number =
  shared | bits(Field.act, Field.by, Field.matter, Field.to, Field.about, Field.outcome, Field.until, Field.count);
/** What an observation may say: everything but what acts alone have. */
export const OBSERVATION_FIELDS: number =
  bits(...Object.values(Field)) & ~bits(Field.act, Field.matter, Field.outcome, Field.until);

/** What every observation and what every act has, besides its times. */
export const OBSERVATION_NEEDS: number = bits(Field.id, Field.source, Field.kind);
export const ACT_NEEDS: number = bits(Field.record, Field.id, Field.source, Field.act, Field.by, Field.at);

/** What is written under a key. `own` text is of one record alone; names are shared by many. */
export const FieldType = {
  name: 0,
  record: 8,
  own: 1,
  instant: 2,
  place: 3,
  to: 4,
  number: 5,
  flag: 6,
  attributes: 7,
} as const;

const typed: readonly (readonly [type: number, ...fields: readonly number[]])[] = [
  [FieldType.record, Field.record],
  [FieldType.own, Field.id, Field.about],
  [FieldType.instant, Field.recordedAt, Field.at, Field.from, Field.reportedAt, Field.until],
  [FieldType.place, Field.place],
  [FieldType.to, Field.to],
  [FieldType.number, Field.count],
  [FieldType.flag, Field.onSite, Field.aggregate],
  [FieldType.attributes, Field.attributes],
];

/** By field. All others are names. */
export const FIELD_TYPES: Uint8Array = new Uint8Array(FIELD_COUNT);
for (const [type, ...fields] of typed) for (const field of fields) FIELD_TYPES[field] = type;
