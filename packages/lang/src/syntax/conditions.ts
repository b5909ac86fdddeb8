// Conditions: facts joined by `or`, `and`, `not` and brackets; `and` binds closer. A fact is a happening, an act on
// record or a state. Lines of a body or a register are facts too.
import { actRows } from "../std/acts.ts";
import type { AllOf, AnyOf, Condition, Fact, Node, Noun, Phrase, Verb } from "./ast-sentences.ts";
import type { Cursor } from "./cursor.ts";
import { verbs } from "./grammar.ts";
import {
  atObject,
  continuesList,
  expectClosingBracket,
  mendMissingComma,
  needNoun,
  parseNoun,
  parseNouns,
  startsNoun,
} from "./nouns.ts";
import { parsePhrases, startsPhrase } from "./phrases.ts";
import type { Token } from "./tokens.ts";
import { foundText } from "./words.ts";

/** A condition that must be there; undefined after a failure. */
export function parseCondition(c: Cursor): Condition | undefined {
  if (!c.enter()) return undefined;
  const condition = parseJoined(c, "or", "any-of", () => parseJoined(c, "and", "all-of", () => parseNegatable(c)));
  c.leave();
  return condition;
}

/** Parts joined by one word; a single part stands for itself. */
function parseJoined(
  c: Cursor,
  joiner: "or" | "and",
  kind: AnyOf["kind"] | AllOf["kind"],
  parsePart: () => Condition | undefined,
): Condition | undefined {
  const start = c.token.span.start;
  const parts: Condition[] = [];
  const joiners: Node[] = [];
  for (;;) {
    const part = parsePart();
    if (part !== undefined) parts.push(part);
    const joined = c.accept("keyword", joiner);
    if (joined === undefined) break;
    joiners.push({ span: joined.span });
  }
  return parts.length > 1 ? { kind, parts, joiners, span: c.spanFrom(start) } : parts[0];
}

function parseNegatable(c: Cursor): Condition | undefined {
  const not = c.accept("keyword", "not");
  const part = c.at("symbol", "(") ? parseBracketed(c) : parseFact(c);
  if (not === undefined || part === undefined) return part;
  return { kind: "not", part, span: c.spanFrom(not.span.start) };
}

function parseBracketed(c: Cursor): Condition | undefined {
  const open = c.take().span;
  const condition = parseCondition(c);
  expectClosingBracket(c, open);
  return condition;
}

/** A fact that must be there; undefined after a failure. */
export function parseFact(c: Cursor): Fact | undefined {
  const start = c.token.span.start;
  if (c.at("verb")) return parseAct(c, [], start);
  if (!needNoun(c, "condition")) return undefined;
  const subjects = parseNouns(c);
  mendVerb(c, subjects.length > 1);
  if (c.at("verb")) return parseAct(c, subjects, start);
  const objects = parseObjects(c, false);
  const phrases = parsePhrases(c);
  if (objects.length === 0 && c.at("keyword", "is")) return parseState(c, subjects, phrases, start);
  return { kind: "happening", subjects, objects, phrases, span: c.spanFrom(start) };
}

/** `Guarantors decide`, `Karsa ratifies`: an act in another form after its subject, where only a verb can stand. */
function mendVerb(c: Cursor, isPlural: boolean): void {
  if (c.hasFailed || !c.at("word")) return;
  const found = c.token.text;
  const act = actRows.find(({ base, third }) => base === found || third === found);
  if (act === undefined) return;
  const isReserved = (verbs as readonly string[]).includes(act.third);
  const instead = isReserved ? act.third : `${isPlural ? "have" : "has"} ${act.participle}`;
  c.complain("S0146", c.token.span, { found, instead, isSure: true });
  c.retag("verb", instead);
}

/** Nouns that follow without a comma because they cannot be mistaken for more words: `settle "access"`. */
export function parseObjects(c: Cursor, isInRule: boolean): readonly Noun[] {
  const objects: Noun[] = [];
  let isDue = atObject(c, isInRule);
  while (isDue && !c.hasFailed) {
    const noun = parseNoun(c);
    if (noun !== undefined) objects.push(noun);
    if (c.at("name")) isDue = mendMissingComma(c);
    else if (continuesList(c)) {
      c.take();
      c.accept("keyword", "and");
    } else isDue = atObject(c, isInRule);
  }
  return objects;
}

function parseAct(c: Cursor, subjects: readonly Noun[], start: number): Fact {
  const verb = verbOf(c.take());
  const object = startsNoun(c.token) ? parseNoun(c) : undefined;
  return { kind: "recorded-act", subjects, verb, object, phrases: parsePhrases(c), span: c.spanFrom(start) };
}

function verbOf(token: Token): Verb {
  const [first = "", ...rest] = token.text.split(" ");
  if (first !== "has" && first !== "have") {
    return { text: token.text, auxiliary: undefined, isNegated: false, span: token.span };
  }
  return { text: rest.at(-1) ?? "", auxiliary: first, isNegated: rest.length > 1, span: token.span };
}

function parseState(c: Cursor, subjects: readonly Noun[], about: readonly Phrase[], start: number): Fact {
  const state = parseIs(c);
  return { kind: "state", subjects, about, ...state, phrases: parsePhrases(c), span: c.spanFrom(start) };
}

/** `is [not] in force`, `is [not] restored`, `is subject to …`; the caller has seen `is`. */
export function parseIs(c: Cursor): { isNegated: boolean; isInForce: boolean; state: Noun | undefined } {
  c.take();
  const isNegated = c.accept("keyword", "not") !== undefined;
  const isInForce = c.accept("keyword", "in force") !== undefined;
  const state = !isInForce && startsNoun(c.token) ? parseNoun(c) : undefined;
  if (!isInForce && state === undefined && !startsPhrase(c)) needState(c);
  return { isNegated, isInForce, state };
}

function needState(c: Cursor): void {
  if (c.at("end") || c.at("opener")) c.fail("S0122", c.lastSpan, { after: c.lastText, expected: "state" });
  else c.fail("S0110", c.token.span, { found: foundText(c.token), expected: "state", after: c.lastText });
}
