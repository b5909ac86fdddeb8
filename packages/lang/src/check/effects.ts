// `WHAT is STATE`: which thing, which state, when, unless what, until when.
import type { Affected, Effect, Exception, Moment, StateName, Thing, Trigger } from "@servanda/agreement";
import { thingKey } from "@servanda/agreement";
import type { Clause } from "../syntax/ast.ts";
import type {
  Condition,
  ConditionTail,
  Effect as EffectPredicate,
  Noun,
  PrepositionPhrase,
  Sentence,
} from "../syntax/ast-sentences.ts";
import { readCondition } from "./conditions.ts";
import { gap, textOf, type Work } from "./context.ts";
import { alternatives, readExceptions } from "./exceptions.ts";
import { typeNoun } from "./nouns.ts";
import { markTail } from "./open-points.ts";
import { momentNamed, readPhrases } from "./phrases.ts";
import { takeRelief } from "./relief.ts";
import { type Effective, nothingSaid, type Said } from "./said.ts";
import { controlled, stateOf, stateWord, thingNamed } from "./things.ts";
import { asTrigger } from "./triggers.ts";

const STANDING: Trigger = { kind: "standing" };
const aboutScope: Effective = new Set(["during", "after", "start"]);
const aboutEffects: Effective = new Set([...aboutScope, "delay"]);
const aboutTransfers: Effective = new Set([...aboutEffects, "receiver"]);

/** What the rule around an effect says of it. */
interface Setting {
  readonly trigger: Trigger;
  readonly scope: Said;
  readonly until: readonly ConditionTail[];
}

/** A clause that is an effect. Undefined after a gap or a mistake. */
export function readEffect(
  work: Work,
  clause: Clause,
  sentence: Sentence,
  predicate: EffectPredicate,
): Effect | undefined {
  const trigger = readTrigger(work, clause);
  const scope = readPhrases(work, clause.heads, aboutScope, nothingSaid());
  if (trigger === undefined) return undefined;
  return readEffectOf(work, sentence, predicate, { trigger, scope, until: clause.until });
}

/** An effect that follows a duty which was missed or done. */
export function readFollowingEffect(work: Work, sentence: Sentence, predicate: EffectPredicate): Effect | undefined {
  return readEffectOf(work, sentence, predicate, { trigger: STANDING, scope: nothingSaid(), until: [] });
}

function readEffectOf(
  work: Work,
  sentence: Sentence,
  predicate: EffectPredicate,
  setting: Setting,
): Effect | undefined {
  const changed = readAffected(work, sentence, predicate);
  if (changed === undefined) return undefined;
  const { of, state } = changed;
  const said = setting.scope;
  const { relief, phrases } = takeRelief(work, state, sentence.phrases);
  const inPlace = of.kind === "breach of" ? [] : sentence.about;
  const isTransfer = of.kind === "control of";
  readPhrases(work, [...inPlace, ...phrases], isTransfer ? aboutTransfers : aboutEffects, said);
  const tails = readTails(work, setting.until, sentence, of);
  if (tails === undefined) return undefined;
  const [start] = said.countedFrom;
  if (start !== undefined && !isFromTrigger(start)) return gap(work, start);
  if (isTransfer && said.to === undefined) return gap(work, sentence);
  const affected: Affected = isTransfer && said.to !== undefined ? { ...of, to: said.to } : of;
  noteChange(work, affected);
  return {
    kind: "effect",
    during: said.during,
    after: said.after,
    trigger: setting.trigger,
    of: affected,
    state,
    ...(relief === undefined ? {} : { relief }),
    ...(said.delay === undefined ? {} : { delay: said.delay }),
    exceptions: tails.exceptions,
    ...(tails.spared.length === 0 ? {} : { spared: tails.spared }),
    ...(tails.until === undefined ? {} : { until: tails.until }),
  };
}

/** What an effect is counted from anyway: the moment at which its trigger was on record. */
function isFromTrigger({ nouns }: PrepositionPhrase): boolean {
  const words = nouns.map((noun) => (noun.kind === "thing" ? noun.words.map(({ text }) => text).join(" ") : ""));
  return words.every((word) => word === "receipt" || word === "declaration" || word === "finding");
}

interface Changed {
  readonly of: Affected;
  readonly state: StateName;
}

function readAffected(work: Work, sentence: Sentence, predicate: EffectPredicate): Changed | undefined {
  const [subject] = sentence.subjects;
  const isMeant = !predicate.isNegated || predicate.isInForce;
  if (subject === undefined || !isMeant) return gap(work, sentence);
  if (sentence.subjects.length > 1) return readSeveral(work, sentence, predicate);
  const word = stateWord(predicate);
  const place = controlled(subject);
  if (place !== undefined) return word === "transferred" ? readControl(work, sentence, place) : gap(work, sentence);
  const typed = typeNoun(work, subject);
  if (typed.type === "unknown") return undefined;
  if (typed.type === "breach")
    return word === "presumed" ? readPresumed(work, sentence, typed.breach.clauses) : gap(work, sentence);
  if (typed.type === "actor") {
    const [body, other] = typed.actors;
    if (word !== "convened" || body === undefined || other !== undefined) return gap(work, sentence);
    return { of: { kind: "meeting of", body }, state: word };
  }
  const named = readThing(work, subject, predicate);
  return named ?? gap(work, sentence);
}

