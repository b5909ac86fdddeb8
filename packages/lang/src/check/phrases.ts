// What the phrases of a rule or a condition say, gathered by meaning. The statement that holds them decides which of
// it has an effect. A pair that the preposition table does not know is reported here, with what was meant where that
// is sure.
import type { ActorTerm, Moment, SourceKind } from "@servanda/agreement";
import type { Noun, Phrase, Preposition, PrepositionPhrase } from "../syntax/ast-sentences.ts";
import { complain, gap, mark, textOf, type Work } from "./context.ts";
import { typeNoun } from "./nouns.ts";
import { later } from "./offsets.ts";
import { readDistance, readSeparation, regionOf } from "./phrase-distance.ts";
import { type Meaning, meaningOf, typesAfter } from "./prepositions.ts";
import type { Effective, Said } from "./said.ts";
import type { Typed } from "./typed.ts";

/** Reads phrases in order into what is said so far. */
export function readPhrases(work: Work, phrases: readonly Phrase[], effective: Effective, said: Said): Said {
  for (let index = 0; index < phrases.length; index++) {
    const phrase = phrases[index];
    if (phrase === undefined) break;
    if (phrase.kind === "amount-phrase") {
      if (effective.has("amount")) said.amounts.push(phrase.amount);
      else gap(work, phrase);
    } else if (phrase.preposition === "counted from") {
      said.countedFrom.push(phrase);
    } else {
      index += readPhrase(work, phrase, phrases.slice(index + 1), effective, said);
    }
  }
  return said;
}

/** Returns how many of the following phrases it took. */
function readPhrase(
  work: Work,
  phrase: PrepositionPhrase,
  rest: readonly Phrase[],
  effective: Effective,
  said: Said,
): number {
  const typed = phrase.nouns.map((noun) => typeNoun(work, noun));
  const [counted] = typed;
  if (phrase.preposition === "with" && counted?.type === "count" && typed.length === 1 && effective.has("with")) {
    said.counts.push({ counted, span: phrase.nouns[0]?.span ?? phrase.span, phrases: rest });
    return rest.length;
  }
  if (typed.some((each) => each.type === "unknown")) {
    gap(work, phrase);
    return 0;
  }
  const delayed = counted === undefined ? undefined : momentAfter(work, phrase, counted, rest[0]);
  if (delayed !== undefined && effective.has("after")) {
    said.after.push(delayed);
    return 1;
  }
  const share = shareIn(phrase, rest[0]);
  if (share !== undefined && effective.has("with")) {
    said.attributes.push({ attribute: "percent", compare: ">=", value: share });
    return 1;
  }
  const means = phrase.preposition === "with" && effective.has("means") ? meansNamed(phrase.nouns) : [];
  if (means.length > 0) {
    said.means.push(...means);
    return 0;
  }
  const meanings = typed.map((each, index) => phraseMeaning(work, phrase, phrase.nouns[index], each));
  const [meaning] = meanings;
  const [first] = typed;
  if (meaning === undefined || first === undefined || meanings.some((each) => each !== meaning)) {
    if (!meanings.includes(undefined)) gap(work, phrase);
    return 0;
  }
  if (meaning === "separation") return readSeparation(work, phrase, rest, effective, said);
  if (meaning === "nearness" || meaning === "farness")
    return readDistance(work, phrase, rest[0], first, effective, said);
  if (meaning === "aside" || (meaning === "audience" && !effective.has(meaning))) mark(work, phrase);
  else if (isManner(phrase, meaning, effective)) mark(work, phrase);
  else if (!effective.has(meaning)) gap(work, phrase);
  else settle(work, phrase, meaning, typed, said);
  return 0;
}

/**
 * How a duty is done, with whom, for whom: what says no more than that leaves the duty standing, and is listed. In a
 * prohibition the same words narrow what is forbidden, and cannot be left out.
 */
function isManner({ preposition }: PrepositionPhrase, meaning: Meaning, effective: Effective): boolean {
  return !effective.has(meaning) && effective.has("manner") && manners.has(preposition);
}

const manners: ReadonlySet<Preposition> = new Set(["with", "for", "according to", "on", "to", "by"]);

