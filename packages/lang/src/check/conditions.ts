// Conditions of the tree to propositions: happenings, acts on record, states, and defines expanded in place.
// Undefined where a part has no meaning or a mistake was reported.
import type { ActorTerm, ActPattern, Condition } from "@servanda/agreement";
import { DECIDES, IN_FORCE, thingKey } from "@servanda/agreement";
import type { Span } from "../document/source-file.ts";
import { actRow } from "../std/vocabulary.ts";
import type { Happening, Noun, RecordedAct, StateFact, Condition as Written } from "../syntax/ast-sentences.ts";
import { bodyIn } from "./actors.ts";
import { complain, gap, textOf, type Work } from "./context.ts";
import { dutyCondition, dutyStates } from "./duty-states.ts";
import { severalActors } from "./noun-actors.ts";
import { typeNoun } from "./nouns.ts";
import { aboutEvents, closePatterns, countCondition, countConditions } from "./patterns.ts";
import { readPhrases } from "./phrases.ts";
import { conjunction, disjunction, type Proposition, proven, windowOfMs } from "./propositions.ts";
import { type Effective, nothingSaid, type Said } from "./said.ts";
import { atLeastOf } from "./several.ts";
import { controlled, rungOf, stateOf, stateWord, thingsNamed } from "./things.ts";
import type { ActorTyped, Typed } from "./typed.ts";

export function readCondition(work: Work, condition: Written | undefined): Proposition | undefined {
  if (condition === undefined) return undefined;
  switch (condition.kind) {
    case "any-of":
    case "all-of": {
      const parts = condition.parts.map((part) => readCondition(work, part));
      const known = parts.filter((part) => part !== undefined);
      if (known.length < parts.length) return undefined;
      return { kind: condition.kind === "any-of" ? "any" : "all", of: known, span: condition.span };
    }
    case "not": {
      const part = readCondition(work, condition.part);
      return part && { kind: "not", of: part, span: condition.span };
    }
    case "happening":
      return readHappening(work, condition);
    case "recorded-act":
      return readRecordedAct(work, condition);
    case "state":
      return readState(work, condition);
  }
}

// ── happenings ─────────────────────────────────────────────────────────────────────────

function readHappening(work: Work, fact: Happening): Proposition | undefined {
  const place = fact.subjects.length === 1 && fact.subjects[0] !== undefined ? controlled(fact.subjects[0]) : undefined;
  if (place !== undefined) return readControl(work, fact, place);
  const typed = fact.subjects.map((noun) => typeNoun(work, noun));
  const [first] = typed;
  if (first === undefined || typed.some((each) => each.type === "unknown")) return undefined;
  if (fact.objects.length > 0) return gap(work, fact);
  if (typed.length > 1) return readList(work, fact, typed);
  switch (first.type) {
    case "event":
      return readEvent(work, fact, first);
    case "breach":
      return readBreach(work, fact, first);
    case "count":
      return readCount(work, fact, first);
    case "matter":
      return readMatter(work, fact, first.text);
    case "condition": {
      if (fact.phrases.length > 0) return gap(work, fact);
      const defined = work.shared.readers.define(work, first.define, fact.span);
      if (defined === undefined || first.level === undefined) return defined;
      return proven(defined, first.level) ?? gap(work, fact);
    }
    case "stage":
      if (fact.phrases.length > 0) return gap(work, fact);
      return { kind: "state", condition: { kind: "stage", stage: first.stage, is: "running" }, span: fact.span };
    case "moment":
      // A moment at which something comes true is, as a condition, that it is true.
      if (first.moment?.kind !== "watch" || fact.phrases.length > 0) return gap(work, fact);
      return { kind: "state", condition: first.moment.watch.condition, span: fact.span };
    case "actor":
    case "place":
    case "duration":
    case "distance":
    case "clause": {
      if (fact.phrases.length > 0) return gap(work, fact);
      complain(work, "S0304", fact.subjects[0]?.span ?? fact.span, {
        found: textOf(work.source, fact.subjects[0]?.span ?? fact.span),
        type: first.type,
        wanted: ["event", "breach", "matter"],
      });
      return undefined;
    }
    default:
      return gap(work, fact);
  }
}

/** `control of Z by X`. */
function readControl(work: Work, fact: Happening, place: Noun): Proposition | undefined {
  const typed = typeNoun(work, place);
  const said = readPhrases(work, fact.phrases, new Set(["doer"]), nothingSaid());
  if (typed.type === "unknown") return undefined;
  if (typed.type !== "place" || typed.region.kind !== "named" || said.byActors === undefined) return gap(work, fact);
  const of = { kind: "place", name: typed.region.region } as const;
  work.reached.add("control");
  const { reading } = work.world;
  const held = said.byActors.map((state): Condition => ({ kind: "is", of, state, reading }));
  return { kind: "state", condition: disjunction(held), span: fact.span };
}

