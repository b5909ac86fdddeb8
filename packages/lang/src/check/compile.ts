// Clauses and registers of the base and of each reading. Every statement is read once to learn what it depends on; a
// reading then has its own copy of those that it replaces, adds, or reaches.
import {
  type AttributionLimit,
  BASE_READING,
  type Clause,
  type Ladder,
  type ReadingName,
  type Register,
  type Stage,
} from "@servanda/agreement";
import { renderClause } from "../render/render-clause.ts";
import { plainWording, type Wording } from "../render/wording.ts";
import type { Clause as ClauseStatement, Register as RegisterStatement } from "../syntax/ast.ts";
import { beginWork, gap, type Shared, type Work } from "./context.ts";
import { checkDefines } from "./defines.ts";
import { fromEntry } from "./entry.ts";
import type { GapList } from "./gaps.ts";
import { readLadder } from "./ladders.ts";
import { placeOf, type World } from "./names.ts";
import { openPointsOf } from "./open-points.ts";
import { exceptPermitted } from "./permissions.ts";
import { type ReadRegister, readRegister } from "./registers.ts";
import {
  isReservable,
  type Reservation,
  reservedNumber,
  ruleOnlyFor,
  ruleWithout,
  signatories,
} from "./reservations.ts";
import { type Rule, readRule } from "./rules.ts";
import { sealedTouched } from "./sealed.ts";
import type { Placed } from "./sources.ts";

export interface Compiled {
  readonly clauses: readonly Clause[];
  readonly registers: readonly Register[];
  readonly barred: readonly string[];
  readonly limits: readonly AttributionLimit[];
  readonly ladders: readonly Ladder[];
  /** Registers of the base with how their reports are linked. */
  readonly linked: readonly { readonly register: Register; readonly linked: NonNullable<ReadRegister["linked"]> }[];
}

interface ReadClause {
  readonly placed: Placed<ClauseStatement>;
  readonly work: Work;
  readonly rule: Rule | undefined;
}

/** `stages` are those that have a meaning: what rests on another one has none either. */
export function compile(shared: Shared, stages: readonly Stage[], gaps: GapList): Compiled {
  const { base, readings } = shared.names;
  for (const world of [base, ...readings]) countingRules(shared, world);
  checkDefines(shared);
  const first = new Map([base, ...readings].map((world) => [world.reading, readClauses(shared, world)]));
  learnForbidding(shared, first);
  for (const world of readings) shared.affected.set(world.reading, affectedIn(shared, world, first));
  const ladders = laddersOf(shared, gaps);

  const stageNames = new Set(stages.map(({ name }) => name));
  const wording = wordingIn(shared);
  const clauses: Clause[] = [];
  const barred: string[] = [];
  const limits: AttributionLimit[] = [];
  for (const world of [base, ...readings]) {
    const affected = shared.affected.get(world.reading);
    for (const read of readClauses(shared, world)) {
      const id = read.placed.statement.id.text;
      if (affected !== undefined && !affected.has(`clause ${id}`)) continue;
      const known = { shared, stages: stageNames, gaps };
      const reserved = reservedIn(shared, world, id, known);
      const whole = settled(read, known);
      const rule =
        whole &&
        ruleWithout(
          whole,
          reserved.flatMap(({ by }) => by),
        );
      if (rule?.kind === "bar" && rule.from === undefined) barred.push(...rule.actors);
      else if (rule?.kind === "bar") limits.push(...limitsOf(rule));
      else if (rule !== undefined) clauses.push(clauseOf(read, rule, world.reading, wording));
      for (const each of reserved) clauses.push(...reservedClauses(each, world.reading, wording));
    }
    for (const id of shared.names.reservations.keys()) {
      if (world !== base || world.clauses.has(id)) continue;
      for (const each of reservedIn(shared, world, id, { shared, stages: stageNames, gaps }))
        clauses.push(...reservedClauses(each, world.reading, wording));
    }
  }
  const found = { clauses: exceptPermitted(clauses), barred: [...new Set(barred)], limits, ladders };
  return { ...found, ...registersOf(shared, gaps) };
}

function limitsOf({ actors, from }: Extract<Rule, { kind: "bar" }>): readonly AttributionLimit[] {
  return from === undefined ? [] : actors.map((actor) => ({ actor, from }));
}

interface Reserved {
  readonly reservation: Reservation;
  readonly read: ReadClause;
  readonly rule: Rule | undefined;
  readonly by: readonly string[];
}

/** Reservations to a clause that have a meaning, with the rule that their signatories have instead. */
function reservedIn(shared: Shared, world: World, number: string, known: Known): readonly Reserved[] {
  return (shared.names.reservations.get(number) ?? []).flatMap((reservation): readonly Reserved[] => {
    const { placed } = reservation;
    const work = beginWork(shared, world, placed.source);
    const read = { placed, work, rule: readRule(work, placed.statement) };
    if (read.rule !== undefined && !isReservable(read.rule, number)) gap(work, placed.statement);
    const rule = settled(read, known);
    const by = signatories(shared, reservation);
    return rule === undefined ? [] : [{ reservation, read, rule: ruleOnlyFor(rule, number, by), by }];
  });
}

