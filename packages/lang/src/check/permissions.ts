// `may`: what it allows is excepted from prohibitions of the same article, and from those that the clause says it
// overrides. Elsewhere a permission and a prohibition conflict, which is reported and not settled here.
import type {
  Clause as CheckedClause,
  Condition,
  Content,
  EventPattern,
  Moment,
  Permission,
  Prohibition,
} from "@servanda/agreement";
import { BASE_READING } from "@servanda/agreement";
import { actRow } from "../std/vocabulary.ts";
import type { Clause } from "../syntax/ast.ts";
import type { ConditionTail, Duty, Sentence } from "../syntax/ast-sentences.ts";
import { forbiddenEvents, type VerbPhrase, verbPhrases } from "./acts.ts";
import { readBearers } from "./bearers.ts";
import { readCondition } from "./conditions.ts";
import { gap, type Work } from "./context.ts";
import { readExceptions } from "./exceptions.ts";
import { markTail } from "./open-points.ts";
import { aboutDeeds, closePatterns, kindsOf } from "./patterns.ts";
import { readPhrases } from "./phrases.ts";
import { asCondition, conjunction, disjunction } from "./propositions.ts";
import { type Effective, nothingSaid } from "./said.ts";

const aboutTime: Effective = new Set(["during", "after", "before"]);

/** Undefined after a gap or a mistake. */
export function readPermission(work: Work, clause: Clause, sentence: Sentence, duty: Duty): Permission | undefined {
  const said = readPhrases(work, clause.heads, aboutTime, nothingSaid());
  const bearers = readBearers(work, sentence.subjects, true);
  const phrases = verbPhrases(work, duty);
  if (bearers === undefined || phrases === undefined) return undefined;
  const [until] = clause.until;
  if (until !== undefined) return gap(work, until);
  const base = { kind: "permit", bearers } as const;
  // What a record settles is forbidden by nothing that must be seen.
  if (phrases.every(isOnRecord)) return { ...base, ...NO_LIMITS, what: [] };
  const allowed = forbiddenEvents(work, phrases);
  readPhrases(work, [...sentence.about, ...sentence.phrases], new Set([...aboutDeeds, ...aboutTime]), said);
  if (allowed === undefined) return undefined;
  if (said.by !== undefined || said.windowMs !== undefined || said.counts.length > 0) return gap(work, sentence);
  const by = { kind: "named", actors: bearers.actors } as const;
  const what = closePatterns(work, allowed.drafts, { ...said, by }, sentence);
  const judged = { kinds: kindsOf(what) };
  const exceptions = readExceptions(work, readTails(work, sentence), judged);
  const proposition = readCondition(work, clause.when);
  if (what.length < allowed.drafts.length || exceptions === undefined) return undefined;
  if (clause.when !== undefined && proposition === undefined) return undefined;
  const isSettledLater = exceptions.some(({ kind }) => kind === "matter");
  if (isSettledLater || said.before.length > 0 || said.after.some((each) => ended(each) === undefined))
    return gap(work, sentence);
  const when = conjunction([...allowed.when, ...(proposition === undefined ? [] : [asCondition(proposition, judged)])]);
  return { ...base, during: said.during, after: said.after, what, when, exceptions };
}

const NO_LIMITS = { during: [], after: [], when: { kind: "always" }, exceptions: [] } as const;

function isOnRecord({ verb }: VerbPhrase): boolean {
  const row = actRow(verb);
  return row?.base === verb && row.settled === "record";
}

function readTails(work: Work, sentence: Sentence): readonly ConditionTail[] {
  const unless: ConditionTail[] = [];
  for (const tail of sentence.tails) {
    if (tail.kind === "unless") unless.push({ ...tail, kind: "unless" });
    else if (tail.kind === "left open" || tail.kind === "negotiable" || tail.kind === "no deadline")
      markTail(work, tail);
    else gap(work, tail);
  }
  return unless;
}

function running(stage: string): Condition {
  return { kind: "stage", stage, is: "running" };
}