/** `after 30 days after start of Truce`: the moment so much later. */
function momentAfter(
  work: Work,
  { preposition, span }: PrepositionPhrase,
  typed: Typed,
  next: Phrase | undefined,
): Moment | undefined {
  if (preposition !== "after" || typed.type !== "duration" || next?.kind !== "phrase") return undefined;
  const [noun, second] = next.preposition === "after" ? next.nouns : [];
  if (noun === undefined || second !== undefined) return undefined;
  const anchor = momentNamed(typeNoun(work, noun), "end");
  return anchor && later(work, anchor, typed.length, span);
}

/** `with share 100 %`: how much of the whole a report says was done. */
function shareIn({ preposition, nouns }: PrepositionPhrase, next: Phrase | undefined): number | undefined {
  const [noun, second] = nouns;
  const isShare =
    noun?.kind === "thing" && noun.name === undefined && noun.words.map(({ text }) => text).join() === "share";
  if (preposition !== "with" || !isShare || second !== undefined) return undefined;
  return next?.kind === "amount-phrase" && next.amount.isPercent ? Number(next.amount.number.text) : undefined;
}

/** The kinds of source that the words name; none unless each of them does. */
function meansNamed(nouns: readonly Noun[]): readonly SourceKind[] {
  const named = nouns.map((noun) => {
    const isPlain = noun.kind === "thing" && noun.name === undefined && noun.of.length === 0;
    const word = isPlain ? noun.words.map(({ text }) => text).join(" ") : "";
    return meansOfLooking.find((each) => each === word);
  });
  const known = named.filter((each) => each !== undefined);
  return known.length < named.length ? [] : known;
}

const meansOfLooking = ["patrol", "camera", "uav", "radar", "satellite"] as const satisfies readonly SourceKind[];

/** The table's answer; a pair that is not in it is reported. */
function phraseMeaning(
  work: Work,
  phrase: PrepositionPhrase,
  noun: Noun | undefined,
  typed: Typed,
): Meaning | undefined {
  const { preposition } = phrase;
  const meaning = meaningOf(preposition, typed.type);
  const found = noun === undefined ? "" : textOf(work.source, noun.span);
  const span = noun?.span ?? phrase.span;
  if (typed.type === "duration" && typed.of?.type === "place" && (preposition === "within" || meaning === undefined)) {
    const amount = found.split(" of ")[0] ?? found;
    const of = found.slice(amount.length).trim();
    complain(work, "S0303", { start: span.start, end: span.start + amount.length }, { found: amount, of });
    return undefined;
  }
  if (meaning === undefined) {
    complain(work, "S0301", span, { preposition, found, type: typed.type, wanted: typesAfter(preposition) });
  }
  return meaning;
}

function settle(work: Work, phrase: PrepositionPhrase, meaning: Meaning, typed: readonly Typed[], said: Said): void {
  const [first] = typed;
  if (first === undefined) return;
  switch (meaning) {
    case "inside":
    case "destination":
    case "outside":
    case "origin":
    case "forward":
      settlePlace(work, phrase, meaning, typed, said);
      return;
    case "window":
    case "length":
    case "delay":
    case "span":
      settleTime(work, phrase, meaning, typed, said);
      return;
    case "threshold":
      if (first.type === "calibre")
        said.attributes.push({ attribute: "calibreMm", compare: ">=", value: first.millimetres });
      else gap(work, phrase);
      return;
    case "upon":
      if (first.type === "event" && typed.length === 1) said.upon.push(...first.drafts);
      return;
    case "during":
      for (const each of typed) if (each.type === "stage") said.during.push(each.stage);
      return;
    case "with":
      for (const each of typed) {
        if (each.type === "attribute")
          said.attributes.push({ attribute: each.attribute, compare: each.compare, value: each.value });
        else gap(work, phrase);
      }
      return;
    case "menu":
      if (first.type === "menu" && typed.length === 1)
        said.menu = { className: first.className, atLeast: first.atLeast };
      else gap(work, phrase);
      return;
    case "recurrence":
      mark(work, phrase);
      return;
    case "pace":
      if (first.type === "event") said.pace = { span: phrase.span, isOthers: false };
      else settleActor(work, phrase, meaning, typed, said);
      return;
    case "trigger":
      said.aboutTrigger = true;
      return;
    case "audience":
      for (const each of typed) if (each.type === "actor") said.audience.push({ whom: each, span: phrase.span });
      return;
    case "topic":
      if (first.type === "matter" && typed.length === 1 && said.matter === undefined) said.matter = first.text;
      else gap(work, phrase);
      return;
    default:
      if (!settleMoment(work, phrase, meaning, typed, said)) settleActor(work, phrase, meaning, typed, said);
  }
}

