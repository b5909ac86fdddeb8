// What is said of files that hold private keys. Nothing of what is in them is repeated.

interface Words {
  readonly message: string;
  readonly remedy: string;
}

export const keyFileMessages = {
  "key-file-exists": (path: string): Words => ({
    message: `${path} is there already, and a key is never written over`,
    remedy: "name a file that does not exist yet",
  }),
  "key-file-not-written": (path: string): Words => ({
    message: `a key could not be written to ${path}`,
    remedy: "check that its folder exists, may be written to and has room",
  }),
  "key-file-not-read": (path: string): Words => ({
    message: `${path} is no file that can be read`,
    remedy: "check the name, and that the file is yours",
  }),
  "key-file-loose": (path: string): Words => ({
    message: `${path} may be read or written by others than its owner`,
    remedy: `run \`chmod 600 ${path}\`; if others had access, enrol a new key and revoke this one`,
  }),
  "key-file-malformed": (path: string): Words => ({
    message: `${path} holds no Ed25519 private key in PEM (PKCS #8)`,
    remedy: "name the file that the key was made in; a key can also be made by `openssl genpkey -algorithm ed25519`",
  }),
};
