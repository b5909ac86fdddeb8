// The three rules of the monitor benchmark, as agreements. Zones are known by name.
import { GUARANTOR_COUNT } from "./workload.ts";

export type RuleName = "P1" | "P2" | "P3";

const RULES: Readonly<Record<RuleName, string>> = {
  P1: `clause 1: each party must not move column in a zone Z
  unless notice by that party in Z in last 24 hours`,
  P2: `clause 1 when attack: each guarantor in force must consult on that attack within 24 hours counted from event`,
  P3: `define Barrage in a zone Z: at least 10 shelling in Z in last 1 hour
clause 1: each party must not conduct Barrage`,
};

/** The agreement of one rule over so many zones. */
export function ruleText(rule: RuleName, zones: number): string {
  return agreementText(rule, RULES[rule], zones);
}

/** An agreement of these rules over so many zones. */
export function agreementText(name: string, rules: string, zones: number): string {
  const guarantors = Array.from({ length: GUARANTOR_COUNT }, (_, index) => `G${index + 1}`).join(", ");
  const places = Array.from({ length: zones }, (_, index) => `zone Z${index}`).join("\n");
  return `---
title: Benchmark ${name}
version: "1"
time zone: UTC
---

# Benchmark ${name}

\`\`\`servanda
between P1, P2
guaranteed by ${guarantors}
${places}
${rules}
\`\`\`
`;
}
