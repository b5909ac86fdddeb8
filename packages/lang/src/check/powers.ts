// `can`: who may do what, and what the use of it changes. A part that says how it is used and that nothing follows from
// (`on X`, `with aid`) is marked; the power keeps the rest.
import {
  type ActorName,
  type ActPattern,
  APPLIES,
  type Bearers,
  type Condition,
  IN_FORCE,
  type Notice,
  type Power,
  type PowerUse,
  type StateName,
} from "@servanda/agreement";
import type { Clause } from "../syntax/ast.ts";
import type { ConditionTail, Duty, Noun, Phrase, PrepositionPhrase, Sentence } from "../syntax/ast-sentences.ts";
import { type VerbPhrase, verbPhrases } from "./acts.ts";
import { readCondition } from "./conditions.ts";
import { gap, mark, textOf, type Work } from "./context.ts";
import { readExceptions } from "./exceptions.ts";
import { typeNoun } from "./nouns.ts";
import { markTail } from "./open-points.ts";
import { readPhrases } from "./phrases.ts";
import { asCondition, conjunction } from "./propositions.ts";
import { type Effective, nothingSaid, type Said } from "./said.ts";
import { thingNamed } from "./things.ts";

const aboutScope: Effective = new Set(["during", "after", "start"]);
const aboutUse: Effective = new Set([...aboutScope, "receiver"]);

/** Verbs by which a signatory leaves, where nothing is said of what it leaves. */
const leavingVerbs: ReadonlyMap<string, "own part" | "agreement"> = new Map([
  ["withdraw", "own part"],
  ["withdraw from agreement", "own part"],
  ["denounce", "own part"],
  ["leave", "own part"],
  ["terminate", "agreement"],
]);

/** Verbs that change the state of a clause. */
const changingVerbs: ReadonlyMap<string, StateName> = new Map([
  ["suspend", "suspended"],
  ["terminate", "ended"],
  ["restore", IN_FORCE],
]);

/** Undefined after a gap or a mistake. */
export function readPower(work: Work, clause: Clause, sentence: Sentence, duty: Duty): Power | undefined {
  work.binding.may = "all";
  const proposition = readCondition(work, clause.when);
  const bearers = holdersOf(work, sentence);
  work.binding.may = "nothing";
  const phrases = verbPhrases(work, duty);
  const said = readPhrases(work, clause.heads, aboutScope, nothingSaid());
  const rest = [...sentence.about, ...sentence.phrases].filter(
    (phrase) => !isNotice(phrase) && !isFromAgreement(phrase),
  );
  for (const phrase of rest) readOrMark(work, phrase, said);
  const notice = readNotice(work, sentence.phrases.filter(isNotice), said);
  const unless: ConditionTail[] = [];
  for (const tail of sentence.tails) {
    if (tail.kind === "unless") unless.push(tail);
    else markTail(work, tail);
  }
  for (const tail of clause.until) mark(work, tail);
  const exceptions = readExceptions(work, unless, { kinds: [] });
  if (clause.when !== undefined && proposition === undefined) return undefined;
  if (bearers === undefined || phrases === undefined || exceptions === undefined) return undefined;
  const use = useOf(work, phrases, said, notice);
  if (use === undefined) return undefined;
  const conditions: Condition[] = proposition === undefined ? [] : [asCondition(proposition, { kinds: [] })];
  return {
    kind: "empower",
    bearers,
    during: said.during,
    after: said.after,
    when: conjunction(conditions),
    use,
    exceptions,
  };
}

/** Whoever is meant has it, one by one: `any party`, `a state S`, `Council`. */
function holdersOf(work: Work, sentence: Sentence): Bearers | undefined {
  const actors: ActorName[] = [];
  let onlyInForce = false;
  for (const noun of sentence.subjects) {
    const typed = typeNoun(work, noun);
    if (typed.type === "unknown") return undefined;
    if (typed.type !== "actor") return gap(work, noun);
    actors.push(...typed.actors);
    onlyInForce ||= typed.onlyInForce && typed.quantifier !== undefined;
  }
  const among = [...new Set(actors)];
  work.bound.bearer = { word: undefined, among };
  return among.length === 0 ? undefined : { actors: among, onlyInForce };
}

