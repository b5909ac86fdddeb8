// The opening of a record's sealed fields: from the author's store, or from the file that somebody was given.
import { accepted, type Outcome, refused } from "@servanda/core";
import { createSealedStore } from "@servanda/host";
import { discOf, type Opening, readOpening, refuse, type SignedRecord } from "@servanda/log";
import type { Arguments } from "../arguments.ts";
import { readBytes } from "../io/bytes.ts";
import { sealedWords } from "../words/log/sealed-words.ts";
import type { RecordInLog } from "./record-at.ts";

const MOST_BYTES = 1024 * 1024;

/** `--store`, or the folder that lies beside the log as its keys do. */
export function storeFolder(args: Arguments, folder: string): string {
  return args.value("store") ?? `${folder.replace(/\/+$/, "")}-sealed`;
}

/**
 * What `--opening` or the store holds, checked against the record. Refused: there is none (`opening_missing`); one that
 * is another record's (`commitment_mismatch`).
 */
export async function findOpening(args: Arguments, { folder, log, record }: RecordInLog): Promise<Outcome<Opening>> {
  if (record.body.disc === null) return refused("opening_missing", sealedWords.noFields(record.id));
  const by = log.roll.shredded(record.id);
  if (by !== undefined) return refuse("shredded", { id: record.id, by });
  const bytes = await openingBytes(args, folder, record.id);
  if (!bytes.ok) return bytes;
  const opening = readOpening(bytes.value);
  return opening.ok ? openingOf(record, opening.value) : opening;
}

/** The opening, if it is this record's. Refused: `commitment_mismatch`. */
export function openingOf({ body: { author, disc, log, seq } }: SignedRecord, opening: Opening): Outcome<Opening> {
  const found = discOf(opening);
  if (!found.ok) return found;
  const { binding } = opening;
  const isBound = binding.author === author && binding.log === log && binding.seq === seq;
  return found.value === disc && isBound ? accepted(opening) : refuse("commitment_mismatch", { path: "disc" });
}

async function openingBytes(args: Arguments, folder: string, id: string): Promise<Outcome<Uint8Array>> {
  const path = args.value("opening");
  if (path !== undefined) return readBytes(path, MOST_BYTES);
  const store = storeFolder(args, folder);
  const kept = await createSealedStore(store).read(id);
  if (kept === undefined) return refused("opening_missing", sealedWords.noOpening(store, id), sealedWords.getOpening);
  return accepted(kept);
}
