// Sealed files wait in the author's store until the log has their record. So a log never has a file that no record
// names, wherever a machine stops; and a file whose record came in just before it did is put where it belongs by the
// next `servanda log seal`.
import { accepted, type Outcome } from "@servanda/core";
import { createSealedStore } from "@servanda/host";
import { blobPath, type Store, type StoredFile } from "@servanda/log";

/** Keeps ciphertexts in the author's store, by their hashes. */
export async function keepWaiting(store: string, blobs: readonly StoredFile[]): Promise<Outcome<undefined>> {
  const waiting = createSealedStore(store, "blob");
  for (const { path, bytes } of blobs) {
    const kept = await waiting.keep(hashIn(path), bytes);
    if (!kept.ok) return kept;
  }
  return accepted(undefined);
}

/** Puts what waits into the log, if a record names it. What is not named may belong to another log, and stays. */
export async function putWaiting(store: string, log: Store, named: ReadonlySet<string>): Promise<void> {
  const waiting = createSealedStore(store, "blob");
  for (const ct of await waiting.list()) {
    const bytes = named.has(ct) ? await waiting.read(ct) : undefined;
    if (bytes === undefined) continue;
    await log.create([{ path: blobPath(ct), bytes }]);
    await waiting.destroy(ct);
  }
}

/** Gives up on what waits for a record that the log did not take. */
export async function dropWaiting(store: string, blobs: readonly StoredFile[]): Promise<void> {
  const waiting = createSealedStore(store, "blob");
  for (const { path } of blobs) await waiting.destroy(hashIn(path));
}

const hashIn = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
