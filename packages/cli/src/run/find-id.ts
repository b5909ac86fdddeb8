// From the words of a person to the one finding or duty they mean: an id, its beginning, the id of an incident, or an
// id that a finding had before its incident grew.
import {
  type CheckedAgreement,
  type Duty,
  dutyId,
  type Finding,
  findingId,
  incidentId,
  type Transition,
} from "@servanda/agreement";
import { accepted, type Outcome, refused } from "@servanda/core";
import { runWords } from "../words/run-words.ts";
import type { Replayed } from "./replayed.ts";

export type Meant =
  | { readonly kind: "finding"; readonly finding: Finding }
  | { readonly kind: "duty"; readonly duty: Duty };

/** Refused: nothing has this id, or several things do. */
export function findMeant(run: Replayed, said: readonly Transition[], id: string): Outcome<Meant[]> {
  const known = knownIds(run, said);
  const exact = known.get(id);
  if (exact !== undefined) return accepted(exact);
  const begun = [...known.keys()].filter((each) => each.startsWith(id)).sort();
  const [only, ...more] = begun;
  if (only === undefined) return refused("wrong-usage", runWords.noSuchId(id), runWords.listIds);
  if (more.length > 0) return refused("wrong-usage", runWords.manySuchIds(id, begun));
  return accepted(known.get(only) ?? []);
}

function knownIds(run: Replayed, said: readonly Transition[]): Map<string, Meant[]> {
  const known = new Map<string, Meant[]>();
  const add = (id: string, meant: Meant): void => {
    known.set(id, [...(known.get(id) ?? []), meant]);
  };
  for (const finding of run.findings)
    for (const id of idsOf(run.agreement, finding)) add(id, { kind: "finding", finding });
  for (const duty of run.duties) add(dutyId(run.agreement, duty), { kind: "duty", duty });
  for (const each of said) {
    if (each.kind !== "finding") continue;
    for (const id of idsOf(run.agreement, each.finding)) {
      if (known.has(id)) continue;
      const now = run.findings.filter((finding) => isSameGrown(finding, each.finding));
      if (now.length > 0)
        known.set(
          id,
          now.map((finding) => ({ kind: "finding", finding })),
        );
    }
  }
  return known;
}

function idsOf(agreement: CheckedAgreement, finding: Finding): string[] {
  const own = findingId(agreement, finding);
  return finding.subject.kind === "incident" ? [own, incidentId(finding.subject.least)] : [own];
}

/** An incident that merged or was told anew keeps the names of its parts. */
function isSameGrown(now: Finding, before: Finding): boolean {
  return (
    now.clause === before.clause &&
    now.reading === before.reading &&
    (now.bearer === before.bearer || before.bearer === null) &&
    now.subject.kind === before.subject.kind &&
    now.evidence.some((ref) => before.evidence.includes(ref))
  );
}
