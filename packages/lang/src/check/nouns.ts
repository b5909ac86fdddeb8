// Nouns to types. Knows what a word or name is by itself; unknown ones were reported by resolve-names.ts and are
// passed over in silence here. Actors, amounts and names are in noun-….ts.
import type { BreachPattern, DutyStanding } from "@servanda/agreement";
import { worldVerbs } from "../std/acts.ts";
import { attributes, placeWords, referenceWords, roles } from "../std/nouns.ts";
import { edgeWords, isKnownPhrase, kindClosure, kindRow, ownMoments, segment } from "../std/vocabulary.ts";
import type { Name, Noun, Quantified, Thing } from "../syntax/ast-sentences.ts";
import { gap, passUnknown, type Work } from "./context.ts";
import { dutyCondition, dutyMoments } from "./duty-states.ts";
import { bodyMembers, roleActor, thatActor } from "./noun-actors.ts";
import { typeAmount } from "./noun-amounts.ts";
import { typeDefine, typeName } from "./noun-names.ts";
import { reservedNumber } from "./reservations.ts";
import { isKnownIn } from "./resolve-names.ts";
import { type Dated, datedOf } from "./time.ts";
import { type Draft, draftOf, type Typed } from "./typed.ts";
import { watchOf } from "./watches.ts";

const UNKNOWN: Typed = { type: "unknown" };
const PLAIN: Typed = { type: "plain" };

export function typeNoun(work: Work, noun: Noun): Typed {
  switch (noun.kind) {
    case "matter":
      return { type: "matter", text: noun.text };
    case "clause-reference":
      return { type: "clause", id: noun.id.text };
    case "moment":
      return typeMoment(datedOf(work, noun));
    case "yearly-date":
      return { type: "moment", moment: undefined };
    case "amount":
      return typeAmount(work, noun);
    case "quantified":
      return typeQuantified(work, noun);
    case "thing":
      return typeThing(work, noun);
  }
}

function typeMoment(dated: Dated | undefined): Typed {
  return { type: "moment", moment: dated?.start, ...(dated === undefined ? {} : { end: dated.end }) };
}

function typeQuantified(work: Work, noun: Quantified): Typed {
  const { quantifier, words, of, name } = noun;
  const phrase = words.map((word) => word.text).join(" ");
  const isThat = quantifier === "that";
  if (roles.has(phrase)) return isThat ? thatActor(work, noun, phrase) : roleActor(work, noun, phrase);
  if (placeWords.includes(phrase) && isThat) return thatPlace(work, phrase);
  if (placeWords.includes(phrase) && (quantifier === "a" || quantifier === "any"))
    return boundPlace(work, noun, phrase);
  if (words.length === 0 && name === undefined) return membersOf(work, noun);
  if (name !== undefined && words.length === 0) {
    const named = typeName(work, name);
    return named.type === "actor"
      ? { ...named, quantifier, onlyInForce: named.onlyInForce || noun.inForce }
      : withNone(named, noun);
  }
  if (isThat && (referenceWords.includes(phrase) || kindRow(phrase) !== undefined)) return { type: "reference" };
  return withNone(
    typeThing(work, {
      kind: "thing",
      words,
      name: undefined,
      of,
      inForce: noun.inForce,
      otherThan: noun.otherThan,
      span: noun.span,
    }),
    noun,
  );
}

function withNone(typed: Typed, noun: Quantified): Typed {
  if (typed.type !== "event" && typed.type !== "breach")
    return noun.quantifier === "no" && typed.type !== "unknown" ? PLAIN : typed;
  return { ...typed, isNone: noun.quantifier === "no", isThat: noun.quantifier === "that" };
}

/** `each of Sides`, `any of (A, B)`. */
function membersOf(work: Work, noun: Quantified): Typed {
  const typed = noun.of.map((each) => typeNoun(work, each));
  if (typed.some((each) => each.type === "unknown")) return UNKNOWN;
  if (noun.otherThan !== undefined || noun.quantifier === "no") return PLAIN;
  const actors = typed.flatMap((each) => (each.type === "actor" ? [each] : []));
  if (actors.length === 0 || actors.length < typed.length)
    return typed.length === 1 && typed[0]?.type === "event" ? typed[0] : PLAIN;
  const members = [...new Set(actors.flatMap((each) => each.actors.flatMap((actor) => bodyMembers(work, actor))))];
  return {
    type: "actor",
    term: { kind: "named", actors: members },
    actors: members,
    onlyInForce: noun.inForce || actors.some((each) => each.onlyInForce),
    quantifier: noun.quantifier,
    word: undefined,
  };
}

/** `that zone` is the one bound before it, if there is one only. */
function thatPlace(work: Work, word: string): Typed {
  const bound = [...work.variables].filter(([, variable]) => variable.kind === "region" && variable.word === word);
  const [only] = bound;
  return bound.length === 1 && only !== undefined
    ? { type: "place", region: { kind: "variable", name: only[0] } }
    : PLAIN;
}

