// What a prohibition asks of one report, question by question, in the order in which its sentence is read.
import type { ActorName, Moment, Observation, Prohibition } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { allOf, anyOf, type Instant, type Kleene, MAYBE, NO, not, YES } from "@servanda/core";
import { inPeriod } from "../atoms/interval.ts";
import type { Judged } from "../atoms/judged.ts";
import type { Bindings } from "../atoms/match.ts";
import { momentAt } from "../atoms/stages.ts";
import { bindingsOf } from "../naive/findings.ts";
import { answered, askPattern } from "./ask-pattern.ts";
import { conditionAnswer } from "./conditions.ts";
import type { Answer, Asks, Doubt, Requirement } from "./explanation.ts";
import type { Scene } from "./scene.ts";

/** Answers of one report, under the choice of zones that serves the clause best. */
export interface ReportAnswers {
  readonly report: Observation;
  readonly value: Kleene;
  readonly requirements: readonly Requirement[];
}

export function answersOf(
  scene: Scene,
  rule: Prohibition,
  report: Observation,
  bearer: ActorName | null,
): ReportAnswers {
  const choices = bindingsOf(rule.event, bearer).map((bindings) => {
    const requirements = askAll(scene, rule, report, bearer, bindings);
    return { report, value: allOf(requirements.map(serves)), requirements };
  });
  return choices.reduce((best, each) => (each.value > best.value ? each : best));
}

/** An exception that holds speaks against a finding. */
function serves({ asks, answer }: Requirement): Kleene {
  const value = valueOf(answer);
  return asks.kind === "exception" ? not(value) : value;
}

function askAll(
  scene: Scene,
  rule: Prohibition,
  report: Observation,
  bearer: ActorName | null,
  bindings: Bindings,
): Requirement[] {
  const judged: Judged = { from: report.from, to: report.to, observations: [report] };
  return [
    ...askPattern(scene, rule.event, report, bearer, bindings),
    ...askTime(scene, rule, report),
    ...(rule.when.kind === "always" ? [] : [conditionAnswer(scene, "condition", rule.when, judged, bindings)]),
    ...rule.exceptions.flatMap((each) =>
      each.kind === "condition" ? [conditionAnswer(scene, "exception", each.condition, judged, bindings)] : [],
    ),
  ];
}

function askTime(scene: Scene, rule: Prohibition, report: Observation): Requirement[] {
  const { stages, known } = scene.world;
  const at = (moment: Moment): Instant | undefined => momentAt(scene.dayRule, moment, stages, known.acts);
  const periods = rule.during.map((name) => ({ name, ...stages.get(name) }));
  const interval: Doubt = { kind: "interval", ref: refOf(report), from: report.from, to: report.to };
  const own = (asks: Asks, value: Kleene): Requirement => answered(asks, value, report, [interval]);
  return [
    ...(periods.length === 0
      ? []
      : [
          own(
            { kind: "during", stages: periods },
            anyOf(periods.map((each) => inPeriod(report, each.start, each.end))),
          ),
        ]),
    ...rule.after.map((moment) =>
      own({ kind: "after", ...known1(at(moment)) }, inPeriod(report, at(moment), undefined)),
    ),
    ...rule.before.map((moment) =>
      own({ kind: "before", ...known1(at(moment)) }, inPeriod(report, Number.NEGATIVE_INFINITY, at(moment))),
    ),
  ];
}

function known1(at: Instant | undefined): { at?: Instant } {
  return at === undefined ? {} : { at };
}

export function valueOf(answer: Answer): Kleene {
  return answer === "yes" ? YES : answer === "no" ? NO : MAYBE;
}
