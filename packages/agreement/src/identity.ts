// Identities of incidents, findings and duties: hashes of what they are about, so that any two programs give the
// same. semantics.md, rule 9.
import { shortId } from "@servanda/core";
import type { CheckedAgreement } from "./agreement.ts";
import type { Duty, Finding } from "./outcome.ts";
import type { RecordRef } from "./record.ts";

/** `i-…`: the incident whose least report is `least`. */
export function incidentId(least: RecordRef): string {
  return shortId("i", least);
}

/** `f-…`: hash of text version, clause, reading, bearer, and incident or period. */
export function findingId(agreement: Pick<CheckedAgreement, "id">, finding: Finding): string {
  const subject = finding.subject.kind === "incident" ? finding.subject.least : `day ${finding.subject.day}`;
  const parts = [finding.clause, finding.reading, finding.bearer ?? "", subject];
  return shortId("f", agreement.id, ...parts, ...(finding.presumed === true ? ["presumed"] : []));
}

/** `d-…`: hash of text version, clause, reading, bearer, step and trigger. */
export function dutyId(
  agreement: Pick<CheckedAgreement, "id">,
  duty: Pick<Duty, "clause" | "reading" | "bearer" | "step" | "trigger">,
): string {
  return shortId("d", agreement.id, duty.clause, duty.reading, duty.bearer, String(duty.step), duty.trigger);
}
