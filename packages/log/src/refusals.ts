// Everything that the log, its witnesses and its verifiers may refuse. The codes are wire codes: stable, one for one
// cause, each with the HTTP status that a server answers with. Their words are in `messages.ts`.
import type { Refusal } from "@servanda/core";
import { messages } from "./messages.ts";

/** Why a proof is not one. */
export type ProofFault =
  | "bad_index"
  | "bad_hash_length"
  | "proof_too_short"
  | "proof_too_long"
  | "root_mismatch"
  | "old_root_mismatch"
  | "size_zero";

/** Why a content cannot be sealed to these recipients. */
export type RecipientFault = "none" | "too_many" | "mixed" | "unreadable";

/** Where the opening of an age file ended. */
export type OpeningStage = "identity" | "armor" | "header" | "no_match" | "mac" | "payload";

/** What is wrong inside an age file that did open. */
export type ParcelFault = "too_short" | "prefix" | "length" | "size_class" | "padding";

/** Why a log's one writer goes no further. */
export type StopReason =
  | "write_uncertain"
  | "local_state_damaged"
  | "entries_missing"
  | "file_differs"
  | "tree_differs"
  | "checkpoint_differs"
  | "second_root"
  | "smaller_size"
  | "rolled_back"
  | "already_begun"
  | "not_begun";

/** What each code tells beside its words: small facts for programs, safe to print. */
export interface RefusalDetails {
  // The record, as bytes.
  readonly malformed_json: { readonly what: string };
  readonly not_canonical: { readonly offset: number };
  readonly number_not_allowed: { readonly path: string };
  readonly bad_unicode: { readonly path: string };
  readonly too_deep: { readonly most: number };
  readonly unknown_type: { readonly type: string };
  readonly bad_field: { readonly path: string; readonly expected: string };
  readonly record_too_large: { readonly sizeBytes: number; readonly mostBytes: number };
  // Who wrote it, and whether they may.
  readonly signature_invalid: { readonly key: string };
  readonly key_unknown: { readonly key: string };
  readonly key_revoked: { readonly key: string; readonly atIndex: number; readonly how: "revoked" | "retired" };
  readonly not_permitted: { readonly rule: string };
  readonly wrong_log: { readonly origin: string; readonly expected: string };
  // How it stands to the log.
  readonly unknown_record: { readonly id: string };
  readonly unknown_origin: { readonly origin: string };
  readonly seq_gap: { readonly expected: number; readonly found: number };
  readonly author_fork: { readonly id: string; readonly other: string; readonly seq: number };
  readonly stale_old: { readonly size: number };
  readonly shredded: { readonly id: string; readonly by: string };
  readonly proof_invalid: { readonly reason: ProofFault };
  readonly seen_unknown: { readonly size: number };
  readonly commitment_mismatch: { readonly path: string };
  // Sealed evidence, at its author and its recipients.
  readonly content_too_large: { readonly sizeBytes: number; readonly mostBytes: number };
  readonly bad_recipient: { readonly reason: RecipientFault };
  readonly not_opened: { readonly stage: OpeningStage };
  readonly bad_parcel: { readonly reason: ParcelFault };
  readonly frozen: { readonly atIndex: number };
  readonly clock_implausible: { readonly byMs: number };
  // Whether the log can take it now.
  readonly quota: { readonly key: string; readonly retryAfterS: number };
  readonly backlog: { readonly retryAfterS: number };
  readonly not_durable: { readonly what: string };
  readonly no_quorum: { readonly have: number; readonly need: number };
  // Whether the log's one writer can go on.
  readonly store_failed: { readonly step: string; readonly what: string };
  readonly log_stopped: { readonly reason: StopReason; readonly what: string };
  readonly log_locked: { readonly folder: string };
  readonly receipt_malformed: { readonly what: string };
  // Notes and the keys of those who sign them (C2SP signed-note).
  readonly note_too_large: { readonly sizeBytes: number; readonly mostBytes: number };
  readonly note_bad_utf8: Readonly<Record<string, never>>;
  readonly note_control_char: { readonly offset: number };
  readonly note_no_signature: { readonly line: number };
  readonly note_unknown_keys: { readonly names: readonly string[] };
  readonly checkpoint_malformed: { readonly line: number };
  readonly tlog_proof_malformed: { readonly line: number };
  readonly vkey_malformed: { readonly what: string };
  readonly vkey_id_mismatch: { readonly expected: string; readonly found: string };
  readonly known_key_bad_signature: { readonly key: string };
  // Witnesses, and the policy that says which of them are enough.
  readonly request_malformed: { readonly line: number; readonly expected: string };
  readonly request_too_large: { readonly mostBytes: number };
  readonly old_above_size: { readonly oldSize: number; readonly size: number };
  readonly witness_rolled_back: { readonly origin: string; readonly size: number };
  readonly witness_state_damaged: { readonly origin: string; readonly file: string };
  readonly clock_went_back: { readonly now: string; readonly last: string };
  readonly witness_unreachable: { readonly name: string; readonly what: string };
  readonly witness_refused: { readonly name: string; readonly status: number; readonly said: string };
  readonly own_witness_missing: { readonly name: string };
  readonly policy_malformed: { readonly line: number; readonly expected: string };
  readonly weak_quorum: {
    readonly group: string;
    readonly threshold: number;
    readonly members: number;
    readonly least: number;
  };
  // The files of a log (C2SP tlog-tiles).
  readonly file_missing: { readonly path: string };
  readonly file_malformed: { readonly path: string };
  readonly file_differs: { readonly path: string };
}

