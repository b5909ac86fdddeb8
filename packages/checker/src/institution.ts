// What the institution does by itself, instant by instant, in the order in which one thing brings about the next:
// bodies decide, somebody enters or leaves, and each time a watched condition comes true on record, it acts.
import type { Act, CheckedAgreement, Condition, Moment, Rule, Trigger, Watch } from "@servanda/agreement";
import { HOLDS, INSTITUTION, refOf } from "@servanda/agreement";
import { type Instant, YES } from "@servanda/core";
import { answerTo, valueOf } from "./condition.ts";
import { Bodies } from "./decisions.ts";
import { Members } from "./membership.ts";
import { NOBODY } from "./pattern.ts";
import type { Span } from "./spans.ts";
import { momentAt } from "./stages.ts";
import type { Verdicts } from "./verdicts.ts";

/** What the institution does by itself. */
export class Institution {
  readonly acts: Act[] = [];
  readonly #agreement: CheckedAgreement;
  readonly #watches: readonly Watch[];
  readonly bodies: Bodies;
  readonly #members: Members | undefined;
  readonly #held = new Set<string>();

  constructor(agreement: CheckedAgreement) {
    this.#agreement = agreement;
    this.#watches = watchesOf(agreement);
    this.bodies = new Bodies(agreement);
    this.#members = agreement.membership === undefined ? undefined : new Members(agreement.membership);
  }

  /** Nothing of the text asks it to do anything. */
  get isIdle(): boolean {
    return this.#members === undefined && this.#watches.length === 0 && this.bodies.areNone;
  }

  /**
   * Brings about what comes about now, and answers with what is on record then. `look`: what is on record now, the
   * institution's acts so far included.
   */
  settle(look: () => Verdicts, now: Instant): Verdicts {
    for (;;) {
      const verdicts = look();
      const decided = this.bodies.bring(verdicts.onRecord, now);
      this.acts.push(...decided.acts);
      // What is decided, and which decision counts, is there before anything else is asked.
      if (decided.isNews) continue;
      const bound = this.#members?.bring(verdicts, now) ?? [];
      const brought = bound.length > 0 ? bound : this.#watches.flatMap((watch) => this.#turn(verdicts, watch, now));
      const known = new Set(this.acts.map(refOf));
      const added = brought.filter((act) => !known.has(refOf(act)));
      if (added.length === 0) return verdicts;
      this.acts.push(...added);
    }
  }

  /** Instants after this one at which something may come about by itself. */
  upcoming(verdicts: Verdicts): readonly Instant[] {
    const { text, periods, acts } = verdicts.onRecord;
    const edges = [...periods.values()].flatMap(({ start, end }) => [start ?? [], end ?? []].flat());
    const moments = momentsIn(this.#agreement).flatMap((each) => momentAt(text.dayRule, each, periods, acts) ?? []);
    const turns = this.#watches.flatMap(({ condition }) => turnsOf(verdicts, condition));
    const ends = this.bodies.upcoming(text.dayRule);
    return [...edges, ...moments, ...turns, ...ends, ...(this.#members?.upcoming(verdicts) ?? [])];
  }

  // It must have been otherwise in between to come true again.
  #turn(verdicts: Verdicts, { key, condition, bind }: Watch, now: Instant): Act[] {
    return (bind?.among ?? [undefined]).flatMap((value): Act[] => {
      const name = `${key} ${value ?? ""}`;
      const variables = bind === undefined || value === undefined ? NOBODY : new Map([[bind.name, value]]);
      const judged = { from: now, to: now, reports: [] };
      const holds = valueOf(answerTo({ verdicts, judged, variables }, condition)) === YES;
      if (!holds) this.#held.delete(name);
      if (!holds || this.#held.has(name)) return [];
      this.#held.add(name);
      const id = [HOLDS, key, ...(value === undefined ? [] : [value]), now].join("/");
      const own = { record: "act", source: INSTITUTION, id, act: HOLDS, by: value ?? INSTITUTION } as const;
      return [{ ...own, at: now, recordedAt: now, matter: key }];
    });
  }
}

// Where the value may turn with nothing but time passing: as something enters its window, or has left it.
function turnsOf(verdicts: Verdicts, condition: Condition): readonly Instant[] {
  const { observations, coverage, acts } = verdicts.onRecord;
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.of.flatMap((each) => turnsOf(verdicts, each));
    case "not":
      return turnsOf(verdicts, condition.of);
    case "happened":
    case "count":
    case "absent": {
      const { event, window } = condition;
      const reports = observations.filter(({ kind }) => event.kinds.includes(kind));
      const watched = condition.kind === "absent" ? coverage : [];
      return edgesOf(window.kind === "last" ? window.ms : 0, [...reports, ...watched]);
    }
    case "breach": {
      const { breach, window } = condition;
      const found = breach.clauses.flatMap((key) => verdicts.findingsOf(key));
      return edgesOf(window.kind === "last" ? window.ms : 0, found);
    }
    case "did": {
      const { act: pattern, window } = condition;
      const own = acts.filter(({ act }) => act === pattern.act).map(({ recordedAt: at }) => ({ from: at, to: at }));
      return edgesOf(window.kind === "last" ? window.ms : 0, own);
    }
    case "always":
    case "did in time":
    case "stage":
    case "judged":
    case "matter":
    case "duty":
    case "is":
      return [];
  }
}

function edgesOf(lengthMs: number, spans: readonly Span[]): Instant[] {
  return spans.flatMap(({ from, to }) => [from, to, from + lengthMs, to + lengthMs].flatMap((at) => [at, at + 1]));
}

/** Every watch of the text once. */
function watchesOf(agreement: CheckedAgreement): readonly Watch[] {
  const ofMoments = momentsIn(agreement).flatMap((each) => (each.kind === "watch" ? [each.watch] : []));
  const ofTriggers = agreement.clauses.flatMap(({ rule }) => triggersIn(rule)).flatMap(watchesIn);
  return [...new Map([...ofMoments, ...ofTriggers].map((watch) => [watch.key, watch])).values()];
}

function watchesIn(trigger: Trigger): readonly Watch[] {
  if (trigger.kind === "watch") return [trigger.watch];
  return trigger.kind === "any" ? trigger.of.flatMap(watchesIn) : [];
}

function triggersIn(rule: Rule): readonly Trigger[] {
  if (rule.kind !== "require" && rule.kind !== "effect") return [];
  return rule.until === undefined ? [rule.trigger] : [rule.trigger, rule.until];
}

/** Every moment of the text. */
function momentsIn({ stages, clauses, membership }: CheckedAgreement): readonly Moment[] {
  const ofClauses = clauses.flatMap(({ rule }): readonly Moment[] => {
    if (rule.kind === "forbid") return [...rule.after, ...rule.before];
    const clock = rule.kind === "require" ? rule.clock : undefined;
    const dated = clock?.kind === "by" || clock?.kind === "before" ? [clock.moment] : [];
    return [...rule.after, ...dated, ...triggersIn(rule).flatMap(momentsOf)];
  });
  return [...(membership?.entry?.at ?? []), ...stages.flatMap(({ start, end }) => [...start, ...end]), ...ofClauses];
}

function momentsOf(trigger: Trigger): readonly Moment[] {
  if (trigger.kind === "moment") return [trigger.moment];
  return trigger.kind === "any" ? trigger.of.flatMap(momentsOf) : [];
}
