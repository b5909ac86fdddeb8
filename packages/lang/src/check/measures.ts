// Measures: who keeps them, and who must renew them how often.
import type { ActorName, Clause, Measure, Rule } from "@servanda/agreement";
import { IN_FORCE } from "@servanda/agreement";
import type { Line, Measure as MeasureStatement } from "../syntax/ast.ts";
import { gap, type Work } from "./context.ts";
import { typeNoun } from "./nouns.ts";
import { markTail } from "./open-points.ts";
import { readPhrases } from "./phrases.ts";
import { nothingSaid } from "./said.ts";

/** Undefined after a gap or a mistake. */
export function readMeasure(work: Work, statement: MeasureStatement, span: Measure["span"]): Measure | undefined {
  const said = readPhrases(work, statement.phrases, new Set(["doer"]), nothingSaid());
  const senders = said.byActors ?? [];
  const renewals = statement.lines.map((line) => readRenewal(work, line));
  const known = renewals.filter((each) => each !== undefined);
  if (known.length < renewals.length || work.gaps.length > 0 || work.errors.count > 0) return undefined;
  return {
    name: statement.name.text,
    ...(statement.label === undefined ? {} : { label: statement.label.text }),
    senders,
    isInForceAtFirst: true,
    renewals: known.flat(),
    span,
  };
}

/** `EU renews every 6 months by unanimity`: by which vote is the sender's own affair, and only its renewal is seen. */
function readRenewal(work: Work, { fact, tails, span }: Line): Measure["renewals"] | undefined {
  for (const tail of tails) {
    if (tail.kind === "left open" || tail.kind === "negotiable") markTail(work, tail);
    else return gap(work, tail);
  }
  if (fact?.kind !== "recorded-act" || fact.verb.text !== "renews" || fact.object !== undefined)
    return gap(work, { span });
  const actors = fact.subjects.map((noun) => typeNoun(work, noun));
  const by: readonly ActorName[] = actors.flatMap((each) => (each.type === "actor" ? each.actors : []));
  const [every, ...others] = fact.phrases.filter((phrase) => phrase.kind !== "phrase" || phrase.preposition !== "by");
  const [noun] = every?.kind === "phrase" && every.preposition === "every" ? every.nouns : [];
  const length = noun === undefined ? undefined : typeNoun(work, noun);
  if (by.length === 0 || others.length > 0 || length?.type !== "duration") return gap(work, { span });
  return by.map((sender) => ({ by: sender, every: length.length }));
}

/** A measure that the text somewhere puts in force is not in force before. */
export function withFirstStates(measures: readonly Measure[], clauses: readonly Clause[]): readonly Measure[] {
  return measures.map((measure) => ({
    ...measure,
    isInForceAtFirst: !clauses.some(({ rule }) => putsInForce(rule, measure.name)),
  }));
}

function putsInForce(rule: Rule, name: string): boolean {
  if (rule.kind === "effect") {
    const things = rule.of.kind === "several" ? rule.of.of : [rule.of];
    return rule.state === IN_FORCE && things.some((each) => each.kind === "measure" && each.name === name);
  }
  if (rule.kind !== "require") return false;
  return [rule.otherwise, rule.onFulfilment].some((each) => each !== undefined && putsInForce(each, name));
}
