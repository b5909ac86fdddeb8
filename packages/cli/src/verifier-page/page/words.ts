// Everything that the page says. What a log's problems are called comes from the verifier itself.
import type { Decision, EvidenceVerdict, KeySource, StrengthLevel } from "@servanda/log";

export const words = {
  title: "Check a log",
  about:
    "Choose a bundle (.zip) of a Servanda log, or a piece of evidence (.json). It is checked here, on your machine: " +
    "this page cannot reach a network. Get the page from your own party, and compare its SHA-256 with the one on " +
    "record.",
  choose: "Drop a file here, or choose one",
  keys: "Check under your own keys",
  keysAbout:
    "Without keys of your own, the log is checked under the keys that the bundle names, and its maker may have named " +
    "any. Your party knows the log's key and the witness policy.",
  vkey: "Key of the log (one line)",
  policy: "Witness policy",
  checking: (done: number, of: number): string => `Checking record ${grouped(done)} of ${grouped(of)} …`,
  reading: "Reading …",
  unable:
    "This browser cannot check Ed25519 signatures, so nothing can be said. Use a newer one, or `servanda verify` on " +
    "the command line.",
  unreadable: "The file cannot be read",
  failed: "The page failed at this file. That is a mistake of ours, and says nothing about the file",
  file: "File",
  problems: "What is wrong",
  alarms: "Worth a question",
  more: (count: number): string => `and ${grouped(count)} more`,
  whole: "the whole",
  facts: "What was checked",
  origin: "Log",
  size: "Records",
  root: "Root",
  key: "Log's key",
  keysFrom: "Whose word the keys are",
  strength: "Newest checkpoint",
  witnessedAt: "Witnessed at",
  cosigned: "Cosigned by",
  blobs: "Sealed evidence",
  blobCounts: (present: number, withheld: number): string =>
    `${grouped(present)} here and as named, ${grouped(withheld)} named and not here`,
  receipts: "Receipts",
  records: "Records",
  index: "No.",
  what: "What",
  who: "By",
  recv: "Received, UTC (operator's word)",
  proven: "Provably made, UTC",
  recordId: "Record",
  flags: "Remarks",
  after: (at: string): string => `after ${at}`,
  before: (at: string): string => `by ${at}`,
  notProven: "not proven",
  none: "none",
  earlier: "Earlier",
  later: "Later",
  shown: (from: number, to: number, of: number): string => `${grouped(from)} to ${grouped(to)} of ${grouped(of)}`,
} as const;

export const decisionWords: Readonly<Record<Decision, { readonly title: string; readonly text: string }>> = {
  valid: {
    title: "Valid",
    text: "Every byte agrees with what was signed, and every record was let in by the rules in force.",
  },
  invalid: { title: "Not valid", text: "Something here was altered, or should not have been let in. Keep the file." },
  undecided: {
    title: "Not decided",
    text: "Nothing wrong was found in what is here, and something is missing. That is no proof of anything.",
  },
};

/** Of a log that is valid under keys which no one but its maker named. */
export const ownKeysOnly: string = "That holds under the keys that it names itself, and says nothing of who made it.";

export const evidenceWords: Readonly<Record<EvidenceVerdict["decision"], string>> = {
  valid: "Shown",
  invalid: "Not shown",
  undecided: "Not shown yet",
};

export const keySourceWords: Readonly<Record<KeySource, string>> = {
  given: "yours: you gave them",
  bundle: "the bundle's maker, who may have named any: compare them with those your party knows",
  log: "the log's own first record: compare it with what your party knows",
};

export const strengthWords: Readonly<Record<StrengthLevel, string>> = {
  signed: "signed by the log alone: no evidence of its own",
  witnessed: "witnessed: enough witnesses for the policy",
  "fully witnessed": "fully witnessed: every witness of the policy",
};

/** What a record of a type does, in a few words; the type itself where a newer log has others. */
export const typeWords: Readonly<Record<string, string>> = {
  log: "The log begins",
  enrol: "A key is enrolled",
  revoke: "A key is revoked",
  retire: "A key is retired",
  permit: "A permission is given",
  forbid: "A permission is taken back",
  text: "The agreement's text",
  policy: "The witness policy changes",
  "log-key-change": "The log's key changes",
  close: "The log is closed",
  late: "Brought in late by a second signer",
  hold: "Evidence is put on hold",
  release: "A hold ends",
  shred: "Evidence is shredded",
  silence: "A witness was silent",
  verifier: "The verifier page's hash",
  report: "A report",
  conclusion: "A conclusion of the institution",
  evidence: "Sealed evidence",
  equivocation: "Two checkpoints that exclude each other",
};

/** `2026-03-02 10:00:00`, UTC; milliseconds only where they are not zero. */
export function instantText(at: number): string {
  return new Date(at)
    .toISOString()
    .replace("T", " ")
    .replace(/(?:\.000)?Z$/, "");
}

/** The same where nothing around it says which time it is. */
export function zonedText(at: number): string {
  return `${instantText(at)} UTC`;
}

/** Thin spaces between thousands. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, "\u2009");
}
