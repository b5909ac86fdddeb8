// Where a text belongs among sorted ones.

/** Index of the first that is not less. The end is tried first: names often grow as they come. */
export function sortedIndex(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  const last = sorted[high - 1];
  if (last === undefined || last < text) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
