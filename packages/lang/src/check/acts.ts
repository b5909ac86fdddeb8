// What a duty names: the events a clause forbids, or the act or event it asks for. Verbs come from the library; the
// words after a verb are its object.
import {
  type ActPattern,
  type AttributionRung,
  attributionRungs,
  type Condition,
  type EventPattern,
} from "@servanda/agreement";
import { type WorldVerb, worldVerbs } from "../std/acts.ts";
import { actRow, isUnder, kindClosure, segment } from "../std/vocabulary.ts";
import type { Duty, Noun, Phrase, Thing, Word } from "../syntax/ast-sentences.ts";
import { objectOf } from "./conditions.ts";
import { complain, gap, textOf, type Work } from "./context.ts";
import { typeNoun } from "./nouns.ts";
import type { Proposition } from "./propositions.ts";
import { registerOf } from "./quantities.ts";
import { isKnownIn } from "./resolve-names.ts";
import { type Draft, draftOf, type Typed } from "./typed.ts";

/** A verb and its object, cut out of one noun of the duty. */
export interface VerbPhrase {
  readonly verb: string;
  readonly object: Noun | undefined;
  readonly noun: Noun;
}

/** What is forbidden: alternatives in the making, and what must hold besides. */
export interface Forbidden {
  readonly drafts: readonly Draft[];
  readonly when: readonly Condition[];
}

/** Cuts the acts of a duty: a noun that begins with no verb is one more object of the verb before it. */
export function verbPhrases(work: Work, duty: Duty): readonly VerbPhrase[] | undefined {
  const phrases: VerbPhrase[] = [];
  for (const noun of duty.acts) {
    const cut = cutVerb(work, noun);
    const verb = cut?.verb ?? phrases.at(-1)?.verb;
    if (verb === undefined) return startsWithoutVerb(work, noun);
    phrases.push(cut ?? { verb, object: noun, noun });
  }
  const last = phrases.at(-1);
  for (const object of duty.objects) {
    if (last === undefined) continue;
    if (last.object === undefined && phrases.at(-1) === last) phrases[phrases.length - 1] = { ...last, object };
    else phrases.push({ verb: last.verb, object, noun: object });
  }
  return phrases;
}

function startsWithoutVerb(work: Work, noun: Noun): undefined {
  const typed = typeNoun(work, noun);
  if (typed.type === "unknown") return undefined;
  if (typed.type === "plain" || typed.type === "matter") return gap(work, noun);
  complain(work, "S0316", noun.span, {
    found: work.source.text.slice(noun.span.start, noun.span.end),
    type: typed.type,
  });
  return undefined;
}

function cutVerb(work: Work, noun: Noun): VerbPhrase | undefined {
  if (noun.kind !== "thing" || noun.words.length === 0) return undefined;
  const texts = noun.words.map((word) => word.text);
  const isKnown = isKnownIn(work.shared.names);
  const [first] = segment(texts, (phrase) => isKnown(phrase) && (isVerb(phrase) || !startsVerb(phrase)));
  if (first === undefined || !isVerb(first.text)) return undefined;
  const rest = noun.words.slice(first.count);
  return { verb: first.text, object: restOf(noun, rest), noun };
}

/** `fire uav` must not be cut as one phrase because a longer noun begins with a verb. */
function startsVerb(phrase: string): boolean {
  return phrase.includes(" ") && isVerb(phrase.split(" ")[0] ?? "");
}

function isVerb(phrase: string): boolean {
  return worldVerbs.has(phrase) || actRow(phrase)?.base === phrase;
}

function restOf(noun: Thing, words: readonly Word[]): Noun | undefined {
  if (words.length === 0 && noun.name === undefined) return undefined;
  const start = words[0]?.span.start ?? noun.name?.span.start ?? noun.span.start;
  return { ...noun, words, span: { start, end: noun.span.end } };
}

