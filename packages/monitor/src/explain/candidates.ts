// What might change a verdict, to be tried: a word on record, a report more, a watch, a doubt resolved. None of these
// is said to change anything before the monitor has been run on it.
import type {
  ActorName,
  CheckedAgreement,
  Condition,
  Content,
  Exception,
  Obligation,
  Observation,
  Prohibition,
  Proof,
} from "@servanda/agreement";
import { findingId, refOf } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Interval } from "../atoms/interval.ts";
import type { Bindings } from "../atoms/match.ts";
import type { Edit } from "./changed-run.ts";
import type { RunOfRecords } from "./explain.ts";
import type { DutyExplanation, FindingExplanation, LevelAnswer } from "./explanation.ts";
import { deed, deedOf, further, reportOf, watch } from "./supposed.ts";

/** What to add or to replace, for a finding at the end of a run. */
export function findingCandidates(
  { agreement, end }: RunOfRecords,
  rule: Prohibition,
  { finding, reports, levels }: FindingExplanation,
): readonly Edit[] {
  const { bearer, evidence, from, to } = finding;
  const own = reports.filter((each) => evidence.includes(refOf(each)));
  const bindings = bindingsFor(bearer);
  const [report] = own;
  const id = findingId(agreement, finding);
  const about = finding.subject.kind === "incident" && finding.presumed !== true ? finding.subject.least : id;
  const words = [
    ...rulings(rule.exceptions, bearer, about, end),
    ...(bearer === null ? [] : [more(deed("contest", bearer, end, { about }))]),
    ...(finding.presumed === true ? rebuttals(agreement, id, end) : []),
  ];
  if (report === undefined) return words;
  return [
    ...words,
    ...nextProofs(levels, report),
    ...own.flatMap((each) => surer(each)),
    ...(bearer === null ? rule.bearers.actors.map((actor) => named(report, actor)) : []),
    ...asksOf(rule.when, rule.exceptions).flatMap((each) => answers(each, bindings, { from, to }, end, report)),
  ];
}

/** The same for a duty. */
export function dutyCandidates(
  { end }: RunOfRecords,
  rule: Obligation,
  { duty, records }: DutyExplanation,
): readonly Edit[] {
  const { bearer, trigger, dueAt } = duty;
  const bindings = bindingsFor(bearer);
  const doneAt = Math.min(dueAt ?? end, end);
  const started = duty.startAt ?? doneAt;
  const judged = records.find((each) => each.record === "observation");
  return [
    ...contents(rule.content).flatMap((content) => performances(content, bindings, doneAt, end, trigger)),
    ...contents(rule.content).flatMap((content) => watches(content, { from: started, to: dueAt ?? end }, end)),
    ...(rule.effort === true ? [more(deed("explain", bearer, end, { about: trigger }))] : []),
    ...rulings(rule.exceptions, bearer, trigger, end),
    ...asksOf({ kind: "always" }, rule.exceptions).flatMap((each) =>
      answers(each, bindings, { from: started, to: started }, end, judged),
    ),
  ];
}

function more(...records: Edit["with"]): Edit {
  return { without: [], with: records };
}

function bindingsFor(bearer: ActorName | null): Bindings {
  return new Map(bearer === null ? [] : [["bearer", bearer]]);
}

// A plea by itself, a ruling by itself, and both where one waits for the other.
function rulings(exceptions: readonly Exception[], bearer: ActorName | null, about: string, end: Instant): Edit[] {
  return exceptions.flatMap((each): Edit[] => {
    if (each.kind !== "matter") return [];
    const { matter, pleadedBy, judgedBy = [] } = each;
    const plea = pleadedBy === undefined || bearer === null ? [] : [deed("plead", bearer, end, { matter, about })];
    const [judge] = judgedBy;
    const ruled = (outcome: "accepted" | "rejected"): Edit["with"] =>
      judge === undefined ? [] : [deed("judge", judge, end, { matter, about, outcome })];
    return [
      more(...plea),
      more(...ruled("accepted")),
      more(...ruled("rejected")),
      more(...plea, ...ruled("accepted")),
    ].filter((edit) => edit.with.length > 0);
  });
}

// A body of the agreement turns down what is presumed.
function rebuttals({ bodies }: CheckedAgreement, about: string, end: Instant): Edit[] {
  return bodies.slice(0, 1).map(({ name }) => more(deed("judge", name, end, { about, outcome: "rejected" })));
}

// As many further sources as the next standard lacks, or the source that has standing.
function nextProofs(levels: readonly LevelAnswer[], report: Observation): Edit[] {
  const next = levels[levels.findLastIndex(({ isReached }) => isReached) + 1];
  if (next === undefined) return [];
  return next.proofs.map(({ proof, sources, sourceKinds }) =>
    more(...proofWanted(proof, sources, sourceKinds, report)),
  );
}

