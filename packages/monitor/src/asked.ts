// Which observations an agreement can ask about at all: a reader need not make the others.
import type { CheckedAgreement, KindName } from "@servanda/agreement";
import type { DurationMs } from "@servanda/core";
import { textsUnder } from "./mentions.ts";

/** What a reader has to know. */
export interface Asked {
  /** Kinds that stand in any pattern of the agreement, those under them included. */
  readonly kinds: ReadonlySet<KindName>;
  /** What is older than this when it is recorded is said, whatever its kind. */
  readonly horizonMs: DurationMs;
}

/**
 * An observation of another kind that is not beyond the horizon changes nothing but the time: `step` without it at its
 * record instant says the same. More kinds than are needed may be among these, never fewer.
 */
export function askedOf(agreement: CheckedAgreement): Asked {
  return { kinds: new Set(textsUnder(agreement, "kinds")), horizonMs: agreement.horizonMs };
}
