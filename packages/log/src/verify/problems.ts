// Everything that a verifier can find wrong, each with a stable code. What is *broken* makes a log invalid; what is
// *missing* leaves it undecided: nothing then says that it is wrong, and nothing that it is right; an *alarm* proves
// nothing by itself, and somebody should ask. Words: `words.ts`.
import type { Refusal } from "@servanda/core";
import { problemWords } from "./words.ts";

/** What each code tells beside its words. */
export interface ProblemDetails {
  // The bundle, as a file.
  readonly bundle_refused: { readonly refusal: Refusal };
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
  readonly key_refused: { readonly refusal: Refusal };
  readonly origin_differs: { readonly found: string; readonly expected: string };
  readonly key_differs: { readonly found: string; readonly expected: string };
  readonly policy_differs: undefined;
  readonly policy_weak: { readonly refusal: Refusal };
  // Checkpoints.
  readonly checkpoint_absent: undefined;
  readonly checkpoint_refused: { readonly refusal: Refusal };
  readonly checkpoint_unsigned: { readonly key: string };
  readonly checkpoint_misplaced: { readonly size: number };
  readonly checkpoint_newer: { readonly size: number };
  readonly signature_unknown: { readonly name: string };
  readonly root_differs: { readonly size: number };
  readonly witness_clocks_apart: { readonly seconds: number };
  // The tree.
  readonly entries_absent: undefined;
  readonly entries_differ: undefined;
  readonly tile_absent: undefined;
  readonly tile_differs: undefined;
  readonly beyond_checkpoint: { readonly size: number };
  // What the records say.
  readonly record_refused: { readonly refusal: Refusal };
  readonly record_doubled: { readonly index: number };
  readonly recv_backwards: { readonly before: string; readonly found: string };
  readonly recv_outside: { readonly found: string; readonly after: string; readonly before: string };
  // What belongs to records.
  readonly blob_changed: undefined;
  readonly blob_size: { readonly found: number; readonly expected: number };
  readonly blob_unnamed: undefined;
  readonly receipt_refused: { readonly refusal: Refusal };
  readonly receipt_broken: { readonly id: string; readonly mergeBy: string };
  // Evidence against somebody.
  readonly part_refused: { readonly refusal: Refusal };
  readonly no_contradiction: undefined;
  readonly promise_kept: { readonly index: number };
  readonly promise_not_due: { readonly mergeBy: string };
}

export type ProblemCode = keyof ProblemDetails;

/** `broken` makes a log invalid, `missing` leaves it undecided, an `alarm` changes nothing. */
export type Weight = "broken" | "missing" | "alarm";

export interface Problem {
  readonly code: ProblemCode;
  readonly weight: Weight;
  /** The path of a file in the log, `entry N`, or empty where it concerns the whole. */
  readonly place: string;
  /** What was found, one sentence in plain present tense. */
  readonly message: string;
  /** The code of the refusal behind it, where one is. */
  readonly because?: string;
}

const WEIGHTS: Readonly<Partial<Record<ProblemCode, Weight>>> = {
  file_absent: "missing",
  key_unnamed: "missing",
  checkpoint_absent: "missing",
  entries_absent: "missing",
  tile_absent: "missing",
  checkpoint_newer: "missing",
  beyond_checkpoint: "missing",
  promise_not_due: "missing",
  recv_backwards: "alarm",
  recv_outside: "alarm",
  witness_clocks_apart: "alarm",
  policy_weak: "alarm",
};

/** A problem at its place. */
export function problem<C extends ProblemCode>(code: C, place: string, details: ProblemDetails[C]): Problem {
  const weight = WEIGHTS[code] ?? "broken";
  const found = { code, weight, place, message: problemWords[code](details) } as const;
  return details !== undefined && "refusal" in details ? { ...found, because: details.refusal.code } : found;
}

/** Where it stops everything: fits any `Outcome<T>`. */
export function refuseFor<C extends ProblemCode>(
  code: C,
  details: ProblemDetails[C],
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, message: problemWords[code](details) } };
}
