// Everything that a verifier can find wrong, each with a stable code. What is *broken* makes a log invalid; what is
// *missing* leaves it undecided: nothing then says that it is wrong, and nothing that it is right. Words: `words.ts`.
import type { Refusal } from "@servanda/core";
import { problemWords } from "./words.ts";

/** What each code tells beside its words. */
export interface ProblemDetails {
  // The bundle, as a file.
  readonly bundle_not_zip: undefined;
  readonly bundle_too_large: { readonly what: "files" | "file" | "bundle"; readonly most: number };
  readonly bundle_bad_path: { readonly path: string };
  readonly bundle_duplicate: { readonly path: string };
  readonly manifest_missing: undefined;
  readonly manifest_malformed: { readonly member: string };
  readonly file_unlisted: undefined;
  readonly file_absent: undefined;
  readonly file_changed: undefined;
  readonly file_unknown: undefined;
  // Under which keys it is read.
  readonly key_unnamed: undefined;
  readonly origin_differs: { readonly found: string; readonly expected: string };
  readonly key_differs: { readonly found: string; readonly expected: string };
  readonly policy_differs: undefined;
  // Checkpoints.
  readonly checkpoint_absent: undefined;
  readonly checkpoint_unsigned: { readonly key: string };
  readonly checkpoint_misplaced: { readonly size: number };
  readonly root_differs: { readonly size: number };
  // The tree.
  readonly entries_absent: undefined;
  readonly entries_differ: undefined;
  readonly tile_absent: undefined;
  readonly tile_differs: undefined;
  readonly tile_beyond: { readonly size: number };
  // What the records say.
  readonly record_refused: { readonly refusal: Refusal };
  readonly recv_backwards: { readonly before: string; readonly found: string };
  readonly recv_outside: { readonly found: string; readonly after: string; readonly before: string };
  // What belongs to records.
  readonly blob_changed: undefined;
  readonly blob_size: { readonly found: number; readonly expected: number };
  readonly blob_unnamed: undefined;
  readonly receipt_refused: { readonly refusal: Refusal };
  readonly receipt_broken: { readonly id: string; readonly mergeBy: string };
}

export type ProblemCode = keyof ProblemDetails;

/** Where it stops everything: fits any `Outcome<T>`. */
export function refuseFor<C extends ProblemCode>(
  code: C,
  details: ProblemDetails[C],
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, message: problemWords[code](details) } };
}