function readOrMark(work: Work, phrase: Phrase, said: Said): void {
  const gaps = work.gaps.length;
  readPhrases(work, [phrase], aboutUse, said);
  if (work.gaps.length === gaps) return;
  work.gaps.length = gaps;
  mark(work, phrase);
}

// ── notice ─────────────────────────────────────────────────────────────────────────────

/** `on notice of 6 months`. */
function isNotice(phrase: Phrase): phrase is PrepositionPhrase {
  const [noun] = phrase.kind === "phrase" && phrase.preposition === "on" ? phrase.nouns : [];
  return noun?.kind === "thing" && noun.words.at(-1)?.text === "notice";
}

/** `withdraw from agreement` is what `withdraw` alone says here. */
function isFromAgreement(phrase: Phrase): boolean {
  const [noun] = phrase.kind === "phrase" && phrase.preposition === "from" ? phrase.nouns : [];
  return noun !== undefined && isNothing(noun);
}

/** Undefined without one; `gap` says so where there is one that cannot be counted. */
function readNotice(work: Work, phrases: readonly PrepositionPhrase[], said: Said): Notice | undefined {
  const [phrase] = phrases;
  const [noun] = phrase?.nouns ?? [];
  const [of] = noun?.kind === "thing" ? noun.of : [];
  const typed = of === undefined ? undefined : typeNoun(work, of);
  if (phrase === undefined) return undefined;
  if (typed?.type !== "duration") return gap(work, phrase);
  const [start] = said.countedFrom.flatMap(({ nouns }) => nouns);
  const counted = start === undefined ? "" : textOf(work.source, start.span);
  const isGiven = ["event", "declaration", "notification"].includes(counted);
  return { length: typed.length, countedFrom: isGiven ? "giving" : "record" };
}

// ── what it does ───────────────────────────────────────────────────────────────────────

function useOf(
  work: Work,
  phrases: readonly VerbPhrase[],
  said: Said,
  notice: Notice | undefined,
): PowerUse | undefined {
  const [first] = phrases;
  if (first === undefined) return undefined;
  if (phrases.length === 1) {
    const ends = leavingVerbs.get(first.verb);
    if (ends !== undefined && isNothing(first.object)) {
      work.shared.membership.isAsked = true;
      return { kind: "leave", ends, ...(notice === undefined ? {} : { notice }) };
    }
    if (first.verb === "join" && isNothing(first.object)) {
      work.shared.membership.isAsked = true;
      return { kind: "join" };
    }
    if (first.verb === APPLIES && isNothing(first.object)) {
      work.shared.membership.isAsked = true;
      work.shared.membership.isProvisional = true;
      return { kind: "apply provisionally" };
    }
    const change = changeOf(work, first);
    if (change !== undefined) return change;
  }
  if (notice !== undefined) return gap(work, first.noun);
  const acts = phrases.map((phrase) => actOf(work, phrase, said));
  const known = acts.filter((act) => act !== undefined);
  return known.length < acts.length ? undefined : { kind: "act", acts: known };
}

/** No object, or the agreement itself. */
function isNothing(object: Noun | undefined): boolean {
  if (object === undefined) return true;
  const words = object.kind === "thing" && object.name === undefined ? object.words : [];
  return ["agreement", "this agreement"].includes(words.map((word) => word.text).join(" "));
}

function changeOf(work: Work, { verb, object }: VerbPhrase): PowerUse | undefined {
  const state = changingVerbs.get(verb);
  const of = object?.kind === "clause-reference" ? thingNamed(work, object) : undefined;
  if (state === undefined || of?.kind !== "clause") return undefined;
  work.changed.add(`state of clause ${of.number}`);
  work.changed.add(`clause ${of.number}`);
  return { kind: "change", verb, of, state };
}

/** Whatever the verb acts on is the matter of the act, in the text's words; an actor is whom it is done to. */
function actOf(work: Work, { verb, object }: VerbPhrase, said: Said): ActPattern | undefined {
  const to = said.to === undefined ? {} : { to: said.to };
  const act: ActPattern = { act: verb, ...to, aboutTrigger: false };
  if (object === undefined) return act;
  const typed = typeNoun(work, object);
  if (typed.type === "unknown") return undefined;
  if (typed.type === "matter") return { ...act, matter: typed.text };
  if (typed.type === "actor") return { ...act, to: typed.term };
  return { ...act, matter: textOf(work.source, object.span).replaceAll(/\bthe /g, "") };
}
