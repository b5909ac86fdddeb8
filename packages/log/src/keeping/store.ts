// Where a log is kept for all to read: the same keys on a disk and in an object store. One writer; what stands under
// a key never changes, but for `checkpoint`, and for the cosignatures that a kept checkpoint gains.

/** What became of a file that was to be created. */
export type Creation =
  | "created"
  /** It was there with the same bytes: an earlier try had been saved. */
  | "same"
  /** It was there with other bytes, and still is. */
  | "other";

export interface StoredFile {
  /** `tile/0/000`, `checkpoints/257`: names joined by slashes, relative. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The newest, or one that is kept: to that one only cosignatures are added, once they come. */
export type CheckpointPath = "checkpoint" | `checkpoints/${number}`;

/**
 * Every promise that is fulfilled says that the change survives a loss of power. One that is rejected says nothing: it
 * may have been saved, in part or whole, and may be tried again.
 */
export interface Store {
  /** Undefined where nothing stands under the key. */
  read(path: string): Promise<Uint8Array | undefined>;
  /**
   * Creates what is not there yet (If-None-Match: *), in any order; never overwrites. Answers in the order of `files`.
   */
  create(files: readonly StoredFile[]): Promise<readonly Creation[]>;
  /**
   * Puts `bytes` in the place of `expected` (undefined: of nothing); false, and no change, where something else is
   * there. Where `bytes` is there already, an earlier try had been saved: true, and durable from then on. `path`:
   * `checkpoint` if absent.
   */
  replaceCheckpoint(bytes: Uint8Array, expected: Uint8Array | undefined, path?: CheckpointPath): Promise<boolean>;
  /** Nothing there is no failure. For partial tiles only, whose full tile exists. */
  remove(path: string): Promise<void>;
  /** Keys directly below a folder, ascending; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
}
