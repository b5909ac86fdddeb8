// Defines, expanded where they are used: as a kind of event where they name one, as a condition otherwise. A define
// that only readings make is unsettled in the base; one that needs itself is a mistake.

import type { Span } from "../document/source-file.ts";
import type { Define } from "../syntax/ast.ts";
import type { Condition as TreeCondition } from "../syntax/ast-sentences.ts";
import { readCondition } from "./conditions.ts";
import { beginWork, complain, inside, mark, type Shared, type Work } from "./context.ts";
import { placeOf } from "./names.ts";
import { typeNoun } from "./nouns.ts";
import { markTail } from "./open-points.ts";
import { aboutEvents, closePatterns } from "./patterns.ts";
import { readPhrases } from "./phrases.ts";
import type { Proposition } from "./propositions.ts";
import { bindersOf } from "./resolve-names.ts";
import { nothingSaid, type Said } from "./said.ts";
import type { Placed } from "./sources.ts";
import type { Draft, Typed } from "./typed.ts";

const MAX_EXPANSIONS = 1000;
const MAX_DEPTH = 64;

/** A define whose condition is one event without a window or a number is a kind of its own. */
export function defineAsKind(work: Work, name: string): Typed | undefined {
  const placed = work.world.defines.get(name);
  const condition = placed?.statement.condition;
  if (placed === undefined || condition === undefined || work.expanding.includes(name)) return undefined;
  if (!isEventOnly(condition) || !mayExpand(work)) return undefined;
  const inner = inside(work, name, placed.source);
  const [subject] = condition.subjects;
  const typed = subject && typeNoun(inner, subject);
  if (typed?.type !== "event" || typed.isNone) return undefined;
  const said = readPhrases(inner, [...placed.statement.phrases, ...condition.phrases], aboutEvents, nothingSaid());
  if (said.windowMs !== undefined || said.counts.length > 0) return undefined;
  const patterns = closePatterns(inner, typed.drafts, said, condition);
  if (patterns.length < typed.drafts.length) return { type: "plain" };
  const drafts = patterns.map((pattern, index): Draft => {
    const draft = typed.drafts[index];
    return { ...pattern, name: draft?.name ?? name, distances: draft?.distances ?? new Map(), isStoredState: false };
  });
  return { type: "event", drafts, isNone: false, isThat: false };
}

/** Each use of a define writes it out in full: a few that use each other twice would grow beyond any memory. */
function mayExpand(work: Work): boolean {
  work.expansions.count += 1;
  return work.expansions.count <= MAX_EXPANSIONS && work.expanding.length < MAX_DEPTH;
}

function isEventOnly(condition: TreeCondition): condition is Extract<TreeCondition, { kind: "happening" }> {
  if (condition.kind !== "happening" || condition.objects.length > 0 || condition.subjects.length !== 1) return false;
  const [subject] = condition.subjects;
  const phrases = condition.phrases.flatMap((phrase) => (phrase.kind === "phrase" ? [phrase.preposition] : []));
  return subject?.kind === "thing" && !phrases.includes("judged by");
}

/** The condition a define stands for, as this reading has it. */
export function expandDefine(work: Work, name: string, span: Span): Proposition | undefined {
  work.reached.add(`define ${name}`);
  const placed = work.world.defines.get(name);
  if (placed === undefined) {
    return { kind: "state", condition: { kind: "matter", matter: name }, span };
  }
  if (work.shared.circular.has(name)) {
    work.errors.count += 1;
    return undefined;
  }
  if (work.expanding.includes(name)) {
    const trail = [...work.expanding.slice(work.expanding.indexOf(name)), name];
    for (const each of trail) work.shared.circular.add(each);
    complain(work, "S0209", span, { name, trail, declared: placeOf(placed, placed.statement.name) });
    return undefined;
  }
  // One cause, however often it comes back.
  if (!mayExpand(work)) {
    for (const each of work.expanding) work.shared.circular.add(each);
    if (work.errors.count === 0) complain(work, "S0211", span, { name, maximum: MAX_EXPANSIONS });
    return undefined;
  }
  const inner = inside(work, name, placed.source);
  const head = readHead(inner, placed);
  const proposition = readCondition(inner, placed.statement.condition);
  for (const tail of placed.statement.tails) markTail(inner, tail);
  return proposition && usedAt(withHead(proposition, head), span);
}

/** What the rule makes of a define is said of the place that uses it. */
function usedAt(proposition: Proposition, span: Span): Proposition {
  switch (proposition.kind) {
    case "all":
    case "any":
      return { ...proposition, of: proposition.of.map((each) => usedAt(each, span)), span };
    case "not":
      return { ...proposition, of: usedAt(proposition.of, span), span };
    default:
      return { ...proposition, span };
  }
}

/** Reads every define for its own mistakes, also where no rule with meaning uses it. */
export function checkDefines(shared: Shared): void {
  for (const world of [shared.names.base, ...shared.names.readings]) {
    for (const [name, placed] of world.defines) {
      if (placed.statement.broken) continue;
      const work = beginWork(shared, world, placed.source);
      work.binding.may = "all";
      // `that party` is whoever the rule that uses it binds; only a rule can say if there is one.
      if (bindersOf(placed.statement).length === 0)
        work.bound.bearer = { word: undefined, among: [...shared.actors.keys()] };
      expandDefine(work, name, placed.statement.name.span);
    }
  }
}

/** `in a zone Z` binds for the whole define; `on Ukraine` says of whom it speaks and adds no test. */
function readHead(work: Work, placed: Placed<Define>): Said {
  const places = placed.statement.phrases.filter((phrase) => phrase.kind === "phrase" && phrase.preposition === "in");
  for (const phrase of placed.statement.phrases) if (!places.includes(phrase)) mark(work, phrase);
  return readPhrases(work, places, new Set(["inside"]), nothingSaid());
}

/** The head's places hold for what happens; where something else is said they only bind. */
function withHead(proposition: Proposition, head: Said): Proposition {
  const where = head.where.flatMap((each) => (each.kind === "in" || each.kind === "outside" ? [each] : []));
  if (where.length === 0) return proposition;
  if (proposition.kind === "event") {
    const patterns = proposition.patterns.map((pattern) => ({ ...pattern, where: [...where, ...pattern.where] }));
    return { ...proposition, patterns };
  }
  if (proposition.kind === "state" && proposition.event !== undefined) {
    return { ...proposition, event: { ...proposition.event, where } };
  }
  return proposition;
}
