// The long explanations of slips that parse and say something else, or nothing: why, a bad line, a good line.
import type { Explanation } from "../../diagnostics/explanations.ts";
import type { CheckFacts } from "./facts.ts";

type SlipCode = "S0380" | "S0382" | "S0392" | "S0393";

export const slipExplanations: Readonly<Record<keyof Pick<CheckFacts, SlipCode>, Explanation>> = {
  S0380: {
    why: "A place behind a kind, without a word between, could be where, from where or at what.",
    bad: "clause 2.1: each party must not fly uav Buffer",
    good: "clause 2.1: each party must not fly uav in Buffer",
  },
  S0382: {
    why:
      "A phrase takes one amount. The second would be read by people and by no machine, and the clock would be " +
      "short.",
    bad: "clause 5 when attack: Council must meet within 1 day 12 hours counted from event",
    good: "clause 5 when attack: Council must meet within 36 hours counted from event",
  },
  S0392: {
    why:
      "People find a rule by its number and read it by the prose above it. Where the two name different " +
      "articles, one of them misleads.",
    bad:
      "## Article 2. Withdrawal\n## Article 3. Response\n```servanda\nbetween Karsa, Ostrel\n" +
      "clause 2.7: Karsa must not fire\n```",
    good:
      "## Article 2. Withdrawal\n```servanda\nbetween Karsa, Ostrel\nclause 2.7: Karsa must not fire\n```\n" +
      "## Article 3. Response",
  },
  S0393: {
    why: "Findings are shown beside their article. With two of one number the reader may look at the wrong prose.",
    bad: "## Article 2. Withdrawal\n## Article 2. Response",
    good: "## Article 2. Withdrawal\n## Article 3. Response",
  },
};