/** The events that the acts of a `must not` name. Undefined after a gap or a mistake. */
export function forbiddenEvents(work: Work, phrases: readonly VerbPhrase[]): Forbidden | undefined {
  const drafts: Draft[] = [];
  const when: Condition[] = [];
  for (const phrase of phrases) {
    const verb = worldVerbs.get(phrase.verb);
    const found = verb === undefined ? gap(work, phrase.noun) : seen(work, verb, phrase);
    if (found === undefined) return undefined;
    drafts.push(...found.drafts);
    when.push(...found.when);
  }
  return phrases.length > 1 && when.length > 0
    ? gap(work, phrases[0]?.noun ?? { span: { start: 0, end: 0 } })
    : { drafts, when };
}

function seen(work: Work, verb: WorldVerb, { object, noun, verb: word }: VerbPhrase): Forbidden | undefined {
  const isOf = noun.kind === "thing" && object === undefined && noun.of.length > 0;
  const kind = kindSeen(verb, word);
  if ("kind" in verb && object === undefined && !isOf) return onlyDrafts([kind]);
  if (object === undefined) return gap(work, noun);
  const typed = typeNoun(work, object);
  if (typed.type === "unknown") return undefined;
  if (verb.sees === "whatever" && typed.type === "condition") return definedEvents(work, typed, object);
  if (typed.type === "event" && !typed.isNone)
    return onlyDrafts("kind" in verb ? typed.drafts.map((draft) => withObject(verb.kind, draft)) : typed.drafts);
  if (typed.type === "actor" && "kind" in verb) return onlyDrafts([{ ...kind, target: typed.term }]);
  if (typed.type === "place" && "kind" in verb)
    return onlyDrafts([{ ...kind, where: [{ kind: "in", region: typed.region }] }]);
  return isOpaque(typed, object) ? onlyDrafts([withNamedObject(work, kind, object)]) : gap(work, object);
}

/** What a verb sees before its object is known: `keep` a sighting, `conduct` whatever goes by that word. */
function kindSeen(verb: WorldVerb, word: string): Draft {
  const kind = "kind" in verb ? verb.kind : verb.sees === "sighting" ? "sighting" : word;
  return draftOf(kind, kindClosure(kind));
}

/** Words without a meaning of their own, and names of what is no place and nobody: reports must use the same. */
function isOpaque(typed: Typed, object: Noun): boolean {
  if (object.kind !== "thing" && object.kind !== "quantified") return false;
  const isBound = object.kind === "quantified" && object.binder !== undefined;
  const isNarrowedKind = object.otherThan !== undefined && object.name === undefined;
  return (
    !isBound && !isNarrowedKind && (typed.type === "plain" || typed.type === "stage" || typed.type === "instrument")
  );
}

function withNamedObject(work: Work, draft: Draft, object: Noun): Draft {
  const value = registerOf(work, object) ?? textOf(work.source, object.span);
  return { ...draft, attributes: [{ attribute: "object", compare: "=", value }, ...draft.attributes] };
}

function onlyDrafts(drafts: readonly Draft[]): Forbidden {
  return { drafts, when: [] };
}

/** `fly uav`: the object stands under the verb's kind and narrows it. `jam uav`: it is what was jammed. */
function withObject(kind: string, draft: Draft): Draft {
  if (isUnder(draft.name, kind)) return draft;
  return {
    ...draft,
    kinds: kindClosure(kind),
    attributes: [{ attribute: "object", compare: "=", value: draft.name }, ...draft.attributes],
  };
}

/** `conduct Barrage`: the event the define counts, where its condition holds. */
function definedEvents(work: Work, typed: Extract<Typed, { type: "condition" }>, node: Noun): Forbidden | undefined {
  const proposition = work.shared.readers.define(work, typed.define, node.span);
  if (proposition === undefined) return undefined;
  if (proposition.kind === "event" && !proposition.isNone && proposition.windowMs === undefined) {
    return { drafts: proposition.patterns.map((pattern) => asDraft(pattern, typed.define)), when: proposition.also };
  }
  const alternatives = proposition.kind === "any" ? eventsOnly(proposition.of) : undefined;
  if (alternatives !== undefined) return onlyDrafts(alternatives.map((pattern) => asDraft(pattern, typed.define)));
  if (proposition.kind !== "state" || proposition.event === undefined) return gap(work, node);
  return { drafts: [asDraft(proposition.event, typed.define)], when: [proposition.condition] };
}

