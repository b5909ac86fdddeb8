// What is said by the verbs that seal, hold and destroy.

import { grouped, some } from "../../report/layout.ts";
import type { Destroyed } from "../../sealed/destroy.ts";

export const sealWords = {
  noFolder: "no log is named: in which folder is it?",
  nothingToSeal: "what shall be sealed? Name files, or fields with `--fields`",
  whichRecipients: "who may open the files? Name them with `--to`",
  aboutWhat: (found: string): string => `\`--about\` takes a place in the log, a number from 0, not \`${found}\``,
  noName: (field: string): string => `\`${field}\` is no sealed field with a name, or a list of names, in it`,
  noFieldsFile: (path: string, reason: string): string =>
    `\`${path}\` is not one JSON object of fields, such as {"witness": "…"}: ${reason}`,
  noReport: (path: string, reason: string): string => `\`${path}\` is not one record: ${reason}`,
  notObservation: "pseudonyms go into the attributes of an observation, and this report is none",
  sealed: (folder: string, index: number, id: string): string => `${folder}: record ${index}: ${id}.`,
  part: (type: string, size: number, ct: string): string => `sealed: ${type}, ${grouped(size)} bytes, blob ${ct}`,
  fieldsIn: (store: string): string => `its fields can be shown by whoever has ${store}`,
  person: (field: string, pseudonyms: readonly string[]): string => `${field}: ${pseudonyms.join(", ")} to everybody`,
  held: (index: number): string => `Record ${index} is held: what is sealed in it is not destroyed until then.`,
  released: (hold: number): string => `The hold of record ${hold} is ended.`,
} as const;

export const shredWords = {
  held: (index: number, by: number): { readonly message: string; readonly remedy: string } => ({
    message: `record ${index} is held by record ${by}, so it is not destroyed`,
    remedy: `once the case is over, its office ends the hold: \`servanda log release … --index ${by}\``,
  }),
  shredded: (index: number, by: number): string => `record ${index} is shredded by record ${by}; destroyed here:`,
  destroyed: ({ hadOpening, blobCount, keptCount, forgotten }: Destroyed): readonly string[] => [
    ...(hadOpening ? ["the opening of its sealed fields"] : []),
    ...(blobCount > 0 ? [some(blobCount, "sealed file")] : []),
    ...(forgotten.length > 0 ? [`who stands behind ${forgotten.join(", ")}`] : []),
    ...(hadOpening || blobCount > 0 || forgotten.length > 0 ? [] : ["nothing, for nothing was left"]),
    ...(keptCount > 0 ? [`kept: ${some(keptCount, "sealed file")} that another record has as well`] : []),
  ],
  copiesOfOthers: (parts: number): string =>
    (parts > 0 ? "Those to whom it was sealed have copies, which they must destroy themselves. " : "") +
    "Disks, snapshots and backups may keep old blocks: docs/formats/sealed-evidence.md says what overwriting can do.",
} as const;
