// How `verify` and `mirror` are explained: the text behind their `--help`.
import type { CommandHelp } from "../command.ts";
import { EXIT_FOUND, EXIT_OK, EXIT_UNDECIDED, EXIT_UNREADABLE, EXIT_USAGE } from "../exit-codes.ts";

const keyFlags: CommandHelp["flags"] = [
  { name: "policy", value: "FILE", text: "the witness policy that your party knows (C2SP tlog-policy)" },
  { name: "accept-weak-quorum", text: "take a policy under which two forks could both be cosigned" },
  { name: "vkey", value: "KEY", text: "the log's key that your party knows (C2SP signed-note)" },
];

export const verifyHelp: CommandHelp = {
  name: "verify",
  usage: "verify BUNDLE|DIR|EVIDENCE [--policy FILE] [--vkey KEY]",
  summary: "whether a log or a piece of evidence is what it says",
  about: [
    "Checks a log without asking anybody: who signed its checkpoints, the tree from its entries up, every tile and " +
      "checkpoint beside them, every record by the keys, permissions and chains in force at its index, sealed " +
      "evidence and receipts by their hashes. BUNDLE is a zip that `log bundle` has made, DIR a log's folder or a " +
      "mirror. Says how strong the newest checkpoint is, and between which times each record was provably made.",
    "Without keys from outside, the log is read under the keys that it names itself, and its maker may have named any.",
    "EVIDENCE is a file such as equivocation.json, author-fork.json or omission.json; it is checked alone, and " +
      "`shown` means that it proves what it claims.",
  ],
  flags: [
    ...keyFlags,
    {
      name: "recompute",
      text: "work out again what follows from the reports,\nand compare it with the log's conclusions",
    },
    { name: "all", text: "list every record, not only the newest" },
    { name: "json", text: "print the verdict as one JSON object" },
    { name: "page", value: "OUT.html", text: "write the page that does the same in a browser, and print its SHA-256" },
  ],
  examples: [
    { command: "servanda verify river.zip --policy our-policy.txt", text: "A bundle, under your own party's policy:" },
    { command: "servanda verify omission.json", text: "Evidence that somebody handed you:" },
    { command: "servanda verify --page verifier.html", text: "The page, for those who have no command line:" },
  ],
  exits: [
    [EXIT_OK, "valid; of evidence: it shows what it claims"],
    [EXIT_FOUND, "not valid; the problems are listed"],
    [EXIT_UNDECIDED, "nothing is wrong, and something is missing"],
    [EXIT_USAGE, "the command was used wrongly"],
    [EXIT_UNREADABLE, "a file cannot be read"],
  ],
};

export const mirrorHelp: CommandHelp = {
  name: "mirror",
  usage: "mirror URL|DIR --to DIR [--policy FILE] [--vkey KEY]",
  summary: "follows a log: keeps what is new and valid, and evidence of what is not",
  about: [
    "Looks once at a log and takes what is new. All that is held is verified together before the mirror moves, and " +
      "it never moves to a tree that does not begin as its own. Run it as often as you like, by a timer.",
    "What contradicts what is held is written to DIR/evidence, each file to be checked by anyone with " +
      "`servanda verify`: equivocation.json (two checkpoints by the log's key that exclude each other), " +
      "author-fork.json (two records with one number), omission.json (a receipt in DIR/receipts whose record the log " +
      "left out), second-log.json (with --beside).",
  ],
  flags: [
    { name: "to", value: "DIR", text: "where the mirror is kept; a new folder, or one of an earlier look" },
    ...keyFlags,
    {
      name: "beside",
      value: "DIR",
      text: "a mirror of another log: is it a second one for the same text?",
    },
    { name: "json", text: "print what became of it as one JSON object" },
  ],
  examples: [
    {
      command: "servanda mirror https://log.example/river/1 --to river --policy ours.txt",
      text: "By a party:",
    },
  ],
  exits: [
    [EXIT_OK, "all that is held is valid, whether or not something was new"],
    [EXIT_FOUND, "evidence was raised, or what was shown is refused"],
    [EXIT_UNDECIDED, "something is missing; the mirror stays where it was"],
    [EXIT_USAGE, "the command was used wrongly"],
    [EXIT_UNREADABLE, "the log or the folder cannot be read"],
  ],
};