/** `storage, inspection`: any of the events. */
function readList(work: Work, fact: Happening, typed: readonly Typed[]): Proposition | undefined {
  const events = typed.flatMap((each) => (each.type === "event" && !each.isNone ? [each] : []));
  if (events.length < typed.length) return gap(work, fact);
  return readEvent(work, fact, {
    type: "event",
    drafts: events.flatMap((each) => each.drafts),
    isNone: false,
    isThat: false,
  });
}

function readEvent(work: Work, fact: Happening, typed: Extract<Typed, { type: "event" }>): Proposition | undefined {
  const effective: Effective = typed.isNone ? new Set([...aboutEvents, "span"]) : aboutEvents;
  const said = readPhrases(work, fact.phrases, effective, nothingSaid());
  const also = countConditions(work, said, fact);
  const patterns = closePatterns(work, typed.drafts, said, fact);
  if (patterns.length < typed.drafts.length) return undefined;
  return {
    kind: "event",
    patterns,
    isNone: typed.isNone,
    windowMs: said.windowMs,
    ...(typed.level === undefined ? {} : { level: typed.level }),
    also,
    isStoredState: typed.drafts.every((draft) => draft.isStoredState),
    span: fact.span,
  };
}

const aboutBreaches: Effective = new Set(["doer", "window", "with"]);

function readBreach(work: Work, fact: Happening, typed: Extract<Typed, { type: "breach" }>): Proposition | undefined {
  const effective: Effective = typed.isNone ? new Set([...aboutBreaches, "span"]) : aboutBreaches;
  const said = readPhrases(work, fact.phrases, effective, nothingSaid());
  refuseOtherRoles(work, fact, said.byActors);
  const also = [...countConditions(work, said, fact)];
  if (said.attributes.length > 0) {
    // The breach's own reports pass the test: the kinds are those of any event.
    also.push({ kind: "judged", event: { kinds: work.shared.allKinds, where: [], attributes: said.attributes } });
  }
  const breach = { ...typed.breach, ...(said.by === undefined ? {} : { by: said.by }) };
  return { kind: "breach", breach, isNone: typed.isNone, windowMs: said.windowMs, also, span: fact.span };
}

/**
 * Only parties are bound by what parties must not do: `breach by Germany` can never be where Germany is a guarantor.
 */
function refuseOtherRoles(work: Work, fact: Happening, actors: readonly string[] | undefined): void {
  const known = (actors ?? []).map((name) => work.shared.actors.get(name));
  const [first] = known;
  if (first?.role !== "guarantor" || known.some((each) => each?.role !== "guarantor")) return;
  const ids = fact.subjects.flatMap((noun) => (noun.kind === "thing" || noun.kind === "quantified" ? noun.of : []));
  const clauses = ids.flatMap((noun) =>
    noun.kind === "clause-reference" ? [work.world.clauses.get(noun.id.text)] : [],
  );
  const bindsParties = clauses.some((placed) => {
    const [subject] = placed?.statement.sentence?.subjects ?? [];
    return subject?.kind === "quantified" && subject.words.map((word) => word.text).join(" ") === "party";
  });
  if (!bindsParties) return;
  const noun = fact.phrases.flatMap((phrase) =>
    phrase.kind === "phrase" && phrase.preposition === "by" ? phrase.nouns : [],
  )[0];
  complain(work, "S0602", noun?.span ?? fact.span, { name: first.name, role: "guarantor", wanted: "party" });
}

function readCount(work: Work, fact: Happening, typed: Extract<Typed, { type: "count" }>): Proposition | undefined {
  const said = readPhrases(work, fact.phrases, aboutEvents, nothingSaid());
  if (said.counts.length > 0) return gap(work, fact);
  const condition = countCondition(work, typed, said, fact.subjects[0] ?? fact);
  if (condition === undefined) return undefined;
  return {
    kind: "state",
    condition,
    span: fact.span,
    ...(condition.kind === "count" ? { event: condition.event } : {}),
  };
}

