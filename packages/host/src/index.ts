// The public surface of `host`: what the log needs of a machine, given by Node.
export {
  type AgeKeys,
  type AgeKeys,
  fileKeyOf,
  generateAgeKey,
  generateAgeKey,
  openWith,
  openWith,
  readAgeLines,
  readAgeLines,
  sealTo,
  sealTo,
} from "./age.ts";
export { type DiskLog, openDiskLog } from "./disk/disk-log.ts";
export { diskReader, type StoreReader } from "./disk/disk-store.ts";
export { createSigner, ed25519 } from "./ed25519.ts";
export { createKeyFile, readKeyFile } from "./key-file.ts";
export { createSealedStore, destroyFile, type SealedStore } from "./sealed-store.ts";
