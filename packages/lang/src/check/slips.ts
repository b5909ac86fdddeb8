// Slips that parse and say something else, or nothing: asked of every statement, whether this release acts on it or
// not.
import type { Report } from "../diagnostics/words.ts";
import { roles, units } from "../std/nouns.ts";
import { isKnownPhrase, kindRow, segment } from "../std/vocabulary.ts";
import type { Amount, Condition, Noun, Phrase } from "../syntax/ast-sentences.ts";
import { textOf } from "./context.ts";
import { type DeclaredKind, type Names, placeOf } from "./names.ts";
import type { Placed } from "./sources.ts";
import type { Position } from "./walk.ts";

/** Plural → singular of the words for actors. */
const plurals: ReadonlyMap<string, string> = new Map(
  [...roles.keys()].map((role) => [role.endsWith("y") ? `${role.slice(0, -1)}ies` : `${role}s`, role]),
);

/** `the parties must`, `each guarantors`: bound one by one, or together? After a number the plural is right. */
export function reportPlural(placed: Placed, noun: Noun, position: Position, report: Report): void {
  const isSubject = noun.kind === "thing" && position === "subject" && noun.name === undefined;
  if (noun.kind !== "quantified" && !isSubject) return;
  const [word, ...more] = noun.words;
  const singular = word && plurals.get(word.text);
  if (word === undefined || singular === undefined || more.length > 0) return;
  const quantifier = noun.kind === "quantified" ? noun.written.text : "";
  report("S0680", placeOf(placed, word), { word: word.text, singular, quantifier });
}

/** `within 1 day 12 hours`: the second amount would say nothing. */
export function reportAmounts(placed: Placed, phrases: readonly Phrase[], report: Report): void {
  for (const [index, phrase] of phrases.entries()) {
    const before = phrases[index - 1];
    if (phrase.kind !== "amount-phrase" || before?.kind !== "phrase" || before.preposition !== "within") continue;
    const last = before.nouns.at(-1);
    if (last?.kind !== "amount" || dimensionOf(last) === undefined || dimensionOf(last) !== dimensionOf(phrase.amount))
      continue;
    const [first, second] = [textOf(placed.source, last.span), textOf(placed.source, phrase.span)];
    report("S0382", placeOf(placed, phrase), { first, second });
  }
}

function dimensionOf({ words }: Amount): string | undefined {
  return units.get(words.map(({ text }) => text).join(" "))?.dimension;
}

const actorKinds: readonly (DeclaredKind | undefined)[] = ["party", "guarantor", "observer", "actor", "body"];

/** `Karsa and Ostrel have ratified`: an actor alone is no condition, so `and` was to join a list. */
export function reportListOfActors(placed: Placed, condition: Condition, names: Names, report: Report): void {
  if (condition.kind !== "all-of") return;
  for (const [index, joiner] of condition.joiners.entries()) {
    const part = condition.parts[index];
    if (part?.kind !== "happening" || part.objects.length > 0 || part.phrases.length > 0) continue;
    const isActor = part.subjects.every(
      (noun) => noun.kind === "thing" && noun.words.length === 0 && isActorName(noun.name?.text, names),
    );
    if (isActor) report("S0114", placeOf(placed, joiner), { joiner: "and", after: part.span.end });
  }
}

function isActorName(name: string | undefined, names: Names): boolean {
  return name !== undefined && actorKinds.includes(names.declared.get(name)?.kind);
}

/**
 * `1 for explosion burst`: two kinds without a comma, where a register counts them. `uav Buffer`: a kind and a place
 * without a preposition.
 */
export function reportSideBySide(placed: Placed, noun: Noun, position: Position, names: Names, report: Report): void {
  if (noun.kind !== "thing" && noun.kind !== "amount") return;
  const parts = segment(
    noun.words.map(({ text }) => text),
    (phrase) => isKnownPhrase(phrase) || names.ownWords.has(phrase),
  );
  for (const [index, part] of position === "for" ? parts.entries() : []) {
    const before = parts[index - 1];
    const first = noun.words[part.first];
    const last = noun.words[part.first - 1];
    if (before === undefined || first === undefined || last === undefined) continue;
    if (kindRow(before.text) === undefined || kindRow(part.text) === undefined) continue;
    const facts = { first: before.text, second: part.text, insertAt: last.span.end };
    report("S0126", placeOf(placed, first), facts);
  }
  const last = parts.at(-1);
  const kind = noun.name && names.declared.get(noun.name.text)?.kind;
  if (noun.name === undefined || last === undefined || (kind !== "zone" && kind !== "line")) return;
  if (kindRow(last.text) === undefined) return;
  report("S0380", placeOf(placed, noun.name), { name: noun.name.text, kind, after: last.text });
}

/** A class without a line has no members, so a rule about it is never broken. */
export function reportEmptyClass(placed: Placed, report: Report): void {
  const { statement } = placed;
  if (statement.kind !== "class" || statement.lines.length > 0 || statement.name.text === "") return;
  report("S0122", placeOf(placed, statement.name), { after: statement.name.text, expected: "line" });
}
