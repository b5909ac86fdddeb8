// What every reserved word means, in a sentence or two and an example: for the editor that shows it beside the word and
// for the documentation. The lists of words are grammar.ts's; a word without a meaning does not compile.
import {
  auxiliaries,
  type Comparison,
  type keywords,
  type Modal,
  type Opener,
  type Preposition,
  type Quantifier,
  quantifierVariant,
  type tailWords,
  verbs,
} from "../syntax/grammar.ts";

export interface WordMeaning {
  readonly text: string;
  /** As it would stand in an agreement; may be empty. */
  readonly example: string;
}

type Meanings<Word extends string> = Readonly<Record<Word, WordMeaning>>;

const openerMeanings: Meanings<Opener> = {
  include: says(
    "Takes in another file, or a part of the standard library, as if it stood here.",
    'include "std/ceasefire"',
  ),
  between: says("Names the parties: the actors bound by the agreement's substance.", "between Ukraine, Russia"),
  "guaranteed by": says(
    "Names the guarantors: the actors that owe a response when a trigger is met.",
    'guaranteed by UnitedStates "United States", France',
  ),
  "observed by": says(
    "Names the observers: the actors that may report with standing.",
    'observed by Mission "International Monitoring Mission"',
  ),
  involving: says("Names actors that have not signed and that rules speak of.", "involving NATO"),
  body: says(
    "A group of actors. With lines below it, it can decide; without them it is only a group.",
    "body Commission = Ukraine, Russia, Mission",
  ),
  line: says("A line on the ground, from a map file.", 'line ContactLine from "contact-line.geojson"'),
  zone: says(
    "An area, from a map file or by its distance from a place.",
    "zone Buffer = area within 15 km of ContactLine",
  ),
  class: says("Things that rules speak of together, one on each `-` line, with their attributes.", "class Heavy"),
  register: says(
    "What counts as one, and on which day: the counting rule as part of the text.",
    "register Fires of fire",
  ),
  measure: says(
    "A measure that can be eased and restored, such as a set of sanctions.",
    'measure S1 "sanctions" by EU',
  ),
  annex: says(
    "A text that belongs to the agreement; `sealed` where it is known to exist and not known in content.",
    "annex B",
  ),
  standard: says(
    "A level of proof: how many sources, or whose word, a finding of this level takes.",
    "standard corroborated = 2 independent sources within 2 hours, 3 km",
  ),
  stage: says("A named period of the agreement, with its start and its end.", "stage Ceasefire from 2026-02-15 00:00"),
  "entry into force": says(
    "What must happen before the agreement binds; `-` lines state what each signatory needs at home.",
    "entry into force when Ukraine, Russia have ratified",
  ),
  clause: says("One rule: when it applies, a colon, who must do what.", "clause 2.1: each party must not fire"),
  define: says(
    "Gives a name to a condition, so that several rules can rest on it.",
    "define Attack: fire by Russia in Kyiv",
  ),
  ladder: says(
    "Degrees of breach, one on each `-` line; the highest whose condition holds is reached.",
    "ladder Response on breach",
  ),
  reading: says(
    "How its holder understands the statement that follows. Judged beside the base, never mixed into it.",
    "reading Narrow by Ukraine:",
  ),
  reservation: says("As a reading, and binding for its holder.", "reservation by Russia:"),
};

const modalMeanings: Meanings<Modal> = {
  must: says("A duty to bring about a result.", "each party must withdraw Heavy"),
  "must not": says("A standing prohibition: each incident that matches is a breach.", "each party must not fire"),
  "must strive to": says("A duty of effort: a reason is owed, not a result.", "each party must strive to agree"),
  "must prevent": says(
    "Answers for acts of others that the bearer controls; due diligence is the defence.",
    "each party must prevent fire from territory held by that party",
  ),
  may: says(
    "A permission. It excepts from a `must not` of the same article; across articles only with `overriding`.",
    "each party may fly uav in Corridor",
  ),
  can: says("A power: using it is a record that changes where things stand.", "each guarantor can withdraw"),
};

