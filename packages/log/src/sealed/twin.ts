// A record as it may be shown: what is in the log, some of its sealed fields with their proofs, and of the others the
// names only. Anybody can tell that nothing was done to it but withholding.
import { accepted, canonicalText, type Outcome } from "@servanda/core";
import { toUtf8 } from "../bytes.ts";
import { isObject, memberOf } from "../record/fields.ts";
import { type IJson, readCanonical } from "../record/i-json.ts";
import { readEnvelope, type SignedRecord } from "../record/read.ts";
import { refuse } from "../refusals.ts";
import { type Disclosure, discloseFields, discOf, type Opening } from "./fields.ts";
import { sealedNamesOf } from "./forms.ts";
import { fieldsOfRecord, hasExactly, readDisclosure } from "./shown.ts";

const KIND = "redacted-record";
const MOST_BYTES = 256 * 1024;

/** A redacted copy that was read and found true to its record. */
export interface Twin {
  readonly record: SignedRecord;
  readonly shown: readonly Disclosure[];
  /** Names of the form that are not shown; nothing says whether the record has them. */
  readonly withheld: readonly string[];
}

/**
 * The redacted copy as a file. Refused: an opening that is not this record's (`commitment_mismatch`), names that are
 * not in its form (`bad_field`).
 */
export function writeTwin(record: SignedRecord, opening: Opening, names: readonly string[]): Outcome<Uint8Array> {
  const disc = discOf(opening);
  if (!disc.ok) return disc;
  if (disc.value !== record.body.disc) return refuse("commitment_mismatch", { path: "disc" });
  const shown = discloseFields(opening, names);
  if (!shown.ok) return shown;
  const envelope = readCanonical(record.bytes, 1);
  if (!envelope.ok) return envelope;
  const fields = (sealedNamesOf(opening.type) ?? []).map(
    (name, i) => shown.value.find((each) => each.i === i) ?? { i, name, withheld: true },
  );
  return accepted(toUtf8(canonicalText({ v: 1, kind: KIND, id: record.id, record: envelope.value.value, fields })));
}

/**
 * Reads a redacted copy and checks all of it but the record's signatures and its place in a log, which its `id`
 * answers. Refused: bytes that `writeTwin` does not write (`bad_field` and those of `readCanonical`, `readEnvelope`),
 * fields that are not the record's (`proof_invalid`).
 */
export function readTwin(bytes: Uint8Array): Outcome<Twin> {
  if (bytes.length > MOST_BYTES) return refuse("record_too_large", { sizeBytes: bytes.length, mostBytes: MOST_BYTES });
  const read = readCanonical(bytes, 2);
  if (!read.ok) return read;
  const file = read.value.value;
  if (!isObject(file) || !hasExactly(file, ["fields", "id", "kind", "record", "v"]) || file["v"] !== 1) {
    return refuse("bad_field", { path: "", expected: "an object with fields, id, kind, record and v" });
  }
  if (file["kind"] !== KIND) return refuse("bad_field", { path: "kind", expected: KIND });
  const record = readEnvelope(toUtf8(canonicalText(file["record"])));
  if (!record.ok) return record;
  if (record.value.id !== file["id"]) return refuse("bad_field", { path: "id", expected: record.value.id });
  return readFields(record.value, memberOf(file, "fields"));
}

function readFields(record: SignedRecord, fields: IJson | undefined): Outcome<Twin> {
  const names = sealedNamesOf(record.body.type);
  const every = `every field of the form of \`${record.body.type}\`, in its order`;
  if (names === undefined || !Array.isArray(fields) || fields.length !== names.length) {
    return refuse("bad_field", { path: "fields", expected: every });
  }
  const shown: Disclosure[] = [];
  const withheld: string[] = [];
  for (const [i, name] of names.entries()) {
    const field: IJson = fields[i] ?? null;
    if (canonicalText(field) === canonicalText({ i, name, withheld: true })) {
      withheld.push(name);
      continue;
    }
    const disclosure = readDisclosure(field, `fields[${i}]`);
    if (!disclosure.ok) return disclosure;
    if (disclosure.value.i !== i) return refuse("bad_field", { path: "fields", expected: every });
    shown.push(disclosure.value);
  }
  const checked = fieldsOfRecord(record, shown);
  return checked.ok ? accepted({ record, shown, withheld }) : checked;
}