function ended(moment: Moment): Condition | undefined {
  const isEnd = moment.kind === "stage" && moment.edge === "end" && moment.offset === undefined;
  return isEnd ? { kind: "stage", stage: moment.stage, is: "ended" } : undefined;
}

/**
 * Every prohibition with what is taken from it: by permissions of the same article, and by whatever goes before it,
 * where both speak of the same.
 */
export function exceptPermitted(clauses: readonly CheckedClause[]): readonly CheckedClause[] {
  const keys = new Set(clauses.map(({ key }) => key));
  // Few clauses can take anything from another; only a clause that gives way by its own words asks all of them.
  const takers = clauses.filter(
    ({ rule, precedence }) => rule.kind === "permit" || (precedence !== undefined && precedence.overrides.length > 0),
  );
  return clauses.map((clause) => {
    const { rule, precedence } = clause;
    if (rule.kind !== "forbid") return clause;
    const others = precedence === undefined || precedence.yieldsTo.length === 0 ? takers : clauses;
    const exceptions = others.flatMap((other) =>
      isSeen(other, clause, keys) && takesFrom(other, clause) ? exceptionsFrom(other, rule) : [],
    );
    return exceptions.length === 0
      ? clause
      : { ...clause, rule: { ...rule, exceptions: [...rule.exceptions, ...exceptions] } };
  });
}

/** Whether the reading of the one has the other as it stands. */
function isSeen(other: CheckedClause, clause: CheckedClause, keys: ReadonlySet<string>): boolean {
  return (
    other.reading === clause.reading ||
    (other.reading === BASE_READING && !keys.has(`${other.number}@${clause.reading}`))
  );
}

function takesFrom(other: CheckedClause, clause: CheckedClause): boolean {
  if (goesBefore(clause, other)) return false;
  return goesBefore(other, clause) || (other.rule.kind === "permit" && other.article === clause.article);
}

/** By its own words or by those of the other. */
function goesBefore(first: CheckedClause, second: CheckedClause): boolean {
  return (
    first.precedence?.overrides.includes(second.number) === true ||
    second.precedence?.yieldsTo.includes(first.number) === true
  );
}

function exceptionsFrom({ rule: other, span }: CheckedClause, rule: Prohibition): Prohibition["exceptions"] {
  const taken = other.kind === "permit" ? other : asPermission(other);
  if (taken === undefined) return [];
  const { bearers, what, during, after, when, exceptions } = taken;
  const isTheirs = bearers.actors.some((actor) => rule.bearers.actors.includes(actor));
  const allowed = what.filter(({ kinds }) => kinds.some((kind) => rule.event.kinds.includes(kind)));
  if (!isTheirs || allowed.length === 0) return [];
  const parts: readonly (Condition | undefined)[] = [
    disjunction(allowed.map((event): Condition => ({ kind: "judged", event }))),
    during.length === 0 ? undefined : disjunction(during.map(running)),
    ...after.map(ended),
    when,
    ...exceptions.map((each): Condition | undefined =>
      each.kind === "condition" ? { kind: "not", of: each.condition } : undefined,
    ),
  ];
  return [{ kind: "condition", condition: conjunction(parts.filter((each) => each !== undefined)), span }];
}

/** What a duty or another prohibition speaks of, in place of the clause that gives way to it. */
function asPermission(rule: CheckedClause["rule"]): Permission | undefined {
  if (rule.kind !== "forbid" && rule.kind !== "require") return undefined;
  const { bearers, during, after } = rule;
  const by = { kind: "named", actors: bearers.actors } as const;
  const said = { kind: "permit", bearers, during, after, exceptions: [] } as const;
  // What such a clause itself excepts is excepted from it alone: it stays with the clause that speaks of it.
  if (rule.kind === "forbid") return { ...said, what: [{ ...rule.event, by }], when: rule.when };
  const what = eventsOf(rule.content).map((event) => ({ ...event, by }));
  return rule.trigger.kind === "standing" ? { ...said, what, when: { kind: "always" } } : undefined;
}

function eventsOf(content: Content): readonly EventPattern[] {
  if (content.kind === "event") return [content.event];
  return content.kind === "all" || content.kind === "any" ? content.of.flatMap(eventsOf) : [];
}
