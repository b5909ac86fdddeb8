// What brings one clause's duties to life, kept up to date: which incidents, findings and acts are occurrences of its
// trigger now. Only what is certain counts (semantics.md, rule 4).
import type { Act, Finding, LevelName, Moment, Observation, RecordRef, Trigger, Watch } from "@servanda/agreement";
import { findingId, HOLDS, INSTITUTION, refOf } from "@servanda/agreement";
import { and, type Instant, YES } from "@servanda/core";
import type { Occurrence } from "../atoms/duty.ts";
import type { Judged } from "../atoms/judged.ts";
import { type Bindings, isAct } from "../atoms/match.ts";
import { firstRecordedAt, refsOf } from "../atoms/refs.ts";
import { momentAt } from "../atoms/stages.ts";
import { isBreach, isProvenTo } from "../atoms/standards.ts";
import { actBindings, breachBindings, breachKey, isMoment, MOMENT, momentNames } from "../atoms/trigger-bindings.ts";
import type { ActEntry } from "./acts.ts";
import { compileCondition, type Test, type Wakes } from "./conditions.ts";
import { type Dependent, dependentOf } from "./feed.ts";
import { type Happening, type Incident, leastOf, membersOf } from "./incident.ts";
import { actorValue, fixedValue, type Pattern, regionHits, takeApart, variableValue } from "./pattern.ts";
import { Series } from "./series.ts";
import type { State } from "./state.ts";

/** Something that may be an occurrence of a trigger. */
type Candidate = Happening | Finding | Act | Moment;

/** One trigger without alternatives. */
export interface TriggerBook {
  readonly kinds: ReadonlySet<string>;
  offer(report: Observation): void;
  retract(report: Observation): void;
  /** A report that is its own incident came or went. */
  wake(report: Observation): void;
  wakeIncident(incident: Incident): void;
  /** Something may have changed since the last call of `changes`. */
  isWoken(): boolean;
  /** Every occurrence there is now. */
  current(): readonly Occurrence[];
  /** Occurrences that changed since the last call: what was, and what is. */
  changes(): readonly { readonly before?: Occurrence; readonly now?: Occurrence }[];
}

/** The triggers that `any` lists, each on its own. */
export function triggerBooks(trigger: Trigger, state: State, momentName: string = MOMENT): TriggerBook[] {
  switch (trigger.kind) {
    case "standing":
      return [];
    case "event":
      return [eventBook(trigger, state)];
    case "breach":
      return [breachBook(trigger, state)];
    case "act":
      return [actBook(trigger, state)];
    case "any": {
      const names = momentNames(trigger.of);
      return trigger.of.flatMap((each, index) => triggerBooks(each, state, names[index]));
    }
    case "watch":
      return [watchBook(trigger.watch, state)];
    case "moment":
      return [momentBook(trigger.moment, state, momentName)];
  }
}

// Candidates that were woken, and what each of them is an occurrence of.
function createBook<C extends Candidate>(
  occurrencesOf: (candidate: C) => readonly Occurrence[],
): Pick<TriggerBook, "changes" | "current" | "isWoken"> & { wake(candidate: C): void } {
  const woken = new Set<C>();
  const current = new Map<C, readonly Occurrence[]>();
  return {
    wake: (candidate) => woken.add(candidate),
    isWoken: () => woken.size > 0,
    current: () => [...current.values()].flat(),
    changes() {
      if (woken.size === 0) return [];
      const changed: { before?: Occurrence; now?: Occurrence }[] = [];
      for (const candidate of woken) {
        for (const before of current.get(candidate) ?? []) changed.push({ before });
        const occurrences = occurrencesOf(candidate);
        if (occurrences.length === 0) current.delete(candidate);
        else current.set(candidate, occurrences);
        for (const now of occurrences) changed.push({ now });
      }
      woken.clear();
      return changed;
    },
  };
}