function reservedClauses({ reservation, read, rule, by }: Reserved, reading: ReadingName, wording: Wording): Clause[] {
  if (rule === undefined || rule.kind === "bar") return [];
  const clause = clauseOf(read, rule, reading, wording);
  const key = clause.key.replace(clause.number, () => reservedNumber(reservation));
  return [{ ...clause, key, reservedBy: by }];
}

/** What a permission, or a clause that goes before it, takes from a prohibition depends on that clause. */
function noteTaken(clauses: readonly ReadClause[]): void {
  for (const { placed, work, rule } of clauses) {
    for (const other of clauses) {
      const [id, own] = [other.placed.statement.id.text, placed.statement.id.text];
      const isNear = rule?.kind === "permit" && other.placed.article === placed.article;
      const isBefore = work.precedence.overrides.has(id) || other.work.precedence.yieldsTo.has(own);
      if (other.rule?.kind === "forbid" && (isNear || isBefore)) work.changed.add(`clause ${id}`);
    }
  }
}

function readClauses(shared: Shared, world: World): readonly ReadClause[] {
  return [...world.clauses.values()]
    .filter(({ statement }) => !statement.broken)
    .map((placed) => {
      const work = beginWork(shared, world, placed.source);
      return { placed, work, rule: readRule(work, placed.statement) };
    });
}

interface Known {
  readonly shared: Shared;
  readonly stages: ReadonlySet<string>;
  readonly gaps: GapList;
}

/** A rule only where the whole of it has meaning; every loss is on record as a gap or an error. */
function settled({ placed, work, rule }: ReadClause, { shared, stages, gaps }: Known): Rule | undefined {
  const isLost =
    rule === undefined ||
    stagesOf(rule).some((stage) => !stages.has(stage)) ||
    [...work.reached, ...work.changed].some((each) => shared.meaningless.has(each));
  if (isLost && work.gaps.length === 0) gap(work, placed.statement);
  return gaps.settle(placed, work) ? rule : undefined;
}

/** The stages in which a rule applies, or whose start or end it waits for. */
function stagesOf(rule: Rule): string[] {
  if (rule.kind === "bar") return [];
  const moments = [...rule.after, ...(rule.kind === "forbid" ? rule.before : [])];
  return [...rule.during, ...moments.flatMap((moment) => (moment.kind === "stage" ? [moment.stage] : []))];
}

function clauseOf(
  { placed, work }: ReadClause,
  rule: Exclude<Rule, { kind: "bar" }>,
  reading: ReadingName,
  wording: Wording,
): Clause {
  const number = placed.statement.id.text;
  const sealed = sealedTouched(work.shared.sealed, placed);
  const open = openPointsOf(work.shared.openPoints, placed);
  const hasEntry = work.shared.ownMoments.has("entry");
  const { overrides, yieldsTo } = work.precedence;
  return {
    key: reading === BASE_READING ? number : `${number}@${reading}`,
    number,
    reading,
    article: placed.article,
    ...(sealed.length === 0 ? {} : { touchesSealed: sealed }),
    ...(open.length === 0 ? {} : { openPoints: open }),
    ...(overrides.size + yieldsTo.size === 0
      ? {}
      : { precedence: { overrides: [...overrides], yieldsTo: [...yieldsTo] } }),
    span: placed.isIncluded ? placed.home : placed.statement.span,
    sentence: renderClause(placed.statement, { ...wording, aboutTheJudged: work.aboutTheJudged }),
    rule: fromEntry(rule, hasEntry, work.shared.membership.isProvisional),
  };
}

/** What the checker knows of the names and of the zone. */
function wordingIn({ names, days }: Shared): Wording {
  const declared = [...names.declared.values()];
  const namesOf = (kind: "stage" | "define"): ReadonlySet<string> =>
    new Set(declared.filter((each) => each.kind === kind).map(({ name }) => name));
  return { ...plainWording, timeZone: days.rule?.timeZone.name, stages: namesOf("stage"), defines: namesOf("define") };
}

/** Clauses whose breach can be found: by world, and whether they ask for breaches themselves. */
function learnForbidding(shared: Shared, first: ReadonlyMap<ReadingName, readonly ReadClause[]>): void {
  for (const [reading, clauses] of first) {
    const forbidding = clauses.filter(
      ({ rule, work }) => rule?.kind === "forbid" && work.gaps.length === 0 && work.errors.count === 0,
    );
    shared.forbidding.set(reading, {
      failed: clauses.filter(({ work }) => work.errors.count > 0).map(({ placed }) => placed.statement.id.text),
      all: forbidding.map(({ placed }) => placed.statement.id.text),
      plain: forbidding
        .filter(({ work }) => ![...work.reached].some((each) => each.startsWith("clause ") || each === "every clause"))
        .map(({ placed }) => placed.statement.id.text),
    });
  }
}

