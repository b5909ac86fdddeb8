// What a verifier says to people about a log, a bundle, or a piece of evidence: one sentence each, of what was found.
import type { ProblemCode, ProblemDetails } from "./problems.ts";

type ProblemWords = { readonly [C in ProblemCode]: (details: ProblemDetails[C]) => string };

const mebibytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MiB`;

export const problemWords: ProblemWords = {
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
  origin_differs: ({ found, expected }) => `this is of the log ${found}, and ${expected} is meant`,
  key_differs: ({ found, expected }) => `the key named here is ${found}, and the log's is ${expected}`,
  policy_differs: () => "the witness policy named here is not the one in force by the log's own records",
  checkpoint_absent: () => "there is no checkpoint: nobody signs for this log",
  checkpoint_unsigned: ({ key }) => `the checkpoint is not signed by the log's key ${key}`,
  checkpoint_misplaced: ({ size }) => `the checkpoint here is of size ${size}, and its name says otherwise`,
  root_differs: ({ size }) => `the first ${size} entries do not give the root that the checkpoint signs`,
  entries_absent: () => "the entries are not here, so their records cannot be judged",
  entries_differ: () => "the entries here are not those of the full bundle",
  tile_absent: () => "the tile is not here",
  tile_differs: () => "the tile does not hold the hashes of the entries",
  tile_beyond: ({ size }) => `a log of size ${size} has no such tile`,
  record_refused: ({ refusal }) => `the record should not have been let in: ${refusal.message}`,
  recv_backwards: ({ before, found }) =>
    `it is said to be received at ${found}, before the one ahead of it at ${before}`,
  recv_outside: ({ found, after, before }) =>
    `it is said to be received at ${found}, and the witnesses' times put it between ${after} and ${before}`,
  blob_changed: () => "the bytes do not have the hash that names the file",
  blob_size: ({ found, expected }) => `it has ${found} bytes, and the record that names it says ${expected}`,
  blob_unnamed: () => "no record names this file",
  receipt_refused: ({ refusal }) => `the receipt is none: ${refusal.message}`,
  receipt_broken: ({ id, mergeBy }) => `record ${id} was promised for ${mergeBy}, and is not in the log`,
};