function eventBook(trigger: Extract<Trigger, { kind: "event" }>, state: State): TriggerBook {
  const { event } = trigger;
  const kinds = new Set(event.kinds);
  const pattern = takeApart(event, state.grounds);
  const judgeable = new Series<Observation>();
  const book = createBook<Happening>((happening) => {
    const stands = "members" in happening ? happening.isAlive : state.reports.stands(happening);
    return stands ? eventOccurrences(happening, kinds, pattern, guard, state, trigger.level) : [];
  });
  const wakes: Wakes = (windowMs) =>
    dependentOf(judgeable, windowMs, (report) => book.wake(state.incidents.of(report)));
  const guard = compileCondition(trigger.guard, state, wakes);
  const isWakeable = trigger.guard.kind !== "always";
  return {
    kinds,
    offer(report) {
      if (isWakeable && report.aggregate !== true) judgeable.add(report);
    },
    retract(report) {
      if (isWakeable) judgeable.removeAt(report.from, (each) => each === report);
    },
    wake: book.wake,
    wakeIncident(incident) {
      if (incident.members.some((each) => kinds.has(each.kind))) book.wake(incident);
    },
    changes: book.changes,
    current: book.current,
    isWoken: book.isWoken,
  };
}

function eventOccurrences(
  happening: Happening,
  kinds: ReadonlySet<string>,
  pattern: Pattern,
  guard: Test,
  state: State,
  level: LevelName | undefined,
): readonly Occurrence[] {
  const surely = (report: Observation, bindings: Bindings): boolean => {
    if (!kinds.has(report.kind) || fixedValue(pattern, report, state.grounds) !== YES) return false;
    const judged: Judged = { from: report.from, to: report.to, observations: [report] };
    const variable = variableValue(pattern, report, bindings, [report], state.grounds);
    const value = and(actorValue(pattern, report, bindings, state.grounds), variable);
    return value === YES && isPlacedIn(pattern, report, bindings, state) && guard(judged, bindings) === YES;
  };
  const members = membersOf(happening);
  return eventBindings(pattern, members).flatMap((bindings): Occurrence[] => {
    const sure = members.filter((report) => surely(report, bindings));
    if (sure.length === 0) return [];
    if (level !== undefined && !isProvenTo(state.agreement, pattern.event, sure, members, level)) return [];
    return [
      {
        key: leastOf(happening),
        members: refsOf(members),
        from: Math.min(...sure.map((each) => each.from)),
        to: Math.max(...sure.map((each) => each.to)),
        bindings,
        detectedAt: firstRecordedAt(members),
      },
    ];
  });
}

// Choices of `a party X`, `a zone Z`, in the order the text lists them; only those a member can surely meet.
function eventBindings(pattern: Pattern, members: readonly Observation[]): Map<string, string>[] {
  let all: Map<string, string>[] = [new Map()];
  const { by } = pattern.event;
  if (by?.kind === "bind") {
    const actors = [...new Set(members.flatMap((each) => (each.by === undefined ? [] : [each.by])))].sort();
    all = actors.filter((actor) => by.among.includes(actor)).map((actor) => new Map([[by.name, actor]]));
  }
  for (const { test, name, among, lookup } of pattern.bound) {
    const possible = new Set(members.flatMap((each) => lookup(each.place)).map((hit) => hit.region));
    const regions = test.kind === "in" ? among.filter((region) => possible.has(region)) : among;
    all = all.flatMap((bindings) => regions.map((region) => new Map([...bindings, [name, region]])));
  }
  return all;
}

function isPlacedIn(pattern: Pattern, report: Observation, bindings: Bindings, state: State): boolean {
  return pattern.bound.every((bound) => {
    const region = bindings.get(bound.name);
    return regionHits(bound, report, state.grounds).some((hit) => hit.region === region && hit.value === YES);
  });
}

