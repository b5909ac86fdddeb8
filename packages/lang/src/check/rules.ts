// Clauses to rules: a prohibition, an obligation with its clock, or a bar on attributing. Undefined where the clause
// has no meaning yet or a mistake was reported.
import type {
  AttributionRung,
  Bearers,
  Condition,
  Effect,
  EventPattern,
  Moment,
  Obligation,
  Permission,
  Power,
  Prohibition,
} from "@servanda/agreement";
import type { Clause } from "../syntax/ast.ts";
import type { ConditionTail, Duty, Sentence } from "../syntax/ast-sentences.ts";
import { attributed, forbiddenAct, forbiddenEvents, verbPhrases } from "./acts.ts";
import { readBearers } from "./bearers.ts";
import { readCondition } from "./conditions.ts";
import { gap, type Work } from "./context.ts";
import { readEffect } from "./effects.ts";
import { readExceptions } from "./exceptions.ts";
import { hasTriggerLimit } from "./limits.ts";
import { readObligation } from "./obligations.ts";
import { markTail } from "./open-points.ts";
import { aboutDeeds, closePatterns, countConditions, kindsOf, merged } from "./patterns.ts";
import { readPermission } from "./permissions.ts";
import { readPhrases } from "./phrases.ts";
import { readPower } from "./powers.ts";
import { takePrecedence } from "./precedence.ts";
import { readPrevention } from "./preventions.ts";
import { asCondition, conjunction, disjunction } from "./propositions.ts";
import { beyondLimit, isLimit, ofAmount, reportUncounted } from "./quantities.ts";
import { type Effective, nothingSaid } from "./said.ts";
import { placeBinds } from "./triggers.ts";
import { untilMoments } from "./until.ts";

export type Rule = Prohibition | Obligation | Effect | Permission | Power | Bar;

/** Who may not attribute at all, or not from this rung on. */
export interface Bar {
  readonly kind: "bar";
  readonly actors: readonly string[];
  readonly from?: AttributionRung;
}

const aboutTime: Effective = new Set(["during", "after", "before", "start"]);

export function readRule(work: Work, written: Clause): Rule | undefined {
  const clause = takePrecedence(work, written);
  const { sentence } = clause;
  if (sentence?.predicate === undefined) return undefined;
  work.bound.clause = clause.id.text;
  if (sentence.predicate.kind === "effect") return readEffect(work, clause, sentence, sentence.predicate);
  const { modal, modalSpan } = sentence.predicate;
  if (modal === "must not") return readProhibition(work, clause, sentence, sentence.predicate);
  if (isLimit(sentence, sentence.predicate)) return readProhibition(work, clause, sentence, sentence.predicate);
  if (modal === "must" || modal === "must strive to") return readObligation(work, clause, sentence, sentence.predicate);
  if (modal === "must prevent")
    return readPrevention(work, clause, sentence, sentence.predicate, (rest, duty) => {
      const rule = readProhibition(work, clause, rest, duty);
      return rule?.kind === "forbid" ? rule : undefined;
    });
  if (modal === "may") return readPermission(work, clause, sentence, sentence.predicate);
  if (modal === "can") return readPower(work, clause, sentence, sentence.predicate);
  return gap(work, { span: modalSpan });
}

