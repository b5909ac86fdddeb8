// What a record is to have sealed, made ready before it is signed: files, fields and names go in, and what comes out
// may be read by everybody, but for the opening.
import { accepted, type Outcome, refused } from "@servanda/core";
import { pseudonymOf, type SealedStore, sealEvidence } from "@servanda/host";
import {
  type Binding,
  blobPath,
  discOf,
  type EvidenceRef,
  type IJson,
  OPENING_TYPE,
  type Opening,
  type Random,
  RECORD_SECRET_BYTES,
  type StoredFile,
  writeOpening,
} from "@servanda/log";
import { sealWords } from "../words/log/seal-words.ts";

export interface FileToSeal {
  readonly content: Uint8Array;
  /** Media type. */
  readonly type: string;
}

export interface Sealing {
  /** The type of the record, which says which fields it may have. */
  readonly type: string;
  readonly binding: Binding;
  readonly files: readonly FileToSeal[];
  /** Who may open the files. */
  readonly recipients: readonly string[];
  /** Undefined where the record has no sealed fields. */
  readonly fields: { readonly [name: string]: IJson } | undefined;
  /** Who may disclose fields beside the author; nobody where empty. */
  readonly disclosers: readonly string[];
  /** Fields whose names of people stand in the record as pseudonyms. */
  readonly named: readonly string[];
}

export interface SealedParts {
  readonly evidence: readonly EvidenceRef[];
  readonly disc: string | null;
  readonly blobs: readonly StoredFile[];
  /** For the author's store, before the record is sent. */
  readonly opening: Uint8Array | undefined;
  /** Pseudonyms by field; one that a field speaks of, or a list of them. */
  readonly persons: { readonly [field: string]: string | readonly string[] };
}

/** Refused: what `sealEvidence` and `discOf` refuse; a field to be named that is no name, or not there. */
export async function sealParts(sealing: Sealing, names: SealedStore, random: Random): Promise<Outcome<SealedParts>> {
  const { type, binding, fields, disclosers, recipients } = sealing;
  const toSeal = sealing.files.map((file) => ({ ...file, to: recipients }));
  let disc: string | null = null;
  let opening: Uint8Array | undefined;
  if (fields !== undefined) {
    const whole: Opening = { type, binding, values: fields, secret: random.bytes(RECORD_SECRET_BYTES) };
    const root = discOf(whole);
    if (!root.ok) return root;
    disc = root.value;
    opening = writeOpening(whole);
    if (disclosers.length > 0) toSeal.push({ content: opening, type: OPENING_TYPE, to: disclosers });
  }
  const evidence: EvidenceRef[] = [];
  const blobs: StoredFile[] = [];
  for (const { content, type: mediaType, to } of toSeal) {
    const sealed = await sealEvidence(content, mediaType, to, random);
    if (!sealed.ok) return sealed;
    evidence.push(sealed.value.ref);
    blobs.push({ path: blobPath(sealed.value.ref.ct), bytes: sealed.value.ciphertext });
  }
  const persons = await pseudonymsOf(sealing, names, random);
  return persons.ok ? accepted({ evidence, disc, blobs, opening, persons: persons.value }) : persons;
}

async function pseudonymsOf(
  { fields = {}, named }: Sealing,
  names: SealedStore,
  random: Random,
): Promise<Outcome<SealedParts["persons"]>> {
  const persons: Record<string, string | readonly string[]> = {};
  for (const field of named) {
    const people = Object.hasOwn(fields, field) ? fields[field] : undefined;
    const list = typeof people === "string" ? [people] : people;
    if (!Array.isArray(list) || !list.every((each) => typeof each === "string")) {
      return refused("wrong-usage", sealWords.noName(field));
    }
    const drawn: string[] = [];
    for (const name of list) {
      const pseudonym = await pseudonymOf(names, name, random);
      if (!pseudonym.ok) return pseudonym;
      drawn.push(pseudonym.value);
    }
    persons[field] = typeof people === "string" ? (drawn[0] ?? "") : drawn;
  }
  return accepted(persons);
}
