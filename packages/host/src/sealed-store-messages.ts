// What is said of the store of sealed fields.

interface Words {
  readonly message: string;
  readonly remedy: string;
}

export const sealedStoreMessages = {
  "not-destroyed": (path: string, reason: string): Words => ({
    message: `${path} could not be destroyed (${reason}): it may still be there`,
    remedy: "destroy it by other means, or mend what is in the way and call this again",
  }),
  "secret-not-written": (path: string): Words => ({
    message: `the opening of a record could not be written to a new file ${path}`,
    remedy: "check that the store may be written to and has room, and that the record was not sealed already",
  }),
};