/** Where something is seen: inside or outside, where it is brought, whence it is taken, beyond a line. */
function settlePlace(
  work: Work,
  phrase: PrepositionPhrase,
  meaning: "inside" | "outside" | "destination" | "origin" | "forward",
  typed: readonly Typed[],
  said: Said,
): void {
  const region = regionOf(work, typed);
  if (region === undefined || (meaning === "forward" && region.kind !== "named")) return gap(work, phrase);
  if (meaning !== "forward") said.where.push({ kind: meaning === "outside" ? "outside" : "in", region });
  else if (region.kind === "named") {
    const beyond = work.shared.synthetic.forwardOf(region.region);
    said.where.push({ kind: "in", region: { kind: "named", region: beyond } });
  }
}

/** A window of the past, a clock's length, a delay, or a span that nothing may happen in. */
function settleTime(
  work: Work,
  phrase: PrepositionPhrase,
  meaning: "window" | "length" | "delay" | "span",
  typed: readonly Typed[],
  said: Said,
): void {
  const [first] = typed;
  const isWindow = first?.type === "window" && meaning === "window";
  const isDuration = first?.type === "duration" && first.of === undefined;
  if (typed.length > 1) gap(work, phrase);
  else if (meaning === "length") {
    if (!isDuration) return gap(work, phrase);
    said.length = first.length;
    said.lengthSpan = phrase.span;
  } else if (meaning === "delay") {
    if (!isDuration) return gap(work, phrase);
    said.delay = first.length;
  } else if ((isWindow || isDuration) && first.ms !== undefined) said.windowMs = first.ms;
  else gap(work, phrase);
}

function settleMoment(
  work: Work,
  phrase: PrepositionPhrase,
  meaning: Meaning,
  typed: readonly Typed[],
  said: Said,
): boolean {
  if (meaning !== "deadline" && meaning !== "after" && meaning !== "before" && meaning !== "start") return false;
  for (const each of typed) {
    const moment = momentNamed(each, meaning === "before" || meaning === "start" ? "start" : "end");
    if (moment === undefined) gap(work, phrase);
    else if (meaning === "deadline") said.deadline = { kind: "by", moment };
    else if (meaning === "before") said.before.push(moment);
    else said.after.push(moment);
  }
  return true;
}

/** A moment, or the edge of the day or stage that stands for it: `by` and `after` mean its end. */
export function momentNamed(typed: Typed, edge: "start" | "end"): Moment | undefined {
  if (typed.type === "moment") return edge === "end" ? (typed.end ?? typed.moment) : typed.moment;
  return typed.type === "stage" ? { kind: "stage", stage: typed.stage, edge } : undefined;
}

function settleActor(
  work: Work,
  phrase: PrepositionPhrase,
  meaning: Meaning,
  typed: readonly Typed[],
  said: Said,
): void {
  const actors = typed.flatMap((each) => (each.type === "actor" ? [each] : []));
  const [only] = actors;
  if (only === undefined || actors.length < typed.length) return gap(work, phrase);
  const names = [...new Set(actors.flatMap((each) => each.actors))];
  const term: ActorTerm = actors.length === 1 ? only.term : { kind: "named", actors: names };
  if (meaning === "doer") {
    said.by = term;
    said.byActors = names;
  } else if (meaning === "receiver" || meaning === "giver") said.to = term;
  else if (meaning === "extender") said.extendableBy = names;
  else if (meaning === "pace") said.pace = { span: phrase.span, isOthers: true };
  else if (meaning === "target") said.target = term;
  else if (meaning === "settles" && phrase.preposition === "pleaded by") said.pleadedBy = term;
  else if (meaning === "settles") {
    said.judgedBy = names;
    said.judgedTerm = term;
  } else gap(work, phrase);
}
