// Which known word was probably meant. Counts slips of the hand, not likeness of meaning.

/**
 * Letters put in, left out, exchanged or swapped with their neighbour to get from `a` to `b` (Damerau-Levenshtein,
 * optimal string alignment: no part is edited twice), or `max + 1` when it takes more than `max`. UTF-16 code units;
 * O(|a| |b|).
 */
export function editDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    // A swap reaches back two rows, so both must be beyond the bound before nothing can come below it again.
    if (least > max && Math.min(...last) > max) return max + 1;
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[b.length] ?? 0, max + 1);
}

/** The candidates within `max` edits of the word, nearest first, then by code units; each once. */
export function nearest(word: string, candidates: readonly string[], max = 2): string[] {
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate, max) }))
    .filter(({ distance }) => distance <= max)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .map(({ candidate }) => candidate);
}
