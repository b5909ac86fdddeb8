// How much one key may bring in: a window that begins with its first record and starts anew once it is over.
import { type DurationMs, type Instant, SECOND_MS } from "@servanda/core";

export interface QuotaLimit {
  readonly records: number;
  readonly withinMs: DurationMs;
}

export interface Quota {
  /** Undefined where one more is within the limit, else the seconds until it is. */
  retryAfterS(key: string, at: Instant): number | undefined;
  count(key: string, at: Instant): void;
}

/**
 * Only records that were taken count, so nobody can use up another's quota. One number for each key that ever wrote.
 */
export function createQuota({ records, withinMs }: QuotaLimit): Quota {
  const windows = new Map<string, { beganAt: Instant; count: number }>();
  const isOver = (beganAt: Instant, at: Instant): boolean => at - beganAt >= withinMs || at < beganAt;
  return {
    retryAfterS(key, at) {
      const window = windows.get(key);
      if (window === undefined || window.count < records || isOver(window.beganAt, at)) return undefined;
      return Math.ceil((window.beganAt + withinMs - at) / SECOND_MS);
    },
    count(key, at) {
      const window = windows.get(key);
      if (window === undefined || isOver(window.beganAt, at)) windows.set(key, { beganAt: at, count: 1 });
      else window.count += 1;
    },
  };
}
