// One sentence of an obligation, compiled: the rule itself, and in turn each duty that follows it when it is missed or
// done.
import { type Content, type EventPattern, nextDuty, type Obligation } from "@servanda/agreement";
import { compileCondition, type Test, type Wakes } from "../conditions.ts";
import type { State } from "../state.ts";
import { type TriggerBook, triggerBooks } from "../triggers.ts";
import { compileContent, type Done } from "./performances.ts";

export interface Step {
  readonly rule: Obligation;
  readonly done: Done;
  readonly exceptions: readonly Test[];
  /** What ends the rule. */
  readonly until: readonly TriggerBook[];
  /** What of the content must be seen in the world. */
  readonly watchedFor: readonly EventPattern[];
}

export function compileStep(rule: Obligation, state: State, wakes: Wakes): Step {
  return {
    rule,
    done: compileContent(rule.content, rule, state),
    exceptions: rule.exceptions.flatMap((each) =>
      each.kind === "condition" ? [compileCondition(each.condition, state, wakes)] : [],
    ),
    until: rule.until === undefined ? [] : triggerBooks(rule.until, state),
    watchedFor: eventsIn(rule.content),
  };
}

/** The rule and every duty that may follow it, one after the other. */
export function rulesOf(rule: Obligation): Obligation[] {
  const next = nextDuty(rule);
  return next === undefined ? [rule] : [rule, ...rulesOf(next)];
}

function eventsIn(content: Content): readonly EventPattern[] {
  if (content.kind === "event") return [content.event];
  return content.kind === "all" || content.kind === "any" ? content.of.flatMap(eventsIn) : [];
}

/** Verbs of the acts that are owed, or by which something owed is settled. */
export function verbsIn(content: Content): readonly { readonly act: string; readonly isAboutTrigger: boolean }[] {
  switch (content.kind) {
    case "act":
      return [{ act: content.act.act, isAboutTrigger: content.act.aboutTrigger }];
    case "event":
    case "settled":
      return [];
    case "all":
    case "any":
      return content.of.flatMap(verbsIn);
  }
}

/** Some of it is a matter that only a judge can call done. */
export function isForJudge(content: Content): boolean {
  if (content.kind === "all" || content.kind === "any") return content.of.some(isForJudge);
  return content.kind === "settled";
}
