// `WHAT is STATE`: which thing, which state, when, unless what, until when.
import type { Effect, Exception, Trigger } from "@servanda/agreement";
import { thingKey } from "@servanda/agreement";
import type { Clause } from "../syntax/ast.ts";
import type { ConditionTail, Effect as EffectPredicate, Sentence } from "../syntax/ast-sentences.ts";
import { readCondition } from "./conditions.ts";
import { gap, mark, type Work } from "./context.ts";
import { readExceptions } from "./exceptions.ts";
import { typeNoun } from "./nouns.ts";
import { readPhrases } from "./phrases.ts";
import { type Effective, nothingSaid } from "./said.ts";
import { stateOf, thingNamed } from "./things.ts";
import { asTrigger } from "./triggers.ts";

const STANDING: Trigger = { kind: "standing" };
const aboutScope: Effective = new Set(["during", "after", "start"]);
const aboutEffects: Effective = new Set([...aboutScope, "delay"]);

/** Undefined after a gap or a mistake. */
export function readEffect(
  work: Work,
  clause: Clause,
  sentence: Sentence,
  predicate: EffectPredicate,
): Effect | undefined {
  const [subject] = sentence.subjects;
  if (subject === undefined || sentence.subjects.length > 1 || predicate.isNegated) return gap(work, sentence);
  const typed = typeNoun(work, subject);
  if (typed.type === "unknown") return undefined;
  const of = thingNamed(typed);
  const state = of && stateOf(of, predicate);
  if (of === undefined || state === undefined) return gap(work, sentence);
  const trigger = readTrigger(work, clause);
  const said = readPhrases(work, clause.heads, aboutScope, nothingSaid());
  readPhrases(work, [...sentence.about, ...sentence.phrases], aboutEffects, said);
  const tails = readTails(work, clause, sentence);
  if (trigger === undefined || tails === undefined) return undefined;
  work.changed.add(`state of ${thingKey(of)}`);
  if (of.kind === "clause") work.changed.add(`clause ${of.number}`);
  return {
    kind: "effect",
    during: said.during,
    after: said.after,
    trigger,
    of,
    state,
    ...(said.delay === undefined ? {} : { delay: said.delay }),
    exceptions: tails.exceptions,
    ...(tails.until === undefined ? {} : { until: tails.until }),
  };
}

function readTrigger(work: Work, clause: Clause): Trigger | undefined {
  if (clause.when === undefined) return STANDING;
  work.binding.may = "all";
  const proposition = readCondition(work, clause.when);
  work.binding.may = "nothing";
  return proposition && asTrigger(work, proposition);
}

interface Tails {
  readonly exceptions: readonly Exception[];
  readonly until: Trigger | undefined;
}

function readTails(work: Work, clause: Clause, sentence: Sentence): Tails | undefined {
  const unless: ConditionTail[] = [];
  const until: ConditionTail[] = [...clause.until];
  for (const tail of sentence.tails) {
    if (tail.kind === "unless") unless.push(tail);
    else if (tail.kind === "until") until.push(tail);
    else if (tail.kind === "then" || tail.kind === "otherwise") return gap(work, tail);
    else mark(work, tail);
  }
  const exceptions = readExceptions(work, unless, { kinds: [] });
  const [first, second] = until;
  if (second !== undefined) return gap(work, second);
  const end = first && readUntil(work, first);
  if (exceptions === undefined || (first !== undefined && end === undefined)) return undefined;
  return { exceptions, until: end };
}

/** A date or the edge of a stage comes once; anything else each time it happens. */
function readUntil(work: Work, tail: ConditionTail): Trigger | undefined {
  if (tail.condition === undefined) return undefined;
  const before = work.gaps.length;
  const proposition = readCondition(work, tail.condition);
  const trigger = proposition && asTrigger(work, proposition);
  if (trigger === undefined && work.gaps.length === before && work.errors.count === 0) gap(work, tail);
  return trigger;
}
