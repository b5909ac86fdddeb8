// The `-` lines of a body: how it decides. A line that says something else is read and not acted on; rules by which
// the body could never decide are reported.
import type { ActorName, BodyRules, DecisionRule, Threshold } from "@servanda/agreement";
import type { Length } from "@servanda/core";
import type { Report } from "../diagnostics/words.ts";
import type { Span } from "../document/source-file.ts";
import type { Body as BodyStatement, Line } from "../syntax/ast.ts";
import type { Noun, Phrase, PrepositionPhrase } from "../syntax/ast-sentences.ts";
import { measure } from "./amounts.ts";
import { placeOf } from "./names.ts";
import type { Placed } from "./sources.ts";

/** Who the lines may speak of. */
export interface BodyScope {
  readonly members: readonly ActorName[];
  readonly isActor: (name: string) => boolean;
  readonly report: Report;
  readonly unmeant: (placed: Placed, span: Span) => void;
}

type Rules = { -readonly [Key in keyof BodyRules]: BodyRules[Key] };

/** What is read so far, and where it stands. */
interface Reading {
  readonly placed: Placed<BodyStatement>;
  readonly scope: BodyScope;
  readonly rules: Rules;
  readonly decisions: DecisionRule[];
  readonly weights: Map<ActorName, number>;
  readonly spans: Map<DecisionRule | "quorum" | "veto", Span>;
}

/** Undefined for a body that has no line on how it decides: a mere group. */
export function readBodyRules(placed: Placed<BodyStatement>, scope: BodyScope): BodyRules | undefined {
  const rules: Rules = { decisions: [], vetoes: [], excludesAccused: false, weights: {} };
  const reading: Reading = { placed, scope, rules, decisions: [], weights: new Map(), spans: new Map() };
  for (const line of placed.statement.lines) {
    if (line.broken || line.tails.length > 0 || !readLine(reading, line)) scope.unmeant(placed, line.span);
  }
  if (reading.decisions.length === 0) return undefined;
  const read = { ...rules, decisions: reading.decisions, weights: Object.fromEntries(reading.weights) };
  reportUndecidable(reading, read);
  return read;
}

/** False where the line has no meaning. */
function readLine(reading: Reading, line: Line): boolean {
  const { fact } = line;
  if (fact === undefined) return false;
  const phrases = phrasesBy(fact.phrases);
  if (fact.kind === "recorded-act") {
    const isPlain = fact.verb.text === "decides" && fact.subjects.length === 0 && fact.object === undefined;
    return isPlain && readDecision(reading, line, phrases);
  }
  const [subject] = fact.subjects;
  if (subject === undefined || fact.subjects.length > 1 || phrases === undefined) return false;
  const words = wordsOf(subject);
  if (fact.kind === "state") return words === "silence" && readSilence(reading, fact.state, phrases);
  if (fact.objects.length > 0) return false;
  switch (words) {
    case "quorum":
      return readQuorum(reading, subject, line);
    case "excludes accused party":
      reading.rules.excludesAccused = true;
      return fact.phrases.length === 0;
    case "chair":
      return readChair(reading, phrases);
    case "veto":
      return readVeto(reading, phrases, line);
    case "deadlock":
      return readDeadlock(reading, phrases);
    case "convened":
      return readConvening(reading, phrases);
    default:
      return readWeight(reading, subject, phrases);
  }
}

// ── how it decides ─────────────────────────────────────────────────────────────────────

function readDecision(reading: Reading, line: Line, phrases: Phrases | undefined): boolean {
  const by = phrases?.get("by");
  const threshold = by !== undefined && by.length === 1 ? thresholdOf(by[0]) : undefined;
  const matter = phrases?.has("for") ? matterOf(phrases) : undefined;
  const within = phrases?.has("within") ? lengthOf(phrases.get("within")) : undefined;
  const isWhole = hasOnly(phrases, ["by", "for", "within"]);
  if (threshold === undefined || !isWhole) return false;
  if ((phrases?.has("for") && matter === undefined) || (phrases?.has("within") && within === undefined)) return false;
  const rule: DecisionRule = {
    ...(matter === undefined ? {} : { matter }),
    threshold,
    ...(within === undefined ? {} : { within }),
  };
  reading.decisions.push(rule);
  reading.spans.set(rule, line.span);
  return true;
}

