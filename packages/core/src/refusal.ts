// Expected operating failures as values. Mistakes in an agreement's text are diagnostics (package `lang`); our own bugs
// are `assert`.

/** Why something was not accepted, in words for the person who can do something about it. */
export interface Refusal {
  /** Lower-case words joined by hyphens; stable, so that programs may compare it. */
  readonly code: string;
  /** What was found, one sentence in plain present tense. */
  readonly message: string;
  /** One thing to do next, only when there is one. */
  readonly remedy?: string;
}

/** A value, or the reason there is none. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function accepted<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** Fits any `Outcome<T>`. */
export function refused(code: string, message: string, remedy?: string): Outcome<never> {
  return { ok: false, refusal: remedy === undefined ? { code, message } : { code, message, remedy } };
}