function proofWanted(proof: Proof, sources: number, sourceKinds: number, report: Observation): Observation[] {
  if (proof.kind === "standing")
    return further(report, 1, { of: proof.actor, ...(proof.onSite ? { onSite: true } : {}) });
  return further(report, Math.max(1, proof.sources - sources, proof.sourceKinds - sourceKinds));
}

// The same report, without one of its doubts.
function surer(report: Observation): Edit[] {
  const instead = (change: Partial<Observation>): Edit => ({
    without: [refOf(report)],
    with: [{ ...report, ...change }],
  });
  const { place, attribution, from, to } = report;
  return [
    ...(attribution === "possible" ? [instead({ attribution: "certain" })] : []),
    ...(place !== undefined && place.radiusM > 0 ? [instead({ place: { ...place, radiusM: 0 } })] : []),
    ...(from < to ? [instead({ to: from }), instead({ from: to })] : []),
  ];
}

function named(report: Observation, actor: ActorName): Edit {
  return more(...further(report, 1, { by: actor, basis: "supposed", attribution: "certain" }));
}

/** Leaves of conditions that a record can answer. */
function asksOf(when: Condition, exceptions: readonly Exception[]): readonly Condition[] {
  const conditions = exceptions.flatMap((each) => (each.kind === "condition" ? [each.condition] : []));
  return [when, ...conditions].flatMap(leavesOf);
}

function leavesOf(condition: Condition): readonly Condition[] {
  if (condition.kind === "and" || condition.kind === "or") return condition.of.flatMap(leavesOf);
  return condition.kind === "not" ? leavesOf(condition.of) : [condition];
}

// A report of what is asked about, a watch over where it was not seen, an act, a ruling.
function answers(
  condition: Condition,
  bindings: Bindings,
  { from, to }: Interval,
  end: Instant,
  like: Observation | undefined,
): Edit[] {
  switch (condition.kind) {
    case "happened":
    case "absent":
    case "count": {
      const { event, window } = condition;
      const report = reportOf(event, bindings, { from, to: from }, Math.min(end, like?.recordedAt ?? end), like);
      const since = window.kind === "last" ? from - window.ms : from;
      return [
        ...(report === undefined ? [] : [more(report)]),
        ...(condition.kind === "absent" ? [more(watch(event.kinds, { from: since, to }, end))] : []),
      ];
    }
    case "did": {
      const act = deedOf(condition.act, bindings, Math.min(from, end));
      return act === undefined ? [] : [more(act)];
    }
    case "matter": {
      const judge = condition.judgedBy?.kind === "named" ? condition.judgedBy.actors[0] : undefined;
      if (judge === undefined) return [];
      return (["accepted", "rejected"] as const).map((outcome) =>
        more(deed("judge", judge, end, { matter: condition.matter, outcome })),
      );
    }
    case "always":
    case "and":
    case "or":
    case "not":
    case "breach":
    case "did in time":
    case "stage":
    case "judged":
    case "duty":
    case "is":
      return [];
  }
}

type Plain = Exclude<Content, { kind: "all" | "any" }>;

function contents(content: Content): readonly Plain[] {
  return content.kind === "all" || content.kind === "any" ? content.of.flatMap(contents) : [content];
}

function performances(content: Plain, bindings: Bindings, doneAt: Instant, end: Instant, trigger: string): Edit[] {
  switch (content.kind) {
    case "act": {
      const bearer = bindings.get("bearer") ?? "";
      const { by: _bearer, ...pattern } = content.act;
      const act = deedOf({ ...pattern, by: { kind: "named", actors: [bearer] } }, bindings, end);
      return act === undefined ? [] : [more(content.act.aboutTrigger ? { ...act, about: trigger } : act)];
    }
    case "event": {
      const { by: _bearer, ...event } = content.event;
      const report = reportOf(event, bindings, { from: doneAt, to: doneAt }, end);
      return report === undefined ? [] : [more(report)];
    }
    case "settled":
      return content.judgedBy
        .slice(0, 1)
        .flatMap((judge) =>
          (["accepted", "rejected"] as const).map((outcome) =>
            more(deed("judge", judge, end, { matter: content.matter, about: trigger, outcome })),
          ),
        );
  }
}

// Of what must be seen in the world: somebody watched for it until the deadline.
function watches(content: Plain, interval: Interval, end: Instant): Edit[] {
  return content.kind === "event" && interval.from <= interval.to
    ? [more(watch(content.event.kinds, interval, end))]
    : [];
}
