// The helps of the verbs about sealed parts of records.
import type { CommandHelp, Flag } from "../../command.ts";
import { EXIT_FOUND, EXIT_OK, EXIT_REFUSED, EXIT_UNDECIDED, EXIT_UNREADABLE } from "../../exit-codes.ts";
import { atFlag, indexFlag, jsonFlag, keysFlag, notRead, usedWrongly } from "./help-parts.ts";

const keyFlag: Flag = {
  name: "key",
  value: "FILE",
  text: "a key to sign with, once for each signer, the author first; the mission's officer if absent",
};
const storeFlag: Flag = {
  name: "store",
  value: "FOLDER",
  text: "where openings and names are kept; DIR-sealed beside the log if absent",
};
const openingFlag: Flag = {
  name: "opening",
  value: "FILE",
  text: "the opening that you were given, instead of a store of your own",
};
const outFlag: Flag = { name: "out", value: "FILE", text: "where to write; nothing is overwritten" };
const checkFlag: Flag = { name: "check", value: "FILE", text: "say whether somebody else's copy is true" };

const notTaken: CommandHelp["exits"][number] = [EXIT_REFUSED, "the log did not take the record"];
const oneRecordExits: CommandHelp["exits"] = [[EXIT_OK, "done"], notTaken, usedWrongly, notRead];
const copyExits: CommandHelp["exits"] = [
  [EXIT_OK, "written, or true"],
  [EXIT_FOUND, "`--check`: the copy is not true to the record"],
  usedWrongly,
  notRead,
];

export const sealHelp: CommandHelp = {
  name: "log seal",
  usage: "log seal DIR [FILE…]",
  summary: "puts a record into a log with files that only some can open, and fields shown one by one",
  about: [
    "Files are padded to one of few sizes and encrypted with age to the office keys that `--to` names, all of " +
      "one kind: `age1…`, or `age1pq1…` where a quantum computer must not read later what is sealed today. The " +
      "record commits to what is in them, so every recipient gets the same, or can show that he did not.",
    "`--fields` is a JSON object of sealed fields: witness, place, unit and the like. The log holds one hash " +
      "over all fields of the form, filled in or not; their opening lies in the store. `log disclose` and `log " +
      "redact` show some of them. A person in what everybody reads is a pseudonym: `--pseudonyms`.",
    "The record is an `evidence` record, or with `--report` a report that everybody can read.",
  ],
  flags: [
    { name: "to", value: "KEYS", text: "who can open the files: `age1…`, or files of such lines, with commas between" },
    { name: "type", value: "TYPE", text: "media type of the files, for all to read; by the name's ending if absent" },
    { name: "fields", value: "FILE", text: "sealed fields, one JSON object" },
    { name: "opening-to", value: "KEYS", text: "who can show the fields beside you; nobody if absent" },
    { name: "pseudonyms", value: "FIELD,…", text: "sealed fields whose people have a pseudonym in the record" },
    { name: "report", value: "FILE", text: "one record as `monitor` reads it, which everybody can read" },
    { name: "about", value: "N", text: "the record at this place that the sealed parts are about" },
    keyFlag,
    storeFlag,
    keysFlag,
    atFlag,
    jsonFlag,
  ],
  examples: [
    {
      command: "servanda log seal river.log crater.jpg --to karsa.pub,ostrel.pub --about 3",
      text: "A photograph for both parties:",
    },
    {
      command: "servanda log seal river.log --fields witness.json --pseudonyms witness",
      text: "Who the witness is, for nobody as yet:",
    },
  ],
  exits: oneRecordExits,
};

export const openHelp: CommandHelp = {
  name: "log open",
  usage: "log open DIR --index N --identity FILE",
  summary: "opens what a record has sealed for you, and says whether it is what the record commits to",
  about: [
    "FILE is your office's key as `age-keygen` writes it. Every part that opens is held against the record. " +
      "With `--out` they are written to an existing folder under their numbers, for your eyes only.",
    "Where a part is not what the record commits to, `--claim` puts that on record. With `--show-content` the " +
      "claim holds the file's key: then anybody can tell that it is true, and can read the content. Of a record " +
      "that makes such a claim, `log open` says whether it is true; that needs no `--identity`.",
  ],
  flags: [
    indexFlag,
    { name: "identity", value: "FILE", text: "a key of age" },
    { name: "out", value: "FOLDER", text: "where to write what opens; nothing is overwritten" },
    { name: "claim", text: "put a mismatch on record" },
    { name: "show-content", text: "with `--claim`, let everybody see for himself" },
    keyFlag,
    keysFlag,
    atFlag,
  ],
  examples: [
    { command: "servanda log open river.log --index 4 --identity karsa.key --out opened", text: "What is sealed:" },
  ],
  exits: [
    [EXIT_OK, "all parts open, and are what the record commits to; or a claim is true"],
    [EXIT_FOUND, "a part is not what the record commits to; or a claim is not true"],
    [EXIT_UNDECIDED, "a part does not open for you, or is not there; or nobody can tell of a claim"],
    usedWrongly,
    notRead,
  ],
};

