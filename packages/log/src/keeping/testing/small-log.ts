// A log whose records are short texts that anybody may write, for tests of what is written when. Everything that its
// key ever signs is noted, over all its processes.
import { accepted, type Outcome, refused } from "@servanda/core";
import { fromUtf8, toBase64, toUtf8 } from "../../bytes.ts";
import { parseCheckpoint } from "../../note/checkpoint.ts";
import type { Signer } from "../../ports.ts";
import { nodeEd25519, testSigner } from "../../testing/signers.ts";
import { decodeBundle } from "../../tree/entries-tile.ts";
import { TILE_WIDTH } from "../../tree/tile-path.ts";
import type { TileReader } from "../../tree/tree-hashes.ts";
import type { Gate } from "../gate.ts";
import { bundlePath } from "../growth.ts";
import { createKeeper, type Keeper, type KeeperSettings } from "../keeper.ts";
import type { LocalState } from "../local-state.ts";
import type { Store } from "../store.ts";

export const ORIGIN = "log.example/small/1";

/** All roots that were signed, by size: what a crash must never make two of. */
export interface SignedRoots {
  readonly signer: Signer;
  readonly rootsBySize: ReadonlyMap<number, ReadonlySet<string>>;
}

/** Notes checkpoints, and throws where a second root is signed for one size. */
export function notingSigner(seed = 1): SignedRoots {
  const rootsBySize = new Map<number, Set<string>>();
  const { publicKey, sign } = testSigner(seed);
  return {
    rootsBySize,
    signer: {
      publicKey,
      sign(message) {
        const checkpoint = parseCheckpoint(fromUtf8(message) ?? "");
        if (checkpoint.ok) {
          const { size, root } = checkpoint.value;
          rootsBySize.set(size, (rootsBySize.get(size) ?? new Set()).add(toBase64(root)));
        }
        return sign(message);
      },
    },
  };
}

/** A record is a text, which is its id; its author is what stands before the first dash. Texts with `!` are refused. */
function smallGate(): Gate {
  return {
    read(bytes) {
      const id = fromUtf8(bytes);
      if (id === undefined || id.includes("!")) return refused("malformed_json", "no text");
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
}

/** Opens the small log, whoever holds its files. */
export function openSmall(
  files: { readonly store: Store; readonly state: LocalState },
  signer: Signer,
  settings: Partial<KeeperSettings> = {},
): Promise<Outcome<Keeper>> {
  return createKeeper({
    origin: ORIGIN,
    ...files,
    gate: smallGate(),
    signers: [signer],
    ed25519: nodeEd25519,
    clock: { now: () => 1_772_000_000_000 },
    isNew: false,
    ...settings,
  });
}

/** The ids in a tree of this size, in its order, as the store has them. */
export async function idsIn(reader: TileReader, size: number): Promise<string[]> {
  const ids: string[] = [];
  for (let first = 0; first < size; first += TILE_WIDTH) {
    const index = first / TILE_WIDTH;
    const width = Math.min(TILE_WIDTH, size - first);
    const entries = decodeBundle((await reader.read(bundlePath({ index, width }))) ?? new Uint8Array(), index, width);
    if (!entries.ok) throw new Error(entries.refusal.message);
    ids.push(...entries.value.map((entry) => (fromUtf8(entry) ?? "").replace(/^\d+ /, "")));
  }
  return ids;
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}
