// The public surface of `host`: what the log needs of a machine, given by Node.
import "./sha256.ts";

export { type AgeKeys, fileKeyOf, generateAgeKey, openWith, readAgeLines, sealTo } from "./age.ts";
export { type DiskLog, openDiskLog } from "./disk/disk-log.ts";
export { diskReader, type StoreReader } from "./disk/disk-store.ts";
export { createSigner, ed25519 } from "./ed25519.ts";
export { openEvidence, type SealedFile, sealEvidence } from "./evidence.ts";
export { openHttpLog } from "./http-log.ts";
export { createKeyFile, readKeyFile } from "./key-file.ts";
export { openLogFolder } from "./log-folder.ts";
export { type MirrorFolder, openMirrorFolder } from "./mirror-folder.ts";
export { forgetNames, nameOf, pseudonymOf } from "./pseudonyms.ts";
export { nodeRandom } from "./random.ts";
export { createSealedStore, destroyFile, type SealedStore } from "./sealed-store.ts";
export { ANSWER_ENDING, witnessByHand } from "./witness/by-hand.ts";
export { readAnswerFile, readRequestFile, writeCarriedFile } from "./witness/carried.ts";
export {
  addWitnessedKey,
  createWitnessFolder,
  type OpenWitness,
  openWitness,
  readWitnessFolder,
  removeWitnessedKey,
  type WitnessedHead,
  type WitnessFolder,
  witnessedHeads,
} from "./witness/folder.ts";
export { witnessOverHttp } from "./witness/http-port.ts";
export type { WitnessedLog } from "./witness/known-logs.ts";
export { serveWitness, type WitnessServer, type WitnessServerSettings } from "./witness/server.ts";
