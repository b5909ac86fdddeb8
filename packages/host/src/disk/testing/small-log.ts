// A log whose records are short texts that anybody may write, for tests of the disk under it. Everything that its key
// ever signs is noted, over all its processes.
import { createPrivateKey } from "node:crypto";
import { accepted, type Outcome, refused } from "@servanda/core";
import {
  checkTree,
  createKeeper,
  fromUtf8,
  type Gate,
  type Keeper,
  type KeeperSettings,
  parseCheckpoint,
  type Signer,
  type TileReader,
  toBase64,
  toUtf8,
} from "@servanda/log";
import { createSigner, ed25519 } from "../../ed25519.ts";
import type { DiskLog } from "../disk-log.ts";

// RFC 8410: what stands before the 32 bytes of a private key.
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

/** The same key in every process. */
export function smallSigner(): Signer {
  const der = Buffer.concat([PKCS8_PREFIX, Buffer.alloc(32, 9)]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  return createSigner(key.export({ format: "pem", type: "pkcs8" }).toString());
}

/** Tells of every checkpoint that is signed. */
export function watchedSigner(signer: Signer, onSign: (size: number, root: string) => void): Signer {
  return {
    publicKey: signer.publicKey,
    sign(message) {
      const checkpoint = parseCheckpoint(fromUtf8(message) ?? "");
      if (checkpoint.ok) onSign(checkpoint.value.size, toBase64(checkpoint.value.root));
      return signer.sign(message);
    },
  };
}

/** A record is a text, which is its id; its author is what stands before the first dash. */
const gate: Gate = {
  read(bytes) {
    const id = fromUtf8(bytes) ?? "";
    return accepted({
      id,
      author: id.split("-")[0] ?? "",
      admit: async (recvAt) => accepted({ entry: toUtf8(`${recvAt} ${id}`), apply: () => undefined }),
    });
  },
  replay(entry) {
    const [, recvAt = "", id = ""] = /^(\d+) (.*)$/.exec(fromUtf8(entry) ?? "") ?? [];
    return id === "" ? refused("malformed_json", "no entry") : accepted({ id, recvAt: Number(recvAt) });
  },
};

const limits = { quota: { records: 1_000_000, withinMs: 1 } };

/** Opens the small log, or begins it, whoever holds its files. */
export function openSmall(
  { store, state }: DiskLog,
  signer: Signer,
  settings: Partial<KeeperSettings> = {},
): Promise<Outcome<Keeper>> {
  return createKeeper({
    origin: "log.example/small/1",
    store,
    state,
    gate,
    signers: [signer],
    ed25519,
    clock: { now: () => 1_772_000_000_000 },
    isNew: false,
    limits,
    ...settings,
  });
}

/** The ids in the published tree, in its order; throws where any file of the tree is not what it should be. */
export async function idsOf(reader: TileReader, { size, root }: Keeper["head"]): Promise<string[]> {
  const ids: string[] = [];
  const { problems } = await checkTree(reader, size, root, (entry) => {
    ids.push((fromUtf8(entry) ?? "").replace(/^\d+ /, ""));
  });
  const [problem] = problems;
  if (problem !== undefined) throw new Error(problem.message);
  return ids;
}
