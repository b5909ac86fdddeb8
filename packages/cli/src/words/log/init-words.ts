// What `log init` says, and its help.
import type { FoundingForm } from "@servanda/log";
import type { CommandHelp } from "../../command.ts";
import { EXIT_AGREEMENT } from "../../exit-codes.ts";
import { listed, table } from "../../report/layout.ts";
import { atFlag, jsonFlag, keysFlag, writeExits } from "./help-parts.ts";

export const initWords = {
  noOrigin: "what is the log called? `--origin NAME` is missing",
  noAgreement: "which agreement is it about? `--agreement FILE` is missing",
  badOrigin: (found: string): string =>
    "an origin is one word of visible ASCII characters without a plus sign, such as `example.org/river/1`, " +
    `not \`${found}\``,
  isThere: (folder: string): string => `there is a log in \`${folder}\` already; it is never begun again`,
  begun: (folder: string, form: FoundingForm, text: string, keyPaths: readonly string[]): string =>
    [
      `${folder}: a log begins.`,
      "",
      table([
        ["text", `${text}, ${form.text?.agreement ?? ""}`],
        ["offices", `${listed(form.offices.map(({ name }) => name))}; ${form.mission} keeps the register`],
        ["quorum", `${form.quorum.need} of ${form.quorum.offices.length} offices change its rules`],
        ["log key", form.logKey],
      ]),
      "",
      "Keys, each for its holder alone:",
      ...keyPaths.map((path) => `  ${path}`),
      "",
      "Whoever holds a file speaks in its office's name. Hand each office its own, and keep no copy.",
    ].join("\n"),
} as const;

export const initHelp: CommandHelp = {
  name: "log init",
  usage: "log init DIR --origin NAME …",
  summary: "begins a log with the agreement's text, its offices, their keys and the rules",
  about: [
    "Makes the folder and its first record, which every office signs: the text with all that it draws on, the " +
      "offices, a key of an officer for each, the keys by which the mission imports and concludes, and who may " +
      "write what. There is an office for every party and guarantor of the text, by its name, and one for the " +
      "mission, which keeps the register: what others said and did is on record by its word.",
    "Keys that lie in the folder of keys are taken, so that offices may bring their own; the others are made. " +
      "The log's own key, `log.pem`, signs checkpoints and nothing else.",
  ],
  flags: [
    { name: "origin", value: "NAME", text: "what the log is called, for ever: HOST/AGREEMENT/EPOCH" },
    { name: "agreement", value: "FILE", text: "the text; includes and maps beside it are taken with it" },
    { name: "mission", value: "NAME", text: "the office that keeps the register, `Mission` if absent" },
    { name: "policy", value: "FILE", text: "whose cosignatures are enough (C2SP tlog-policy)" },
    { name: "accept-weak-quorum", text: "take a policy under which two forks could both be cosigned" },
    keysFlag,
    atFlag,
    jsonFlag,
  ],
  examples: [
    {
      command:
        "servanda log init river.log --origin example.org/river/1 --agreement examples/river/4-whole.servanda.md",
      text: "A log for the agreement of the tutorial:",
    },
  ],
  exits: [...writeExits, [EXIT_AGREEMENT, "the agreement has errors"]],
};
