// What is said by the verbs about sealed parts of records.
import { grouped } from "../../report/layout.ts";

const part = (number: number, type: string): string => `part ${number} (${type})`;
const bytes = (count: number): string => `${grouped(count)} ${count === 1 ? "byte" : "bytes"}`;

export const sealedWords = {
  noFields: (id: string): string => `record ${id} has no sealed fields`,
  noOpening: (folder: string, id: string): string => `\`${folder}\` holds no opening of record ${id}`,
  getOpening: "name the store with `--store`, or the file that you were given with `--opening`",
  noIdentity: (path: string): string => `\`${path}\` holds no key of age`,
  makeIdentity: "name a file as `age-keygen` writes it",
} as const;

export const openWords = {
  whichIdentity: "whose key shall open it?",
  nothingSealed: (index: number): string => `Record ${index} has no sealed evidence.`,
  opened: (number: number, type: string, count: number, path: string | undefined): string =>
    `${part(number, type)}: ${bytes(count)}, as its author committed to${path === undefined ? "" : `; in ${path}`}`,
  notOpened: (number: number, type: string, reason: string): string => `${part(number, type)}: ${reason}`,
  howToClaim: (index: number): string =>
    `Keep the log's folder as it is. \`servanda log open … --index ${index} --claim\` puts that on record.`,
} as const;

export const claimWords = {
  isTrue: (index: number): string =>
    `The claim is true: the file of record ${index} opens with this key, and is not what the record commits to.`,
  isFalse: (index: number): string => `The claim is not true: the file is what record ${index} commits to.`,
  notItsKey: (reason: string): string => `The claim is not true: its key does not open the file (${reason}).`,
  noFileKey: (index: number): string =>
    `The claim does not show the file's key: only a recipient of record ${index} can tell whether it is true.`,
  noBlob: (ct: string): string => `The file ${ct} is not here, so nobody can tell whether the claim is true.`,
  noSuchPart: (ct: string): string => `the record has no sealed part ${ct}`,
  noFile: (ct: string): string => `the sealed file ${ct} is not in this log's folder`,
  onRecord: (index: number, by: number): string =>
    `Record ${by} says that record ${index} commits to another content than it shows.`,
  allAsSworn: "everything that opens is what the record commits to: there is nothing to claim",
} as const;

export const copyWords = {
  whichFields: "which fields shall be shown?",
  notInLog: (id: string): string => `this log has no record ${id}`,
  otherBytes: "its record is not, byte for byte, the record of this log",
  notTrue: (path: string, reason: string): string => `${path} is not true to any record here: ${reason}.`,
  isProven: (index: number, origin: string): string => `These are fields of record ${index} of ${origin}:`,
  isTwin: (index: number, origin: string): string =>
    `This is record ${index} of ${origin}. Nothing was done to it but withholding:`,
  withheld: "withheld",
} as const;