const SHARES: Readonly<Record<string, readonly [numerator: number, denominator: number, isMore: boolean]>> = {
  majority: [1, 2, true],
  "simple majority": [1, 2, true],
  half: [1, 2, false],
  "two-thirds": [2, 3, false],
  "three-quarters": [3, 4, false],
};

/** What may stand after `decides by`, besides a number. */
export const decisionWords: readonly string[] = [...Object.keys(SHARES), "unanimity", "consensus", "chair"];

function thresholdOf(noun: Noun | undefined): Threshold | undefined {
  if (noun?.kind === "amount") return countOf(noun);
  if (noun?.kind !== "thing" || noun.name !== undefined) return undefined;
  const words = wordsOf(noun);
  const [of] = noun.of;
  const among = of === undefined ? "eligible" : baseNamed(wordsOf(of));
  const share = SHARES[words];
  if (share !== undefined && among !== undefined) {
    const [numerator, denominator, isMore] = share;
    return { kind: "share", numerator, denominator, isMore, of: among };
  }
  if (of !== undefined) return undefined;
  if (words === "unanimity") return { kind: "unanimity" };
  if (words === "consensus" || words === "agreement") return { kind: "consensus" };
  return words === "chair" ? { kind: "chair" } : undefined;
}

function baseNamed(words: string): "eligible" | "present" | undefined {
  if (words === "present" || words === "members present") return "present";
  return words === "members" || words === "member" ? "eligible" : undefined;
}

function countOf(noun: Extract<Noun, { kind: "amount" }>): Threshold | undefined {
  const count = wholeNumber(noun);
  const [of] = noun.of;
  const total = of?.kind === "amount" ? wholeNumber(of) : undefined;
  if (count === undefined || (of !== undefined && total === undefined)) return undefined;
  return { kind: "votes", count, ...(total === undefined ? {} : { of: total }) };
}

// ── the other lines ────────────────────────────────────────────────────────────────────

function readSilence({ rules }: Reading, state: Noun | undefined, phrases: Phrases): boolean {
  const after = lengthOf(phrases.get("after"));
  const isConsent = state !== undefined && wordsOf(state) === "consent";
  if (!isConsent || after === undefined || !hasOnly(phrases, ["after"])) return false;
  rules.consentAfter = after;
  return true;
}

function readQuorum({ rules, spans }: Reading, subject: Noun, line: Line): boolean {
  const [of] = "of" in subject ? subject.of : [];
  const count = of?.kind === "amount" ? wholeNumber(of) : undefined;
  if (count === undefined) return false;
  rules.quorum = count;
  spans.set("quorum", line.span);
  return true;
}

function readChair({ rules, scope }: Reading, phrases: Phrases): boolean {
  const [chair, second] = actorsIn(scope, phrases.get("by")) ?? [];
  if (chair === undefined || second !== undefined || !hasOnly(phrases, ["by"])) return false;
  rules.chair = chair;
  return true;
}

function readVeto({ rules, scope, spans }: Reading, phrases: Phrases, line: Line): boolean {
  const by = actorsIn(scope, phrases.get("by"));
  if (by === undefined || !hasOnly(phrases, ["by"])) return false;
  rules.vetoes = [...rules.vetoes, ...by];
  spans.set("veto", line.span);
  return true;
}

function readDeadlock({ rules, scope }: Reading, phrases: Phrases): boolean {
  const by = actorsIn(scope, phrases.get("by"));
  const matter = matterOf(phrases);
  if (by === undefined || !hasOnly(phrases, ["by", "for"]) || (phrases.has("for") && matter === undefined))
    return false;
  rules.deadlock = { by, ...(matter === undefined ? {} : { matter }) };
  return true;
}

function readConvening({ rules, scope }: Reading, phrases: Phrases): boolean {
  const nouns = phrases.get("by");
  const [only] = nouns ?? [];
  const isAny = only?.kind === "quantified" && only.quantifier === "any" && wordsOf(only) === "member";
  const by = isAny && nouns?.length === 1 ? scope.members : actorsIn(scope, nouns);
  const within = phrases.has("within") ? lengthOf(phrases.get("within")) : undefined;
  if (by === undefined || !hasOnly(phrases, ["by", "within"])) return false;
  if (phrases.has("within") && within === undefined) return false;
  rules.convening = { by, ...(within === undefined ? {} : { within }) };
  return true;
}

