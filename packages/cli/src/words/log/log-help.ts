// What `servanda log --help` says before it lists the verbs.
import type { CommandFamily } from "../../command.ts";

export const logHelp: CommandFamily["help"] = {
  name: "log",
  usage: "log VERB …",
  summary: "keeps records that nobody can change: signed, in a log, proven",
  about: [
    "A log holds an agreement's text, who may write, every report, and what follows from them. Each record is " +
      "signed by its author; the log's tree of hashes shows any change to any of them. Whoever has the log can " +
      "work out the same conclusions, and whoever has one record and its proof can show that it stands in the " +
      "log.",
    "DIR is the log's folder. It holds nothing secret: keys lie where `--keys` says.",
  ],
  examples: [
    {
      command:
        "servanda log init river.log --origin example.org/river/1 --agreement examples/river/4-whole.servanda.md",
      text: "Begin a log:",
    },
    { command: "servanda log import river.log examples/river/records.ndjson", text: "Bring records in:" },
    { command: "servanda log conclude river.log", text: "Draw what follows:" },
  ],
};