/** The patterns of alternatives that are events and nothing more. */
function eventsOnly(parts: readonly Proposition[]): readonly EventPattern[] | undefined {
  const isPlain = (part: Proposition): part is Extract<Proposition, { kind: "event" }> =>
    part.kind === "event" && !part.isNone && part.windowMs === undefined && part.also.length === 0;
  return parts.every(isPlain) ? parts.flatMap((part) => part.patterns) : undefined;
}

/** Open again to what the clause says of it. */
function asDraft(pattern: EventPattern, name: string): Draft {
  return { ...pattern, name, distances: new Map(), isStoredState: false };
}

/** The one act on record, the one kind of event, or the matter that a `must` asks for. */
export type Owed =
  | { readonly kind: "act"; readonly act: ActPattern }
  | { readonly kind: "event"; readonly drafts: readonly Draft[] }
  | { readonly kind: "matter"; readonly matter: string };

export function owed(work: Work, only: VerbPhrase): Owed | undefined {
  const row = actRow(only.verb);
  if (row?.base === only.verb && row.settled === "record") {
    const act = objectOf(work, only.object, { act: row.base, aboutTrigger: false });
    return act && { kind: "act", act };
  }
  const verb = worldVerbs.get(only.verb);
  if (verb === undefined) return gap(work, only.noun);
  if (only.object?.kind === "matter") return { kind: "matter", matter: only.object.text };
  const found = seen(work, verb, only);
  return found && { kind: "event", drafts: found.drafts };
}

/** `for membership in NATO`: of these the object of an act is made, word for word. */
const ofObject: readonly string[] = ["for", "in", "on", "to", "with", "from"];

/**
 * What is forbidden is an act on record, `must not apply for membership in NATO`: its object is a matter, or the words
 * that follow it. With the phrases that are no part of that.
 */
export function forbiddenAct(
  work: Work,
  phrases: readonly VerbPhrase[],
  said: readonly Phrase[],
): { readonly forbidden: Forbidden; readonly rest: readonly Phrase[] } | undefined {
  const [only] = phrases;
  const row = only === undefined ? undefined : actRow(only.verb);
  if (only === undefined || phrases.length > 1 || row?.base !== only.verb) return undefined;
  if (row.settled !== "record" || worldVerbs.has(only.verb)) return undefined;
  const first = said.findIndex((each) => each.kind !== "phrase" || !ofObject.includes(each.preposition));
  const own = first < 0 ? said : said.slice(0, first);
  const start = only.object ?? (own[0]?.kind === "phrase" ? own[0].nouns[0] : undefined);
  const end = own.at(-1) ?? only.object;
  const words =
    only.object?.kind === "matter" && own.length === 0
      ? only.object.text
      : start && end && textOf(work.source, { start: start.span.start, end: end.span.end }).replaceAll(/\bthe /g, "");
  const object = words === undefined ? [] : [{ attribute: "object", compare: "=", value: words } as const];
  const draft = { ...draftOf(only.verb, [only.verb]), attributes: object };
  work.shared.forbiddenActs.add(only.verb);
  return { forbidden: onlyDrafts([draft]), rest: said.slice(own.length) };
}

/** Whether the only act is `attribute`, which bars its bearers from attributing: anything, or from this rung on. */
export function attributed(work: Work, phrases: readonly VerbPhrase[]): "anything" | AttributionRung | undefined {
  const [only] = phrases;
  if (only === undefined || phrases.length > 1 || only.verb !== "attribute") return undefined;
  const { object, noun } = only;
  if (object === undefined && !(noun.kind === "thing" && noun.of.length > 0)) return "anything";
  const what = object === undefined ? "" : textOf(work.source, object.span);
  return attributionRungs.find((each) => each === what);
}
