// How large a sealed thing looks. A ciphertext is as long as what is in it, and a length tells a statement from a
// photograph, and one statement from another; so everything is padded to one of few sizes.

/** The smallest size: every short text looks like every other. */
const SMALLEST_BYTES = 4096;

/** Up to here a size doubles the one before; beyond, eight steps lie between a size and its double. */
const DOUBLING_UNTIL_BYTES = 1024 * 1024;

/** The largest size. What is larger is sealed in pieces. */
export const LARGEST_PADDED_BYTES: number = 64 * 1024 * 1024;

/**
 * The size class that holds so many bytes: 4, 8, 16 … 1024 KiB, then eight steps to each doubling, so that the padding
 * of a large file is at most an eighth of it. Undefined above 64 MiB.
 */
export function paddedSizeOf(sizeBytes: number): number | undefined {
  let size = SMALLEST_BYTES;
  while (size < sizeBytes && size < DOUBLING_UNTIL_BYTES) size *= 2;
  while (size < sizeBytes && size < LARGEST_PADDED_BYTES) size += stepAt(size);
  return size < sizeBytes ? undefined : size;
}

/** An eighth of the largest power of two that is not above `sizeBytes`. */
function stepAt(sizeBytes: number): number {
  return 2 ** Math.floor(Math.log2(sizeBytes)) / 8;
}
