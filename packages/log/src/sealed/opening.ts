// The opening of sealed fields as a file: what the author keeps, and what is sealed to those who may open them too.
import { accepted, canonicalText, type Outcome } from "@servanda/core";
import { fromBase64, toBase64, toUtf8 } from "../bytes.ts";
import { isObject } from "../record/fields.ts";
import { readCanonical } from "../record/i-json.ts";
import { refuse } from "../refusals.ts";
import { discOf, MAX_VALUE_BYTES, type Opening, RECORD_SECRET_BYTES } from "./fields.ts";
import { LEAF_COUNT } from "./forms.ts";
import { hasExactly } from "./shown.ts";

/** Media type of the evidence that carries an opening. */
export const OPENING_TYPE = "application/vnd.servanda.opening+json";

const KIND = "opening";
const MOST_BYTES = LEAF_COUNT * (MAX_VALUE_BYTES + 128) + 1024;

export function writeOpening({ type, secret, binding, values }: Opening): Uint8Array {
  return toUtf8(canonicalText({ v: 1, kind: KIND, type, secret: toBase64(secret), binding, values }));
}

/** What `writeOpening` wrote. Refused: another form, or fields that are not in the form of the type. */
export function readOpening(bytes: Uint8Array): Outcome<Opening> {
  if (bytes.length > MOST_BYTES) return refuse("record_too_large", { sizeBytes: bytes.length, mostBytes: MOST_BYTES });
  const read = readCanonical(bytes, 1);
  if (!read.ok) return read;
  const file = read.value.value;
  const misshapen = (path: string, expected: string) => refuse("bad_field", { path, expected });
  if (!isObject(file) || !hasExactly(file, ["binding", "kind", "secret", "type", "v", "values"])) {
    return misshapen("", "an opening {binding, kind, secret, type, v, values}");
  }
  const { binding, kind, secret, type, v, values } = file;
  if (v !== 1 || kind !== KIND) return misshapen("kind", KIND);
  if (typeof type !== "string" || !isObject(values)) return misshapen("values", "an object of fields");
  const bytesOfSecret = typeof secret === "string" ? fromBase64(secret) : undefined;
  if (bytesOfSecret?.length !== RECORD_SECRET_BYTES) return misshapen("secret", "32 bytes in base64");
  if (!isObject(binding) || !hasExactly(binding, ["author", "log", "seq"])) {
    return misshapen("binding", "an object {author, log, seq}");
  }
  const { author, log, seq } = binding;
  if (typeof author !== "string" || typeof log !== "string" || typeof seq !== "number") {
    return misshapen("binding", "an object {author, log, seq}");
  }
  const opening = { type, secret: bytesOfSecret, binding: { author, log, seq }, values };
  const disc = discOf(opening);
  return disc.ok ? accepted(opening) : disc;
}