function readMatter(work: Work, fact: Happening, matter: string): Proposition | undefined {
  const said = readPhrases(work, fact.phrases, new Set(["settles"]), nothingSaid());
  if (said.pleadedBy !== undefined) return gap(work, fact);
  const hasJudge = fact.phrases.some((phrase) => phrase.kind === "phrase" && phrase.preposition === "judged by");
  if (!hasJudge) work.shared.report("S0322", { file: work.source.name, span: fact.span }, { matter });
  const judgedBy = said.judgedTerm;
  return { kind: "state", condition: { kind: "matter", matter, ...(judgedBy && { judgedBy }) }, span: fact.span };
}

// ── acts on record ─────────────────────────────────────────────────────────────────────

const aboutRecordedActs: Effective = new Set([
  "receiver",
  "giver",
  "destination",
  "inside",
  "window",
  "length",
  "topic",
]);

function readRecordedAct(work: Work, fact: RecordedAct): Proposition | undefined {
  const several = fact.subjects.map((noun) => severalActors(work, noun));
  const typed = fact.subjects.map((noun, index) => several[index]?.typed ?? typeNoun(work, noun));
  if (typed.some((each) => each.type === "unknown")) return undefined;
  const actors = typed.flatMap((each) => (each.type === "actor" ? [each] : []));
  const row = actRow(fact.verb.text);
  if (actors.length < typed.length || actors.length === 0 || row === undefined) return gap(work, fact);
  const base = objectOf(work, fact.object, { act: row.base, aboutTrigger: false });
  const said = readPhrases(work, fact.phrases, aboutRecordedActs, nothingSaid());
  if (base === undefined) return undefined;
  const { windowMs, length: within } = said;
  const [place] = said.where;
  const at = place?.kind === "in" ? { at: place.region } : {};
  const { span } = fact;
  const pattern = (actor: ActorTerm): ActPattern => {
    const by = row.base === DECIDES ? decidingIn(work, actor) : actor;
    return { ...onTopic(base, said), by, ...at, ...(said.to === undefined ? {} : { to: said.to }) };
  };
  const did = (by: ActorTerm): Proposition => {
    return { kind: "act", act: pattern(by), windowMs, ...(within === undefined ? {} : { within }), span };
  };
  const acts = actors.flatMap((actor, index): readonly Proposition[] => {
    const atLeastActors = several[index]?.atLeast;
    if (atLeastActors === undefined)
      return isAnyInForce(actor) ? [didInForce(work, actor, did, span)] : eachSubject(actor).map(did);
    const condition: Condition = { kind: "did", act: pattern(actor.term), window: windowOfMs(windowMs), atLeastActors };
    return [{ kind: "state", condition, span }];
  });
  const [only] = acts;
  const all: Proposition | undefined = acts.length === 1 ? only : { kind: "all", of: acts, span: fact.span };
  if (all === undefined || !fact.verb.isNegated) return all;
  return { kind: "not", of: all, span: fact.span };
}

/** A body decides as the reading has its rules. */
function decidingIn({ world }: Work, by: ActorTerm): ActorTerm {
  return by.kind === "named" ? { ...by, actors: by.actors.map((name) => bodyIn(world, name)) } : by;
}

/** `any guarantor in force notifies`, `a guarantor G in force …`, `any of Participants …`, where those are in force. */
function isAnyInForce({ onlyInForce, quantifier, term }: ActorTyped): boolean {
  return onlyInForce && (term.kind === "bind" || (quantifier === "any" && term.kind === "named"));
}

/** One of them, and it is in force: a word of who has left, or has not entered, counts for nothing. */
function didInForce(work: Work, actor: ActorTyped, did: (by: ActorTerm) => Proposition, span: Span): Proposition {
  work.shared.membership.isAsked = true;
  const { term } = actor;
  const of = actor.actors.map((name): Proposition => {
    const by: ActorTerm = term.kind === "bind" ? { ...term, among: [name] } : { kind: "named", actors: [name] };
    const condition: Condition = {
      kind: "is",
      of: { kind: "actor", name },
      state: IN_FORCE,
      reading: work.world.reading,
    };
    return { kind: "all", of: [did(by), { kind: "state", condition, span }], span };
  });
  return { kind: "any", of, span };
}

/** `each party has signed` asks every one of them, `any party has signed` one. */
function eachSubject(actor: ActorTyped): readonly ActorTerm[] {
  if (actor.quantifier !== "each") return [actor.term];
  return actor.actors.map((name) => ({ kind: "named", actors: [name] }));
}

/** What an unnamed breach depends on. */
const EVERY_CLAUSE = "every clause";

/**
 * What an act is about: a matter, a receiver, or what brought the clause to life. Words and declared papers are matters
 * by their name: `enact law`, `declare Losses`. Undefined after a gap.
 */
