// The one duty of whoever holds the log's key: never to sign two roots for one size, and never a smaller size.
import { accepted, type Outcome } from "@servanda/core";
import { fromBase64, fromUtf8, sameBytes, toBase64, toUtf8 } from "../bytes.ts";
import { refuse } from "../refusals.ts";
import { HASH_BYTES, type Hash } from "../tree/hash.ts";
import { parseCount } from "../tree/size.ts";

export interface SignedHead {
  readonly size: number;
  readonly root: Hash;
}

/** `257 <root in base64>`, as it stands in the list. */
export function encodeHead({ size, root }: SignedHead): Uint8Array {
  return toUtf8(`${size} ${toBase64(root)}`);
}

/** Undefined unless `encodeHead` gives the same bytes. */
function decodeHead(bytes: Uint8Array): SignedHead | undefined {
  const [, sizeText = "", rootText = ""] = /^(\d+) (\S+)$/.exec(fromUtf8(bytes) ?? "") ?? [];
  const size = parseCount(sizeText);
  const root = fromBase64(rootText);
  return size === undefined || root?.length !== HASH_BYTES ? undefined : { size, root };
}

/** Whether `next` may be signed after `last`; the same head again may, as its signature is the same. */
export function checkNextHead(last: SignedHead | undefined, next: SignedHead): Outcome<SignedHead> {
  if (last === undefined || next.size > last.size) return accepted(next);
  if (next.size < last.size) return refuse("log_stopped", { reason: "smaller_size", what: sizes(last, next) });
  if (sameBytes(next.root, last.root)) return accepted(next);
  return refuse("log_stopped", { reason: "second_root", what: sizes(last, next) });
}

/** The last of the list, once every head in it could follow the one before. */
export function lastHeadOf(list: readonly Uint8Array[]): Outcome<SignedHead | undefined> {
  let last: SignedHead | undefined;
  for (const [at, bytes] of list.entries()) {
    const head = decodeHead(bytes);
    const what = `signed head ${at} of ${list.length}`;
    if (head === undefined || !checkNextHead(last, head).ok) {
      return refuse("log_stopped", { reason: "local_state_damaged", what });
    }
    last = head;
  }
  return accepted(last);
}

function sizes(last: SignedHead, next: SignedHead): string {
  return `signed ${last.size}, asked ${next.size}`;
}
