// Where a verifier writes down what it meets: in order, and no more of it than anybody reads.
import { type Problem, type ProblemCode, type ProblemDetails, problem } from "./problems.ts";
import { type Decision, MAX_PROBLEMS } from "./verdict.ts";

export interface Findings {
  add<C extends ProblemCode>(code: C, place: string, details: ProblemDetails[C]): void;
  decision(): Decision;
  /** The first `MAX_PROBLEMS`, and how many more there are. */
  taken(): { readonly problems: readonly Problem[]; readonly furtherProblems: number };
}

export function createFindings(): Findings {
  const problems: Problem[] = [];
  let count = 0;
  let isBroken = false;
  let isMissing = false;
  return {
    add(code, place, details) {
      const found = problem(code, place, details);
      count += 1;
      isBroken ||= found.weight === "broken";
      isMissing ||= found.weight === "missing";
      if (problems.length < MAX_PROBLEMS) problems.push(found);
    },
    decision() {
      if (isBroken) return "invalid";
      return isMissing ? "undecided" : "valid";
    },
    taken: () => ({ problems, furtherProblems: count - problems.length }),
  };
}
