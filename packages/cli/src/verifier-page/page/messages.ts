// What the page and its worker say to each other.
import type { EvidenceVerdict, Verdict } from "@servanda/log";

/** What to check, and under which keys of the reader's own. */
export interface Question {
  readonly bytes: ArrayBuffer;
  readonly vkey: string | undefined;
  readonly policy: string | undefined;
}

export type Answer =
  | { readonly kind: "progress"; readonly done: number; readonly of: number }
  | { readonly kind: "log"; readonly verdict: Verdict }
  | { readonly kind: "evidence"; readonly verdict: EvidenceVerdict }
  | { readonly kind: "refused"; readonly message: string }
  /** This browser's cryptography cannot do it. */
  | { readonly kind: "unable" };
