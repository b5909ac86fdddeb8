// Evidence against somebody, as one file that is checked alone (docs/formats/fraud.md): canonical JSON with a format, a
// kind, and the signed things themselves.
import { accepted, canonicalText, type Outcome, refused } from "@servanda/core";
import { fromUtf8, toUtf8 } from "../../bytes.ts";
import { evidenceWords } from "../words.ts";

export const EVIDENCE_FORMAT = "servanda-evidence/1";
/** Evidence of an omission carries all entries of a log. */
const MAX_EVIDENCE_BYTES = 256 * 1024 * 1024;

/** Two checkpoints by one key that exclude each other. */
export interface Equivocation {
  readonly format: typeof EVIDENCE_FORMAT;
  readonly kind: "equivocation";
  /** The key that signed both; its name is their origin. */
  readonly vkey: string;
  /** Signed notes, the smaller tree first. */
  readonly first: string;
  readonly second: string;
  /**
   * Where the sizes differ: what the second tree says of its first so many leaves, by a consistency proof that leads
   * from this root to the second's. It is not the first checkpoint's root.
   */
  readonly within: { readonly root: string; readonly proof: readonly string[] } | null;
}

/** Two records of one author with one number. */
export interface AuthorFork {
  readonly format: typeof EVIDENCE_FORMAT;
  readonly kind: "author-fork";
  /** The author's, 32 bytes in base64: the records name it by its hash. */
  readonly publicKey: string;
  /** Envelopes, as they were signed; the smaller id first. */
  readonly records: readonly [string, string];
}

/** A record that the log took, promised, and left out. */
export interface Omission {
  readonly format: typeof EVIDENCE_FORMAT;
  readonly kind: "omission";
  readonly vkey: string;
  /** The promise, as the log signed it. */
  readonly receipt: string;
  /** A signed note: the log as it was after the promise was due. */
  readonly checkpoint: string;
  /** Keys of witnesses whose cosignatures of the checkpoint say when it was; may be empty. */
  readonly witnesses: readonly string[];
  /** Every entry of that log, as the bundles of C2SP tlog-tiles, base64. */
  readonly entries: readonly string[];
}

/** Two logs under one agreement, by one operator, of which neither follows the other. */
export interface SecondLog {
  readonly format: typeof EVIDENCE_FORMAT;
  readonly kind: "second-log";
  readonly logs: readonly [BeginningOfLog, BeginningOfLog];
}

/** A log's first entry, with the proof that it is that. */
export interface BeginningOfLog {
  readonly vkey: string;
  /** C2SP tlog-proof of index 0. */
  readonly proof: string;
  /** Base64. */
  readonly entry: string;
}

export type Evidence = Equivocation | AuthorFork | Omission | SecondLog;

/** The one text of a piece of evidence. */
export function encodeEvidence(evidence: Evidence): Uint8Array {
  return toUtf8(canonicalText(evidence));
}

type Shape = (value: unknown) => boolean;

const text: Shape = (value) => typeof value === "string";
const list =
  (item: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(item);
const pair =
  (item: Shape): Shape =>
  (value) =>
    list(item)(value) && Array.isArray(value) && value.length === 2;
const form =
  (members: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).length === Object.keys(members).length &&
    Object.entries(members).every(([name, shape]) => shape(Object.getOwnPropertyDescriptor(value, name)?.value));
const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value);
const exactly =
  (word: string): Shape =>
  (value) =>
    value === word;

const format = exactly(EVIDENCE_FORMAT);
const beginning = form({ vkey: text, proof: text, entry: text });
const SHAPES: Readonly<Record<Evidence["kind"], Shape>> = {
  equivocation: form({
    format,
    kind: exactly("equivocation"),
    vkey: text,
    first: text,
    second: text,
    within: orNull(form({ root: text, proof: list(text) })),
  }),
  "author-fork": form({ format, kind: exactly("author-fork"), publicKey: text, records: pair(text) }),
  omission: form({
    format,
    kind: exactly("omission"),
    vkey: text,
    receipt: text,
    checkpoint: text,
    witnesses: list(text),
    entries: list(text),
  }),
  "second-log": form({ format, kind: exactly("second-log"), logs: pair(beginning) }),
};

/** Reads the form; nothing is verified. `evidence_malformed` for any bytes that `encodeEvidence` does not give. */
export function readUnverifiedEvidence(bytes: Uint8Array): Outcome<Evidence> {
  const malformed = refused("evidence_malformed", evidenceWords.malformed);
  const whole = bytes.length <= MAX_EVIDENCE_BYTES ? fromUtf8(bytes) : undefined;
  const found = whole === undefined ? undefined : parsed(whole);
  if (whole === undefined || !isEvidence(found)) return malformed;
  return isSpelled(found, whole) ? accepted(found) : malformed;
}

function isEvidence(value: unknown): value is Evidence {
  return Object.values(SHAPES).some((shape) => shape(value));
}

function isSpelled(evidence: Evidence, whole: string): boolean {
  try {
    return canonicalText(evidence) === whole;
  } catch {
    // Half a surrogate pair, which no canonical text holds.
    return false;
  }
}

function parsed(whole: string): unknown {
  try {
    return JSON.parse(whole);
  } catch {
    return undefined;
  }
}
