// What `log init` says, and its help.
import type { FoundingForm } from "@servanda/log";
import type { CommandHelp } from "../../command.ts";
import { EXIT_AGREEMENT } from "../../exit-codes.ts";
import { listed, table } from "../../report/layout.ts";
import { atFlag, jsonFlag, keysFlag, writeExits } from "./help-parts.ts";

/** What is said of a log that begins, or of a draft of its first record. */
interface BegunWords {
  readonly folder: string;
  readonly form: FoundingForm;
  /** Name of the agreement. */
  readonly text: string;
  readonly paths: readonly string[];
  readonly draft: string | undefined;
}

const keyLines = (paths: readonly string[]): readonly string[] => [
  "",
  "Keys, each for its holder alone:",
  ...paths.map((path) => `  ${path}`),
  "",
  "Whoever holds a file speaks in its office's name. Hand each office its own, and keep no copy.",
];

const draftLines = (folder: string, draft: string): readonly string[] => [
  "",
  `An officer of every office signs it: \`servanda log sign ${draft} --key FILE --out FILE\`.`,
  `\`servanda log init ${folder} … --founding FILE\` then begins the log.`,
];

export const initWords = {
  noOrigin: "what is the log called? `--origin NAME` is missing",
  noAgreement: "which agreement is it about? `--agreement FILE` is missing",
  badOrigin: (found: string): string =>
    "an origin is one word of visible ASCII characters without a plus sign, such as `example.org/river/1`, " +
    `not \`${found}\``,
  isThere: (folder: string): string => `there is a log in \`${folder}\` already; it is never begun again`,
  noOfficer: "nobody is here to sign as an officer; one of the mission's has to be",
  notFounding: (path: string): string => `\`${path}\` holds no record with which a log begins`,
  otherFounding: (path: string): string =>
    `\`${path}\` founds a log of another name, with another text, or with another key of the log`,
  begun: ({ folder, form, text, paths, draft }: BegunWords): string =>
    [
      draft === undefined ? `${folder}: a log begins.` : `${draft}: the first record of a log, not yet begun.`,
      "",
      table([
        ["text", `${text}, ${form.text?.agreement ?? ""}`],
        ["offices", `${listed(form.offices.map(({ name }) => name))}; ${form.mission} keeps the register`],
        ["quorum", `${form.quorum.need} of ${form.quorum.offices.length} offices change its rules`],
        ["log key", form.logKey],
      ]),
      ...(paths.length === 0 ? [] : keyLines(paths)),
      ...(draft === undefined ? [] : draftLines(folder, draft)),
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
    "Offices whose officers are elsewhere send requests (`log request --agreement`). The record is then written " +
      "as a draft, each of them reads and signs it (`log sign`), and `--founding` begins the log with it.",
    "Keys that lie in the folder of keys are taken, so that offices may bring their own; the others are made. " +
      "The log's own key, `log.pem`, signs checkpoints and nothing else.",
  ],
  flags: [
    { name: "origin", value: "NAME", text: "what the log is called, for ever: HOST/AGREEMENT/EPOCH" },
    { name: "agreement", value: "FILE", text: "the text; includes and maps beside it are taken with it" },
    { name: "mission", value: "NAME", text: "the office that keeps the register, `Mission` if absent" },
    { name: "policy", value: "FILE", text: "whose cosignatures are enough (C2SP tlog-policy)" },
    { name: "accept-weak-quorum", text: "take a policy under which two forks could both be cosigned" },
    { name: "request", value: "FILE", text: "an officer's key that lies elsewhere, by `log request`; may be repeated" },
    { name: "draft", value: "FILE", text: "write the first record for others to sign, and begin nothing yet" },
    { name: "founding", value: "FILE", text: "begin with this record, which all offices have signed" },
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