/** `a zone Z` binds `Z` where it may; elsewhere it is any zone. */
function boundPlace(work: Work, noun: Quantified, word: string): Typed {
  const kind = word === "place" || word === "area" ? undefined : word;
  const among = [...work.shared.regions].filter(
    (name) => kind === undefined || work.shared.names.declared.get(name)?.kind === kind,
  );
  const own = work.shared.ownPlaces.get(work.world.reading) ?? new Set();
  if (noun.binder === undefined) {
    const read = among.map((name) => (own.has(name) ? `${name}@${work.world.reading}` : name));
    return { type: "place", region: { kind: "any", among: read } };
  }
  // What a place is called by then is what sources and acts call it, so it can be one of the base only.
  if (work.binding.may === "nothing" || among.some((name) => own.has(name))) gap(work, noun);
  work.variables.set(noun.binder.text, { kind: "region", among, word });
  return { type: "place", region: { kind: "bind", name: noun.binder.text, among } };
}

function typeThing(work: Work, noun: Thing): Typed {
  if (noun.words.length === 0 && noun.name !== undefined) {
    const named = typeName(work, noun.name);
    if (noun.otherThan !== undefined) return PLAIN;
    if (named.type === "actor") return { ...named, onlyInForce: named.onlyInForce || noun.inForce };
    return noun.of.length > 0 && named.type !== "unknown" ? PLAIN : named;
  }
  const segments = segment(
    noun.words.map((word) => word.text),
    isKnownIn(work.shared.names),
  );
  if (segments.some((each) => !each.isKnown)) {
    passUnknown(work, noun.words);
    return UNKNOWN;
  }
  if (noun.otherThan !== undefined || noun.inForce) return PLAIN;
  if (noun.name !== undefined)
    return typeLed(
      work,
      segments.map((each) => each.text),
      noun.name,
    );
  const [first, second] = segments;
  if (segments.length === 1 && first !== undefined) return typePhrase(work, first.text, noun, undefined);
  const last = segments.at(-1);
  const proofs = segments.slice(0, -1).map((each) => each.text);
  if (last?.text === "breach" && proofs.every((word) => isLevel(work, word) || work.shared.answers.has(word)))
    return typeBreach(work, noun, proofs);
  if (segments.length === 2 && first !== undefined && second !== undefined && isLevel(work, first.text)) {
    return typePhrase(work, second.text, noun, first.text);
  }
  return PLAIN;
}

/** A name with words before it: `confirmed Unprovoked`. */
function typeLed(work: Work, words: readonly string[], name: Name): Typed {
  const typed = typeName(work, name);
  const [word, another] = words;
  if (typed.type === "unknown" || word === undefined) return typed;
  const isProven = another === undefined && isLevel(work, word);
  return isProven && (typed.type === "event" || typed.type === "condition") ? { ...typed, level: word } : PLAIN;
}

function isLevel(work: Work, word: string): boolean {
  return work.shared.levels.includes(word);
}

function typePhrase(work: Work, phrase: string, noun: Pick<Thing, "of" | "span">, level: string | undefined): Typed {
  const of = noun.of[0];
  if (phrase === "breach") return typeBreach(work, noun, []);
  if (level !== undefined) return PLAIN;
  if (edgeWords.has(phrase)) return typeEdge(work, edgeWords.get(phrase) ?? "start", of);
  const standing = of?.kind === "clause-reference" ? dutyMoments.get(phrase) : undefined;
  if (standing !== undefined && of?.kind === "clause-reference") return typeDutyMoment(work, of.id.text, standing);
  if (ownMoments.includes(phrase))
    return { type: "moment", moment: of === undefined ? work.shared.ownMoments.get(phrase) : undefined };
  const define = work.shared.names.labelledDefines.get(phrase);
  if (define !== undefined) return typeDefine(work, define);
  if (attributes.has(phrase) && of === undefined)
    return { type: "attribute", attribute: attributes.get(phrase) ?? phrase, compare: ">", value: 0 };
  if (kindRow(phrase) !== undefined) return typeKind(work, phrase, of);
  // A verb as a noun is the kind it names: `no move in Buffer for 7 days`.
  const verb = worldVerbs.get(phrase);
  if (verb?.sees === "kind") return typeKind(work, verb.kind, of);
  if (of === undefined && work.shared.names.ownWords.has(phrase) && !isLevel(work, phrase))
    return { type: "class distance", word: phrase };
  if (of === undefined && phrase === "pullback") return { type: "class distance", word: phrase };
  return isKnownPhrase(phrase) || isLevel(work, phrase) || work.shared.answers.has(phrase) ? PLAIN : UNKNOWN;
}

