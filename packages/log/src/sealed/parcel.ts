// What stands inside a ciphertext: the salt of the commitment, the content, and zeros up to a size class. Written in
// one way only, so that nothing can be hidden beside the content.
import { accepted, assert, type Outcome } from "@servanda/core";
import { sameBytes, toUtf8 } from "../bytes.ts";
import { type ParcelFault, refuse } from "../refusals.ts";
import { SALT_BYTES } from "./commitment.ts";
import { LARGEST_PADDED_BYTES, paddedSizeOf } from "./padding.ts";

const PREFIX = toUtf8("servanda/parcel/v1\n");
/** The content's length: unsigned, big-endian. */
const LENGTH_BYTES = 8;
const HEAD_BYTES = PREFIX.length + SALT_BYTES + LENGTH_BYTES;

/** The most that one parcel holds. */
export const MAX_CONTENT_BYTES: number = LARGEST_PADDED_BYTES - HEAD_BYTES;

export interface Parcel {
  /** 32 bytes. */
  readonly salt: Uint8Array;
  readonly content: Uint8Array;
}

/** The bytes to encrypt. Refused: a content that is larger than the largest size class. */
export function packParcel({ salt, content }: Parcel): Outcome<Uint8Array> {
  assert(salt.length === SALT_BYTES, `a salt has ${SALT_BYTES} bytes`);
  const size = paddedSizeOf(HEAD_BYTES + content.length);
  if (size === undefined)
    return refuse("content_too_large", { sizeBytes: content.length, mostBytes: MAX_CONTENT_BYTES });
  const bytes = new Uint8Array(size);
  bytes.set(PREFIX);
  bytes.set(salt, PREFIX.length);
  new DataView(bytes.buffer).setBigUint64(PREFIX.length + SALT_BYTES, BigInt(content.length));
  bytes.set(content, HEAD_BYTES);
  return accepted(bytes);
}

/** What was packed. Refused: anything that `packParcel` does not write. The parts are views of `bytes`. */
export function unpackParcel(bytes: Uint8Array): Outcome<Parcel> {
  const misshapen = (reason: ParcelFault) => refuse("bad_parcel", { reason });
  if (bytes.length < HEAD_BYTES) return misshapen("too_short");
  if (!sameBytes(bytes.subarray(0, PREFIX.length), PREFIX)) return misshapen("prefix");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getBigUint64(PREFIX.length + SALT_BYTES);
  if (length > BigInt(bytes.length - HEAD_BYTES)) return misshapen("length");
  const end = HEAD_BYTES + Number(length);
  if (paddedSizeOf(end) !== bytes.length) return misshapen("size_class");
  if (bytes.subarray(end).some((byte) => byte !== 0)) return misshapen("padding");
  const salt = bytes.subarray(PREFIX.length, PREFIX.length + SALT_BYTES);
  return accepted({ salt, content: bytes.subarray(HEAD_BYTES, end) });
}
