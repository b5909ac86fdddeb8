// `must prevent`: a bearer answers for what others do, from territory that it holds or under its orders. That it did
// what it could is its defence.
import type { ActorName, Exception, Prevention, Prohibition } from "@servanda/agreement";
import type { Clause } from "../syntax/ast.ts";
import type { Duty, Noun, Phrase, Sentence } from "../syntax/ast-sentences.ts";
import { readBearers } from "./bearers.ts";
import { gap, type Shared, type Work } from "./context.ts";
import { typeNoun } from "./nouns.ts";
import { readPhrases } from "./phrases.ts";
import { nothingSaid } from "./said.ts";

/** The matter that a bearer pleads where the text names none. */
const DUE_DILIGENCE = "due diligence";

/** Reads the rest as a prohibition; handed in, since that is read where rules are. */
type ReadForbidden = (sentence: Sentence, duty: Duty) => Prohibition | undefined;

export function readPrevention(
  work: Work,
  clause: Clause,
  sentence: Sentence,
  duty: Duty,
  readForbidden: ReadForbidden,
): Prohibition | undefined {
  const bearers = readBearers(work, sentence.subjects, true);
  if (bearers === undefined) return undefined;
  const { prevents, judges, phrases } = takeAnswerable(work, sentence.phrases, bearers.actors);
  const forbidden = readForbidden({ ...sentence, phrases }, { ...duty, modal: "must not" });
  if (forbidden === undefined || prevents === undefined) return undefined;
  const isPleaded = forbidden.exceptions.some(({ kind }) => kind === "matter");
  const defence = isPleaded ? [] : [defenceOf(work, clause, judges)];
  return { ...forbidden, exceptions: [...forbidden.exceptions, ...defence], prevents };
}

function defenceOf(work: Work, { span }: Clause, judges: readonly Phrase[]): Exception {
  const { judgedBy } = readPhrases(work, judges, new Set(["settles"]), nothingSaid());
  return {
    kind: "matter",
    matter: DUE_DILIGENCE,
    pleadedBy: { kind: "variable", name: "bearer" },
    ...(judgedBy === undefined ? {} : { judgedBy }),
    span,
  };
}

interface Answerable {
  readonly prevents: Prevention | undefined;
  readonly judges: readonly Phrase[];
  /** Phrases about the events themselves. */
  readonly phrases: readonly Phrase[];
}

/** Without a word about who or from where, both count: those who answer to the bearer, and whatever it lets happen. */
function takeAnswerable(work: Work, phrases: readonly Phrase[], bearers: readonly ActorName[]): Answerable {
  const others: Phrase[] = [];
  const judges: Phrase[] = [];
  let fromTerritory = false;
  let doers: Record<ActorName, readonly ActorName[]> | undefined;
  for (const [index, phrase] of phrases.entries()) {
    const before = phrases[index - 1];
    if (isFromHeld(phrase)) fromTerritory = true;
    else if (before !== undefined && isFromHeld(before) && isBy(phrase)) checkHolder(work, phrase, bearers);
    else if (isBy(phrase)) doers = doersOf(work, phrase, bearers);
    else if (phrase.kind === "phrase" && phrase.preposition === "judged by") judges.push(phrase);
    else others.push(phrase);
  }
  const isOpen = !fromTerritory && doers === undefined;
  const answering = Object.fromEntries(bearers.map((bearer) => [bearer, answeringTo(work.shared, bearer)]));
  const prevents = { fromTerritory: fromTerritory || isOpen, others: doers ?? (isOpen ? answering : {}) };
  return { prevents: work.gaps.length > 0 ? undefined : prevents, judges, phrases: others };
}

function isBy(phrase: Phrase): boolean {
  return phrase.kind === "phrase" && phrase.preposition === "by";
}

/** `from territory held`, with `by that party` after it. */
function isFromHeld(phrase: Phrase): boolean {
  if (phrase.kind !== "phrase" || phrase.preposition !== "from" || phrase.nouns.length !== 1) return false;
  return wordsOf(phrase.nouns[0]) === "territory held";
}

function wordsOf(noun: Noun | undefined): string | undefined {
  return noun?.kind === "thing" && noun.name === undefined ? noun.words.map(({ text }) => text).join(" ") : undefined;
}

/** The territory is the bearer's own, or else there is nothing that it could prevent. */
function checkHolder(work: Work, phrase: Phrase, bearers: readonly ActorName[]): void {
  const [noun] = phrase.kind === "phrase" ? phrase.nouns : [];
  const typed = noun && typeNoun(work, noun);
  if (typed?.type !== "actor") return gap(work, phrase);
  const { term } = typed;
  const isThatParty = term.kind === "variable" && term.name === "bearer";
  const isByName = term.kind === "named" && bearers.length === 1 && term.actors.join() === bearers.join();
  if (!isThatParty && !isByName) gap(work, phrase);
}

/** `by Formations`, or `by proxy of that party`: whoever answers to it. */
function doersOf(
  work: Work,
  phrase: Phrase,
  bearers: readonly ActorName[],
): Record<ActorName, readonly ActorName[]> | undefined {
  const [noun] = phrase.kind === "phrase" ? phrase.nouns : [];
  if (wordsOf(noun) === "proxy")
    return Object.fromEntries(bearers.map((each) => [each, answeringTo(work.shared, each)]));
  const said = readPhrases(work, [phrase], new Set(["doer"]), nothingSaid());
  const { byActors } = said;
  if (byActors === undefined) return gap(work, phrase);
  return Object.fromEntries(bearers.map((each) => [each, byActors.filter((other) => other !== each)]));
}

/** Everyone whose chain of answering reaches the actor. */
function answeringTo(shared: Shared, actor: ActorName): readonly ActorName[] {
  const reached = new Set<ActorName>();
  for (let size = -1; size !== reached.size; ) {
    size = reached.size;
    for (const { name, answersTo } of shared.actors.values()) {
      if (answersTo !== undefined && (answersTo === actor || reached.has(answersTo))) reached.add(name);
    }
  }
  reached.delete(actor);
  return [...reached];
}
