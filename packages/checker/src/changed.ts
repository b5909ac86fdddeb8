// What the verdict would be with some records less and some more.
import type { Claim, ClaimedVerdict, Clause, Finding, LogRecord } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { begunBy } from "./duty-book.ts";
import { stateAt } from "./duty-state.ts";
import { openPast, type Past } from "./verdicts.ts";

/** Records taken away, as if they had never been made, and records added. */
interface Edit {
  readonly without: readonly string[];
  readonly with: readonly LogRecord[];
}

/** What a reader would call the verdict. */
export function verdictOf(claim: Claim): ClaimedVerdict {
  if (claim.kind === "duty") return { state: claim.duty.state };
  const { bearer, certainty, level, occurrence, status } = claim.finding;
  return { bearer, certainty, level, occurrence, status };
}

/** Undefined where nothing would be found, or no such duty begun. */
export function verdictAfter(
  past: Past,
  clause: Clause,
  claim: Claim,
  edit: Edit,
  asOf: Instant,
): ClaimedVerdict | undefined {
  const gone = new Set(edit.without);
  const left = past.log.filter((each) => each.record === "tick" || !gone.has(refOf(each)));
  const changed = openPast(past.text.agreement, [...left, ...edit.with], asOf);
  if (claim.kind === "duty") return dutyAfter(changed, clause, claim, edit, asOf);
  const { finding, grounds } = claim;
  const { rule } = clause;
  if (rule.kind !== "forbid") return undefined;
  const added = edit.with.flatMap((each) => (each.record === "observation" ? [refOf(each)] : []));
  const reports = new Set([...grounds.members.filter((ref) => !gone.has(ref)), ...added]);
  const [best] = changed
    .at(asOf)
    .findingsOf(clause.key)
    .filter((each) => isSameMatter(each, finding, reports))
    .sort((a, b) => preferred(past, finding, a, b));
  if (best === undefined) return undefined;
  const { bearer, certainty, level, occurrence, status } = best;
  return { bearer, certainty, level, occurrence, status };
}

// On the same day; or on a report of the same incident, against the same bearer or nobody.
function isSameMatter(each: Finding, finding: Finding, reports: ReadonlySet<string>): boolean {
  if (finding.subject.kind === "period")
    return each.subject.kind === "period" && each.subject.day === finding.subject.day && each.bearer === finding.bearer;
  if (each.bearer !== null && each.bearer !== finding.bearer) return false;
  return each.subject.kind === "incident" && each.evidence.some((ref) => reports.has(ref));
}

// Against the same bearer first, then by level, then by the least report.
function preferred(past: Past, { bearer }: Finding, a: Finding, b: Finding): number {
  const rank = ({ level }: Finding): number => past.text.agreement.standards.findIndex((each) => each.level === level);
  const least = ({ subject }: Finding): string => (subject.kind === "incident" ? subject.least : subject.day);
  return (
    Number(b.bearer === bearer) - Number(a.bearer === bearer) || rank(b) - rank(a) || (least(a) < least(b) ? -1 : 1)
  );
}

// Of the same bearer and step, on the same trigger first, else on one that goes by the name of a report of it.
function dutyAfter(
  past: Past,
  clause: Clause,
  { duty }: Extract<Claim, { kind: "duty" }>,
  edit: Edit,
  asOf: Instant,
): ClaimedVerdict | undefined {
  if (clause.rule.kind !== "require") return undefined;
  const added = edit.with.flatMap((each) => (each.record === "tick" ? [] : [refOf(each)]));
  const names = new Set([duty.trigger, ...duty.evidence, ...added]);
  const isSame = ({ key }: { readonly key: string }): boolean => key === duty.trigger;
  const [begun] = begunBy(past, clause, clause.rule, asOf)
    .filter(({ bearer, step, occurrence }) => {
      return bearer === duty.bearer && step === duty.step && names.has(occurrence.key);
    })
    .sort(
      ({ occurrence: a }, { occurrence: b }) =>
        Number(isSame(b)) - Number(isSame(a)) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
    );
  return begun === undefined ? undefined : { state: stateAt(past.at(asOf), begun, asOf).duty.state };
}
