// Many submissions, one fdatasync: while a batch is being written, the next one gathers.
import { assert } from "@servanda/core";
import type { WriteAheadLog } from "./local-state.ts";

/** Measured: the time of an fdatasync is spread over enough entries, and none waits long for the others. */
export const MOST_IN_BATCH = 64;

export interface GroupCommit {
  /** The index after the last entry that is durable. */
  readonly durableEnd: number;
  /** After a write that failed: nothing more is taken. */
  readonly isBroken: boolean;
  /** Puts the entry next. True once it is durable; false where nobody knows. Entries become durable in order. */
  add(entry: Uint8Array): Promise<boolean>;
  /** Fulfilled once less than a batch is waiting: whoever adds faster than the disk writes is held up here. */
  room(): Promise<void>;
}

interface Waiting {
  readonly entry: Uint8Array;
  readonly settle: (isDurable: boolean) => void;
}

/** `wal` is the caller's alone, and its next entry has index `firstIndex`. */
export function createGroupCommit(wal: WriteAheadLog, firstIndex: number): GroupCommit {
  const waiting: Waiting[] = [];
  let durableEnd = firstIndex;
  let isBroken = false;
  let isWriting = false;
  const wantRoom: (() => void)[] = [];

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0 && !isBroken) {
      const batch = waiting.splice(0, MOST_IN_BATCH);
      for (const proceed of wantRoom.splice(0)) proceed();
      try {
        await wal.append({ firstIndex: durableEnd, entries: batch.map(({ entry }) => entry) });
        durableEnd += batch.length;
      } catch {
        isBroken = true;
      }
      for (const { settle } of batch) settle(!isBroken);
    }
    for (const { settle } of waiting.splice(0)) settle(false);
    for (const proceed of wantRoom.splice(0)) proceed();
    isWriting = false;
  }

  return {
    get durableEnd() {
      return durableEnd;
    },
    get isBroken() {
      return isBroken;
    },
    add(entry) {
      assert(!isBroken, "nothing is added after a write that failed");
      return new Promise((settle) => {
        waiting.push({ entry, settle });
        if (!isWriting) void writeAll();
      });
    },
    async room() {
      if (waiting.length < MOST_IN_BATCH) return;
      await new Promise<void>((proceed) => wantRoom.push(proceed));
    },
  };
}