export const discloseHelp: CommandHelp = {
  name: "log disclose",
  usage: "log disclose DIR --index N --fields FIELD,…",
  summary: "shows some sealed fields of a record, with proofs",
  about: [
    "What is printed is for somebody who has the record: the fields, each with its salt and its way to the " +
      "hash that the record holds. A field that the record does not have is shown as `null`, which proves that " +
      "it has none. Of the other fields nothing can be learned, not by trying either.",
  ],
  flags: [
    indexFlag,
    { name: "fields", value: "FIELD,…", text: "which fields to show" },
    storeFlag,
    openingFlag,
    outFlag,
    checkFlag,
  ],
  examples: [
    {
      command: "servanda log disclose river.log --index 4 --fields casualties --out for-gard.json",
      text: "One field:",
    },
    { command: "servanda log disclose river.log --check for-gard.json", text: "What Gard makes of it:" },
  ],
  exits: copyExits,
};

export const redactHelp: CommandHelp = {
  name: "log redact",
  usage: "log redact DIR --index N [--show FIELD,…]",
  summary: "copies a record with some of its sealed fields, and the names of those that are withheld",
  about: [
    "The copy holds the record as it stands in the log, signatures and all, so whoever reads it can tell that " +
      "nothing was done to it but withholding: a name that is struck out is struck out of the copy, and the " +
      "record is the same.",
  ],
  flags: [
    indexFlag,
    { name: "show", value: "FIELD,…", text: "which fields to show; none if absent" },
    storeFlag,
    openingFlag,
    outFlag,
    checkFlag,
  ],
  examples: [
    { command: "servanda log redact river.log --index 4 --show casualties --out public.json", text: "For the public:" },
    { command: "servanda log redact river.log --check public.json", text: "What the public makes of it:" },
  ],
  exits: copyExits,
};

export const shredHelp: CommandHelp = {
  name: "log shred",
  usage: "log shred DIR --index N --basis TEXT",
  summary: "destroys what a record has sealed, by a record that says by what right",
  about: [
    "First the log takes a record of it, signed by officers of the office that wrote the record and of the " +
      "mission. Then the opening, the sealed files here and the names behind pseudonyms that no other opening " +
      "speaks of are overwritten and unlinked. What is left in the log tells nothing of what was sealed. " +
      "Refused while a hold is on the record.",
    "Those to whom it was sealed have copies, and disks may keep old blocks. Called again, it finishes what " +
      "was cut short.",
  ],
  flags: [
    indexFlag,
    { name: "basis", value: "TEXT", text: "the legal basis, for everybody to read" },
    keyFlag,
    storeFlag,
    keysFlag,
    atFlag,
  ],
  examples: [
    {
      command: 'servanda log shred river.log --index 4 --basis "request of the witness"',
      text: "A witness wants to be forgotten:",
    },
  ],
  exits: [
    [EXIT_OK, "done"],
    notTaken,
    usedWrongly,
    [EXIT_UNREADABLE, "what could not be destroyed is named; or a file cannot be read, or the log is not whole"],
  ],
};

const reasonFlag: Flag = { name: "reason", value: "TEXT", text: "why, for everybody to read" };

export const holdHelp: CommandHelp = {
  name: "log hold",
  usage: "log hold DIR --index N --reason TEXT",
  summary: "keeps a record's sealed parts from being destroyed while a case is open",
  about: ["As long as the hold stands, no record can shred it. The office that puts it on ends it: `log release`."],
  flags: [indexFlag, reasonFlag, keyFlag, keysFlag, atFlag, jsonFlag],
  examples: [
    {
      command: 'servanda log hold river.log --index 4 --reason "before the Commission" --key Ostrel.officer.pem',
      text: "A case is open:",
    },
  ],
  exits: oneRecordExits,
};

export const releaseHelp: CommandHelp = {
  name: "log release",
  usage: "log release DIR --index N --reason TEXT",
  summary: "ends a hold",
  about: ["N is the place of the record that put the hold on."],
  flags: [indexFlag, reasonFlag, keyFlag, keysFlag, atFlag, jsonFlag],
  examples: [
    {
      command: 'servanda log release river.log --index 7 --reason "the case is over" --key Ostrel.officer.pem',
      text: "The case is over:",
    },
  ],
  exits: oneRecordExits,
};
