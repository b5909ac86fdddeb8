// Random damage to bytes: what a careless relay, a failing disk or an attacker does to a text on its way.
import fc from "fast-check";

type Edit = (bytes: readonly number[]) => number[];

const place = fc.nat({ max: 1_000_000 });

/** A byte that means something to the formats as often as one that means nothing. */
const someByte = fc.oneof(fc.nat(255), fc.constantFrom(..."\n +-—=/0123Aa\u0000\r\t\u0085".split("")).map(codeOf));

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, someByte).map(
    ([at, byte]): Edit =>
      (bytes) =>
        bytes.toSpliced(at % bytes.length, 1, byte),
  ),
  fc.tuple(place, fc.nat(7)).map(
    ([at, bit]): Edit =>
      (bytes) =>
        bytes.with(at % bytes.length, (bytes[at % bytes.length] ?? 0) ^ (1 << bit)),
  ),
  fc.tuple(place, someByte).map(
    ([at, byte]): Edit =>
      (bytes) =>
        bytes.toSpliced(at % (bytes.length + 1), 0, byte),
  ),
  fc.tuple(place, fc.nat(40)).map(
    ([at, count]): Edit =>
      (bytes) =>
        bytes.toSpliced(at % bytes.length, count),
  ),
  // A line once more, or in another place.
  fc.tuple(place, place).map(
    ([from, to]): Edit =>
      (bytes) => {
        const lines = linesOf(bytes);
        return lines.toSpliced(to % lines.length, 0, lines[from % lines.length] ?? []).flat();
      },
  ),
  fc.tuple(place).map(
    ([at]): Edit =>
      (bytes) => {
        const lines = linesOf(bytes);
        return lines.toSpliced(at % lines.length, 1).flat();
      },
  ),
);

/** One to four edits; now and then they undo each other. */
export function mangled(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  return fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) => Uint8Array.from(edits.reduce((now, each) => (now.length === 0 ? now : each(now)), [...bytes])));
}

function linesOf(bytes: readonly number[]): number[][] {
  const lines: number[][] = [[]];
  for (const byte of bytes) {
    lines.at(-1)?.push(byte);
    if (byte === 0x0a) lines.push([]);
  }
  return lines;
}

function codeOf(character: string): number {
  return character.charCodeAt(0) & 0xff;
}