/** `uav of Mission`: whose it is. Other things after `of` have no meaning yet. */
function typeKind(work: Work, kind: string, of: Noun | undefined): Typed {
  const draft = { ...draftOf(kind, kindClosure(kind)), isStoredState: kind === "storage" };
  const event = (drafts: readonly Draft[]): Typed => ({ type: "event", drafts, isNone: false, isThat: false });
  if (of === undefined) return event([draft]);
  const owner = typeNoun(work, of);
  if (owner.type === "unknown") return UNKNOWN;
  if (owner.type === "actor") return event([{ ...draft, target: owner.term }]);
  if (owner.type === "event" && !owner.isNone) return event(owner.drafts.map((thing) => withThing(draft, thing)));
  // A class of things that are no kinds goes by its own name.
  const name = owner.type === "plain" && of.kind === "thing" && of.words.length === 0 ? of.name?.text : undefined;
  return name === undefined ? PLAIN : event([withThing(draft, { name, attributes: [] })]);
}

/** `expiry of clause 5`: the moment at which a deadline of the clause has come. */
function typeDutyMoment(work: Work, id: string, standing: DutyStanding): Typed {
  if (!work.world.clauses.has(id)) return UNKNOWN;
  return { type: "moment", moment: { kind: "watch", watch: watchOf(dutyCondition(work, id, standing)) } };
}

/** `withdrawal of Guns`: what it is done with, as reports name it. */
function withThing(draft: Draft, thing: Pick<Draft, "name" | "attributes">): Draft {
  const object = { attribute: "object", compare: "=", value: thing.name } as const;
  return { ...draft, attributes: [...draft.attributes, object, ...thing.attributes] };
}

function typeEdge(work: Work, edge: "start" | "end", of: Noun | undefined): Typed {
  if (of === undefined) return { type: "moment", moment: undefined };
  const stage = typeNoun(work, of);
  if (stage.type === "unknown") return UNKNOWN;
  if (stage.type !== "stage") return { type: "moment", moment: undefined };
  return { type: "moment", moment: { kind: "stage", stage: stage.stage, edge } };
}

/** `breach`, `breach of clause 2.1`, `breach of (clause 1, clause 2)`; of nothing: of any clause that forbids. */
function typeBreach(work: Work, noun: Pick<Thing, "of">, words: readonly string[]): Typed {
  const proof = proofIn(work, words);
  if (proof === undefined) return PLAIN;
  const typed = noun.of.map((each) => typeNoun(work, each));
  if (typed.some((each) => each.type !== "clause")) return PLAIN;
  const ids = typed.flatMap((each) => (each.type === "clause" ? [each.id] : []));
  const known = ids.filter((id) => work.world.clauses.has(id));
  if (known.length < ids.length) return UNKNOWN;
  const about = known.length === 0 ? work.bound.breach : undefined;
  if (about !== undefined) {
    const breach = { ...about, ...proof };
    return { type: "breach", breach, isUnnamed: true, isNone: false, isThat: false };
  }
  for (const id of known) work.reached.add(`clause ${id}`);
  if (known.length === 0) work.reached.add("every clause");
  const breach: BreachPattern = { clauses: clauseKeys(work, known), ...proof };
  // Before it is known which clauses forbid, any may; afterwards the others can never be breached.
  const forbidding = work.shared.forbidding.get(work.world.reading);
  if (forbidding !== undefined && known.some((id) => forbidding.failed.includes(id))) {
    work.errors.count += 1;
    return UNKNOWN;
  }
  if (forbidding !== undefined && known.some((id) => !forbidding.all.includes(id))) return PLAIN;
  return { type: "breach", breach, isUnnamed: known.length === 0, isNone: false, isThat: false };
}

/** `confirmed attributed breach`: one level of each question at most. */
function proofIn(work: Work, words: readonly string[]): Pick<BreachPattern, "level" | "answers"> | undefined {
  const answers = words.filter((word) => work.shared.answers.has(word));
  const levels = words.filter((word) => !answers.includes(word));
  const isTwice = new Set(answers.map((word) => work.shared.answers.get(word))).size < answers.length;
  if (levels.length > 1 || isTwice) return undefined;
  const [level] = levels;
  return { ...(level === undefined ? {} : { level }), ...(answers.length === 0 ? {} : { answers }) };
}

/** Keys of the clauses as this reading has them; of none, of all that forbid. */
function clauseKeys(work: Work, ids: readonly string[]): readonly string[] {
  const { reading } = work.world;
  const forbidding = work.shared.forbidding.get(reading);
  const all = work.bound.isForbidding ? forbidding?.plain : forbidding?.all;
  const affected = work.shared.affected.get(reading);
  return (ids.length === 0 ? (all ?? []) : ids).flatMap((id) => {
    const reserved = (work.shared.names.reservations.get(id) ?? []).map(reservedNumber);
    return [id, ...reserved].map((key) => (affected?.has(`clause ${id}`) === true ? `${key}@${reading}` : key));
  });
}
