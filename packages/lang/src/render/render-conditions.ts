// Conditions as clauses of an English sentence. Where `or` and `and` meet, the parts are lettered, so that nobody can
// join them otherwise than the machine does.
import { units } from "../std/nouns.ts";
import { actRow, edgeWords, ownMoments } from "../std/vocabulary.ts";
import type {
  AllOf,
  Amount,
  AnyOf,
  Condition,
  Fact,
  Happening,
  Noun,
  RecordedAct,
  StateFact,
} from "../syntax/ast-sentences.ts";
import { isPlural, nounsText, nounText } from "./render-nouns.ts";
import { withPhrases } from "./render-phrases.ts";
import { type Joiner, spaced, type Wording } from "./wording.ts";

/** `state`: what holds, after `when` and `unless`; `moment`: after `until`; `meaning`: what a word says. */
export type Mode = "state" | "moment" | "meaning";

export function conditionText(condition: Condition, mode: Mode, wording: Wording): string {
  return partText(condition, mode, wording, 0);
}

function partText(condition: Condition, mode: Mode, wording: Wording, depth: number): string {
  switch (condition.kind) {
    case "any-of":
    case "all-of":
      return joinedText(condition, mode, wording, depth);
    case "not":
      return negatedText(condition.part, mode, wording, depth);
    default:
      return factText(condition, false, mode, wording);
  }
}

type Joined = AnyOf | AllOf;

function joinedText(condition: Joined, mode: Mode, wording: Wording, depth: number): string {
  if (!condition.parts.every(isSimple)) return letteredText(condition, mode, wording, depth);
  return condition.parts.map((part) => partText(part, mode, wording, depth)).join(`, ${joinerOf(condition)} `);
}

function joinerOf({ kind }: Joined): Joiner {
  return kind === "any-of" ? "or" : "and";
}

/** `either (a) …; or (b) …`: a list that nothing outside it can be read into. */
function letteredText(condition: Joined, mode: Mode, wording: Wording, depth: number): string {
  const { kind, parts } = condition;
  const lead = kind === "any-of" ? "either" : parts.length === 2 ? "both" : "all of";
  const items = parts.map((part, index) => `${marker(index, depth)} ${partText(part, mode, wording, depth + 1)}`);
  return `${lead} ${items.slice(0, -1).join("; ")}; ${joinerOf(condition)} ${items.at(-1) ?? ""}`;
}

/** A part that `and` or `or` can follow without being drawn into it. */
function isSimple(condition: Condition): boolean {
  if (condition.kind === "any-of" || condition.kind === "all-of") return false;
  if (condition.kind === "not") return isFact(condition.part) && isShortNegation(condition.part);
  return !isNegatedFact(condition) || isOne(condition.subjects);
}

/** `(a)`, within it `(1)`, within that `(i)`; deeper ones count on with the depth before them. */
function marker(index: number, depth: number): string {
  if (depth === 0 && index < 26) return `(${String.fromCharCode(97 + index)})`;
  if (depth === 1) return `(${index + 1})`;
  if (depth === 2) return `(${roman(index + 1)})`;
  return `(${depth + 1}.${index + 1})`;
}

function roman(number: number): string {
  const ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
  return "x".repeat(Math.floor(number / 10)) + (ones[number % 10] ?? "");
}

// ── facts ──────────────────────────────────────────────────────────────────────────────

function isFact(condition: Condition): condition is Fact {
  return condition.kind === "happening" || condition.kind === "recorded-act" || condition.kind === "state";
}

function negatedText(part: Condition, mode: Mode, wording: Wording, depth: number): string {
  if (isFact(part) && isShortNegation(part)) return factText(part, true, mode, wording);
  if (part.kind !== "any-of" && part.kind !== "all-of") return `${NOT_SO} ${partText(part, mode, wording, depth)}`;
  return `${NOT_SO} ${letteredText(part, mode, wording, depth)}`;
}

const NOT_SO = "it is not so that";

/** Whether the `not` can stand at the verb without taking in more or less than it did. */
function isShortNegation(fact: Fact): boolean {
  if (fact.kind === "happening") return true;
  return !isNegatedFact(fact) && isOne(fact.subjects);
}

function isNegatedFact(fact: Fact): boolean {
  if (fact.kind === "happening") return false;
  return fact.kind === "state" ? fact.isNegated : fact.verb.isNegated;
}

/** `each party has not signed` would be read as none; so `not` goes before it. */
function isOne(subjects: readonly Noun[]): boolean {
  const [only, ...others] = subjects;
  if (only === undefined || others.length > 0 || only.kind === "amount") return false;
  return only.kind !== "quantified" || only.quantifier === "that" || only.quantifier === "other";
}

function factText(fact: Fact, isNegated: boolean, mode: Mode, wording: Wording): string {
  switch (fact.kind) {
    case "happening":
      return happeningText(fact, isNegated, mode, wording);
    case "recorded-act":
      return recordedActText(fact, isNegated, wording);
    case "state":
      return stateText(fact, isNegated, wording);
  }
}

// ── happenings ─────────────────────────────────────────────────────────────────────────

/** `there is fire`, `it is a flight` (the event judged), `Attack holds`, `the end of Term`, `"a matter" holds`. */
type Form = "thing" | "judged" | "name" | "moment" | "matter";