export function objectOf(work: Work, noun: Noun | undefined, act: ActPattern): ActPattern | undefined {
  if (noun === undefined) return act;
  const askedOfAll = work.reached.has(EVERY_CLAUSE);
  const typed = typeNoun(work, noun);
  if (typed.type === "matter") return { ...act, matter: typed.text };
  if (typed.type === "plain" || typed.type === "instrument" || typed.type === "event")
    return { ...act, matter: textOf(work.source, noun.span).replaceAll(/\bthe /g, "") };
  if (typed.type === "actor") return { ...act, to: typed.term };
  if (typed.type === "reference" || (typed.type === "breach" && typed.isUnnamed)) {
    // `cure breach`: the one that brought the clause to life, and no other clause's.
    if (!askedOfAll) work.reached.delete(EVERY_CLAUSE);
    return { ...act, aboutTrigger: true };
  }
  if (typed.type === "unknown") return undefined;
  return gap(work, noun);
}

/** `enact law on "amnesty"` is an act on the matter `law on amnesty`. */
export function onTopic(act: ActPattern, { matter }: Pick<Said, "matter">): ActPattern {
  if (matter === undefined) return act;
  return { ...act, matter: act.matter === undefined ? matter : `${act.matter} on ${matter}` };
}

// ── states ─────────────────────────────────────────────────────────────────────────────

function readState(work: Work, fact: StateFact): Proposition | undefined {
  const [subject] = fact.subjects;
  if (subject === undefined || fact.subjects.length > 1 || fact.about.length > 0 || fact.phrases.length > 0)
    return gap(work, fact);
  const proposition = stateWord(fact) === "convened" ? convened(work, fact, subject) : stateFact(work, fact, subject);
  if (proposition === undefined) return undefined;
  return fact.isNegated ? { kind: "not", of: proposition, span: fact.span } : proposition;
}

function stateFact(work: Work, fact: StateFact, subject: Noun): Proposition | undefined {
  const condition = stateCondition(work, fact, subject);
  return condition && { kind: "state", condition, span: fact.span };
}

/** `Council is convened`: somebody, or the text itself, convenes it. */
function convened(work: Work, fact: StateFact, subject: Noun): Proposition | undefined {
  const typed = typeNoun(work, subject);
  if (typed.type === "unknown") return undefined;
  if (typed.type !== "actor") return gap(work, fact);
  const act: ActPattern = { act: "convene", to: typed.term, aboutTrigger: false };
  return { kind: "act", act, windowMs: undefined, span: fact.span };
}

function stateCondition(work: Work, fact: StateFact, subject: Noun): Condition | undefined {
  const several = severalActors(work, subject);
  if (several !== undefined) return severalAre(work, fact, several);
  const typed = typeNoun(work, subject);
  if (typed.type === "unknown") return undefined;
  if (typed.type === "stage") {
    const is = fact.isInForce ? "running" : stateWord(fact) === "ended" ? "ended" : undefined;
    return is === undefined ? gap(work, fact) : { kind: "stage", stage: typed.stage, is };
  }
  const standing = typed.type === "clause" ? dutyStates.get(stateWord(fact) ?? "") : undefined;
  if (typed.type === "clause" && standing !== undefined) return dutyCondition(work, typed.id, standing);
  const things = thingsNamed(work, subject, typed);
  const conditions = things.flatMap((of): Condition[] => {
    const state = of.kind === "ladder" ? rungOf(work, of.name, fact) : stateOf(of, { ...fact, isNegated: false });
    if (state === undefined) return [];
    work.reached.add(`state of ${thingKey(of)}`);
    if (of.kind === "actor") work.shared.membership.isAsked = true;
    return [{ kind: "is", of, state, reading: work.world.reading }];
  });
  if (things.length === 0 || conditions.length < things.length) return gap(work, fact);
  return typed.type === "actor" && typed.quantifier === "any" ? disjunction(conditions) : conjunction(conditions);
}

/** `at least 3 guarantors is in force`. */
function severalAre(
  work: Work,
  fact: StateFact,
  { typed, atLeast }: { readonly typed: ActorTyped; readonly atLeast: number },
): Condition | undefined {
  const conditions = typed.actors.flatMap((name): Condition[] => {
    const of = { kind: "actor", name } as const;
    const state = stateOf(of, { ...fact, isNegated: false });
    if (state === undefined) return [];
    work.reached.add(`state of ${thingKey(of)}`);
    return [{ kind: "is", of, state, reading: work.world.reading }];
  });
  if (conditions.length < typed.actors.length) return gap(work, fact);
  work.shared.membership.isAsked = true;
  return atLeastOf(conditions, atLeast) ?? gap(work, fact);
}
