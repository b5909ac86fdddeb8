// The helps of the verbs that read a log and change nothing.
import type { CommandHelp } from "../../command.ts";
import { indexFlag, jsonFlag, readExits } from "./help-parts.ts";

export const showHelp: CommandHelp = {
  name: "log show",
  usage: "log show DIR [--index N]",
  summary: "lists the records of a log, or all that one of them says",
  about: [
    "One line for each record: its place, when the operator took it, the office and role whose key wrote it, its " +
      "type, and what it says. Marks follow in brackets: `late`, `clock_implausible`, `contested` (by a key that " +
      "may have been somebody else's by then), `shredded`.",
    "The tree is hashed and held against the checkpoint. Signatures are not checked again: `servanda verify` does.",
  ],
  flags: [indexFlag, jsonFlag],
  examples: [
    { command: "servanda log show river.log", text: "What is in the log:" },
    { command: "servanda log show river.log --index 3 --json", text: "One record, for a program:" },
  ],
  exits: readExits,
};

export const proveHelp: CommandHelp = {
  name: "log prove",
  usage: "log prove DIR --index N",
  summary: "prints the proof that a record stands in the log",
  about: [
    "The proof is a text in the C2SP form tlog-proof: the place, the hashes on the way to the root, and the " +
      "newest signed checkpoint. Together with the entry's bytes it shows anybody, without a network, that the " +
      "log's operator signed a tree that holds the record. `log export` writes all that such a check needs.",
  ],
  flags: [indexFlag],
  examples: [{ command: "servanda log prove river.log --index 3", text: "The proof of record 3:" }],
  exits: readExits,
};

export const exportRecordHelp: CommandHelp = {
  name: "log export",
  usage: "log export DIR --index N --out FOLDER",
  summary: "writes a record, its proof and the log's key, to be checked by anybody",
  about: [
    "FOLDER is new or empty. It gets `record`, the entry's bytes as the tree holds them; `record.tlog-proof`, as " +
      "`log prove` prints it; and `vkey`, the verifier key of the log. Any program that reads C2SP's signed " +
      "notes and tlog-proofs can check them, such as Go's own golang.org/x/mod/sumdb.",
    "Whoever checks should have the key from elsewhere: a key that comes with the proof shows only that they fit.",
  ],
  flags: [indexFlag, { name: "out", value: "FOLDER", text: "where to write; nothing is overwritten" }],
  examples: [{ command: "servanda log export river.log --index 3 --out for-karsa", text: "Record 3 with its proof:" }],
  exits: readExits,
};
