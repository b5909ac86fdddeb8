// What `mirror` says about one look at the log that it follows.
import type { Evidence } from "@servanda/log";

const evidence: Readonly<Record<Evidence["kind"], string>> = {
  equivocation: "two checkpoints by the log's key that exclude each other",
  "author-fork": "two records with one number by one key",
  omission: "a record that the log promised to hold, and does not",
  "second-log": "a second log for the same agreement",
};

export const mirrorWords = {
  noSource: "no log is named to follow",
  noTarget: "nothing says where the mirror is kept",
  addTarget: "name a folder with --to DIR",
  unreachable: (source: string, what: string): string => `\`${source}\` cannot be read: ${what}`,
  noFolder: (source: string): string => `\`${source}\` is no folder and no URL`,
  moved: (from: number | null, to: number): string =>
    from === null ? `${to} records are held now; nothing was held before` : `moved from ${from} records to ${to}`,
  same: (size: number): string => `nothing new: ${size} records are held, and all of them are valid still`,
  stayed: (size: number | null): string => (size === null ? "nothing is held" : `what was held stays: ${size} records`),
  raised: (path: string, kind: Evidence["kind"]): string => `${path}: ${evidence[kind]}`,
  evidence: "Evidence, each file to be checked by anyone with `servanda verify`",
} as const;
