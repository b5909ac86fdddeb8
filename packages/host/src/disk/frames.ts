// The form of the files that only grow: the write-ahead log and the signed heads (docs/formats/wal.md). A frame is what
// was made durable by one fdatasync. Bytes only; no file is touched.
import { createHash } from "node:crypto";
import { assert } from "@servanda/core";
import { sameBytes } from "@servanda/log";

/** What stands in a file as one piece. */
export interface Frame {
  /** The number of its first item: frames follow each other without a gap. */
  readonly firstNumber: number;
  /** Each at most 65,535 bytes. */
  readonly items: readonly Uint8Array[];
}

/** What a file holds. */
export interface FoundFrames {
  readonly frames: readonly Frame[];
  /** Where the last whole frame ends. What follows it was never acknowledged, and is to be cut off. */
  readonly wholeBytes: number;
  /** Where a frame is damaged and another one follows it: this no crash leaves behind. */
  readonly damagedAt?: number;
}

// 0xf7 stands in no UTF-8 text, so no record can hold what looks like a frame. The last byte is the version.
const MAGIC = Uint8Array.of(0xf7, 0x53, 0x56, 0x01);
const LENGTH_AT = 4;
const NUMBER_AT = 8;
const HASH_AT = 16;
const HEADER_BYTES = 48;
const ITEM_LENGTH_BYTES = 2;
/** Far above what a batch holds: a length that is only noise is not believed. */
const MOST_PAYLOAD_BYTES = 16 * 1024 * 1024;

export function encodeFrame({ firstNumber, items }: Frame): Uint8Array {
  const payloadBytes = items.reduce((sum, item) => sum + ITEM_LENGTH_BYTES + item.length, 0);
  assert(payloadBytes <= MOST_PAYLOAD_BYTES, `a frame of ${payloadBytes} bytes is too long`);
  const frame = new Uint8Array(HEADER_BYTES + payloadBytes);
  const view = new DataView(frame.buffer);
  frame.set(MAGIC);
  view.setUint32(LENGTH_AT, payloadBytes);
  view.setBigUint64(NUMBER_AT, BigInt(firstNumber));
  let at = HEADER_BYTES;
  for (const item of items) {
    assert(item.length <= 0xffff, `an item of ${item.length} bytes is too long`);
    view.setUint16(at, item.length);
    frame.set(item, at + ITEM_LENGTH_BYTES);
    at += ITEM_LENGTH_BYTES + item.length;
  }
  frame.set(hashOf(frame), HASH_AT);
  return frame;
}

/**
 * All whole frames from the beginning. The first that is not whole is torn if no whole frame stands anywhere after it:
 * the write of a batch was cut short. Otherwise it was durable once, for the next one was written after its fdatasync,
 * and is damaged.
 */
export function decodeFrames(file: Uint8Array): FoundFrames {
  const frames: Frame[] = [];
  let at = 0;
  while (at < file.length) {
    const found = frameAt(file, at);
    const before = frames.at(-1);
    const isNext = before === undefined || found?.frame.firstNumber === before.firstNumber + before.items.length;
    if (found === undefined || !isNext) {
      const isDamaged = found !== undefined || hasFrameAfter(file, at);
      return isDamaged ? { frames, wholeBytes: at, damagedAt: at } : { frames, wholeBytes: at };
    }
    frames.push(found.frame);
    at += found.sizeBytes;
  }
  return { frames, wholeBytes: at };
}

/** The whole frame that begins at `start`. */
function frameAt(file: Uint8Array, start: number): { frame: Frame; sizeBytes: number } | undefined {
  if (!sameBytes(file.subarray(start, start + MAGIC.length), MAGIC)) return undefined;
  if (start + HEADER_BYTES > file.length) return undefined;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = start + HEADER_BYTES + view.getUint32(start + LENGTH_AT);
  if (end > file.length || end - start > HEADER_BYTES + MOST_PAYLOAD_BYTES) return undefined;
  const whole = file.subarray(start, end);
  if (!sameBytes(hashOf(whole), whole.subarray(HASH_AT, HEADER_BYTES))) return undefined;
  const firstNumber = Number(view.getBigUint64(start + NUMBER_AT));
  const items: Uint8Array[] = [];
  for (let at = start + HEADER_BYTES; at < end; ) {
    const itemEnd = at + ITEM_LENGTH_BYTES + view.getUint16(at);
    items.push(file.slice(at + ITEM_LENGTH_BYTES, itemEnd));
    at = itemEnd;
  }
  return { frame: { firstNumber, items }, sizeBytes: whole.length };
}

function hasFrameAfter(file: Uint8Array, start: number): boolean {
  const first = MAGIC[0] ?? 0;
  for (let at = file.indexOf(first, start + 1); at !== -1; at = file.indexOf(first, at + 1)) {
    if (frameAt(file, at) !== undefined) return true;
  }
  return false;
}

/** SHA-256 of all of a frame but the hash itself. */
function hashOf(frame: Uint8Array): Uint8Array {
  return createHash("sha256").update(frame.subarray(0, HASH_AT)).update(frame.subarray(HEADER_BYTES)).digest();
}
