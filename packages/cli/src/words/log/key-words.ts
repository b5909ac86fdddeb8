// What `log enrol`, `log revoke` and `log permit` say, and their helps.
import type { CommandHelp } from "../../command.ts";
import { listed } from "../../report/layout.ts";
import { atFlag, jsonFlag, keysFlag, writeExits } from "./help-parts.ts";

export const keyWords = {
  missing: (flag: string, value: string): string => `\`--${flag} ${value}\` is missing`,
  badWord: (flag: string, found: string): string =>
    `\`--${flag}\` takes a word of letters, digits and hyphens, a letter first, not \`${found}\``,
  badKeyId: (found: string): string =>
    `\`${found}\` is no key's id, which is \`k1_\` and 43 characters; \`log show --index N\` shows them`,
  badTypes: (found: readonly string[], known: readonly string[]): string =>
    `a rule gives ${listed(known)}, not ${listed(found)}`,
  noSuchOffice: (found: string, known: readonly string[]): string =>
    `the log has no office \`${found}\`; there are ${listed(known)}`,
  done: (folder: string, index: number, said: string): string => `${folder}: record ${index}: ${said}.`,
  made: (key: string, path: string): string => `${key}, which lies in ${path} for its holder alone`,
} as const;

const signersFlag = (whose: string) => ({
  name: "key",
  value: "FILE",
  text: `an officer's key, once for each that signs; ${whose} if absent`,
});

export const enrolHelp: CommandHelp = {
  name: "log enrol",
  usage: "log enrol DIR --office NAME …",
  summary: "makes a device's key known, by its office and the mission together",
  about: [
    "The device proves that it holds its key, for this log, office and role and no other, and for the tree as it " +
      "is now; the office that it belongs to and the mission sign. From then on the key may write what the rules " +
      "give to its role.",
    "FILE holds the device's key; it is made where there is none.",
  ],
  flags: [
    { name: "office", value: "NAME", text: "whose device it is" },
    { name: "device", value: "FILE", text: "the device's key" },
    { name: "role", value: "ROLE", text: "what it writes as; `device` if absent" },
    signersFlag("those of both offices in the folder of keys"),
    keysFlag,
    atFlag,
    jsonFlag,
  ],
  examples: [
    { command: "servanda log enrol river.log --office Karsa --device karsa-1.pem", text: "A device of a party:" },
  ],
  exits: writeExits,
};

export const revokeHelp: CommandHelp = {
  name: "log revoke",
  usage: "log revoke DIR --revoke KEY …",
  summary: "ends a key, and says since when somebody else may have used it",
  about: [
    "By the key's own office, by the mission, or by the key itself. Records that come after are refused. What " +
      "the log took between `--compromised-since` and now stays, marked `contested`: nothing is ever removed.",
  ],
  flags: [
    { name: "revoke", value: "KEY", text: "the key's id: `k1_…`" },
    { name: "reason", value: "TEXT", text: "why" },
    {
      name: "compromised-since",
      value: "INSTANT",
      text: "from when on somebody else may have used it, by the log's clock",
    },
    signersFlag("the mission's officer's"),
    keysFlag,
    atFlag,
    jsonFlag,
  ],
  examples: [
    {
      command: 'servanda log revoke river.log --revoke k1_… --reason "lost at the crossing"',
      text: "A device is lost:",
    },
  ],
  exits: writeExits,
};

export const permitHelp: CommandHelp = {
  name: "log permit",
  usage: "log permit DIR --rule NAME …",
  summary: "lets keys of an office in a role write records of some types",
  about: ["A rule of the log itself, so a quorum of offices signs it. `--end NAME` ends a rule instead."],
  flags: [
    { name: "rule", value: "NAME", text: "what the rule is called; a new name" },
    { name: "office", value: "NAME", text: "whose keys" },
    { name: "role", value: "ROLE", text: "in which role" },
    { name: "types", value: "TYPES", text: "what they may write, parted by commas" },
    { name: "end", value: "NAME", text: "end this rule" },
    signersFlag("every officer's in the folder of keys"),
    keysFlag,
    atFlag,
    jsonFlag,
  ],
  examples: [
    {
      command: "servanda log permit river.log --rule patrols --office Mission --role patrol --types report,evidence",
      text: "Patrols of the mission write reports:",
    },
  ],
  exits: writeExits,
};
