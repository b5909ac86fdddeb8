// What would change a verdict, and was seen to: each change was run. Removals are tried one by one, then as the
// smallest set that can be reached by putting back what is not needed; additions as `candidates.ts` supposes them.
import type { RecordRef, VerifiedChange } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { dutyCandidates, findingCandidates } from "./candidates.ts";
import { createRerun, type Edit, isSameVerdict, type Subject, verdictOf } from "./changed-run.ts";
import { obligationOf, type RunOfRecords } from "./explain.ts";
import type { Explanation } from "./explanation.ts";

/** What was found, and how far it was looked for. */
export interface ChangesFound {
  /** Fewest records first. */
  readonly changes: readonly VerifiedChange[];
  /** Runs made, and those that there would have been. */
  readonly tried: number;
  readonly considered: number;
}

/** More than this many removals are not tried one by one, and no larger set is taken apart. */
const MOST_REMOVED = 8;
/** Records times runs: a change of a long log costs a run through all of it. */
const MOST_STEPS = 400_000;
const MOST_RUNS = 48;

/** What would change the verdict that is explained. Costs a run of the monitor for each change that is tried. */
export function changesOf(run: RunOfRecords, explanation: Explanation): ChangesFound {
  if (explanation.kind === "duty") {
    const { duty } = explanation;
    const rule = obligationOf(run.agreement, duty);
    const additions = rule === undefined ? [] : dutyCandidates(run, rule, explanation);
    return findChanges(run, { kind: "duty", duty }, duty.evidence, additions);
  }
  const { finding, reports, acts } = explanation;
  const rule = run.agreement.clauses.find(({ key }) => key === finding.clause)?.rule;
  const additions = rule?.kind === "forbid" ? findingCandidates(run, rule, explanation) : [];
  const members = finding.presumed === true ? finding.evidence : reports.map(refOf);
  return findChanges(run, { kind: "finding", finding, reports: members }, [...members, ...acts.map(refOf)], additions);
}

/** `removable`: records that the verdict names, those that it rests on first. */
function findChanges(
  { agreement, records, end }: RunOfRecords,
  subject: Subject,
  removable: readonly RecordRef[],
  additions: readonly Edit[],
): ChangesFound {
  const rerun = createRerun(agreement, records, end, subject);
  const before = verdictOf(subject);
  const most = Math.max(1, Math.min(MOST_RUNS, Math.floor(MOST_STEPS / Math.max(1, records.length))));
  let tried = 0;
  let considered = 0;
  const flips = (edit: Edit): VerifiedChange | undefined => {
    considered += 1;
    if (tried >= most) return undefined;
    tried += 1;
    const verdict = rerun(edit);
    if (isSameVerdict(before, verdict)) return undefined;
    return { ...edit, ...(verdict === undefined ? {} : { verdict }) };
  };
  const single = removable.slice(0, MOST_REMOVED).flatMap((ref) => flips({ without: [ref], with: [] }) ?? []);
  const added = distinct(additions).flatMap((edit) => flips(edit) ?? []);
  const several = single.length > 0 ? [] : smallestRemoval(removable.slice(0, MOST_REMOVED), flips);
  const sizeOf = (change: VerifiedChange): number => Math.max(change.without.length, change.with.length);
  // Of two that say the same, the smaller one is enough.
  const all = [...single, ...added, ...several].sort((a, b) => sizeOf(a) - sizeOf(b));
  const changes = all.filter((each) => !all.some((other) => other !== each && isWithin(other, each)));
  return { changes, tried, considered };
}

function smallestRemoval(
  refs: readonly RecordRef[],
  flips: (edit: Edit) => VerifiedChange | undefined,
): VerifiedChange[] {
  if (refs.length < 2) return [];
  let smallest = flips({ without: refs, with: [] });
  for (const ref of refs) {
    if (smallest === undefined) return [];
    const fewer = smallest.without.filter((each) => each !== ref);
    if (fewer.length > 0 && smallest.without.includes(ref)) smallest = flips({ without: fewer, with: [] }) ?? smallest;
  }
  return smallest === undefined ? [] : [smallest];
}

function isWithin(one: VerifiedChange, other: VerifiedChange): boolean {
  if (one.without.length + one.with.length >= other.without.length + other.with.length) return false;
  const texts = new Set(other.with.map((each) => JSON.stringify(each)));
  return (
    isSameVerdict(one.verdict, other.verdict) &&
    one.without.every((ref) => other.without.includes(ref)) &&
    one.with.every((each) => texts.has(JSON.stringify(each)))
  );
}

function distinct(edits: readonly Edit[]): Edit[] {
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
}