function breachBook(trigger: Extract<Trigger, { kind: "breach" }>, state: State): TriggerBook {
  const { breach } = trigger;
  const boards = breach.clauses.map((key) => state.boardOf(key));
  const book = createBook<Finding>((finding) => {
    if (!boards.some((board) => board.findings.has(finding))) return [];
    const bindings = breachBindings(breach, finding);
    if (finding.certainty !== "certain" || !isBreach(state.agreement, breach, finding, bindings)) return [];
    const observations = finding.evidence.flatMap((ref) => state.reports.find(ref) ?? []);
    const judged: Judged = { from: finding.from, to: finding.to, observations };
    if (guard(judged, bindings) !== YES) return [];
    const happening =
      finding.subject.kind === "incident" ? observations.map((each) => state.incidents.of(each))[0] : undefined;
    const detectedAt = firstRecordedAt(happening === undefined ? observations : membersOf(happening));
    const { from, to, evidence } = finding;
    const id = findingId(state.agreement, finding);
    return [{ key: breachKey(breach, finding), members: evidence, from, to, bindings, detectedAt, finding: id }];
  });
  const onBoards: Wakes = (windowMs) => {
    const dependents = boards.map((board) => dependentOf(board.findings, windowMs, book.wake));
    return all(dependents);
  };
  const guard = compileCondition(trigger.guard, state, onBoards);
  for (const board of boards) board.listeners.push(book.wake);
  return { ...deaf, changes: book.changes, current: book.current, isWoken: book.isWoken };
}

function actBook(trigger: Extract<Trigger, { kind: "act" }>, state: State): TriggerBook {
  const board = state.acts.ofVerb(trigger.act.act);
  const book = createBook<Act>((act) => {
    if (!state.acts.kept.stands(act)) return [];
    const bindings = actBindings(trigger.act, act);
    const at = act.recordedAt;
    if (isAct(act, trigger.act, bindings) !== YES) return [];
    if (guard({ from: at, to: at, observations: [] }, bindings) !== YES) return [];
    const ref: RecordRef = refOf(act);
    return [{ key: ref, members: [ref], from: at, to: at, bindings, detectedAt: at, actAt: at }];
  });
  const wakes: Wakes = (windowMs) => dependentOf<ActEntry>(board.byRecord, windowMs, ({ act }) => book.wake(act));
  const guard = compileCondition(trigger.guard, state, wakes);
  board.listeners.push(book.wake);
  return { ...deaf, changes: book.changes, current: book.current, isWoken: book.isWoken };
}

// Each time it came true. What it rests on is in the condition, not in a record.
function watchBook({ key, bind }: Watch, state: State): TriggerBook {
  const book = createBook<Act>((act) => {
    if (!state.acts.kept.stands(act)) return [];
    const { recordedAt: at } = act;
    const bindings = new Map(bind === undefined ? [] : [[bind.name, act.by]]);
    return [{ key: refOf(act), members: [], from: at, to: at, bindings, detectedAt: at, actAt: at }];
  });
  state.acts.ofVerb(HOLDS).listeners.push((act) => {
    if (act.source === INSTITUTION && act.matter === key) book.wake(act);
  });
  return { ...deaf, changes: book.changes, current: book.current, isWoken: book.isWoken };
}

/** A moment of the calendar is known before it comes; all else that occurs has come. */
export function hasCome({ key, from }: Occurrence, now: Instant): boolean {
  return !isMoment(key) || from <= now;
}

// One occurrence, wherever the moment lies now: see `hasCome`.
function momentBook(moment: Moment, state: State, key: string): TriggerBook {
  const book = createBook<Moment>(() => {
    const at = momentAt(state.dayRule, moment, state.stages, state.momentActs);
    if (at === undefined) return [];
    return [{ key, members: [], from: at, to: at, bindings: new Map(), detectedAt: at }];
  });
  const wake = (): unknown => book.wake(moment);
  state.stageFeed.add({ wake, wakeAll: wake });
  wake();
  return { ...deaf, changes: book.changes, current: book.current, isWoken: book.isWoken };
}

function all(dependents: readonly Dependent[]): Dependent {
  return {
    wake(from, to) {
      for (const each of dependents) each.wake(from, to);
    },
    wakeAll() {
      for (const each of dependents) each.wakeAll();
    },
  };
}

/** What a trigger that does not hang on reports does with them. */
const deaf = { kinds: new Set<string>(), offer: ignore, retract: ignore, wake: ignore, wakeIncident: ignore };

function ignore(): void {
  // Nothing to do.
}
