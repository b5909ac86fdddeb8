// Why a finding or a duty stands, worked out on the reference's own judge: every answer with what it rests on. Made for
// one verdict that a person asks about; not for the engine's path.
import type {
  CheckedAgreement,
  Correction,
  Duty,
  Finding,
  LogRecord,
  Obligation,
  Observation,
  Transition,
} from "@servanda/agreement";
import { dutyId, findingId, incidentId, nextDuty, refOf } from "@servanda/agreement";
import { assert, type Instant } from "@servanda/core";
import { byRecordTime, isOfOwnSource } from "../atoms/corrections.ts";
import { kindTreeOf, watchedShare } from "../atoms/coverage.ts";
import { attributedTo } from "../atoms/match.ts";
import { foundOn } from "../atoms/questions.ts";
import { namesOf } from "../atoms/status.ts";
import type { DutyExplanation, FindingExplanation, Requirement } from "./explanation.ts";
import { levelAnswers } from "./levels.ts";
import { actsAbout, matterAnswers } from "./matters.ts";
import { answersOf, type ReportAnswers } from "./requirements.ts";
import { createScene, membersOf, type Scene } from "./scene.ts";

/** A run of the monitor: its records in record order, everything it said, and up to when time passed. */
export interface RunOfRecords {
  readonly agreement: CheckedAgreement;
  readonly records: readonly LogRecord[];
  readonly said: readonly Transition[];
  readonly end: Instant;
}

/** Explains a finding that stands at the end of the run. */
export function explainFinding(run: RunOfRecords, finding: Finding): FindingExplanation {
  const { agreement } = run;
  const clause = agreement.clauses.find((each) => each.key === finding.clause);
  assert(clause?.rule.kind === "forbid", `finding of ${finding.clause}, which forbids nothing`);
  const { rule } = clause;
  const scene = createScene(agreement, run.records, run.said, finding);
  const members = membersOf(scene, finding);
  const answers = members
    .filter((each) => finding.evidence.includes(refOf(each)))
    .map((each) => answersOf(scene, rule, each, finding.bearer));
  const requirements = sideBySide(answers);
  const acts = actsAbout(scene.world.known.acts, new Set(namesOf(agreement, finding, members)));
  const matters = matterAnswers(scene.dayRule, rule, finding, acts, scene.firstKnown.at(finding, members), run.end);
  const names = new Set(members.flatMap((each) => [refOf(each), incidentId(refOf(each))]));
  const { accepted } = foundOn(agreement, "occurrence", finding.bearer, scene.world.known.acts, names);
  const levels = levelAnswers(agreement, coreOf(answers), supportOf(scene, finding, answers, members), accepted);
  return {
    kind: "finding",
    id: findingId(agreement, finding),
    finding,
    ...(finding.subject.kind === "incident" ? { incident: incidentId(finding.subject.least) } : {}),
    reports: evidenceFirst(members, finding),
    corrections: correctionsOf(scene.log, members),
    acts,
    requirements,
    matters,
    levels,
  };
}

/** Those that stand. */
function correctionsOf(log: readonly LogRecord[], members: readonly Observation[]): readonly Correction[] {
  const refs = new Set(members.map(refOf));
  const withdrawn = new Set(log.flatMap((each) => (each.record === "withdrawal" ? [each.of] : [])));
  return log
    .filter((each): each is Correction => each.record === "correction" && refs.has(each.of))
    .filter((each) => isOfOwnSource(each) && !withdrawn.has(refOf(each)))
    .sort(byRecordTime);
}

function evidenceFirst(members: readonly Observation[], finding: Finding): Observation[] {
  const isEvidence = (each: Observation): boolean => finding.evidence.includes(refOf(each));
  return [...members.filter(isEvidence), ...members.filter((each) => !isEvidence(each))];
}

