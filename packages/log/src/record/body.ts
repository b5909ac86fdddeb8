// What every record says, whatever its type: who, as what, in which order of their own, having seen what, when by their
// own clock. What a type says beside it is in `body`.
import type { KeyId } from "../keys/key-id.ts";
import {
  anyObject,
  either,
  type Field,
  form,
  formOf,
  hexHashField,
  instantField,
  integer,
  keyIdField,
  listOf,
  type Misfit,
  misfitOf,
  nothing,
  originField,
  recordIdField,
  rootField,
  setOf,
  text,
  wordField,
} from "./fields.ts";
import type { IJsonObject } from "./i-json.ts";
import type { RecordId } from "./id.ts";

/** Canonical bytes of a body; of what is larger the record keeps a hash (`evidence`). */
export const MOST_BODY_BYTES = 32_768;
const MOST_REFS = 64;
const MOST_EVIDENCE = 64;

/** Part of a record's evidence: a blob outside the log, and what is committed of it. */
export interface EvidenceRef {
  /** SHA-256 of the ciphertext, hexadecimal: the blob's name. */
  readonly ct: string;
  /** Bytes of the ciphertext. */
  readonly size: number;
  /** Media type of the plaintext. */
  readonly type: string;
  /** Salted commitment to the plaintext (`sealed/commitment.ts`), hexadecimal. */
  readonly pt: string;
}

/** A checkpoint as an author's device has verified it. */
export interface SeenCheckpoint {
  readonly size: number;
  /** Base64. */
  readonly root: string;
}

/** The device's own clock: a claim. */
export interface DeviceTime {
  /** RFC 3339, UTC, milliseconds. */
  readonly device: string;
  /** Where the device's clock is set from. */
  readonly source?: string;
  /** Device time less server time, when they last met. */
  readonly offsetMs?: number;
  readonly bootId?: string;
  /** Since the device started. */
  readonly monoMs?: number;
}

export interface RecordBody {
  readonly v: 1;
  readonly type: string;
  /** The origin of the log it is meant for. */
  readonly log: string;
  /** SHA-256 of the text it is made under, hexadecimal; empty before there is one. */
  readonly agreement: string;
  readonly author: KeyId;
  /** As which office the author acts. */
  readonly office: string;
  /** 0, 1, 2, … for each author: nobody drops one in silence. */
  readonly seq: number;
  /** The author's record before; null for the first. */
  readonly prev: RecordId | null;
  readonly seen: SeenCheckpoint | null;
  readonly at: DeviceTime;
  /** Records of this log that this one rests on. */
  readonly refs: readonly RecordId[];
  readonly evidence: readonly EvidenceRef[];
  /** Root over fields that may be disclosed one by one (`sealed/fields.ts`), base64. */
  readonly disc: string | null;
  readonly body: IJsonObject;
}

const seenField = form("a checkpoint {size, root}", { size: integer(0), root: rootField });

const atField = form(
  "a device time",
  { device: instantField },
  { source: text(64), offsetMs: integer(-Number.MAX_SAFE_INTEGER), bootId: text(64), monoMs: integer(0) },
);

const evidenceField = form("evidence {ct, size, type, pt}", {
  ct: hexHashField,
  size: integer(0),
  type: text(127, 1),
  pt: hexHashField,
});

const emptyText: Field = text(0);

const bodyFields: Readonly<Record<keyof RecordBody, Field>> = {
  v: integer(1, 1),
  type: wordField,
  log: originField,
  agreement: either(hexHashField, emptyText),
  author: keyIdField,
  office: wordField,
  seq: integer(0),
  prev: either(recordIdField, nothing),
  seen: either(seenField, nothing),
  at: atField,
  refs: setOf(recordIdField, 0, MOST_REFS),
  evidence: listOf(evidenceField, 0, MOST_EVIDENCE),
  disc: either(rootField, nothing),
  body: anyObject,
};

const bodyForm = formOf(bodyFields);

/** Where a value is no record's body. */
export function bodyMisfit(value: IJsonObject): Misfit {
  const misfit = misfitOf(value, "body", bodyForm);
  if (misfit !== undefined) return misfit;
  const isFirst = value["seq"] === 0;
  return isFirst === (value["prev"] === null) ? undefined : { path: "body.prev", expected: "null exactly for seq 0" };
}
