// What only the keeper of a log has, beside the store: the write-ahead log and the list of heads it has signed. Both
// only grow at their end. Opened by `host`, which cuts off what a crash left half written; what these lists hold is
// judged in `recover.ts`.

/** Entries that were made durable together. */
export interface WalBatch {
  /** The place in the log of the first of `entries`. */
  readonly firstIndex: number;
  readonly entries: readonly Uint8Array[];
}

/**
 * The write-ahead log. An entry is in it before anybody is told that it was taken, and until it stands in a published
 * tree.
 */
export interface WriteAheadLog {
  /** What was found at opening, in the order of writing. */
  readonly saved: readonly WalBatch[];
  /**
   * Durable once fulfilled. After a rejection nobody knows what was saved: every later call is rejected too, until the
   * list is opened again.
   */
  append(batch: WalBatch): Promise<void>;
  /** Entries below `index` stand in a published tree: their space may be reclaimed. May be tried again. */
  dropBelow(index: number): Promise<void>;
  /** All of `saved` was appended again, or stands in a published tree: its space may be reclaimed. */
  dropSaved(): Promise<void>;
}

/** The list of signed heads, as bytes: nothing is signed before it stands here. */
export interface HeadList {
  /** What was found at opening, in the order of writing. */
  readonly saved: readonly Uint8Array[];
  /** As `WriteAheadLog.append`. */
  append(head: Uint8Array): Promise<void>;
}

/** Owned by one keeper, under a lock that no second process gets. */
export interface LocalState {
  readonly wal: WriteAheadLog;
  readonly heads: HeadList;
  /** Gives the lock away. */
  close(): Promise<void>;
}