const prepositionMeanings: Meanings<Preposition> = {
  by: says("Who did it; before a moment, a deadline with the bound included.", "fire by Russia · by 2026-03-01"),
  to: says("The receiver; before a place, the destination or what a distance is measured to.", "nearer than 5 km to L"),
  from: says("The giver or the origin; before a moment, the start; before a calibre, the threshold.", "from 100 mm"),
  in: says("Inside a place; before a length of time, a window of that length.", "in SecurityZone · in last 30 days"),
  on: says("The target of an act; before a breach, what sets the rule off.", "attack on Ukraine"),
  at: says("At a place, or aimed at something.", "fire at uav of Mission"),
  with: says("With an attribute, a means, or at least so many.", "breach with casualties"),
  within: says(
    "Before a length of time, the length of the clock; before a distance, nearness.",
    "within 24 hours · within 15 km of ContactLine",
  ),
  after: says("After a moment, or once a stage has ended.", "after Withdrawal"),
  before: says("Before a moment, bound excluded; a length of time may stand in front.", "6 months before end"),
  for: says("How long.", "for 14 days"),
  during: says("While a stage runs.", "during Ceasefire"),
  every: says("Again and again, at this distance in time.", "every 6 months"),
  outside: says("Not inside a place.", "outside StorageSites"),
  "nearer than": says("At less than a distance from what `to` names.", "nearer than pullback to ContactLine"),
  behind: says("On the bearer's own side and at least so far from what `from` names.", "behind 25 km from ContactLine"),
  "forward of": says("On the far side of a line.", "forward of ContactLine"),
  "apart from": says("At a distance from each other.", ""),
  "judged by": says("Who settles a quoted matter.", '"self-defence" judged by Commission'),
  "pleaded by": says("Who must raise an exception, and by when.", "pleaded by that party within 6 hours"),
  "counted from": says(
    "Where the clock starts. All that are listed are worked out; the first listed binds.",
    "counted from receipt, finding",
  ),
  "released to": says("To whom it must be released besides.", "released to each party"),
  "in step with": says("Only as the other side does the same.", "in step with other party"),
  "subject to": says(
    "Goes behind a prohibition or a permission; waits for a duty, a condition, a judged matter.",
    "subject to clause 4",
  ),
  overriding: says("Prevails over a clause or an outer instrument.", "overriding clause 9.1"),
  "extendable by": says("By how much, or by whom, a time can be made longer.", "extendable by 30 days"),
  "renewed for": says("How long it goes on again unless somebody objects.", "renewed for 5 years"),
  "according to": says("The outer standard or counting rule that applies.", 'according to "NATO counting rule"'),
};

const quantifierMeanings: Meanings<Quantifier> = {
  each: says("Every one of them, on its own.", "each party must not fire"),
  any: says("Whichever it is.", "any of (Ukraine, Russia)"),
  a: says("Some one of them; a name behind it stands for that one in the rest of the clause.", "breach by a party X"),
  no: says("None at all.", "no fire for 7 days"),
  that: says("The one spoken of before; there must be exactly one.", "pleaded by that party"),
  other: says("The one that was not spoken of.", "other party"),
};

const comparisonMeanings: Meanings<Comparison> = {
  "at least": says("This many or more.", "at least 3 guarantors"),
  "at most": says("This many or fewer.", "at most 800000"),
  "more than": says("More, the number itself excluded.", "more than 100 fire"),
  last: says("A window of time that ends at the moment asked about.", "in last 30 days"),
};

const tailMeanings: Meanings<(typeof tailWords)[number]> = {
  unless: says("The exception: what excuses what would be a breach.", "unless storage in StorageSites"),
  otherwise: says("What follows a breach of the rule before it.", "otherwise Council must meet"),
  // oxlint-disable-next-line unicorn/no-thenable -- a word of the language, no promise.
  then: says("What follows once the rule before it is performed.", "then S1 is relieved"),
  until: says("When the rule, or its effect, ends.", "until Council decides"),
  negotiable: says("Still open between the parties, and meant to be compared.", ""),
  "no deadline": says("Says on purpose that there is none.", ""),
  "left open": says("Ambiguity that the parties wanted: kept as it is, never guessed.", 'left open "who counts"'),
};

const keywordMeanings: Meanings<(typeof keywords)[number]> = {
  and: says("Both conditions hold. Lists use commas.", "storage in Sites and inspection by Mission"),
  or: says("At least one of the conditions holds; binds less closely than `and`.", ""),
  not: says("The condition does not hold.", "not Provocation"),
  when: says("What brings the rule to life.", "clause 5.1 when Attack: …"),
  is: says("Says where something stands.", "clause 5.2 is suspended"),
  of: says("Belongs to, is a part of, or is measured from.", "uav of Mission · start of Ceasefire"),
  "other than": says("All but this one.", "party other than X"),
  "in force": says("Bound by the agreement at the moment asked about.", "each guarantor in force"),
  "answers to": says("Who answers for this actor.", "Militia answers to Russia"),
  sealed: says("Known to exist, not known in content.", 'annex B sealed "sha256:…"'),
  clause: says("Refers to a rule by its number.", "breach of clause 2.1"),
};

const onRecord: WordMeaning = says("An act on record: a record of it settles that it happened.", "Council decides");

/** Of a word or group of words of the grammar; as an opener where it opens a line. */
export function meaningOfWord(text: string, isOpener: boolean): WordMeaning | undefined {
  const tables: readonly Readonly<Record<string, WordMeaning>>[] = isOpener
    ? [openerMeanings]
    : [modalMeanings, prepositionMeanings, quantifierMeanings, comparisonMeanings, tailMeanings, keywordMeanings];
  const found = tables.find((table) => Object.hasOwn(table, text))?.[text];
  if (found !== undefined) return found;
  if (!isOpener && (verbs.some((verb) => verb === text) || auxiliaries.some((each) => text.startsWith(`${each} `))))
    return onRecord;
  return text === quantifierVariant ? quantifierMeanings.a : undefined;
}

function says(text: string, example: string): WordMeaning {
  return { text, example };
}
