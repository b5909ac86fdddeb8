// What `log cosign` says, and its help.
import { formatInstant, type Refusal } from "@servanda/core";
import type { StrengthLevel, WitnessTime } from "@servanda/log";
import type { CommandHelp } from "../../command.ts";
import { EXIT_OK, EXIT_REFUSED } from "../../exit-codes.ts";
import { listed, some } from "../../report/layout.ts";
import { jsonFlag, writeExits } from "./help-parts.ts";

export const cosignWords = {
  noPolicy: "this log has no policy, so it has no witnesses",
  changed: "the checkpoint was changed while the witnesses were asked",
  done: (size: number, level: StrengthLevel, cosigned: readonly WitnessTime[], missing: readonly string[]): string => {
    const by = cosigned.map(({ witness, at }) => `${witness} (${formatInstant(at)})`);
    const lines = [`the checkpoint of ${some(size, "record")} is ${level}${by.length > 0 ? ` by ${listed(by)}` : ""}.`];
    if (missing.length > 0) lines.push(`not by ${listed(missing)}.`);
    return lines.join("\n");
  },
  silent: (name: string, { message }: Refusal): string => `${name}: ${message}.`,
} as const;

export const cosignHelp: CommandHelp = {
  name: "log cosign",
  usage: "log cosign DIR [--carry FOLDER]",
  summary: "asks the witnesses for the newest checkpoint again",
  about: [
    "Every verb that writes asks the witnesses that the log's policy names and that have an address in it. This " +
      "asks those again that were silent, and adds what they sign to the checkpoint.",
    "A witness without an address is reached by files: requests are put into FOLDER, `servanda witness sign` " +
      "answers them wherever the witness is, and once the answers lie beside them, `log cosign --carry` takes " +
      "them in. One that knows another size than was thought says so, and needs a second journey.",
  ],
  flags: [
    {
      name: "carry",
      value: "FOLDER",
      text: "where requests for witnesses without an address go, and answers come from",
    },
    jsonFlag,
  ],
  examples: [
    {
      command: "servanda log cosign river.log --carry /media/stick",
      text: "With a witness that only a stick reaches:",
    },
  ],
  exits: [
    [EXIT_OK, "witnessed: enough of them have signed"],
    [EXIT_REFUSED, "signed by the log alone, or by too few"],
    ...writeExits.slice(2),
  ],
};