function formOf(fact: Happening, wording: Wording): Form {
  if (wording.aboutTheJudged.has(fact.span.start)) return "judged";
  const [first] = fact.subjects;
  switch (first?.kind) {
    case "amount":
      return isLength(first) ? "moment" : "thing";
    case "moment":
    case "yearly-date":
      return "moment";
    case "quantified":
      return "thing";
    case "thing":
      if (first.name !== undefined) return fact.subjects.length === 1 ? "name" : "matter";
      return isMomentWord(first.words.map((word) => word.text).join(" ")) ? "moment" : "thing";
    default:
      return "matter";
  }
}

function isLength(amount: Amount): boolean {
  return units.get(amount.words.map((word) => word.text).join(" ")) !== undefined;
}

function isMomentWord(text: string): boolean {
  return edgeWords.has(text) || ownMoments.includes(text);
}

function happeningText(fact: Happening, isNegated: boolean, mode: Mode, wording: Wording): string {
  const { subjects, objects, phrases } = fact;
  const what = spaced(nounsText(subjects, "one", "or", wording), nounsText(objects, "one", "or", wording));
  const not = isNegated ? "not" : "";
  const full = (text: string): string => withPhrases(text, phrases, "or", wording);
  if (mode === "meaning") return spaced(not, full(what));
  switch (formOf(fact, wording)) {
    case "judged":
      return full(spaced("it is", not, what));
    case "thing":
      return full(spaced("there", isMany(subjects) ? "are" : "is", not, what));
    case "name":
      return full(spaced(what, nameVerb(what, isNegated, mode, wording)));
    case "moment":
      if (mode === "moment" && !isNegated) return full(what);
      return spaced(subjects[0]?.kind === "thing" ? "" : "the moment", full(what), "has", not, "come");
    case "matter":
      return full(spaced(what, matterVerb(fact, isNegated)));
  }
}

function isMany([first]: readonly Noun[]): boolean {
  return first?.kind === "amount" && isPlural([first]);
}

/** `"self-defence" pleaded by that party` needs no verb. */
function matterVerb({ phrases }: Happening, isNegated: boolean): string {
  if (isNegated) return "does not hold";
  const [first] = phrases;
  return first?.kind === "phrase" && first.preposition === "pleaded by" ? "" : "holds";
}

/** A stage runs and ends, a definition holds; `until X` of another name says no more than that. */
function nameVerb(name: string, isNegated: boolean, mode: Mode, wording: Wording): string {
  if (wording.stages.has(name)) {
    if (mode === "moment") return isNegated ? "does not end" : "ends";
    return isNegated ? "is not running" : "is running";
  }
  if (isNegated) return "does not hold";
  return mode === "moment" && !wording.defines.has(name) ? "" : "holds";
}

// ── acts on record and states ──────────────────────────────────────────────────────────

function recordedActText(fact: RecordedAct, isNegated: boolean, wording: Wording): string {
  const { subjects, verb, object, phrases } = fact;
  const isNot = isNegated || verb.isNegated;
  const isInline = !isNot || isOne(subjects);
  const core = spaced(
    nounsText(subjects, "one", "and", wording),
    verbText(fact, isNot && isInline),
    object && nounText(object, "one", wording),
  );
  return spaced(isInline ? "" : NOT_SO, withPhrases(core, phrases, "and", wording));
}

/** `decides`, `decide` of several, `does not decide`, `has not ratified`. */
function verbText({ subjects, verb }: RecordedAct, isNot: boolean): string {
  if (verb.auxiliary !== undefined) return spaced(verb.auxiliary, isNot ? "not" : "", verb.text);
  const base = actRow(verb.text)?.base ?? verb.text;
  const isSeveral = isPlural(subjects);
  if (isNot) return spaced(isSeveral ? "do not" : "does not", base);
  return isSeveral ? base : verb.text;
}

function stateText(fact: StateFact, isNegated: boolean, wording: Wording): string {
  const isNot = isNegated || fact.isNegated;
  const isInline = !isNot || isOne(fact.subjects);
  const subject = withPhrases(nounsText(fact.subjects, "one", "and", wording), fact.about, "or", wording);
  const core = spaced(subject, isText(fact, fact.subjects, isNot && isInline, wording));
  return spaced(isInline ? "" : NOT_SO, withPhrases(core, fact.phrases, "and", wording));
}

/** `is not in force`, `are restored`. */
export function isText(
  is: { readonly isInForce: boolean; readonly state: Noun | undefined },
  subjects: readonly Noun[],
  isNot: boolean,
  wording: Wording,
): string {
  const state = is.state && nounText(is.state, "bare", wording);
  return spaced(isPlural(subjects) ? "are" : "is", isNot ? "not" : "", is.isInForce ? "in force" : "", state);
}

/** A `-` line's fact: a property, not something that holds or comes. */
export function propertyText(fact: Fact, wording: Wording): string {
  if (fact.kind !== "happening") return factText(fact, false, "state", wording);
  const subjects = nounsText(fact.subjects, "bare", "or", wording);
  return withPhrases(spaced(subjects, nounsText(fact.objects, "one", "or", wording)), fact.phrases, "or", wording);
}
