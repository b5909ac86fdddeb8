// What is said about witnesses, and about the policies that name them.
import type { Messages } from "../messages.ts";

type Witnessing =
  | "request_malformed"
  | "request_too_large"
  | "old_above_size"
  | "witness_rolled_back"
  | "witness_state_damaged"
  | "clock_went_back"
  | "witness_unreachable"
  | "witness_refused"
  | "own_witness_missing"
  | "policy_malformed"
  | "weak_quorum";

const newWitness =
  "put the newest state back; if it is lost, make a new witness with a new key, and have the old one struck";

export const witnessMessages: Pick<Messages, Witnessing> = {
  request_malformed: {
    message: ({ line, expected }) => `line ${line} of the request is not ${expected}`,
  },
  request_too_large: { message: ({ mostBytes }) => `the request is larger than ${mostBytes} bytes` },
  old_above_size: {
    message: ({ oldSize, size }) => `the old size, ${oldSize}, is above the checkpoint's, which is ${size}`,
  },
  witness_rolled_back: {
    message: ({ origin, size }) =>
      `this witness has cosigned a tree of ${origin} of size ${size} that its folder does not know: the folder was ` +
      "put back to an earlier state, or its key is used in another place",
    remedy: newWitness,
  },
  witness_state_damaged: {
    message: ({ origin, file }) => `what this witness keeps of ${origin} is damaged: \`${file}\` does not fit the rest`,
    remedy: newWitness,
  },
  clock_went_back: {
    message: ({ now, last }) => `the witness's clock shows ${now}, and its last cosignature is of ${last}`,
    remedy: "set the clock of the witness",
  },
  witness_unreachable: { message: ({ name, what }) => `the witness ${name} did not answer: ${what}` },
  witness_refused: {
    message: ({ name, status, said }) => `the witness ${name} did not cosign: ${status}, "${said}"`,
    remedy: "keep the checkpoint that was sent, and ask those who run the witness for theirs",
  },
  own_witness_missing: {
    message: ({ name }) => `your own witness, ${name}, has not cosigned this`,
    remedy: "rely on nothing in it before it has",
  },
  policy_malformed: { message: ({ line, expected }) => `line ${line} of the policy is not ${expected}` },
  weak_quorum: {
    message: ({ group, threshold, members, least }) =>
      `\`${group}\` asks for ${threshold} of ${members}: two forks of the log could each gather that; ${least} or ` +
      "more cannot be gathered twice unless a third of the members sign both",
    remedy: `ask for more of them, or say \`--accept-weak-quorum\` if all concerned know what that means`,
  },
};
