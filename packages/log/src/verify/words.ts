// What a verifier says to people about a log, a bundle, or a piece of evidence: one sentence each, of what was found.
import type { Refusal } from "@servanda/core";
import type { ProblemCode, ProblemDetails } from "./problems.ts";

type ProblemWords = { readonly [C in ProblemCode]: (details: ProblemDetails[C]) => string };

const mebibytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MiB`;

export const problemWords: ProblemWords = {
  bundle_refused: ({ refusal }) => refusal.message,
  bundle_not_zip: () => "this is no zip file, or it is cut off or damaged",
  bundle_too_large: ({ what, most }) => {
    if (what === "files") return `the bundle has more than ${most} files`;
    const whose = what === "file" ? "a file of the bundle" : "the bundle unpacked";
    return `${whose} is larger than ${mebibytes(most)}`;
  },
  bundle_bad_path: ({ path }) => `a log has no file \`${path}\``,
  bundle_duplicate: ({ path }) => `the bundle holds \`${path}\` twice`,
  manifest_missing: () => "the bundle has no bundle.json, which lists what it holds",
  manifest_malformed: ({ member }) =>
    member === "" ? "bundle.json is not the canonical JSON of a manifest" : `\`${member}\` of bundle.json is wrong`,
  file_unlisted: () => "the file is not listed in bundle.json",
  file_absent: () => "bundle.json lists the file, and it is not here",
  file_changed: () => "the file is not the one that bundle.json lists: its hash differs",
  file_unknown: () => "a log has no such file",
  key_unnamed: () => "nothing says under which key the log signs; give it with --vkey or --policy",
  key_refused: ({ refusal }) => `the keys that are named cannot be used: ${refusal.message}`,
  origin_differs: ({ found, expected }) => `this is of the log ${found}, and ${expected} is meant`,
  key_differs: ({ found, expected }) => `the key here is ${found}, and by its records the log's key is ${expected}`,
  policy_differs: () => "the witness policy named here is not the one in force by the log's own records",
  checkpoint_absent: () => "there is no checkpoint: nobody signs for this log",
  checkpoint_refused: ({ refusal }) => `the checkpoint does not hold: ${refusal.message}`,
  checkpoint_unsigned: ({ key }) => `no checkpoint that counts here is signed by the key ${key}`,
  checkpoint_misplaced: ({ size }) => `the checkpoint here is of size ${size}, and its name says otherwise`,
  checkpoint_newer: ({ size }) => `a checkpoint of size ${size} is kept, and the newest one that is shown is smaller`,
  signature_unknown: ({ name }) => `a line is signed by ${name}, whom neither the log's key nor its policies name`,
  root_differs: ({ size }) => `the first ${size} entries do not give the root that the checkpoint signs`,
  policy_weak: ({ refusal }) => `the policy is weak: ${refusal.message}`,
  witness_clocks_apart: ({ seconds }) => `the witnesses' times of one checkpoint are ${seconds} s apart`,
  entries_absent: () => "the entries are not here, so their records cannot be judged",
  entries_differ: () => "the entries here are not those of the tree",
  tile_absent: () => "the tile is not here",
  tile_differs: () => "the tile does not hold the hashes of the entries",
  beyond_checkpoint: ({ size }) => `this holds more than the ${size} entries that the checkpoint signs`,
  record_refused: ({ refusal }) => `the record should not have been let in: ${refusal.message}`,
  record_doubled: ({ index }) => `the record is in the log already, at index ${index}`,
  recv_backwards: ({ before, found }) => `it is said to be received at ${found}, and the entry before it at ${before}`,
  recv_outside: ({ found, after, before }) =>
    `it is said to be received at ${found}, and the witnesses' times put it between ${after} and ${before}`,
  blob_changed: () => "the bytes do not have the hash that names the file",
  blob_size: ({ found, expected }) => `it has ${found} bytes, and the record that names it says ${expected}`,
  blob_unnamed: () => "no record names this file",
  receipt_refused: ({ refusal }) => `the receipt does not hold: ${refusal.message}`,
  receipt_broken: ({ id, mergeBy }) => `record ${id} was promised for ${mergeBy}, and is not in the log`,
  part_refused: ({ refusal }) => `a part of the evidence does not hold: ${refusal.message}`,
  no_contradiction: () => "the two do not contradict each other",
  promise_kept: ({ index }) => `the record is in the log, at index ${index}`,
  promise_not_due: ({ mergeBy }) => `nothing here shows that ${mergeBy}, until when it was promised, had passed`,
};

/** What a piece of evidence shows, or claims and does not show. */
export const evidenceWords = {
  malformed: "this is no evidence in the form servanda-evidence/1, in its canonical text",
  equivocation: {
    shown: "The holder of this key signed two checkpoints of one log that cannot both be true.",
    claimed: "It is claimed that two checkpoints signed by one key exclude each other. This file does not show it.",
  },
  "author-fork": {
    shown: "This key signed two records with one number: the key is in two hands, or its holder says two things.",
    claimed: "It is claimed that one key signed two records with one number. This file does not show it.",
  },
  omission: {
    shown: "The log took this record, promised in writing to hold it by a time, and did not hold it then.",
    claimed: "It is claimed that the log left out a record that it had promised to hold. This file does not show it.",
  },
  "second-log": {
    shown: "There are two logs for one agreement, and neither says that it follows the other.",
    claimed: "It is claimed that there are two logs for one agreement. This file does not show it.",
  },
  key: "key",
  firstCheckpoint: "smaller tree",
  secondCheckpoint: "larger tree",
  within: "the larger, cut there",
  head: (size: number, root: string): string => `size ${size}, root ${root}`,
  author: "author",
  record: (seq: number): string => `record number ${seq}`,
  promised: "record promised",
  mergeBy: "promised for",
  checkpoint: "checkpoint",
  passedBy: "that time had passed",
  byRecv: (index: number, at: string): string => `by the log's own word: entry ${index} was received at ${at}`,
  byWitness: (name: string, at: string): string => `by the witness ${name}, who cosigned the checkpoint at ${at}`,
  log: "log",
  agreement: "agreement",
} as const;

type MoveRefused = "forked" | "older" | "invalid" | "undecided";

const moveWords: Readonly<Record<MoveRefused, (size: number) => readonly [message: string, remedy: string]>> = {
  forked: (size) => [
    `the log now shows a tree of ${size} entries that does not begin as the one that is held`,
    "keep both; if the log's key signed both, equivocation.json proves it to anyone",
  ],
  older: (size) => [
    `the log now shows ${size} entries, and more were held already`,
    "ask its keeper whether it was restored from a copy; what is held stays",
  ],
  invalid: (size) => [`what the log shows at ${size} entries is not valid`, "what was held before stays"],
  undecided: (size) => [`what the log shows at ${size} entries cannot be decided`, "what was held before stays"],
};

/** Why a mirror does not move to what it is shown. */
export function refuseMove(why: MoveRefused, size: number): Refusal {
  const [message, remedy] = moveWords[why](size);
  return { code: `mirror_${why}`, message, remedy };
}
