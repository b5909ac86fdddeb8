// How far the reports come towards each standard of proof, and what is missing for the next.
import type { ActorName, CheckedAgreement, Observation, Proof } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { isNear, isOfSomething, levelOf } from "../atoms/standards.ts";
import type { LevelAnswer, ProofAnswer } from "./explanation.ts";

/**
 * Standards lowest first. `core`: reports that one may be judged around; `support`: those that may bear them out;
 * `found`: bodies by whose word it happened.
 */
export function levelAnswers(
  agreement: CheckedAgreement,
  core: readonly Observation[],
  support: readonly Observation[],
  found: ReadonlySet<ActorName>,
): LevelAnswer[] {
  const bearing = support.filter(isOfSomething);
  return agreement.standards.map(({ level, anyOf }) => {
    const proofs = anyOf.map((proof) => proofAnswer(agreement, proof, core, bearing, found));
    return { level, isReached: proofs.some((each) => each.isReached), proofs };
  });
}

function proofAnswer(
  agreement: CheckedAgreement,
  proof: Proof,
  core: readonly Observation[],
  support: readonly Observation[],
  found: ReadonlySet<ActorName>,
): ProofAnswer {
  const alone = { ...agreement, standards: [{ level: "this", anyOf: [proof] }] };
  const isReached = levelOf(alone, core, support, found) === "this";
  if (proof.kind === "standing") return { proof, isReached, sources: 0, sourceKinds: 0 };
  const best = core
    .map((report) => {
      const near = support.filter((each) => each === report || isNear(report, each, proof));
      return {
        around: refOf(report),
        sources: new Set(near.map((each) => each.group)).size,
        sourceKinds: new Set(near.map((each) => each.sourceKind)).size,
      };
    })
    .sort((a, b) => b.sources - a.sources || b.sourceKinds - a.sourceKinds)[0];
  return { proof, isReached, ...(best ?? { sources: 0, sourceKinds: 0 }) };
}
