// Words that several verbs of `servanda log` share.
import { some } from "../../report/layout.ts";

export const logWords = {
  noFolder: "no log is named: in which folder is it?",
  oneFolder: "one log at a time",
  noOut: "where to? `--out FOLDER` is missing",
  exported: (folder: string, index: number, size: number): string =>
    `${folder}: record ${index}, its proof under the checkpoint of ${some(size, "record")}, and the log's key`,
  noLog: (folder: string): string => `there is no log in \`${folder}\``,
  beginLog: (folder: string): string => `\`servanda log init ${folder} …\` begins one`,
  oddOffice: (name: string): string => `\`${name}\` cannot name an office`,
  officeNames: "offices are named by up to fifty letters, digits and hyphens, a letter first",
  unknownKey: (key: string): string => `the log does not know the key ${key}`,
  enrolFirst: "`servanda log enrol` makes a key known",
  noRecordZero: (folder: string): string => `the log in \`${folder}\` does not begin with a record that founds it`,
  noBlob: (path: string, hash: string): string =>
    `\`${path}\`, a part of the agreement's text, is not there: blob ${hash}`,
  otherText: (name: string): string =>
    `the agreement \`${name}\` in the log is not read by this release as the log names it`,
  otherRelease: "take the release of Servanda by which the log was begun",
  noText: "this log holds no agreement, so nothing follows from it",
  textFirst: "begin the log with `--agreement FILE`",
} as const;
