// Clauses against each other: which goes before which, and which say opposite things without saying it. Only what is
// sure is reported: a doubt about times, places or persons is no contradiction.
import type { EventPattern, Obligation, Prohibition } from "@servanda/agreement";
import type { Report } from "../diagnostics/words.ts";
import type { Clause as ClauseStatement } from "../syntax/ast.ts";
import type { Phrase } from "../syntax/ast-sentences.ts";
import type { Compiled } from "./compile.ts";
import { beginWork, type Shared } from "./context.ts";
import { cyclesAmong } from "./cycles.ts";
import { placeOf } from "./names.ts";
import { readRule } from "./rules.ts";
import type { Placed } from "./sources.ts";

type PlacedClause = Placed<ClauseStatement>;

/** By number: the clauses that a clause goes before, by its own words or by those of the other. */
type Priority = ReadonlyMap<string, ReadonlySet<string>>;

/** Every duty and permission is held against so many prohibitions: a bound on work that no real text reaches. */
const MAX_COMPARED = 200;

/** Clauses of the base; what a reading puts in their place is its holder's business. */
export function reportConflicts(shared: Shared, compiled: Compiled, report: Report): void {
  const clauses = shared.names.base.clauses;
  const priority = priorityOf([...clauses.values()]);
  reportPriorityCycles(clauses, priority, report);
  const isSettled = (a: string, b: string): boolean =>
    priority.get(a)?.has(b) === true || priority.get(b)?.has(a) === true;
  const base = compiled.clauses.filter(({ reading }) => reading === shared.names.base.reading);
  // What has conditions or exceptions forbids nothing for sure.
  const forbidding = base
    .flatMap(({ number, rule }) => (rule.kind === "forbid" && isPlain(rule) ? [{ number, rule }] : []))
    .slice(0, MAX_COMPARED);
  for (const { number, rule } of base) {
    const demand = rule.kind === "require" ? demandOf(rule) : undefined;
    const against = demand && forbidding.find((each) => forbids(each.rule, demand) && !isSettled(number, each.number));
    if (against !== undefined) reportPair("S0217", clauses, number, against.number, report);
  }
  for (const placed of clauses.values()) {
    const permission = permissionOf(shared, placed);
    const number = placed.statement.id.text;
    const against =
      permission &&
      forbidding.find(
        (each) =>
          clauses.get(each.number)?.article !== placed.article &&
          !isSettled(number, each.number) &&
          (forbids(each.rule, permission) || permits(permission, each.rule)),
      );
    if (against !== undefined) reportPair("S0216", clauses, number, against.number, report);
  }
}

function reportPair(
  code: "S0216" | "S0217",
  clauses: ReadonlyMap<string, PlacedClause>,
  number: string,
  forbidden: string,
  report: Report,
): void {
  const [placed, other] = [clauses.get(number), clauses.get(forbidden)];
  if (placed === undefined || other === undefined) return;
  const facts = { id: number, forbidden, place: placeOf(other, other.statement.id) };
  report(code, placeOf(placed, placed.statement.id), facts);
}

// ── priority ───────────────────────────────────────────────────────────────────────────

function priorityOf(clauses: readonly PlacedClause[]): Priority {
  const before = new Map<string, Set<string>>();
  const add = (first: string, second: string): Set<string> | undefined =>
    before.set(first, (before.get(first) ?? new Set()).add(second)).get(first);
  for (const { statement } of clauses) {
    for (const phrase of phrasesOf(statement)) {
      for (const id of namedIn(phrase, "overriding")) add(statement.id.text, id);
      for (const id of namedIn(phrase, "subject to")) add(id, statement.id.text);
    }
  }
  return before;
}

function phrasesOf({ heads, sentence }: ClauseStatement): readonly Phrase[] {
  return [...heads, ...(sentence?.about ?? []), ...(sentence?.phrases ?? [])];
}

function namedIn(phrase: Phrase, preposition: "overriding" | "subject to"): readonly string[] {
  if (phrase.kind !== "phrase" || phrase.preposition !== preposition) return [];
  return phrase.nouns.flatMap((noun) => (noun.kind === "clause-reference" ? [noun.id.text] : []));
}

