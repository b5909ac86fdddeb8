// What stands in the log for a record: its envelope as it came, when the operator took it, and on which way. The leaf
// of the tree is over these bytes.
import { assert, type Instant, type Outcome } from "@servanda/core";
import { toUtf8 } from "../bytes.ts";
import { refuse } from "../refusals.ts";
import { instantField, instantOf, instantText, isObject, memberOf, text } from "./fields.ts";
import { readCanonical } from "./i-json.ts";
import { recordOf, type SignedRecord } from "./read.ts";

export interface LogEntry {
  readonly record: SignedRecord;
  /** By the operator's clock: a claim. */
  readonly recvAt: Instant;
  /** How it came in, in the operator's words: `http`, `import`, `courier`. */
  readonly via: string;
  readonly bytes: Uint8Array;
}

/** The format of entry bundles has 16 bits for the length of an entry (C2SP tlog-tiles). */
export const MOST_ENTRY_BYTES = 65_535;
const MOST_VIA = 64;
const viaField = text(MOST_VIA);
const ENVELOPE_START = toUtf8('{"env":');

/** The entry of a record that was read. `via`: at most 64 characters. */
export function encodeEntry(record: SignedRecord, recvAt: Instant, via: string): LogEntry {
  assert(via.length <= MOST_VIA, `how a record came in is said in ${MOST_VIA} characters`);
  const end = toUtf8(tail(instantText(recvAt), via));
  const bytes = new Uint8Array(ENVELOPE_START.length + record.bytes.length + end.length);
  bytes.set(ENVELOPE_START);
  bytes.set(record.bytes, ENVELOPE_START.length);
  bytes.set(end, ENVELOPE_START.length + record.bytes.length);
  return { record, recvAt, via, bytes };
}

/** Reads an entry of a log. Refuses like `readEnvelope`. */
export function readEntry(bytes: Uint8Array): Outcome<LogEntry> {
  if (bytes.length > MOST_ENTRY_BYTES) {
    return refuse("record_too_large", { sizeBytes: bytes.length, mostBytes: MOST_ENTRY_BYTES });
  }
  const read = readCanonical(bytes, 2);
  if (!read.ok) return read;
  const { value } = read.value;
  const isEntry = isObject(value) && Object.keys(value).length === 3;
  const recv = isEntry ? memberOf(value, "recv") : undefined;
  const via = isEntry ? memberOf(value, "via") : undefined;
  const envelope = isEntry ? memberOf(value, "env") : undefined;
  const recvAt = instantOf(recv);
  if (recvAt === undefined) return refuse("bad_field", { path: "recv", expected: instantField.expected });
  if (typeof via !== "string" || !viaField.fits(via)) {
    return refuse("bad_field", { path: "via", expected: viaField.expected });
  }
  if (envelope === undefined) return refuse("bad_field", { path: "env", expected: "an envelope {body, sigs}" });
  const tailBytes = toUtf8(tail(instantText(recvAt), via)).length;
  const record = recordOf(envelope, bytes.subarray(ENVELOPE_START.length, bytes.length - tailBytes));
  return record.ok ? { ok: true, value: { record: record.value, recvAt, via, bytes } } : record;
}

/** What stands behind the envelope. */
function tail(recv: string, via: string): string {
  return `,"recv":${JSON.stringify(recv)},"via":${JSON.stringify(via)}}`;
}
