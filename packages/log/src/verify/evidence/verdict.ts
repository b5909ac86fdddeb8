// What is said of a piece of evidence: whether it shows what it claims, against whom, and by what.
import type { Problem } from "../problems.ts";
import type { Decision } from "../verdict.ts";
import type { Evidence } from "./file.ts";

export interface EvidenceVerdict {
  readonly kind: Evidence["kind"];
  /** `valid`: shown. `invalid`: not shown by this file. `undecided`: not shown yet. */
  readonly decision: Decision;
  /** What it shows, or what it claims and does not show; one or two sentences. */
  readonly statement: string;
  /** The facts to look at, in words. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly problems: readonly Problem[];
}
