// What `log bundle` says, and its help.
import type { CommandHelp } from "../../command.ts";
import { grouped, some } from "../../report/layout.ts";
import { jsonFlag, readExits } from "./help-parts.ts";

export const bundleWords = {
  noOut: "where to? `--out FILE` is missing",
  tooLarge: (files: number, bytes: number): string =>
    `the log is larger than a bundle may be: ${grouped(files)} files, ${grouped(bytes)} bytes`,
  done: (
    path: string,
    { records, files, sizeBytes }: { readonly records: number; readonly files: number; readonly sizeBytes: number },
  ): string => `${path}: ${some(records, "record")} in ${some(files, "file")}, ${grouped(sizeBytes)} bytes`,
} as const;

export const bundleHelp: CommandHelp = {
  name: "log bundle",
  usage: "log bundle DIR --out FILE",
  summary: "packs a whole log into one file that anybody can check",
  about: [
    "A zip with the checkpoints, the tree, every record, and what lies beside them, and a list of it all. The " +
      "same log gives the same bytes. `servanda verify FILE` checks it without a network, and `servanda verify " +
      "--page` writes a page that does so in a browser.",
    "Sealed evidence goes with it as it is: sealed.",
  ],
  flags: [{ name: "out", value: "FILE", text: "the zip; nothing is overwritten" }, jsonFlag],
  examples: [{ command: "servanda log bundle river.log --out river.zip", text: "To hand the log over:" }],
  exits: readExits,
};
