// The grounds of a finding, as its certificate states them.
import type {
  ActorName,
  AnswerNode,
  Asked,
  Clause,
  Finding,
  FindingGrounds,
  LevelProof,
  Moment,
  Observation,
  PlaceTest,
  Prohibition,
} from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { type Instant, NO, YES } from "@servanda/core";
import { inPeriod } from "../atoms/interval.ts";
import type { Judged } from "../atoms/judged.ts";
import { attributedTo, type Bindings, hasAttribute, isTarget, regionsOf } from "../atoms/match.ts";
import { boundPeriod } from "../atoms/membership.ts";
import { refsOf } from "../atoms/refs.ts";
import { momentAt } from "../atoms/stages.ts";
import { isNear, isOfSomething, levelOf } from "../atoms/standards.ts";
import { namesOf, STATUS_VERBS } from "../atoms/status.ts";
import { waives } from "../atoms/waivers.ts";
import { membersOf, type Scene } from "../explain/scene.ts";
import { answeredFor, bindingsOf } from "../naive/findings.ts";
import { conditionNode } from "./conditions.ts";
import { matterGround } from "./duty.ts";
import { allParts, answered, anyPart, kleeneOf, notPart } from "./nodes.ts";

/** A prohibition, its clause, and whom it is asked of. */
interface Accusation {
  readonly scene: Scene;
  readonly clause: Clause;
  readonly rule: Prohibition;
  readonly bearer: ActorName | null;
}

export function findingGrounds(scene: Scene, clause: Clause, rule: Prohibition, finding: Finding): FindingGrounds {
  const { bearer } = finding;
  const accusation = { scene, clause, rule, bearer };
  const members = [...membersOf(scene, finding)];
  const reports = members.map((report) => ({ ref: refOf(report), answer: reportNode(accusation, report) }));
  const values = new Map(reports.map(({ ref, answer }) => [ref, kleeneOf(answer)]));
  const best = Math.max(...values.values());
  const core = members.filter((each) => values.get(refOf(each)) === best);
  const support = members.filter((each) => bearer === null || attribution(accusation, each) >= best);
  const names = new Set(namesOf(scene.agreement, finding, members));
  const acts = scene.world.known.acts.filter(
    ({ act, about }) => STATUS_VERBS.has(act) && about !== undefined && names.has(about),
  );
  const firstAt = scene.firstKnown.at(finding, members);
  const waivers = scene.world.known.acts.filter(
    (act) => waives(act, clause) && (act.to === undefined || act.to === bearer),
  );
  return {
    members: members.map(refOf),
    reports,
    levels: proofsOf(scene, core, support),
    occurrence: proofsOf(scene, core, members),
    acts: acts.map(refOf),
    matters: rule.exceptions.flatMap((each) =>
      each.kind === "matter" ? [matterGround(scene, each, acts, bearer === null ? [] : [bearer], firstAt)] : [],
    ),
    waivers: waivers.map(refOf),
  };
}

// The first way, in the order of the text, in which each standard is reached around one of the core.
function proofsOf({ agreement }: Scene, core: readonly Observation[], members: readonly Observation[]): LevelProof[] {
  const support = members.filter(isOfSomething);
  return agreement.standards.flatMap(({ level, anyOf }) => {
    const ways = anyOf.flatMap((proof, index) =>
      core.flatMap((report): LevelProof[] => {
        const alone = { ...agreement, standards: [{ level, anyOf: [proof] }] };
        if (levelOf(alone, [report], support) !== level) return [];
        const counting = support.filter((each) =>
          proof.kind === "standing"
            ? each.of === proof.actor && (!proof.onSite || each.onSite === true)
            : each === report || isNear(report, each, proof),
        );
        return [{ level, proof: index, around: refOf(report), reports: refsOf(counting) }];
      }),
    );
    return ways.slice(0, 1);
  });
}

function attribution(
  { scene, clause, rule, bearer }: Accusation,
  report: Observation,
): ReturnType<typeof attributedTo> {
  const { judge, world } = scene;
  if (rule.prevents === undefined || bearer === null) return attributedTo(report, bearer, judge.barred);
  return answeredFor({ judge, world }, clause, rule.prevents, report, bearer);
}

