// A finding whose incident merged, or got a lesser report, is the same finding under another name: nothing was
// withdrawn.
import type { Finding, RecordRef, Transition } from "@servanda/agreement";

type Said = Extract<Transition, { kind: "finding" }>;

/** Joins what seems withdrawn to the finding that now holds its reports, as another name of it. */
export function joinRenamed(said: readonly Transition[]): Transition[] {
  const gone = said.filter((each): each is Said => each.kind === "finding" && each.change === "withdrawn");
  if (gone.length === 0) return [...said];
  const heirs = new Map<Transition, RecordRef[]>();
  const joined = new Set<Transition>();
  for (const each of gone) {
    const heir = said.find((other) => other.kind === "finding" && other.change !== "withdrawn" && isHeir(each, other));
    if (heir === undefined || each.finding.subject.kind !== "incident") continue;
    joined.add(each);
    heirs.set(heir, [...(heirs.get(heir) ?? []), each.finding.subject.least].sort());
  }
  return said
    .filter((each) => !joined.has(each))
    .map((each) => {
      const formerly = heirs.get(each);
      return each.kind !== "finding" || formerly === undefined
        ? each
        : { ...each, change: "changed" as const, formerly };
    });
}

// What was withdrawn before something else came about was withdrawn.
function isHeir({ finding: gone, at: goneAt }: Said, { finding: now, at }: Said): boolean {
  return goneAt === at && isSameVerdict(gone, now) && gone.evidence.some((ref) => now.evidence.includes(ref));
}

function isSameVerdict(a: Finding, b: Finding): boolean {
  return a.clause === b.clause && a.bearer === b.bearer && a.subject.kind === b.subject.kind;
}
