// What `servanda explain-code S0104` says: why a mistake matters, one bad line and one good one. Merged from the
// tables of each hundred; a code without an explanation does not compile. How to mend it is in remedies.ts.
import { checkExplanations } from "../check/wording/explanations.ts";
import type { DiagnosticCode } from "./codes.ts";
import { syntaxExplanations } from "./explanations-syntax.ts";

export interface Explanation {
  /** Several sentences for someone who meets the mistake for the first time. */
  readonly why: string;
  readonly bad: string;
  readonly good: string;
}

// The checker's tables are spread in here.
export const explanations: Readonly<Record<DiagnosticCode, Explanation>> = {
  ...syntaxExplanations,
  ...checkExplanations,
};
