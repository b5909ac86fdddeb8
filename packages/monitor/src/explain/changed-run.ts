// The monitor run again on other records: what the verdict is then.
import {
  type CheckedAgreement,
  type ClaimedVerdict,
  compareText,
  type Duty,
  type Finding,
  type LogRecord,
  partFor,
  type RecordRef,
  refOf,
} from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { levelRank } from "../atoms/standards.ts";
import { createEngine } from "../engine/engine.ts";
import { replay } from "../replay.ts";

/** Records taken away, as if they had never been made, and records added. */
export interface Edit {
  readonly without: readonly RecordRef[];
  readonly with: readonly LogRecord[];
}

/** A verdict; a finding with the reports of its incident, by which it is known again on other records. */
export type Subject =
  | { readonly kind: "finding"; readonly finding: Finding; readonly reports: readonly RecordRef[] }
  | { readonly kind: "duty"; readonly duty: Duty };

/** Runs the monitor on the records so changed; undefined where nothing is found then, or no such duty begun. */
export type Rerun = (edit: Edit) => ClaimedVerdict | undefined;

export function createRerun(
  agreement: CheckedAgreement,
  records: readonly LogRecord[],
  end: Instant,
  subject: Subject,
): Rerun {
  const part = partFor(agreement, subject.kind === "finding" ? subject.finding.clause : subject.duty.clause);
  return (edit) => {
    const gone = new Set(edit.without);
    const left = records.filter((each) => each.record === "tick" || !gone.has(refOf(each)));
    const ordered = [...left, ...edit.with].sort((a, b) => a.recordedAt - b.recordedAt);
    const monitor = createEngine(part);
    for (const _said of replay(monitor, ordered, end));
    if (subject.kind === "finding") return findingAfter(agreement, monitor.findings(), subject, edit);
    return dutyAfter(monitor.duties(), subject.duty, edit);
  };
}

/** What a reader would call the verdict. */
export function verdictOf(subject: Subject): ClaimedVerdict {
  return subject.kind === "duty" ? { state: subject.duty.state } : wordsOf(subject.finding);
}

export function isSameVerdict(a: ClaimedVerdict | undefined, b: ClaimedVerdict | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function wordsOf({ bearer, certainty, level, occurrence, status }: Finding): ClaimedVerdict {
  return { bearer, certainty, level, occurrence, status };
}

// Against the same bearer first, then by level, then by the least report.
function findingAfter(
  agreement: CheckedAgreement,
  findings: readonly Finding[],
  { finding, reports }: Extract<Subject, { kind: "finding" }>,
  edit: Edit,
): ClaimedVerdict | undefined {
  const added = edit.with.flatMap((each) => (each.record === "observation" ? [refOf(each)] : []));
  const shared = new Set([...reports.filter((ref) => !edit.without.includes(ref)), ...added]);
  const least = ({ subject }: Finding): string => (subject.kind === "incident" ? subject.least : subject.day);
  const [best] = findings
    .filter((each) => each.clause === finding.clause && isSameMatter(each, finding, shared))
    .sort(
      (a, b) =>
        Number(b.bearer === finding.bearer) - Number(a.bearer === finding.bearer) ||
        levelRank(agreement, b.level) - levelRank(agreement, a.level) ||
        compareText(least(a), least(b)),
    );
  return best && wordsOf(best);
}

// On the same day; or on a report of the same incident, against the same bearer or nobody.
function isSameMatter(each: Finding, finding: Finding, reports: ReadonlySet<string>): boolean {
  if (finding.subject.kind === "period")
    return each.subject.kind === "period" && each.subject.day === finding.subject.day && each.bearer === finding.bearer;
  const isOfSame = each.presumed === finding.presumed && (each.bearer === null || each.bearer === finding.bearer);
  return isOfSame && each.subject.kind === "incident" && each.evidence.some((ref) => reports.has(ref));
}

// Of the same bearer and step, on the same trigger first, else on one that goes by the name of a report of it.
function dutyAfter(
  duties: readonly Duty[],
  { clause, bearer, step, trigger, evidence }: Duty,
  edit: Edit,
): ClaimedVerdict | undefined {
  const names = new Set([
    trigger,
    ...evidence,
    ...edit.with.flatMap((each) => (each.record === "tick" ? [] : [refOf(each)])),
  ]);
  const [duty] = duties
    .filter((each) => each.clause === clause && each.bearer === bearer && each.step === step)
    .filter((each) => names.has(each.trigger))
    .sort((a, b) => Number(b.trigger === trigger) - Number(a.trigger === trigger) || compareText(a.trigger, b.trigger));
  return duty && { state: duty.state };
}
