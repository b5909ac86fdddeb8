// The constructs that the language promises, as docs/language/how-to.md numbers them.

/** Time, space, quantity, rules, who, responses, proof and records, law. */
export const constructIds = [
  ...(["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10"] as const),
  ...(["S1", "S2", "S3", "S4", "S5"] as const),
  ...(["Q1", "Q2", "Q3", "Q4"] as const),
  ...(["N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9", "N10", "N11"] as const),
  ...(["A1", "A2", "A3", "A4"] as const),
  ...(["R1", "R2", "R3", "R4", "R5", "R6"] as const),
  ...(["E1", "E2", "E3", "E4", "E5"] as const),
  ...(["L1", "L2"] as const),
];

export type ConstructId = (typeof constructIds)[number];
