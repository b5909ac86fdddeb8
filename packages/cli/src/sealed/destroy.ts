// What is destroyed here once a record is shredded: its opening, its sealed files, and the names that nobody else's
// opening speaks of. What others have is not ours to destroy.
import { join } from "node:path";
import type { Outcome, Refusal } from "@servanda/core";
import { createSealedStore, destroyFile, forgetNames } from "@servanda/host";
import { blobPath, type IJson, readOpening } from "@servanda/log";
import type { RecordInLog } from "./record-at.ts";

export interface Destroyed {
  readonly hadOpening: boolean;
  /** Files of the log's folder. */
  readonly blobCount: number;
  /** Sealed files that another record has as well, and that stay for it. */
  readonly keptCount: number;
  /** Pseudonyms that nobody can resolve any more. */
  readonly forgotten: readonly string[];
  /** Of what could not be destroyed. */
  readonly refusals: readonly Refusal[];
}

/** May be called again where it was cut short: what is gone is gone. `store` is the author's. */
export async function destroySealed({ folder, log, record }: RecordInLog, store: string): Promise<Destroyed> {
  const refusals: Refusal[] = [];
  const isGone = (outcome: Outcome<boolean>): boolean => {
    if (!outcome.ok) refusals.push(outcome.refusal);
    return outcome.ok && outcome.value;
  };
  const names = await forgetNamesOf(store, record.id);
  const forgotten = [...names].filter(([, outcome]) => isGone(outcome)).map(([pseudonym]) => pseudonym);
  const hadOpening = isGone(await createSealedStore(store).destroy(record.id));
  const needed = new Set(
    log.records
      .map(({ entry }) => entry.record)
      .filter(({ id }) => id !== record.id && log.roll.shredded(id) === undefined)
      .flatMap(({ body }) => body.evidence.map(({ ct }) => ct)),
  );
  let blobCount = 0;
  let keptCount = 0;
  for (const { ct } of record.body.evidence) {
    if (needed.has(ct)) {
      keptCount += 1;
      continue;
    }
    const waited = isGone(await createSealedStore(store, "blob").destroy(ct));
    const lay = isGone(await destroyFile(join(folder, blobPath(ct))));
    if (waited || lay) blobCount += 1;
  }
  return { hadOpening, blobCount, keptCount, forgotten, refusals };
}

/** Before the opening goes, for it says whom it names. */
async function forgetNamesOf(store: string, id: string): ReturnType<typeof forgetNames> {
  const openings = createSealedStore(store);
  const textsOf = async (each: string): Promise<readonly string[]> => {
    const bytes = await openings.read(each);
    const opening = bytes === undefined ? undefined : readOpening(bytes);
    return opening?.ok === true ? Object.values(opening.value.values).flatMap(texts) : [];
  };
  const names = await textsOf(id);
  const elsewhere = new Set<string>();
  for (const other of await openings.list()) {
    if (other !== id) for (const text of await textsOf(other)) elsewhere.add(text.normalize("NFC"));
  }
  return forgetNames(
    createSealedStore(store, "name"),
    names.filter((name) => !elsewhere.has(name.normalize("NFC"))),
  );
}

function texts(value: IJson): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.flatMap(texts) : [];
}
