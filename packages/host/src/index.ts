// The public surface of `host`: what the log needs of a machine, given by Node.
export { type AgeKeys, fileKeyOf, generateAgeKey, openWith, readAgeLines, sealTo } from "./age.ts";
export { type DiskLog, openDiskLog } from "./disk/disk-log.ts";
export { diskReader, type StoreReader } from "./disk/disk-store.ts";
export { createSigner, ed25519 } from "./ed25519.ts";
export { createKeyFile, readKeyFile } from "./key-file.ts";
export { createSealedStore, destroyFile, type SealedStore } from "./sealed-store.ts";
