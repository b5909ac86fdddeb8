// Words for refusals of a log's one writer.
import type { Messages } from "../messages.ts";
import type { StopReason } from "../refusals.ts";

const STOPS: Readonly<Record<StopReason, string>> = {
  write_uncertain: "a write to the log's own files failed and may have been saved; open the log again",
  local_state_damaged: "the log's own files are damaged where no crash damages them",
  entries_missing: "the write-ahead log does not go on where the tree ends",
  file_differs: "a file that never changes is there with other bytes",
  tree_differs: "what the store gives back does not make the root that it should",
  checkpoint_differs: "the published checkpoint is not the one that this log put there",
  second_root: "another root was signed for this size",
  smaller_size: "a larger size was signed before",
  rolled_back: "a later checkpoint of this log is known outside: these files are an old copy",
  already_begun: "there is a log here already",
  not_begun: "there is no log here",
};

type Keeping = "store_failed" | "log_stopped" | "log_locked" | "receipt_malformed";

export const keepingMessages: Pick<Messages, Keeping> = {
  store_failed: {
    message: ({ step, what }) => `the store failed (${step}): ${what}`,
    remedy: "see to the storage; the log tries the same step again",
  },
  log_stopped: { message: ({ reason, what }) => `the log signs nothing: ${STOPS[reason]} (${what})` },
  log_locked: {
    message: ({ folder }) => `another process writes the log in ${folder}`,
    remedy: "a log has one writer: stop the other one first (`fuser state/lock` in the folder names it)",
  },
  receipt_malformed: { message: ({ what }) => `this is no receipt: ${what}` },
};