/** Reports that give the verdict its value. */
function coreOf(answers: readonly ReportAnswers[]): Observation[] {
  const best = Math.max(...answers.map((each) => each.value));
  return answers.filter((each) => each.value === best).map((each) => each.report);
}

// Those that bear it out against the bearer at least as surely as the verdict itself.
function supportOf(
  scene: Scene,
  finding: Finding,
  answers: readonly ReportAnswers[],
  members: readonly Observation[],
): Observation[] {
  const best = Math.max(...answers.map((each) => each.value));
  const { bearer } = finding;
  return members.filter((each) => bearer === null || attributedTo(each, bearer, scene.judge.barred) >= best);
}

/** The deciding report's answers, with every report's own as grounds. */
function sideBySide(answers: readonly ReportAnswers[]): Requirement[] {
  const [core] = coreOf(answers);
  const deciding = answers.find((each) => each.report === core);
  if (deciding === undefined) return [];
  return deciding.requirements.map((requirement, index) => {
    const isOfReport = requirement.asks.kind !== "condition" && requirement.asks.kind !== "exception";
    if (!isOfReport) return requirement;
    return { ...requirement, grounds: answers.flatMap((each) => each.requirements[index]?.grounds ?? []) };
  });
}

/** Explains a duty that ever began. */
export function explainDuty(run: RunOfRecords, duty: Duty): DutyExplanation {
  const { agreement } = run;
  const lateMs = beganLateMs(run, duty);
  const rule = obligationOf(agreement, duty);
  const around = surroundings(run, duty);
  const scene = createScene(agreement, run.records, run.said, around);
  const { observations, acts, coverage } = scene.world.known;
  const records = [...observations, ...acts].filter((each) => duty.evidence.includes(refOf(each)));
  const content = rule?.content;
  const isOfWorld = content?.kind === "event";
  const share =
    isOfWorld && duty.dueAt !== undefined
      ? watchedShare(coverage, content.event, { from: around.from, to: duty.dueAt }, kindTreeOf(agreement.kinds))
      : undefined;
  return {
    kind: "duty",
    id: dutyId(agreement, duty),
    duty,
    ...(lateMs > 0 ? { beganLateMs: lateMs } : {}),
    records,
    ...(rule?.clock.kind === "within" ? { length: rule.clock.length } : {}),
    ...(isOfWorld ? { watch: share === undefined ? {} : { share } } : {}),
  };
}

// From the first of what it rests on to the last, its clock included.
function surroundings(run: RunOfRecords, duty: Duty): { from: Instant; to: Instant } {
  const evidence = new Set(duty.evidence);
  const instants = run.records.flatMap((each) => {
    if (each.record === "observation") return evidence.has(refOf(each)) ? [each.from, each.to] : [];
    return each.record === "act" && evidence.has(refOf(each)) ? [each.at, each.recordedAt] : [];
  });
  const clock = [duty.startAt ?? run.end, duty.dueAt ?? run.end];
  return { from: Math.min(...clock, ...instants), to: Math.max(...clock, ...instants) };
}

// What follows a missed deadline begins at that deadline, so it is never late, whenever time was next seen to pass.
function beganLateMs({ agreement, said }: RunOfRecords, duty: Duty): number {
  const id = dutyId(agreement, duty);
  const began = said.find(
    (each) => each.kind === "duty" && each.change === "began" && dutyId(agreement, each.duty) === id,
  );
  const { dueAt } = duty;
  return began === undefined || dueAt === undefined || began.at < dueAt ? 0 : Math.max(0, began.recordedAt - dueAt);
}

/** The rule of a duty's own step. */
export function obligationOf(agreement: CheckedAgreement, duty: Duty): Obligation | undefined {
  const clause = agreement.clauses.find((each) => each.key === duty.clause);
  let rule = clause?.rule.kind === "require" ? clause.rule : undefined;
  for (let step = 0; step < duty.step; step += 1) rule = rule && nextDuty(rule);
  return rule;
}