interface NamedState {
  readonly of: Thing;
  readonly state: StateName;
}

function readThing(work: Work, noun: Noun, predicate: EffectPredicate): NamedState | undefined {
  const of = thingNamed(work, noun);
  const state = of && stateOf(of, predicate);
  return of === undefined || state === undefined ? undefined : { of, state };
}

/** `clause 1, clause 2 is suspended`. */
function readSeveral(work: Work, sentence: Sentence, predicate: EffectPredicate): Changed | undefined {
  const named = sentence.subjects.map((noun) => readThing(work, noun, predicate));
  const known = named.filter((each) => each !== undefined);
  const [first] = known;
  if (first === undefined || known.length < named.length) return gap(work, sentence);
  return { of: { kind: "several", of: known.map(({ of }) => of) }, state: first.state };
}

/** Control passes to whom a phrase names; until that is read, to nobody. */
function readControl(work: Work, sentence: Sentence, place: Sentence["subjects"][number]): Changed | undefined {
  const typed = typeNoun(work, place);
  if (typed.type === "unknown") return undefined;
  if (typed.type !== "place") return gap(work, sentence);
  return { of: { kind: "control of", region: typed.region, to: { kind: "named", actors: [] } }, state: "transferred" };
}

/** `breach of clause 3.2 by X at P`: of one clause, by someone. */
function readPresumed(work: Work, sentence: Sentence, clauses: readonly string[]): Changed | undefined {
  const said = readPhrases(work, sentence.about, new Set(["doer", "inside"]), nothingSaid());
  const [where] = said.where;
  const [subject] = sentence.subjects;
  const isOne = subject?.kind === "thing" && subject.of.length === 1;
  if (!isOne || said.by === undefined) return gap(work, sentence);
  const at = where?.kind === "in" ? { at: where.region } : {};
  return { of: { kind: "breach of", clauses, by: said.by, ...at }, state: "presumed" };
}

/** What depends on the thing depends on this clause. */
function noteChange(work: Work, of: Affected): void {
  if (of.kind === "meeting of") return;
  if (of.kind === "several") {
    for (const each of of.of) noteChange(work, each);
    return;
  }
  if (of.kind === "control of") work.changed.add("control");
  else if (of.kind === "breach of")
    for (const key of of.clauses) work.changed.add(`clause ${key.split("@")[0] ?? key}`);
  else {
    work.changed.add(`state of ${thingKey(of)}`);
    if (of.kind === "clause") work.changed.add(`clause ${of.number}`);
  }
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
  readonly spared: readonly string[];
  readonly until: Trigger | undefined;
}

function readTails(work: Work, heads: readonly ConditionTail[], sentence: Sentence, of: Affected): Tails | undefined {
  const unless: ConditionTail[] = [];
  const spared: string[] = [];
  const until: ConditionTail[] = [...heads];
  for (const tail of sentence.tails) {
    if (tail.kind === "unless") {
      const parts = alternatives(tail.condition);
      const left = of.kind === "measure" ? parts.filter((part) => isSpared(work, part)) : [];
      spared.push(...left.map(({ span }) => textOf(work.source, span)));
      unless.push(
        ...parts
          .filter((part) => !left.includes(part))
          .map((condition) => ({ ...tail, kind: "unless" as const, condition })),
      );
    } else if (tail.kind === "until") until.push(tail);
    else if (tail.kind === "then" || tail.kind === "otherwise") return gap(work, tail);
    else if (tail.kind === "no deadline") {
      // Somebody is to bring it about some day: the text itself does not.
      return gap(work, tail);
    } else markTail(work, tail);
  }
  const exceptions = readExceptions(work, unless, { kinds: [] });
  const [first, second] = until;
  if (second !== undefined) return gap(work, second);
  const end = first && readUntil(work, first);
  if (exceptions === undefined || (first !== undefined && end === undefined)) return undefined;
  return { exceptions, spared, until: end };
}

/** `contract before that notice`: words for what the measure leaves alone, which is no condition. */
function isSpared(work: Work, condition: Condition): boolean {
  if (condition.kind !== "happening" || condition.subjects.length !== 1 || condition.objects.length > 0) return false;
  const [subject] = condition.subjects;
  return subject?.kind === "thing" && typeNoun(work, subject).type === "plain";
}

function momentIn(work: Work, condition: Condition): Moment | undefined {
  if (condition.kind !== "happening" || condition.phrases.length > 0 || condition.subjects.length !== 1)
    return undefined;
  const [subject] = condition.subjects;
  const typed = subject && typeNoun(work, subject);
  return typed?.type === "moment" || typed?.type === "stage" ? momentNamed(typed, "end") : undefined;
}

/** A date or the edge of a stage comes once; anything else each time it happens. */
export function readUntil(work: Work, tail: ConditionTail): Trigger | undefined {
  if (tail.condition === undefined) return undefined;
  const moment = momentIn(work, tail.condition);
  if (moment !== undefined) return { kind: "moment", moment };
  const before = work.gaps.length;
  const proposition = readCondition(work, tail.condition);
  const trigger = proposition && asTrigger(work, proposition);
  if (trigger === undefined && work.gaps.length === before && work.errors.count === 0) gap(work, tail);
  return trigger;
}