function reportPriorityCycles(clauses: ReadonlyMap<string, PlacedClause>, priority: Priority, report: Report): void {
  for (const trail of cyclesAmong([...priority.keys()], (id) => [...(priority.get(id) ?? [])])) {
    const placed = clauses.get(trail[0] ?? "");
    if (placed === undefined) continue;
    report("S0215", placeOf(placed, placed.statement.id), { id: placed.statement.id.text, trail });
  }
}

// ── opposites ──────────────────────────────────────────────────────────────────────────

/** What somebody must or may do, and when. */
interface Deed {
  readonly actors: readonly string[];
  readonly event: EventPattern;
  readonly during: readonly string[];
}

function demandOf({ content, bearers, during }: Obligation): Deed | undefined {
  if (content.kind !== "event" || bearers.variable !== undefined) return undefined;
  return { actors: bearers.actors, event: content.event, during };
}

/** Read as what it would forbid, said to nobody: a permission is about the same events. */
function permissionOf(shared: Shared, { statement, source }: PlacedClause): Deed | undefined {
  const { sentence } = statement;
  if (statement.broken || sentence?.predicate?.kind !== "duty" || sentence.predicate.modal !== "may") return undefined;
  const isPriority = (phrase: Phrase): boolean =>
    phrase.kind === "phrase" && (phrase.preposition === "overriding" || phrase.preposition === "subject to");
  const work = beginWork({ ...shared, report: () => undefined }, shared.names.base, source);
  const rule = readRule(work, {
    ...statement,
    when: undefined,
    heads: statement.heads.filter((phrase) => !isPriority(phrase)),
    sentence: {
      ...sentence,
      predicate: { ...sentence.predicate, modal: "must not" },
      about: sentence.about.filter((phrase) => !isPriority(phrase)),
      phrases: sentence.phrases.filter((phrase) => !isPriority(phrase)),
      tails: [],
    },
  });
  if (rule?.kind !== "forbid" || work.gaps.length > 0 || work.errors.count > 0) return undefined;
  // What is allowed under a condition is not surely allowed.
  if (rule.when.kind !== "always") return undefined;
  return { actors: rule.bearers.actors, event: rule.event, during: rule.during };
}

/** Whether doing it is surely a breach, for somebody. */
function forbids(rule: Prohibition, deed: Deed): boolean {
  const isInTime = rule.during.length === 0 || (deed.during.length > 0 && isWithin(deed.during, rule.during));
  return isInTime && shareActors(rule, deed) && isNarrower(deed.event, rule.event);
}

/** Whether every breach is surely something that is allowed. */
function permits(deed: Deed, rule: Prohibition): boolean {
  const isInTime = deed.during.length === 0 || (rule.during.length > 0 && isWithin(rule.during, deed.during));
  return isInTime && shareActors(rule, deed) && isNarrower(rule.event, deed.event);
}

/** Forbidden always and without exception. */
function isPlain({ when, exceptions, after, before }: Prohibition): boolean {
  return when.kind === "always" && exceptions.length === 0 && after.length === 0 && before.length === 0;
}

function shareActors({ bearers }: Prohibition, { actors }: Deed): boolean {
  return bearers.variable === undefined && bearers.actors.some((actor) => actors.includes(actor));
}

/** Every event of the one is surely one of the other; who does it is asked apart. */
function isNarrower(narrow: EventPattern, wide: EventPattern): boolean {
  return (
    isWithin(narrow.kinds, wide.kinds) &&
    (wide.target === undefined || isSame(wide.target, narrow.target)) &&
    wide.where.every((test) => narrow.where.some((each) => isSame(each, test))) &&
    wide.attributes.every((test) => narrow.attributes.some((each) => isSame(each, test)))
  );
}

function isWithin(parts: readonly string[], whole: readonly string[]): boolean {
  return parts.every((part) => whole.includes(part));
}

/** Flat data with a fixed order of fields. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