/** `- Germany with 4 votes`. */
function readWeight({ scope, weights }: Reading, subject: Noun, phrases: Phrases): boolean {
  const [member] = actorsIn(scope, [subject]) ?? [];
  const [amount, second] = phrases.get("with") ?? [];
  if (member === undefined || second !== undefined || amount?.kind !== "amount") return false;
  const votes = wholeNumber({ ...amount, words: [] });
  const unit = amount.words.map((word) => word.text).join(" ");
  if (votes === undefined || (unit !== "votes" && unit !== "vote") || !hasOnly(phrases, ["with"])) return false;
  weights.set(member, votes);
  return true;
}

// ── rules that cannot be met ───────────────────────────────────────────────────────────

function reportUndecidable({ placed, scope, spans }: Reading, rules: BodyRules): void {
  const { members, report } = scope;
  const name = placed.statement.name.text;
  const total = members.reduce((sum, member) => sum + (rules.weights[member] ?? 1), 0);
  for (const rule of rules.decisions) {
    const { threshold } = rule;
    const span = spans.get(rule);
    if (span === undefined) continue;
    if (threshold.kind === "votes" && threshold.count > total)
      report("S0607", placeOf(placed, { span }), { name, needed: threshold.count, total });
    if (threshold.kind === "chair" && rules.chair === undefined) report("S0610", placeOf(placed, { span }), { name });
  }
  const atQuorum = spans.get("quorum");
  if (rules.quorum !== undefined && atQuorum !== undefined && rules.quorum > members.length)
    report("S0608", placeOf(placed, { span: atQuorum }), { name, quorum: rules.quorum, total: members.length });
  const atVeto = spans.get("veto");
  const strangers = rules.vetoes.filter((actor) => !members.includes(actor));
  if (atVeto !== undefined && strangers.length > 0)
    report("S0609", placeOf(placed, { span: atVeto }), { name, strangers });
}

// ── parts of lines ─────────────────────────────────────────────────────────────────────

/** Nouns by preposition; no preposition comes twice in a line that has a meaning. */
type Phrases = ReadonlyMap<string, readonly Noun[]>;

function phrasesBy(phrases: readonly Phrase[]): Phrases | undefined {
  const plain = phrases.filter((phrase): phrase is PrepositionPhrase => phrase.kind === "phrase");
  const byPreposition = new Map(plain.map(({ preposition, nouns }) => [preposition as string, nouns]));
  return byPreposition.size === phrases.length ? byPreposition : undefined;
}

function hasOnly(phrases: Phrases | undefined, known: readonly string[]): boolean {
  return phrases !== undefined && [...phrases.keys()].every((each) => known.includes(each));
}

function wordsOf(noun: Noun): string {
  return noun.kind === "thing" || noun.kind === "quantified" ? noun.words.map((word) => word.text).join(" ") : "";
}

function lengthOf(nouns: readonly Noun[] | undefined): Length | undefined {
  const [only] = nouns ?? [];
  return nouns?.length === 1 && only?.kind === "amount" ? measure(only)?.length : undefined;
}

function matterOf(phrases: Phrases): string | undefined {
  const [only, second] = phrases.get("for") ?? [];
  return only?.kind === "matter" && second === undefined ? only.text : undefined;
}

function wholeNumber({ number, words, name, isPercent }: Extract<Noun, { kind: "amount" }>): number | undefined {
  const value = Number(number.text);
  return words.length === 0 && name === undefined && !isPercent && Number.isInteger(value) && value > 0
    ? value
    : undefined;
}

/** Every noun is the name of an actor; undefined where one is not. */
function actorsIn(scope: BodyScope, nouns: readonly Noun[] | undefined): readonly ActorName[] | undefined {
  if (nouns === undefined || nouns.length === 0) return undefined;
  const names = nouns.map((noun) =>
    noun.kind === "thing" && noun.words.length === 0 && noun.of.length === 0 ? noun.name?.text : undefined,
  );
  const known = names.filter((name) => name !== undefined && scope.isActor(name));
  return known.length === names.length ? known.filter((name) => name !== undefined) : undefined;
}
