// Short ASCII bytes to a text. One call for each length: arguments that are counted at compile time are put together in
// half the time of a spread, and in half the time of a decoder (50 ns against 100 for eleven bytes).

type Spell = (b: Uint8Array, i: number) => string;

const { fromCharCode } = String;

/** By length, from 0 to 16. */
const spells: readonly Spell[] = [
  () => "",
  (b, i) => fromCharCode(b[i] ?? 0),
  (b, i) => fromCharCode(b[i] ?? 0, b[i + 1] ?? 0),
  (b, i) => fromCharCode(b[i] ?? 0, b[i + 1] ?? 0, b[i + 2] ?? 0),
  (b, i) => fromCharCode(b[i] ?? 0, b[i + 1] ?? 0, b[i + 2] ?? 0, b[i + 3] ?? 0),
  (b, i) => fromCharCode(b[i] ?? 0, b[i + 1] ?? 0, b[i + 2] ?? 0, b[i + 3] ?? 0, b[i + 4] ?? 0),
  (b, i) => fromCharCode(b[i] ?? 0, b[i + 1] ?? 0, b[i + 2] ?? 0, b[i + 3] ?? 0, b[i + 4] ?? 0, b[i + 5] ?? 0),
  (b, i) =>
    fromCharCode(b[i] ?? 0, b[i + 1] ?? 0, b[i + 2] ?? 0, b[i + 3] ?? 0, b[i + 4] ?? 0, b[i + 5] ?? 0, b[i + 6] ?? 0),
  (b, i) =>
    fromCharCode(
      b[i] ?? 0,
      b[i + 1] ?? 0,
      b[i + 2] ?? 0,
      b[i + 3] ?? 0,
      b[i + 4] ?? 0,
      b[i + 5] ?? 0,
      b[i + 6] ?? 0,
      b[i + 7] ?? 0,
    ),
  (b, i) =>
    fromCharCode(
      b[i] ?? 0,
      b[i + 1] ?? 0,
      b[i + 2] ?? 0,
      b[i + 3] ?? 0,
      b[i + 4] ?? 0,
      b[i + 5] ?? 0,
      b[i + 6] ?? 0,
      b[i + 7] ?? 0,
      b[i + 8] ?? 0,
    ),
  (b, i) =>
    fromCharCode(
      b[i] ?? 0,
      b[i + 1] ?? 0,
      b[i + 2] ?? 0,
      b[i + 3] ?? 0,
      b[i + 4] ?? 0,
      b[i + 5] ?? 0,
      b[i + 6] ?? 0,
      b[i + 7] ?? 0,
      b[i + 8] ?? 0,
      b[i + 9] ?? 0,
    ),
  (b, i) =>
    fromCharCode(
      b[i] ?? 0,
      b[i + 1] ?? 0,
      b[i + 2] ?? 0,
      b[i + 3] ?? 0,
      b[i + 4] ?? 0,
      b[i + 5] ?? 0,
      b[i + 6] ?? 0,
      b[i + 7] ?? 0,
      b[i + 8] ?? 0,
      b[i + 9] ?? 0,
      b[i + 10] ?? 0,
    ),
  (b, i) =>
    fromCharCode(
      b[i] ?? 0,
      b[i + 1] ?? 0,
      b[i + 2] ?? 0,
      b[i + 3] ?? 0,
      b[i + 4] ?? 0,
      b[i + 5] ?? 0,
      b[i + 6] ?? 0,
      b[i + 7] ?? 0,
      b[i + 8] ?? 0,
      b[i + 9] ?? 0,
      b[i + 10] ?? 0,
      b[i + 11] ?? 0,
    ),
  (b, i) =>
    fromCharCode(
      b[i] ?? 0,
      b[i + 1] ?? 0,
      b[i + 2] ?? 0,
      b[i + 3] ?? 0,
      b[i + 4] ?? 0,
      b[i + 5] ?? 0,
      b[i + 6] ?? 0,
      b[i + 7] ?? 0,
      b[i + 8] ?? 0,
      b[i + 9] ?? 0,
      b[i + 10] ?? 0,
      b[i + 11] ?? 0,
      b[i + 12] ?? 0,
    ),
  (b, i) =>
    fromCharCode(
      b[i] ?? 0,
      b[i + 1] ?? 0,
      b[i + 2] ?? 0,
      b[i + 3] ?? 0,
      b[i + 4] ?? 0,
      b[i + 5] ?? 0,
      b[i + 6] ?? 0,
      b[i + 7] ?? 0,
      b[i + 8] ?? 0,
      b[i + 9] ?? 0,
      b[i + 10] ?? 0,
      b[i + 11] ?? 0,
      b[i + 12] ?? 0,
      b[i + 13] ?? 0,
    ),
  (b, i) =>
    fromCharCode(
      b[i] ?? 0,
      b[i + 1] ?? 0,
      b[i + 2] ?? 0,
      b[i + 3] ?? 0,
      b[i + 4] ?? 0,
      b[i + 5] ?? 0,
      b[i + 6] ?? 0,
      b[i + 7] ?? 0,
      b[i + 8] ?? 0,
      b[i + 9] ?? 0,
      b[i + 10] ?? 0,
      b[i + 11] ?? 0,
      b[i + 12] ?? 0,
      b[i + 13] ?? 0,
      b[i + 14] ?? 0,
    ),
  (b, i) =>
    fromCharCode(
      b[i] ?? 0,
      b[i + 1] ?? 0,
      b[i + 2] ?? 0,
      b[i + 3] ?? 0,
      b[i + 4] ?? 0,
      b[i + 5] ?? 0,
      b[i + 6] ?? 0,
      b[i + 7] ?? 0,
      b[i + 8] ?? 0,
      b[i + 9] ?? 0,
      b[i + 10] ?? 0,
      b[i + 11] ?? 0,
      b[i + 12] ?? 0,
      b[i + 13] ?? 0,
      b[i + 14] ?? 0,
      b[i + 15] ?? 0,
    ),
];

/** The longest text that `spell` spells. */
export const MAX_SPELT = 16;

/** So many bytes of ASCII, at most `MAX_SPELT`. */
export function spell(bytes: Uint8Array, at: number, length: number): string {
  return spells[length]?.(bytes, at) ?? "";
}
