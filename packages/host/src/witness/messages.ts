// What is said of a witness's folder and of the files that are carried to it.

interface Words {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

export const witnessMessages = {
  isThere: (folder: string): Words => ({
    code: "witness-folder-exists",
    message: `\`${folder}\` holds something`,
    remedy: "name a folder that does not exist yet, or an empty one",
  }),
  notThere: (folder: string): Words => ({
    code: "witness-folder-not-read",
    message: `\`${folder}\` is no folder of a witness`,
    remedy: "make one with `servanda witness init`",
  }),
  isServed: (folder: string): Words => ({
    code: "witness-in-use",
    message: `the witness of \`${folder}\` is at work in another process`,
    remedy: "send the request to it, or stop it first: two processes must not sign with one key",
  }),
  otherKey: (folder: string): Words => ({
    code: "witness-folder-not-read",
    message: `the private key in \`${folder}\` is not that of its verifier key`,
    remedy: "put back the key that belongs to `witness.vkey`",
  }),
  keyKnown: (origin: string, vkey: string): Words => ({
    code: "witness-key-known",
    message: `the witness cosigns ${origin} with this key already: ${vkey}`,
    remedy: "see its logs with `servanda witness show`",
  }),
  keyUnknown: (origin: string, vkey: string): Words => ({
    code: "witness-key-unknown",
    message: `the witness knows no such key of ${origin}: ${vkey}`,
    remedy: "see its logs with `servanda witness show`",
  }),
  tooManyKeys: (origin: string, most: number): Words => ({
    code: "witness-too-many-keys",
    message: `${origin} has ${most} keys already`,
    remedy: "take away those that are not used any more",
  }),
  notCarried: (path: string): Words => ({
    code: "carried-file-not-read",
    message: `\`${path}\` is no file that can be read`,
    remedy: "check the name, and that the file is whole",
  }),
  tooLarge: (path: string, mostBytes: number): Words => ({
    code: "carried-file-not-read",
    message: `\`${path}\` is larger than ${mostBytes} bytes`,
    remedy: "check that it is the file that was meant",
  }),
  notWritten: (path: string): Words => ({
    code: "carried-file-not-written",
    message: `\`${path}\` cannot be written; a file that is there is never written over`,
    remedy: "name a folder that exists, with room, and without a file of this name",
  }),
  notHeard: (address: string): Words => ({
    code: "witness-not-heard",
    message: `nobody can be heard at ${address}`,
    remedy: "name an address of this machine and a port that is free",
  }),
} as const;
