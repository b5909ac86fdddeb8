// How `verify` and `mirror` are explained: the text behind their `--help`.
import type { CommandHelp } from "../command.ts";
import { EXIT_FOUND, EXIT_OK, EXIT_UNDECIDED, EXIT_UNREADABLE, EXIT_USAGE } from "../exit-codes.ts";

const keyFlags: CommandHelp["flags"] = [
  { name: "policy", value: "FILE", text: "the witness policy that your party knows (C2SP tlog-policy)" },
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
