// The public surface of `host`: what the log needs of a machine, given by Node.
export { type AgeKeys, generateAgeKey, openWith, readAgeLines, sealTo } from "./age.ts";
export { createSigner, ed25519 } from "./ed25519.ts";
export { createKeyFile, readKeyFile } from "./key-file.ts";