export type RefusalCode = keyof RefusalDetails;

/** A refusal of the log: its code says what `details` holds. */
export type LogRefusal = {
  readonly [C in RefusalCode]: Refusal & { readonly code: C; readonly details: RefusalDetails[C] };
}[RefusalCode];

/** What a server answers with. */
const STATUS: Readonly<Record<RefusalCode, number>> = {
  malformed_json: 400,
  not_canonical: 400,
  number_not_allowed: 400,
  bad_unicode: 400,
  too_deep: 400,
  unknown_type: 400,
  bad_field: 400,
  record_too_large: 413,
  signature_invalid: 401,
  key_unknown: 401,
  key_revoked: 403,
  not_permitted: 403,
  wrong_log: 403,
  unknown_record: 404,
  unknown_origin: 404,
  seq_gap: 409,
  author_fork: 409,
  stale_old: 409,
  shredded: 410,
  proof_invalid: 422,
  seen_unknown: 422,
  commitment_mismatch: 422,
  content_too_large: 413,
  bad_recipient: 422,
  not_opened: 422,
  bad_parcel: 422,
  frozen: 423,
  clock_implausible: 425,
  quota: 429,
  backlog: 429,
  not_durable: 503,
  no_quorum: 503,
  store_failed: 503,
  log_stopped: 503,
  log_locked: 503,
  receipt_malformed: 400,
  note_too_large: 413,
  note_bad_utf8: 400,
  note_control_char: 400,
  note_no_signature: 400,
  note_unknown_keys: 403,
  checkpoint_malformed: 400,
  tlog_proof_malformed: 400,
  vkey_malformed: 400,
  vkey_id_mismatch: 400,
  known_key_bad_signature: 403,
  request_malformed: 400,
  request_too_large: 413,
  old_above_size: 400,
  witness_rolled_back: 503,
  witness_state_damaged: 503,
  clock_went_back: 503,
  witness_unreachable: 503,
  witness_refused: 503,
  own_witness_missing: 503,
  policy_malformed: 400,
  weak_quorum: 400,
  file_missing: 404,
  file_malformed: 422,
  file_differs: 422,
};

/** Fits any `Outcome<T>`. */
export function refuse<C extends RefusalCode>(
  code: C,
  details: RefusalDetails[C],
): { readonly ok: false; readonly refusal: Refusal & { readonly code: C; readonly details: RefusalDetails[C] } } {
  const { message, remedy } = messages[code];
  const words = { code, message: message(details), details };
  return { ok: false, refusal: remedy === undefined ? words : { ...words, remedy } };
}

/** True of what `refuse` made: then `details` can be read by its code. */
export function isLogRefusal(refusal: Refusal): refusal is LogRefusal {
  return Object.hasOwn(STATUS, refusal.code) && "details" in refusal;
}

/** 400 where a refusal is not one of the log's. */
export function statusOf(refusal: Refusal): number {
  return isLogRefusal(refusal) ? STATUS[refusal.code] : 400;
}
