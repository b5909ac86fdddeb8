// Agreements damaged at random, for the fuzzer: what hands, word processors and merges do to a text, and what nobody
// would. Every choice comes from the stream of chance given, so a seed repeats it. For tests only.
import type { Random } from "./derive.ts";

type Mutation = (text: string, random: Random) => string;

function within(random: Random, size: number): number {
  return Math.floor(random() * Math.max(1, size));
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[within(random, items.length)] as Item;
}

/** Applies to a random part of the text, cut at the given boundary. */
function onPieces(boundary: RegExp, change: (pieces: string[], random: Random) => void): Mutation {
  return (text, random) => {
    const pieces = text.split(boundary);
    if (pieces.length > 2) change(pieces, random);
    return pieces.join("");
  };
}

function removeOne(pieces: string[], random: Random): void {
  pieces.splice(within(random, pieces.length), 1);
}

function doubleOne(pieces: string[], random: Random): void {
  const at = within(random, pieces.length);
  pieces.splice(at, 0, pieces[at] ?? "");
}

function swapTwo(pieces: string[], random: Random): void {
  const [a, b] = [within(random, pieces.length), within(random, pieces.length)];
  [pieces[a], pieces[b]] = [pieces[b] ?? "", pieces[a] ?? ""];
}

// Captured, so that joining the pieces gives the text again.
const tokens = /(\s+|[,:()=%])/;
const lines = /(?<=\n)/;
const blocks = /(?<=\n```\n)/;

const strange = [
  ..."\u0000\u0007\u00a0\u00ad\u0301\u200b\u202e\u2028\ufeff\ud800\udc00\uffffЖа停🙂",
  ..."“”‘’«»–—…§¹|*_`~#<>[]{}\\/@$^&;!?'\"",
  "```",
  "~~~",
  "---",
  "\r",
  "\r\n",
  "\n",
  "\t",
  "\n```servanda\n",
  "\n```\n",
  "\n## Article 9. X\n",
];
const words: readonly string[] = (
  "clause|stage|body|zone|define|unless|otherwise|then|until|when|and|or|not|must|must not|may|can|is|of|by|within|" +
  'during|after|each party|that party|a party X|fire|breach|24 hours|3 km|50 %|2026-02-15|00:00|"matter"|(|)|,|:|=|-|' +
  "clause 1|Ukraine|Nobody|the|other than|in force|has"
).split("|");

function insert(of: readonly string[]): Mutation {
  return (text, random) => {
    const at = within(random, text.length + 1);
    return `${text.slice(0, at)}${pick(of, random)}${text.slice(at)}`;
  };
}

/** A deep, long or large part put in at the end of a line of some block. */
function insertLarge(text: string, random: Random): string {
  const count = 1 + within(random, 400);
  const large = pick(
    [
      ` unless ${"(".repeat(count)}fire${")".repeat(count)}`,
      ` ${"of Buffer ".repeat(count)}`,
      ` otherwise Council must meet`.repeat(1 + within(random, 5)),
      ` in ${Array.from({ length: count }, () => "Buffer").join(", ")}`,
      ` within ${"9".repeat(count)} hours`,
      ` ${"word ".repeat(count)}`,
      ` ${"N".repeat(count)}`,
      ` "${"m".repeat(count)}"`,
      ` unless not not ${"not ".repeat(count)}fire`,
      ` unless ${"fire or ".repeat(count)}fire`,
    ],
    random,
  );
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  const at = pick(ends.length > 0 ? ends : [text.length], random);
  return text.slice(0, at) + large + text.slice(at);
}

function changeUnit(text: string, random: Random): string {
  if (text === "") return text;
  const at = within(random, text.length);
  return text.slice(0, at) + String.fromCharCode(within(random, 0x10000)) + text.slice(at + 1);
}

const mutations: readonly Mutation[] = [
  onPieces(tokens, removeOne),
  onPieces(tokens, doubleOne),
  onPieces(tokens, swapTwo),
  onPieces(lines, removeOne),
  onPieces(lines, doubleOne),
  onPieces(lines, swapTwo),
  onPieces(blocks, removeOne),
  onPieces(blocks, doubleOne),
  onPieces(blocks, swapTwo),
  insert(strange),
  insert(words),
  insertLarge,
  changeUnit,
  (text, random) => text.slice(0, within(random, text.length)),
  (text) => text.replaceAll("\n", "\r\n"),
];

/** One to four mutations; half of the texts get a single slip, as people make them. */
export function mutated(text: string, random: Random): string {
  const count = random() < 0.5 ? 1 : 2 + within(random, 3);
  let result = text;
  for (let i = 0; i < count; i++) result = pick(mutations, random)(result, random);
  return result;
}
