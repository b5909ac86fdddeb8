// What has no beginning in time has no number in JSON either: null stands for it.
import type { Instant } from "@servanda/core";

export function finite(at: Instant): Instant | null {
  return Number.isFinite(at) ? at : null;
}

export function sinceEver(at: Instant | null): Instant {
  return at ?? Number.NEGATIVE_INFINITY;
}
