// What the refusals of the log say to people: one sentence of what was found, and one thing to do next where there is
// one.
import { keepingMessages } from "./messages/keeping.ts";
import { sealedMessages } from "./messages/sealed.ts";
import { witnessMessages } from "./messages/witnesses.ts";
import type { RefusalCode, RefusalDetails } from "./refusals.ts";

export type Messages = {
  readonly [C in RefusalCode]: {
    readonly message: (details: RefusalDetails[C]) => string;
    readonly remedy?: string;
  };
};

export const messages: Messages = {
  ...keepingMessages,
  ...sealedMessages,
  ...witnessMessages,
  malformed_json: { message: ({ what }) => `this is no JSON: ${what}` },
  not_canonical: {
    message: ({ offset }) => `the bytes differ from their canonical form (RFC 8785) from offset ${offset} on`,
    remedy: "send exactly the bytes that were signed; nothing may be reformatted on the way",
  },
  number_not_allowed: {
    message: ({ path }) => `\`${path}\` is a number that is no integer of at most 2^53 - 1 in size`,
    remedy: "write degrees as integer micro-degrees, times as RFC 3339, other fractions as text",
  },
  bad_unicode: { message: ({ path }) => `\`${path}\` is no well-formed Unicode` },
  too_deep: { message: ({ most }) => `values are nested deeper than ${most}` },
  unknown_type: { message: ({ type }) => `there is no record of type \`${type}\`` },
  bad_field: { message: ({ path, expected }) => `\`${path}\` is not ${expected}` },
  record_too_large: {
    message: ({ sizeBytes, mostBytes }) => `the record has ${sizeBytes} bytes; at most ${mostBytes} are taken`,
    remedy: "put what is large into evidence: the record keeps its hash",
  },
  signature_invalid: { message: ({ key }) => `the signature by ${key} is missing or not valid` },
  key_unknown: {
    message: ({ key }) => `key ${key} is not enrolled`,
    remedy: "have it enrolled by the enrolment officer of its office and by the mission",
  },
  key_revoked: {
    message: ({ key, atIndex, how }) => `key ${key} is ${how} by record ${atIndex}`,
    remedy: "enrol a new key; what was signed before an orderly retirement comes in as `late` by a second signer",
  },
  not_permitted: { message: ({ rule }) => `no rule in force gives this: \`${rule}\` is missing` },
  wrong_log: { message: ({ origin, expected }) => `the record is for ${origin}, and this log is ${expected}` },
  unknown_record: { message: ({ id }) => `record ${id} is not in this log` },
  unknown_origin: { message: ({ origin }) => `the log ${origin} is not known here` },
  seq_gap: {
    message: ({ expected, found }) => `the author's next record has number ${expected}, and this one has ${found}`,
    remedy: "send the records before it first",
  },
  author_fork: {
    message: ({ id, other, seq }) => `two records of one author have number ${seq}: ${id} and ${other}`,
    remedy: "keep both: together they show that the key is used in two places",
  },
  stale_old: { message: ({ size }) => `the newest checkpoint known here has size ${size}` },
  shredded: { message: ({ id, by }) => `record ${id} was shredded by record ${by}` },
  proof_invalid: { message: ({ reason }) => `the proof does not hold: ${reason}` },
  seen_unknown: {
    message: ({ size }) => `this log never had the checkpoint of size ${size} that the author has seen`,
    remedy: "keep both checkpoints: if both are signed, they show that the log was split",
  },
  commitment_mismatch: { message: ({ path }) => `\`${path}\` does not match the commitment in the record` },
  frozen: { message: ({ atIndex }) => `the log was closed by record ${atIndex}` },
  clock_implausible: { message: ({ byMs }) => `the device's clock and the log's differ by ${byMs} ms` },
  quota: { message: ({ key, retryAfterS }) => `key ${key} sends too much; try again in ${retryAfterS} s` },
  backlog: { message: ({ retryAfterS }) => `the log is behind; try again in ${retryAfterS} s` },
  not_durable: { message: ({ what }) => `the record could not be made durable: ${what}` },
  no_quorum: { message: ({ have, need }) => `${have} of the ${need} cosignatures that are needed are there` },
  note_too_large: {
    message: ({ sizeBytes, mostBytes }) => `the note has ${sizeBytes} bytes; at most ${mostBytes} are read`,
  },
  note_bad_utf8: { message: () => "the note is not UTF-8" },
  note_control_char: { message: ({ offset }) => `the note has a control character at offset ${offset}` },
  note_no_signature: {
    message: ({ line }) =>
      line === 0
        ? "the note does not end with an empty line and signatures below it"
        : `line ${line} below the text is no signature line, or there are too many`,
  },
  note_unknown_keys: {
    message: ({ names }) => `none of the keys that count signed this note; it names ${names.join(", ")}`,
    remedy: "check that the verifier keys are those of this log and of its witnesses",
  },
  checkpoint_malformed: {
    message: ({ line }) => `line ${line} of the checkpoint is not what stands there: origin, size, root, extensions`,
  },
  tlog_proof_malformed: {
    message: ({ line }) =>
      line === 0 ? "this is no c2sp.org/tlog-proof@v1" : `line ${line} of the proof is not what stands there`,
  },
  vkey_malformed: { message: ({ what }) => `this is no verifier key: ${what}` },
  vkey_id_mismatch: {
    message: ({ expected, found }) => `the verifier key says it is ${found}, and its bytes say ${expected}`,
  },
  known_key_bad_signature: { message: ({ key }) => `a signature by ${key}, which is known, is not valid` },
  file_missing: { message: ({ path }) => `the log has no file \`${path}\`` },
  file_malformed: { message: ({ path }) => `\`${path}\` has another length or form than such a file has` },
  file_differs: {
    message: ({ path }) => `\`${path}\` does not agree with the rest of the log`,
    remedy: "compare it with a mirror's: one of the two was altered or is damaged; keep both",
  },
};
