// Duties of a clause by what triggered them: those of one trigger have one clock and differ only in who owes what was
// done when, and in who owes nothing because they had left.
import {
  type Act,
  type ActorName,
  type Clause,
  type Duty,
  type IdentifiedRecord,
  nextDuty,
  type Obligation,
  refOf,
} from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { statusAt } from "./membership.ts";
import type { DutyBegan } from "./on-the-way.ts";
import type { Replayed } from "./replayed.ts";

/** Duties of one clause, step and trigger that share their clock. */
export interface DutyGroup {
  readonly duties: readonly [Duty, ...Duty[]];
  /** How they went on record. */
  readonly began: DutyBegan | undefined;
  /** Bearers of the text who were no longer in force when the trigger went on record. */
  readonly left: readonly { readonly actor: ActorName; readonly at: Instant }[];
  /** Bearers of the text for whom the agreement was not in force yet. */
  readonly notYet: readonly ActorName[];
}

/** By due time; those without a deadline last. */
export function dutyGroups(run: Replayed, clause: Clause): DutyGroup[] {
  const duties = run.duties.filter((each) => each.clause === clause.key);
  const groups = Map.groupBy(duties, ({ step, trigger, startAt, dueAt, candidates }) =>
    JSON.stringify([step, trigger, startAt, dueAt, candidates]),
  );
  return [...groups.values()]
    .flatMap((group): DutyGroup[] => {
      const [first, ...rest] = group;
      if (first === undefined) return [];
      const began = run.onTheWay.beganAs(first);
      // Whoever joined later and owes it after all is bound.
      const owing = new Set(group.map(({ bearer }) => bearer));
      const left = began === undefined ? [] : leftBefore(run, clause, first, began.recordedAt);
      const notYet = (began === undefined ? [] : notYetBound(run, clause, first, began.recordedAt)).filter(
        (actor) => !owing.has(actor),
      );
      return [{ duties: [first, ...rest], began, left, notYet }];
    })
    .sort((a, b) => dueOf(a) - dueOf(b));
}

const dueOf = ({ duties }: DutyGroup): number => duties[0].dueAt ?? Number.MAX_VALUE;

/** The rule of a step: the clause's own, or what follows its missed deadline. */
export function ruleOf(clause: Clause, { step }: Duty): Obligation | undefined {
  let rule: Obligation | undefined = clause.rule.kind === "require" ? clause.rule : undefined;
  for (let passed = 0; passed < step; passed += 1) rule = rule && nextDuty(rule);
  return rule;
}

// As the monitor has it (semantics.md, rule 6): whoever denounced by the moment at which the trigger went on record.
function leftBefore(run: Replayed, clause: Clause, duty: Duty, beganAt: Instant): DutyGroup["left"] {
  const bearers = ruleOf(clause, duty)?.bearers;
  const { agreement, records } = run;
  if (agreement.membership !== undefined)
    return (bearers?.actors ?? []).flatMap((actor) => endedFor(run, actor, beganAt));
  if (bearers?.onlyInForce !== true) return [];
  const known = records.filter((each) => each.recordedAt <= beganAt);
  const withdrawn = new Set(known.flatMap((each) => (each.record === "withdrawal" ? [each.of] : [])));
  const leaving = known.filter(
    (each): each is Act => each.record === "act" && each.act === "denounce" && !withdrawn.has(refOf(each)),
  );
  return bearers.actors.flatMap((actor) => {
    const act = leaving.find((each) => each.by === actor);
    return act === undefined ? [] : [{ actor, at: act.recordedAt }];
  });
}

function endedFor(run: Replayed, actor: ActorName, at: Instant): DutyGroup["left"] {
  const status = statusAt(run, actor, at);
  return status?.state === "ended" ? [{ actor, at: status.since }] : [];
}

/** Bearers of the text for whom the agreement was not in force yet. */
function notYetBound(run: Replayed, clause: Clause, duty: Duty, beganAt: Instant): readonly ActorName[] {
  const bearers = ruleOf(clause, duty)?.bearers;
  const { membership } = run.agreement;
  if (membership?.entry === undefined || bearers === undefined || bearers.variable !== undefined) return [];
  return bearers.actors.filter((actor) => {
    const state = statusAt(run, actor, beganAt)?.state;
    return (
      membership.signatories.includes(actor) && (state === undefined || state === "signed" || state === "ratified")
    );
  });
}

/** When each duty that was performed was performed: world time of its performance. */
export function performanceTimes(run: Replayed): (clause: Clause, duty: Duty) => Instant | undefined {
  const refs = new Set(run.duties.flatMap((each) => each.evidence));
  const records = new Map<string, IdentifiedRecord>();
  for (const each of run.records) if (each.record !== "tick" && refs.has(refOf(each))) records.set(refOf(each), each);
  return (clause, duty) => {
    if (duty.state !== "fulfilled" && duty.state !== "fulfilled late") return undefined;
    const rule = ruleOf(clause, duty);
    const content = rule?.content;
    // Those who owe it together have done it when the last of them has.
    const isBearer = (by: ActorName | undefined): boolean =>
      rule?.bearers.jointly === true ? rule.bearers.actors.some((each) => each === by) : by === duty.bearer;
    const times = duty.evidence.flatMap((ref) => {
      const record = records.get(ref);
      if (record?.record === "act" && content?.kind === "act")
        return record.act === content.act.act && isBearer(record.by) ? [record.at] : [];
      if (record?.record === "observation" && content?.kind === "event")
        return content.event.kinds.includes(record.kind) && isBearer(record.by) ? [record.to] : [];
      return [];
    });
    return times.length === 0 ? undefined : Math.max(...times);
  };
}
