// The root of the tree at every size it has had, for an author may have seen any of them. Holds the hash of each node
// once it is complete (64 bytes an entry); a root takes as many hashes as the size has bits.
import { assert } from "@servanda/core";
import { toBase64 } from "../bytes.ts";
import { EMPTY_ROOT, HASH_BYTES, type Hash, nodeHash } from "../tree/hash.ts";

export interface Roots {
  readonly size: number;
  /** The hash of a leaf. */
  append(leaf: Hash): void;
  /** Base64. `size` is at most the present one. */
  rootAt(size: number): string;
}

/** Many authors have seen the same few checkpoints. */
const MOST_REMEMBERED = 256;

export function createRoots(): Roots {
  const levels: Level[] = [];
  const remembered = new Map<number, string>();
  let size = 0;

  const nodeAt = (level: number, index: number): Hash => {
    const row = levels[level];
    assert(row !== undefined && index < row.count, "a node is asked for once it is complete");
    return row.bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  };

  return {
    get size() {
      return size;
    },
    append(leaf) {
      let hash = leaf;
      let index = size;
      for (let level = 0; ; level += 1) {
        const row = (levels[level] ??= { bytes: new Uint8Array(64 * HASH_BYTES), count: 0 });
        push(row, hash);
        if (index % 2 === 0) break;
        hash = nodeHash(nodeAt(level, index - 1), hash);
        index = Math.floor(index / 2);
      }
      size += 1;
    },
    rootAt(asked) {
      assert(asked <= size, "a root is asked for at a size that the log has had");
      const known = remembered.get(asked);
      if (known !== undefined) return known;
      let root: Hash | undefined;
      let rest = asked;
      for (let level = 0; rest > 0; level += 1) {
        if (rest % 2 === 1) {
          const node = nodeAt(level, rest - 1);
          root = root === undefined ? node : nodeHash(node, root);
        }
        rest = Math.floor(rest / 2);
      }
      const text = toBase64(root ?? EMPTY_ROOT);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(asked, text);
      return text;
    },
  };
}

/** The complete nodes of a level, one after the other. */
interface Level {
  bytes: Uint8Array;
  count: number;
}

function push(level: Level, hash: Hash): void {
  const at = level.count * HASH_BYTES;
  if (at === level.bytes.length) {
    const larger = new Uint8Array(2 * level.bytes.length);
    larger.set(level.bytes);
    level.bytes = larger;
  }
  level.bytes.set(hash, at);
  level.count += 1;
}
