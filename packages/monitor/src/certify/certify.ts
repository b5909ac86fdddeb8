// A verdict with all that it rests on, so that `packages/checker` can work it out again.
import {
  CERTIFICATE_FORMAT,
  type Certificate,
  type Claim,
  citedFor,
  type Duty,
  dutyId,
  type Finding,
  findingId,
  type IdentifiedRecord,
  refOf,
  refsWithin,
  type Tally,
  uncoveredIn,
} from "@servanda/agreement";
import { assert, TIME_ZONE_DATA_VERSION } from "@servanda/core";
import type { RunOfRecords } from "../explain/explain.ts";
import { createScene } from "../explain/scene.ts";
import { dutyGrounds } from "./duty.ts";
import { findingGrounds } from "./finding.ts";

/** What is certified: a finding that stands, or a duty that ever began, at the end of the run. */
export type Verdict =
  | { readonly kind: "finding"; readonly finding: Finding }
  | { readonly kind: "duty"; readonly duty: Duty };

/** `changes`: those that were found and tried. */
export function certify(run: RunOfRecords, verdict: Verdict, changes: Certificate["changes"] = []): Certificate {
  const { agreement, end } = run;
  const key = verdict.kind === "finding" ? verdict.finding.clause : verdict.duty.clause;
  const clause = agreement.clauses.find((each) => each.key === key);
  assert(clause !== undefined, `clause ${key} of a verdict is there`);
  const uncovered = uncoveredIn(agreement, key);
  const claim = uncovered.length === 0 ? claimOf(run, verdict) : named(run, verdict);
  const tallies = talliesIn(run, claim);
  const { number, reading, sentence } = clause;
  return {
    format: CERTIFICATE_FORMAT,
    agreement: { id: agreement.id, name: agreement.name, version: agreement.version },
    timeZones: TIME_ZONE_DATA_VERSION,
    asOf: end,
    clause: { key, number, reading, sentence },
    claim,
    uncovered,
    tallies,
    records: citedFor({ claim, tallies }, run.records, end),
    changes,
  };
}

/** Of the decisions that the claim names. */
function talliesIn({ said }: RunOfRecords, claim: Certificate["claim"]): readonly Tally[] {
  const all = new Map(
    said.flatMap((each) =>
      each.kind === "act" && each.tally !== undefined ? [[refOf(each.act), each.tally] as const] : [],
    ),
  );
  return refsWithin(claim, (text) => all.has(text)).flatMap((ref) => all.get(ref) ?? []);
}

function claimOf(run: RunOfRecords, verdict: Verdict): Claim {
  const { agreement, records, said } = run;
  if (verdict.kind === "finding") {
    const { finding } = verdict;
    const clause = agreement.clauses.find(({ key }) => key === finding.clause);
    assert(clause?.rule.kind === "forbid", `finding of ${finding.clause}, which forbids nothing`);
    const scene = createScene(agreement, records, said, finding);
    const grounds = findingGrounds(scene, clause, clause.rule, finding);
    return { kind: "finding", id: findingId(agreement, finding), finding, grounds };
  }
  const { duty } = verdict;
  // Whatever came after the trigger may perform it, however late.
  const scene = createScene(agreement, records, said, { from: triggeredFrom(run, duty), to: Number.POSITIVE_INFINITY });
  return { kind: "duty", id: dutyId(agreement, duty), duty, grounds: dutyGrounds(run, scene, duty) };
}

function triggeredFrom({ records, end }: RunOfRecords, duty: Duty): number {
  const evidence = new Set(duty.evidence);
  const starts = records.flatMap((each) => (isNamed(each, evidence) ? [startOf(each)] : []));
  return duty.evidence.length === 0 ? Number.NEGATIVE_INFINITY : Math.min(end, duty.startAt ?? end, ...starts);
}

function isNamed(each: RunOfRecords["records"][number], refs: ReadonlySet<string>): each is IdentifiedRecord {
  return each.record !== "tick" && refs.has(refOf(each));
}

function startOf(record: IdentifiedRecord): number {
  if (record.record === "observation" || record.record === "coverage") return record.from;
  return record.record === "act" ? record.at : record.recordedAt;
}

function named({ agreement }: RunOfRecords, verdict: Verdict): Certificate["claim"] {
  return verdict.kind === "finding"
    ? { kind: "finding", id: findingId(agreement, verdict.finding), finding: verdict.finding }
    : { kind: "duty", id: dutyId(agreement, verdict.duty), duty: verdict.duty };
}
