// What `verify` and `mirror` say: verdicts, whose word the keys are, and what a checkpoint is worth.
import type { Decision, EvidenceVerdict, KeySource, StrengthLevel } from "@servanda/log";
import { grouped } from "../report/layout.ts";

const compareKeys: string = "compare them with those that your party knows, or give those with --policy or --vkey";

/** Whose word the keys are. */
export const keysWords: Readonly<Record<KeySource, string>> = {
  given: "yours",
  bundle: `named by the bundle, so by whoever made it: ${compareKeys}`,
  log: `named by the log's own records: ${compareKeys}`,
};

/** What the newest checkpoint is worth. */
export const strengthWords: Readonly<Record<StrengthLevel, string>> = {
  signed: "signed by the log alone, which is no evidence",
  witnessed: "witnessed by enough for the policy",
  "fully witnessed": "witnessed by everyone the policy asks",
};

export const decisionWords: Readonly<Record<Decision, string>> = {
  valid: "valid",
  invalid: "not valid",
  undecided: "not decided",
};

export const decidedWords: Readonly<Record<Decision, string>> = {
  valid: "Every byte agrees with what was signed, and every record was let in by the rules in force.",
  invalid: "Something here was altered, or should not have been let in. Keep it as it is.",
  undecided: "Nothing wrong was found in what is here, and something is missing.",
};

/** Of a log that is valid under keys which no one but its maker named. */
export const ownKeysOnly: string = "That holds under the keys that it names itself, and says nothing of who made it.";

export const evidenceWords: Readonly<Record<EvidenceVerdict["decision"], string>> = {
  valid: "shown",
  invalid: "not shown",
  undecided: "not shown yet",
};

export const verifyWords = {
  noPath: "nothing is named to verify",
  noKey: (why: string): string => `\`--vkey\` names no key: ${why}`,
  keyForm: "Write NAME+ID+KEY, as `log show` and the policy have it.",
  noPolicy: (path: string, why: string): string => `\`${path}\` is no witness policy: ${why}`,
  onePath: "one bundle, folder or file at a time",
  neither: (path: string): string =>
    `\`${path}\` is neither a bundle, which is a zip, nor evidence in its canonical text: nothing can be said of it`,
  getItAgain: "If it should be one of them, it was altered on its way: ask for it again, as a file and not as text.",
  rows: {
    log: "log",
    size: "records",
    root: "root",
    key: "log's key",
    keys: "keys are",
    newest: "newest checkpoint",
    blobs: "sealed evidence",
    receipts: "receipts",
  },
  sinceWhen: (strength: string, at: string, names: string): string => `${strength}, at ${at} (${names})`,
  blobs: (present: number, withheld: number): string =>
    `${grouped(present)} here, ${grouped(withheld)} named by records and not here`,
  problems: "Problems",
  alarms: "Worth a question",
  further: (count: number): string => `and ${count} more`,
  whole: "the whole",
  records: "Records",
  columns: ["no.", "type", "office", "received", "provably made", "remarks"],
  between: (after: string | null, before: string | null): string => {
    if (after !== null && before !== null) return `${after} – ${before}`;
    if (before !== null) return `by ${before}`;
    return after === null ? "not proven" : `after ${after}`;
  },
  newestOnly: (shown: number, all: number): string =>
    `The newest ${grouped(shown)} of ${grouped(all)}; --all lists them all.`,
  recomputed: {
    title: "Worked out again from the reports",
    same: (same: number, all: number): string => `${same} of ${all} conclusions are in the log, byte for byte`,
    unfounded: (which: string): string => `in the log, and do not follow from the entries before them: ${which}`,
    leftOut: (count: number): string => `${count} follow, and were left out before later ones`,
    open: (count: number): string => `${count} follow, and are not concluded yet`,
    uncounted: (count: number): string => `${count} reports count for nothing: \`log show\` says why`,
    refused: (why: string): string => `it could not be worked out: ${why}`,
  },
  pageWritten: (path: string, sha256: string): string => `${path} is written. Its SHA-256:\n${sha256}`,
} as const;
