// Fields that somebody shows, held against the record that they are said to be of.
import { accepted, canonicalText, type Outcome } from "@servanda/core";
import { toUtf8 } from "../bytes.ts";
import { isObject, memberOf } from "../record/fields.ts";
import { type IJson, type IJsonObject, readCanonical } from "../record/i-json.ts";
import type { SignedRecord } from "../record/read.ts";
import { refuse } from "../refusals.ts";
import { type Disclosure, verifyDisclosure } from "./fields.ts";
import { BINDING, LEAF_COUNT } from "./forms.ts";

const KIND = "disclosure";
const MOST_BYTES = 256 * 1024;

/** Fields of one record as a file, for somebody who has the record. */
export function writeDisclosures(id: string, fields: readonly Disclosure[]): Uint8Array {
  return toUtf8(canonicalText({ v: 1, kind: KIND, id, fields }));
}

/** What `writeDisclosures` wrote; whether it is true is asked of `fieldsOfRecord`. */
export function readDisclosures(bytes: Uint8Array): Outcome<{ readonly id: string; readonly fields: Disclosure[] }> {
  if (bytes.length > MOST_BYTES) return refuse("record_too_large", { sizeBytes: bytes.length, mostBytes: MOST_BYTES });
  const read = readCanonical(bytes, 2);
  if (!read.ok) return read;
  const file = read.value.value;
  if (!isObject(file) || !hasExactly(file, ["fields", "id", "kind", "v"]) || file["v"] !== 1 || file["kind"] !== KIND) {
    return refuse("bad_field", { path: "", expected: "a disclosure: an object with fields, id, kind and v" });
  }
  const id = memberOf(file, "id");
  const list = memberOf(file, "fields");
  if (typeof id !== "string") return refuse("bad_field", { path: "id", expected: "a record id" });
  if (!Array.isArray(list) || list.length > LEAF_COUNT) {
    return refuse("bad_field", { path: "fields", expected: `a list of at most ${LEAF_COUNT} fields` });
  }
  const fields: Disclosure[] = [];
  for (const [index, each] of list.entries()) {
    const field = readDisclosure(each, `fields[${index}]`);
    if (!field.ok) return field;
    fields.push(field.value);
  }
  return accepted({ id, fields });
}

/** One field that is shown, by its form alone. */
export function readDisclosure(field: IJson, at: string): Outcome<Disclosure> {
  const misshapen = (path: string, expected: string) => refuse("bad_field", { path: `${at}.${path}`, expected });
  if (!isObject(field) || !hasExactly(field, ["i", "name", "path", "salt", "value"])) {
    return refuse("bad_field", { path: at, expected: "a field {i, name, path, salt, value}" });
  }
  const { i, name, path, salt, value } = field;
  if (typeof i !== "number") return misshapen("i", "an index");
  if (typeof name !== "string") return misshapen("name", "a name of the form");
  if (typeof salt !== "string") return misshapen("salt", "32 bytes in base64");
  if (!Array.isArray(path) || !path.every((hash) => typeof hash === "string")) {
    return misshapen("path", "a list of hashes in base64");
  }
  return accepted({ i, name, value: value ?? null, salt, path });
}

/** An object with these members and no others. `names` are sorted, as the canonical form has them. */
export function hasExactly(value: IJsonObject, names: readonly string[]): boolean {
  return Object.keys(value).join() === names.join();
}

/**
 * Whether these fields are the record's own: each proven against its `disc`, each once, and among them the one that
 * names this record, so that nobody passes off another's sealed fields as his. Refused: `bad_field`, `proof_invalid`.
 */
export function fieldsOfRecord(record: SignedRecord, fields: readonly Disclosure[]): Outcome<undefined> {
  const { author, disc, log, seq, type } = record.body;
  if (disc === null) return refuse("bad_field", { path: "disc", expected: "a record with sealed fields" });
  if (new Set(fields.map(({ i }) => i)).size !== fields.length) {
    return refuse("bad_field", { path: "fields", expected: "each field once" });
  }
  for (const field of fields) {
    const verified = verifyDisclosure(type, disc, field);
    if (!verified.ok) return verified;
  }
  const binding = fields.find(({ name }) => name === BINDING);
  if (binding === undefined || canonicalText(binding.value) !== canonicalText({ author, log, seq })) {
    return refuse("bad_field", { path: "fields", expected: "the field that names this very record" });
  }
  return accepted(undefined);
}
