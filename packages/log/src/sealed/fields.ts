// Fields of a record that only some may read. The record holds one hash over all of them (`disc`); whoever holds the
// opening can show any one field to anybody, with a proof, and keep the others to himself.
import { expand, extract } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { accepted, canonicalText, type Outcome } from "@servanda/core";
import { fromBase64, toBase64, toUtf8 } from "../bytes.ts";
import type { IJson } from "../record/i-json.ts";
import { refuse } from "../refusals.ts";
import { type Hash, leafHash } from "../tree/hash.ts";
import { verifyInclusion } from "../tree/proof.ts";
import { levelsOf, pathFrom } from "./field-tree.ts";
import { BINDING, LEAF_COUNT, sealedNamesOf } from "./forms.ts";

export const RECORD_SECRET_BYTES = 32;
const SALT_BYTES = 32;

/** The most of one value, as canonical text. What is longer is evidence. */
export const MAX_VALUE_BYTES = 4096;

const LEAF_PREFIX = toUtf8("servanda/field/v1\n");
const SALT_PREFIX = toUtf8("servanda/field-salt/v1\n");

/** Which record the fields belong to; known before its id is. */
export interface Binding {
  readonly log: string;
  readonly author: string;
  readonly seq: number;
}

/** All that is needed to show fields: to be kept as secret as they are, and gone for good when it is destroyed. */
export interface Opening {
  /** The record's type, which says which names there are. */
  readonly type: string;
  /** 32 unguessable bytes. */
  readonly secret: Uint8Array;
  readonly binding: Binding;
  /** Fields that have a value; the others of the form are there as dummies. */
  readonly values: { readonly [name: string]: IJson };
}

/** One field, shown. `null` as its value says that the record has no such field. */
export interface Disclosure {
  /** Of the leaf, from 0. */
  readonly i: number;
  readonly name: string;
  readonly value: IJson;
  /** 32 bytes in base64. */
  readonly salt: string;
  /** Hashes in base64 from the leaf up, as RFC 6962 has them. */
  readonly path: readonly string[];
}

/**
 * `disc` of the record: the root in base64. Refused with `bad_field`: a name that is not in the form of the type, a
 * value that is null (which stands for none) or too long.
 */
export function discOf(opening: Opening): Outcome<string> {
  const names = sealedNamesOf(opening.type);
  if (names === undefined)
    return refuse("bad_field", { path: "type", expected: "a type with a form of sealed fields" });
  for (const [name, value] of Object.entries(opening.values)) {
    if (name === BINDING || !names.includes(name)) {
      return refuse("bad_field", { path: name, expected: `a field of the form: ${names.slice(1).join(", ")}` });
    }
    if (value === null || toUtf8(canonicalText(value)).length > MAX_VALUE_BYTES) {
      return refuse("bad_field", { path: name, expected: `a value of 1 to ${MAX_VALUE_BYTES} bytes` });
    }
  }
  const root = levelsOf(leavesOf(opening, names)).at(-1)?.[0] ?? new Uint8Array();
  return accepted(toBase64(root));
}

/** Shows the fields of these names, in the order of the form and after the one that names the record. */
export function discloseFields(opening: Opening, names: readonly string[]): Outcome<readonly Disclosure[]> {
  const form = sealedNamesOf(opening.type) ?? [];
  const unknown = names.find((name) => !form.includes(name));
  if (unknown !== undefined) {
    return refuse("bad_field", { path: unknown, expected: `a field of the form: ${form.slice(1).join(", ")}` });
  }
  const levels = levelsOf(leavesOf(opening, form));
  const shown = form.flatMap((name, i) => {
    if (name !== BINDING && !names.includes(name)) return [];
    const path = pathFrom(i, levels).map(toBase64);
    return [{ i, name, value: valueOf(opening, name), salt: toBase64(saltOf(opening.secret, i)), path }];
  });
  return accepted(shown);
}

/**
 * Whether a record of this type with this `disc` has this field with this value. Refused: `bad_field` (name, salt,
 * index against the form), `proof_invalid`.
 */
export function verifyDisclosure(type: string, disc: string, shown: Disclosure): Outcome<undefined> {
  const root = fromBase64(disc);
  if (root === undefined) return refuse("bad_field", { path: "disc", expected: "32 bytes in base64" });
  if (sealedNamesOf(type)?.[shown.i] !== shown.name) {
    return refuse("bad_field", { path: "name", expected: "the name that the form has at this index" });
  }
  const salt = fromBase64(shown.salt);
  if (salt?.length !== SALT_BYTES) return refuse("bad_field", { path: "salt", expected: "32 bytes in base64" });
  // What is no base64 is no hash either, and is refused as one.
  const proof = shown.path.map((hash) => fromBase64(hash) ?? new Uint8Array());
  const leaf = leafOf(salt, shown.name, shown.value);
  return verifyInclusion({ index: shown.i, size: LEAF_COUNT, leaf, proof, root });
}

function leavesOf(opening: Opening, form: readonly string[]): readonly Hash[] {
  return Array.from({ length: LEAF_COUNT }, (_, i) => {
    const name = form[i] ?? "";
    return leafOf(saltOf(opening.secret, i), name, valueOf(opening, name));
  });
}

function valueOf(opening: Opening, name: string): IJson {
  if (name === BINDING) return { ...opening.binding };
  return Object.hasOwn(opening.values, name) ? (opening.values[name] ?? null) : null;
}

/** H(0x00 ‖ "servanda/field/v1\n" ‖ salt ‖ JCS([name, value])). */
function leafOf(salt: Uint8Array, name: string, value: IJson): Hash {
  const text = toUtf8(canonicalText([name, value]));
  const input = new Uint8Array(LEAF_PREFIX.length + salt.length + text.length);
  input.set(LEAF_PREFIX);
  input.set(salt, LEAF_PREFIX.length);
  input.set(text, LEAF_PREFIX.length + salt.length);
  return leafHash(input);
}

/** Of each leaf one of its own, dummies too: a salt that is shown says nothing of the others. */
function saltOf(secret: Uint8Array, i: number): Uint8Array {
  const info = new Uint8Array(4);
  new DataView(info.buffer).setUint32(0, i);
  return expand(sha256, extract(sha256, secret, SALT_PREFIX), info, SALT_BYTES);
}