/** What the reading replaces or adds, and every clause and ladder that reaches it, to the end. */
function affectedIn(shared: Shared, world: World, first: ReadonlyMap<ReadingName, readonly ReadClause[]>): Set<string> {
  const affected = new Set(world.own);
  noteTaken(first.get(world.reading) ?? []);
  for (const stage of shared.ownStages.get(world.reading) ?? []) affected.add(`stage ${stage}`);
  for (const place of shared.ownPlaces.get(world.reading) ?? []) affected.add(`place ${place}`);
  const clauses = (first.get(world.reading) ?? []).map(({ placed, work, rule }) => ({
    what: `clause ${placed.statement.id.text}`,
    work,
    // What has no meaning changes nothing.
    changed: rule === undefined || work.gaps.length > 0 ? [] : [...work.changed],
  }));
  const ladders = [...shared.ladders.values()].map((placed) => {
    const work = beginWork(shared, world, placed.source);
    readLadder(work, placed.statement, placed.statement.span);
    return { what: `ladder ${placed.statement.name.text}`, work, changed: [...work.changed] };
  });
  for (let size = -1; size !== affected.size; ) {
    size = affected.size;
    const hasClause = [...affected].some((each) => each.startsWith("clause "));
    for (const { what, work, changed } of [...clauses, ...ladders]) {
      const reaches = [...work.reached].some((each) => affected.has(each) || (each === "every clause" && hasClause));
      if (reaches) affected.add(what);
      if (affected.has(what)) for (const each of changed) affected.add(each);
    }
  }
  return affected;
}

/** Ladders of the base, and those that a reading reaches. Those without a meaning are remembered. */
function laddersOf(shared: Shared, gaps: GapList): readonly Ladder[] {
  const ladders: Ladder[] = [];
  const { base, readings } = shared.names;
  for (const world of [base, ...readings]) {
    const affected = shared.affected.get(world.reading);
    for (const placed of shared.ladders.values()) {
      const { name, span } = placed.statement;
      if (placed.statement.broken || (affected !== undefined && !affected.has(`ladder ${name.text}`))) continue;
      const work = beginWork(shared, world, placed.source);
      const ladder = readLadder(work, placed.statement, placed.isIncluded ? placed.home : span);
      if (ladder === undefined && work.gaps.length === 0) gap(work, placed.statement);
      if (gaps.settle(placed, work) && ladder !== undefined) ladders.push(ladder);
      else shared.meaningless.add(`state of ladder ${name.text}`);
    }
  }
  return ladders;
}

// ── registers ──────────────────────────────────────────────────────────────────────────

function countingRules(shared: Shared, world: World): void {
  const rules = [...world.registers.values()].flatMap((placed) => {
    const read = readOne(beginWork(shared, world, placed.source), placed.statement);
    if (read === undefined) return [];
    const place = placeOf(placed, placed.statement.name);
    return [{ name: read.register.name, place, of: read.of, counts: read.register.event.kinds }];
  });
  shared.counting.set(world.reading, rules);
}

function readOne(work: Work, statement: RegisterStatement): ReadRegister | undefined {
  if (statement.broken) return undefined;
  const read = readRegister(work, statement);
  return work.gaps.length > 0 || work.errors.count > 0 ? undefined : read;
}

function registersOf(shared: Shared, gaps: GapList): Pick<Compiled, "registers" | "linked"> {
  const registers: Register[] = [];
  const linked: { register: Register; linked: NonNullable<ReadRegister["linked"]> }[] = [];
  const { base, readings } = shared.names;
  for (const world of [base, ...readings]) {
    const affected = shared.affected.get(world.reading);
    for (const placed of world.registers.values()) {
      const work = beginWork(shared, world, placed.source);
      const read = readOne(work, placed.statement);
      const reaches = [...work.reached].some((each) => affected?.has(each) === true);
      const isOwn = affected?.has(`register ${placed.statement.name.text}`) === true || reaches;
      if ((affected !== undefined && !isOwn) || placed.statement.broken) continue;
      if (!gaps.settle(placed, work) || read === undefined) continue;
      const register = registerOf(placed, read, world.reading);
      registers.push(register);
      if (world === base && read.linked !== undefined) linked.push({ register, linked: read.linked });
    }
  }
  return { registers, linked };
}

function registerOf(placed: Placed<RegisterStatement>, read: ReadRegister, reading: ReadingName): Register {
  const { name } = read.register;
  const key = reading === BASE_READING ? name : `${name}@${reading}`;
  return { key, reading, ...read.register, span: placed.isIncluded ? placed.home : placed.statement.span };
}
