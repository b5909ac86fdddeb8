// Receipts: what the log promises for a record that it has made durable. A receipt, and a checkpoint of after `mergeBy`
// whose tree lacks the record, together prove that the log broke its word (docs/formats/receipt.md).
import { accepted, canonicalText, type Instant, type Outcome } from "@servanda/core";
import { fromBase64, toBase64, toUtf8 } from "../bytes.ts";
import { verifyStrictly } from "../keys/strict-signature.ts";
import type { Vkey } from "../note/vkey.ts";
import type { Ed25519, Signer } from "../ports.ts";
import { instantOf, instantText, isObject, memberOf } from "../record/fields.ts";
import { type IJson, readCanonical } from "../record/i-json.ts";
import { refuse } from "../refusals.ts";
import { EMPTY_ROOT, type Hash, leafHash, nodeHash } from "../tree/hash.ts";
import { verifyInclusion } from "../tree/proof.ts";
import { splitOf } from "../tree/size.ts";

/** What is promised. */
export interface MergePromise {
  readonly id: string;
  /** The origin of the log. */
  readonly log: string;
  /** When the record came, by the operator's clock. */
  readonly recvAt: Instant;
  /** A checkpoint that holds the record is published by then. */
  readonly mergeBy: Instant;
}

export interface Receipt extends MergePromise {
  /** The signed promise, canonical: what the author keeps. */
  readonly bytes: Uint8Array;
}

/** Keeps the log's key from ever signing one thing that can be read as another: no checkpoint goes on like this. */
const PREFIX = "servanda/receipt/v1\n";
/** The longest origin and id fit in, and a path of any batch. */
const MOST_BYTES = 4096;

/** By the log's key, as `signReceipts` of one. */
export async function signReceipt(promise: MergePromise, signer: Signer): Promise<Receipt> {
  const [receipt] = await signReceipts([promise], signer);
  return receipt ?? { ...promise, bytes: new Uint8Array() };
}

/**
 * One signature for all, over the root of a small tree that they are the leaves of (as Roughtime signs its answers):
 * signing each by itself would cost as much as all else that an append costs beyond its admission.
 */
export async function signReceipts(promises: readonly MergePromise[], signer: Signer): Promise<Receipt[]> {
  const texts = promises.map(textOf);
  const { root, paths } = treeOf(texts.map((text) => leafHash(toUtf8(text))));
  const sig = toBase64(await signer.sign(signedBytes(root.text)));
  return promises.map((promise, index) => {
    const path = (paths[index] ?? []).map((text) => `"${text}"`).join(",");
    const batch = `{"index":${index},"path":[${path}],"root":"${root.text}","size":${promises.length}}`;
    return { ...promise, bytes: toUtf8(`{"batch":${batch},"promise":${texts[index]},"sig":"${sig}"}`) };
  });
}

/** Reads a receipt, and checks that one of the log's keys signed it. `receipt_malformed`, `signature_invalid`. */
export async function verifyReceipt(
  bytes: Uint8Array,
  logKeys: readonly Vkey[],
  ed25519: Ed25519,
): Promise<Outcome<Receipt>> {
  const read = bytes.length <= MOST_BYTES ? readCanonical(bytes, 2) : undefined;
  if (read === undefined) return refuse("receipt_malformed", { what: `${bytes.length} bytes` });
  if (!read.ok) return refuse("receipt_malformed", { what: read.refusal.message });
  const receipt = membersOf(read.value.value);
  if (receipt === undefined) return refuse("receipt_malformed", { what: "not the members of a receipt" });
  const { promise, root, signature } = receipt;
  const included = verifyInclusion({ ...receipt, leaf: leafHash(toUtf8(textOf(promise))) });
  if (!included.ok) return included;
  const message = signedBytes(toBase64(root));
  for (const { name, publicKey } of logKeys) {
    const isTheirs = name === promise.log && (await verifyStrictly(ed25519, publicKey, message, signature));
    if (isTheirs) return accepted({ ...promise, bytes });
  }
  return refuse("signature_invalid", { key: promise.log });
}

interface Members {
  readonly promise: MergePromise;
  readonly index: number;
  readonly size: number;
  readonly root: Hash;
  readonly proof: readonly Hash[];
  readonly signature: Uint8Array;
}

/** Undefined where a member is missing, or too many, or not what it should be. */
function membersOf(value: IJson): Members | undefined {
  const [batch, promiseValue, sig] = valuesOf(value, ["batch", "promise", "sig"]);
  const [index, path, root, size] = valuesOf(batch, ["index", "path", "root", "size"]);
  const [id, log, mergeByText, recv] = valuesOf(promiseValue, ["id", "log", "mergeBy", "recv"]);
  const mergeBy = instantOf(mergeByText);
  const recvAt = instantOf(recv);
  if (typeof id !== "string" || typeof log !== "string" || mergeBy === undefined || recvAt === undefined) return;
  if (typeof index !== "number" || typeof size !== "number" || !Array.isArray(path)) return;
  const proof = path.map(hashIn);
  const [rootBytes, signature] = [hashIn(root), hashIn(sig)];
  const isWhole = proof.every((hash) => hash !== undefined) && rootBytes !== undefined && signature !== undefined;
  return isWhole
    ? { promise: { id, log, recvAt, mergeBy }, index, size, root: rootBytes, proof, signature }
    : undefined;
}

/** The values of these members, in this order; none where the object has others, or is none. */
function valuesOf(value: IJson | undefined, keys: readonly string[]): readonly (IJson | undefined)[] {
  const isThese = isObject(value) && Object.keys(value).length === keys.length;
  return isThese ? keys.map((key) => memberOf(value, key)) : [];
}

function hashIn(value: IJson | undefined): Uint8Array | undefined {
  return typeof value === "string" ? fromBase64(value) : undefined;
}

function signedBytes(rootText: string): Uint8Array {
  return toUtf8(`${PREFIX}${rootText}\n`);
}

function textOf({ id, log, recvAt, mergeBy }: MergePromise): string {
  return canonicalText({ id, log, mergeBy: instantText(mergeBy), recv: instantText(recvAt) });
}

interface Node {
  readonly hash: Hash;
  /** Base64: of each node once, though it stands in many paths. */
  readonly text: string;
}

/** RFC 6962, with each leaf's path, from its sibling up. */
function treeOf(leaves: readonly Hash[]): { readonly root: Node; readonly paths: readonly string[][] } {
  const paths: string[][] = leaves.map(() => []);
  const build = (begin: number, end: number): Node => {
    if (end - begin <= 1) return node(leaves[begin] ?? EMPTY_ROOT);
    const middle = begin + splitOf(end - begin);
    const left = build(begin, middle);
    const right = build(middle, end);
    for (let at = begin; at < end; at += 1) paths[at]?.push(at < middle ? right.text : left.text);
    return node(nodeHash(left.hash, right.hash));
  };
  return { root: build(0, leaves.length), paths };
}

function node(hash: Hash): Node {
  return { hash, text: toBase64(hash) };
}
