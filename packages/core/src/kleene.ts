// Kleene's strong logic of three values, for conditions over uncertain time and place. Not probability: *maybe* says
// that the uncertainty holds both answers, not how likely either is.

/** `NO < MAYBE < YES`, so that *and* is the minimum and *or* the maximum. */
export type Kleene = 0 | 1 | 2;

/** No for every point of the uncertainty. */
export const NO = 0;
/** Yes for some points of the uncertainty, no for others, or not known. */
export const MAYBE = 1;
/** Yes for every point of the uncertainty. */
export const YES = 2;

export function and(a: Kleene, b: Kleene): Kleene {
  return a < b ? a : b;
}

export function or(a: Kleene, b: Kleene): Kleene {
  return a > b ? a : b;
}

export function not(a: Kleene): Kleene {
  return a === YES ? NO : a === NO ? YES : MAYBE;
}

/** Conjunction; yes for an empty list. */
export function allOf(list: readonly Kleene[]): Kleene {
  let least: Kleene = YES;
  for (const each of list) if (each < least) least = each;
  return least;
}

/** Disjunction; no for an empty list. */
export function anyOf(list: readonly Kleene[]): Kleene {
  let greatest: Kleene = NO;
  for (const each of list) if (each > greatest) greatest = each;
  return greatest;
}

/** From a question asked twice: `lo` of the least favourable point of the uncertainty, `hi` of the most favourable. */
export function fromBounds(lo: boolean, hi: boolean): Kleene {
  return lo ? YES : hi ? MAYBE : NO;
}

export function kleeneWord(k: Kleene): "no" | "maybe" | "yes" {
  return k === YES ? "yes" : k === NO ? "no" : "maybe";
}