function reportNode(accusation: Accusation, report: Observation): AnswerNode {
  const { rule, bearer } = accusation;
  const isAnswering = rule.prevents !== undefined && bearer !== null;
  const who: Asked = isAnswering ? { kind: "answered for", actor: bearer } : { kind: "done by", actor: bearer };
  const choices = bindingsOf(rule.event, bearer).map((bindings) =>
    allParts(partsOf(accusation, report, bindings), { kind: "with", variables: Object.fromEntries(bindings) }),
  );
  const [only, ...more] = choices;
  const whole = only !== undefined && more.length === 0 ? only : anyPart(choices);
  return allParts([answered(who, attribution(accusation, report)), ...boundNode(accusation, report), whole]);
}

// Of signatories only: from their entry until they have left.
function boundNode({ scene, rule, bearer }: Accusation, report: Observation): AnswerNode[] {
  const { membership } = scene.agreement;
  if (bearer === null || membership?.signatories.includes(bearer) !== true) return [];
  const { start, end } = boundPeriod(membership, scene.world.known.acts, bearer);
  const from = rule.bearers.fromSignature === true ? Number.NEGATIVE_INFINITY : start;
  const known = Object.entries({ start: from, end }).filter(([, at]) => at !== undefined && Number.isFinite(at));
  const asks: Asked = { kind: "bound", actor: bearer, ...Object.fromEntries(known) };
  return [answered(asks, inPeriod(report, from, end))];
}

function partsOf(
  { scene, rule }: Accusation,
  report: Observation,
  bindings: ReadonlyMap<string, string>,
): AnswerNode[] {
  const judged: Judged = { from: report.from, to: report.to, observations: [report] };
  const asking = { scene, judged, bindings };
  const { event } = rule;
  const isOfKind = event.kinds.includes(report.kind) && isOfSomething(report);
  return [
    answered({ kind: "kind", kinds: event.kinds }, isOfKind ? YES : NO),
    ...(event.target === undefined
      ? []
      : [answered({ kind: "target", target: event.target }, isTarget(report, event.target, bindings))]),
    ...event.where.map((test) => placeNode(scene, test, report, judged, bindings)),
    ...event.attributes.map((test) => answered({ kind: "attribute", test }, hasAttribute(report, test))),
    ...timeNodes(scene, rule, report),
    ...(rule.when.kind === "always" ? [] : [conditionNode(asking, rule.when)]),
    ...rule.exceptions.flatMap((each) =>
      each.kind === "condition" ? [notPart(conditionNode(asking, each.condition))] : [],
    ),
  ];
}

function placeNode(scene: Scene, test: PlaceTest, report: Observation, judged: Judged, bindings: Bindings): AnswerNode {
  const { judge } = scene;
  const valueOf = (each: PlaceTest): ReturnType<typeof judge.matches> =>
    judge.matches({ kinds: [report.kind], where: [each], attributes: [] }, { ...report, count: 1 }, bindings, judged);
  if (test.kind === "near judged") return answered({ kind: "near judged", distanceM: test.distanceM }, valueOf(test));
  return anyPart(
    regionsOf(test.region, bindings).map((region) => {
      const bounds = test.kind === "distance" ? judge.places.distance(report.place, region) : undefined;
      const stated = bounds !== undefined && Number.isFinite(bounds.highM) ? bounds : {};
      const value = valueOf({ ...test, region: { kind: "named", region } });
      return answered({ kind: "place", test, region, ...stated }, value);
    }),
  );
}

function timeNodes({ world, dayRule }: Scene, rule: Prohibition, report: Observation): AnswerNode[] {
  const during = rule.during.map((stage) => {
    const period = world.stages.get(stage) ?? {};
    return answered({ kind: "during", stage, ...period }, inPeriod(report, period.start, period.end));
  });
  const comes = (moment: Moment): Instant | undefined => momentAt(dayRule, moment, world.stages, world.known.acts);
  const node = (kind: "after" | "before", moment: Moment): AnswerNode => {
    const at = comes(moment);
    const value = kind === "after" ? inPeriod(report, at, undefined) : inPeriod(report, Number.NEGATIVE_INFINITY, at);
    return answered({ kind, moment, ...(at === undefined ? {} : { at }) }, value);
  };
  return [
    ...(during.length === 0 ? [] : [anyPart(during)]),
    ...rule.after.map((moment) => node("after", moment)),
    ...rule.before.map((moment) => node("before", moment)),
  ];
}
