// What `log enrol`, `log revoke` and `log permit` say, and their helps.
import type { CommandHelp } from "../../command.ts";
import { listed, some } from "../../report/layout.ts";
import { atFlag, jsonFlag, keysFlag, readExits, writeExits } from "./help-parts.ts";

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
  made: (key: string, path: string | undefined): string =>
    path === undefined ? key : `${key}, which lies in ${path} for its holder alone`,
  noRequest: (path: string): string => `\`${path}\` holds no request of \`servanda log request\``,
  otherLog: (path: string, found: string, origin: string): string =>
    `\`${path}\` asks for a key of the log ${found}, and this is ${origin}`,
  badRoot: (found: string): string => `\`--root\` takes the root that \`log show\` prints, not \`${found}\``,
  requested: (path: string, key: string, device: string): string =>
    `${path}: asks for ${key}, which lies in ${device} for its holder alone. Send the request, never the key.`,
  drafted: (path: string, said: string, signatures: number, folder: string): string =>
    [
      `${path}: ${said}; ${some(signatures, "signature")}, not in the log yet.`,
      `\`servanda log sign ${path} --key FILE --out FILE\` adds a signature,`,
      `\`servanda log append ${folder} FILE --envelopes\` brings it in. Until then its author signs nothing else.`,
    ].join("\n"),
  whatToSign: "which file? `servanda log sign FILE --key FILE --out FILE`",
  signed: (path: string, log: string, office: string, said: string, signatures: number): string =>
    `${path}: for ${log}, by ${office}: ${said}; ${some(signatures, "signature")} now.`,
} as const;

const signersFlag = (whose: string) => ({
  name: "key",
  value: "FILE",
  text: `an officer's key, once for each that signs; ${whose} if absent`,
});

const draftFlag = {
  name: "draft",
  value: "FILE",
  text: "write the record to FILE with the signatures that are here,\nfor others to sign; the log is not changed",
};

export const requestHelp: CommandHelp = {
  name: "log request",
  usage: "log request --origin NAME --office NAME …",
  summary: "asks for a key to be enrolled, on the machine of whoever holds it",
  about: [
    "Writes a request to be sent to those who enrol: the key's public half, the office and role that it is for, " +
      "and the proof that the other half is held. The private half never leaves FILE.",
    "For a log that is there, `--root` takes the root that `servanda log show` prints, so that the proof is " +
      "fresh; `log enrol --request` brings it in. For the key of an officer with which a log is to begin, " +
      "`--agreement` takes the text instead, so that the key answers for this text and no other; `log init " +
      "--request` takes it.",
  ],
  flags: [
    { name: "origin", value: "NAME", text: "which log" },
    { name: "office", value: "NAME", text: "whose key" },
    { name: "role", value: "ROLE", text: "`device` if absent, `officer` with `--agreement`" },
    { name: "root", value: "HASH", text: "the log's root as it is now" },
    { name: "agreement", value: "FILE", text: "the text of a log that does not exist yet" },
    { name: "device", value: "FILE", text: "the key; it is made where there is none" },
    { name: "out", value: "FILE", text: "where to write the request; nothing is overwritten" },
  ],
  examples: [
    {
      command: "servanda log request --origin example.org/river/1 --office Karsa --root … --device k.pem --out k.json",
      text: "On the device of a party:",
    },
  ],
  exits: readExits,
};

export const signHelp: CommandHelp = {
  name: "log sign",
  usage: "log sign FILE --key FILE --out FILE",
  summary: "adds a signature to a record that several have to sign",
  about: [
    "FILE holds a record as `--draft` wrote it. What it says is printed, and it is written again with one " +
      "signature more. Its content cannot change: the signatures that it has would not hold.",
  ],
  flags: [
    { name: "key", value: "FILE", text: "the key to sign with" },
    { name: "out", value: "FILE", text: "where to write it; nothing is overwritten" },
  ],
  examples: [
    {
      command: "servanda log sign draft --key karsa-officer.pem --out signed",
      text: "A party agrees to an enrolment:",
    },
  ],
  exits: readExits,
};

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
    {
      name: "request",
      value: "FILE",
      text: "what the key's holder sent, made by `log request`, in place of the others",
    },
    signersFlag("those of both offices in the folder of keys"),
    draftFlag,
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
    draftFlag,
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
    draftFlag,
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

export const textHelp: CommandHelp = {
  name: "log text",
  usage: "log text DIR --agreement FILE",
  summary: "puts another text of the agreement in force",
  about: [
    "A quorum of offices signs it. The new text is judged over all reports, as every text is; what was concluded " +
      "under the old one stays, and says so. Devices may sign under either.",
  ],
  flags: [
    { name: "agreement", value: "FILE", text: "the text; includes and maps beside it are taken with it" },
    signersFlag("every officer's in the folder of keys"),
    draftFlag,
    keysFlag,
    atFlag,
    jsonFlag,
  ],
  examples: [
    { command: "servanda log text river.log --agreement examples/river/4-whole.servanda.md", text: "An amendment:" },
  ],
  exits: writeExits,
};