function readProhibition(work: Work, clause: Clause, sentence: Sentence, duty: Duty): Rule | undefined {
  work.bound.isForbidding = true;
  const said = readPhrases(work, clause.heads, new Set([...aboutTime, "inside", "outside"]), nothingSaid());
  const bearers = readBearers(work, sentence.subjects, true);
  const phrases = verbPhrases(work, duty);
  if (bearers === undefined || phrases === undefined) return undefined;
  const attributing = attributed(work, phrases);
  if (attributing !== undefined) return bar(work, clause, sentence, bearers, attributing);
  work.binding.may = "regions";
  const onRecord = forbiddenAct(work, phrases, sentence.phrases);
  const forbidden = onRecord?.forbidden ?? forbiddenEvents(work, phrases);
  const effective: Effective = new Set([...aboutDeeds, ...aboutTime, "amount", "recurrence"]);
  readPhrases(work, [...sentence.about, ...(onRecord?.rest ?? sentence.phrases)], effective, said);
  const test = duty.modal === "must" ? beyondLimit : ofAmount;
  said.attributes.push(...said.amounts.flatMap((amount) => test(work, amount) ?? []));
  const counts = countConditions(work, said, sentence);
  work.binding.may = "nothing";
  if (forbidden === undefined) return undefined;
  if (said.by !== undefined || said.windowMs !== undefined) return gap(work, sentence);
  const patterns = closePatterns(work, forbidden.drafts, said, sentence);
  if (patterns.length < forbidden.drafts.length) return undefined;
  const { event, alternatives } = oneEvent(patterns, bearers);
  if (duty.modal === "must") reportUncounted(work, clause, event.kinds);
  const bound = placeBinds(event);
  if ([...work.variables.keys()].some((name) => !bound.includes(name))) return gap(work, sentence);
  const tails = readTails(work, clause, sentence);
  const when = readCondition(work, clause.when);
  const exceptions = readExceptions(work, tails.unless, event);
  for (const each of exceptions ?? []) {
    // A prohibition stands: it has no trigger from which a limit could run.
    if (each.kind === "condition" && hasTriggerLimit(each.condition)) return gap(work, each);
  }
  if (exceptions === undefined || tails.before === undefined || (clause.when !== undefined && when === undefined))
    return undefined;
  const conditions = [
    when === undefined ? undefined : asCondition(when, event),
    ...forbidden.when,
    ...counts,
    alternatives,
  ];
  return {
    kind: "forbid",
    bearers,
    during: said.during,
    after: said.after,
    before: [...said.before, ...tails.before],
    event,
    when: conjunction(conditions.filter((each) => each !== undefined)),
    exceptions,
  };
}

/** An observer that may never attribute. Only so: a bar for a time, or of a party, has no meaning yet. */
function bar(
  work: Work,
  clause: Clause,
  sentence: Sentence,
  bearers: Bearers,
  what: "anything" | AttributionRung,
): Rule | undefined {
  const isPlain =
    clause.when === undefined &&
    [clause.heads, clause.until, sentence.about, sentence.phrases, sentence.tails].every((parts) => parts.length === 0);
  const areObservers = bearers.actors.every((name) => work.shared.actors.get(name)?.role === "observer");
  if (!isPlain || !areObservers) return gap(work, sentence);
  return { kind: "bar", actors: bearers.actors, ...(what === "anything" ? {} : { from: what }) };
}

/** One pattern; where alternatives differ, the widest of them, and the alternatives as a test of the judged event. */
function oneEvent(
  patterns: readonly EventPattern[],
  bearers: Bearers,
): { event: EventPattern; alternatives: Condition | undefined } {
  const by = { kind: "bind", name: "bearer", among: bearers.actors } as const;
  const single = merged(patterns);
  if (single !== undefined) return { event: { ...single, by }, alternatives: undefined };
  const event: EventPattern = { kinds: kindsOf(patterns), by, where: commonBinds(patterns), attributes: [] };
  return { event, alternatives: disjunction(patterns.map((each) => ({ kind: "judged", event: unbound(each) }))) };
}

function commonBinds(patterns: readonly EventPattern[]): EventPattern["where"] {
  const binds = patterns.flatMap((pattern) =>
    pattern.where.filter((test) => "region" in test && test.region.kind === "bind"),
  );
  return binds.filter(
    (test, index) => binds.findIndex((each) => JSON.stringify(each) === JSON.stringify(test)) === index,
  );
}

function unbound(pattern: EventPattern): EventPattern {
  const where = pattern.where.map((test) =>
    "region" in test && test.region.kind === "bind"
      ? { ...test, region: { kind: "variable" as const, name: test.region.name } }
      : test,
  );
  return { ...pattern, where };
}

interface Tails {
  readonly unless: readonly ConditionTail[];
  readonly before: readonly Moment[] | undefined;
}

/** `then` and `otherwise` of a prohibition, and what is left open, are read and change nothing. */
function readTails(work: Work, clause: Clause, sentence: Sentence): Tails {
  const unless: ConditionTail[] = [];
  const until: ConditionTail[] = [...clause.until];
  for (const tail of sentence.tails) {
    if (tail.kind === "unless") unless.push({ ...tail, kind: "unless" });
    else if (tail.kind === "until") until.push({ ...tail, kind: "until" });
    else markTail(work, tail);
  }
  const moments = until.map((tail) => untilMoments(work, tail));
  const known = moments.filter((each) => each !== undefined);
  return { unless, before: known.length < moments.length ? undefined : known.flat() };
}
