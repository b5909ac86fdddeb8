// Any piece of evidence, from the bytes of its file to what it shows.
import { accepted, type Outcome } from "@servanda/core";
import type { Ed25519 } from "../../ports.ts";
import { verifyAuthorFork } from "./author-fork.ts";
import { verifyEquivocation } from "./equivocation.ts";
import { type Evidence, readUnverifiedEvidence } from "./file.ts";
import { verifyOmission } from "./omission.ts";
import { verifySecondLog } from "./second-log.ts";
import type { EvidenceVerdict } from "./verdict.ts";

/** Needs nothing but the file. Refused: `evidence_malformed`. */
export async function verifyEvidence(bytes: Uint8Array, ed25519: Ed25519): Promise<Outcome<EvidenceVerdict>> {
  const evidence = readUnverifiedEvidence(bytes);
  return evidence.ok ? accepted(await verdictOf(evidence.value, ed25519)) : evidence;
}

function verdictOf(evidence: Evidence, ed25519: Ed25519): Promise<EvidenceVerdict> {
  switch (evidence.kind) {
    case "equivocation":
      return verifyEquivocation(evidence, ed25519);
    case "author-fork":
      return verifyAuthorFork(evidence, ed25519);
    case "omission":
      return verifyOmission(evidence, ed25519);
    case "second-log":
      return verifySecondLog(evidence, ed25519);
  }
}
