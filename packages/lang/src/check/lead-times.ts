// Deadlines that are shorter than what must come first: the step at home before a ratification, the silence after which
// a body agrees, the duty of somebody else that a clause waits for.
import type { ActorName, Body, Clause, Condition, Entry, Obligation, Trigger } from "@servanda/agreement";
import { DECIDES } from "@servanda/agreement";
import type { Length } from "@servanda/core";
import type { Report } from "../diagnostics/words.ts";
import { placeOfNumber } from "./names.ts";
import type { Gathered } from "./sources.ts";

/** Each clause whose bearer surely needs longer than it has. */
export function reportLeadTimes(
  clauses: readonly Clause[],
  entry: Entry | undefined,
  bodies: readonly Body[],
  gathered: Gathered,
  report: Report,
): void {
  for (const clause of clauses) {
    if (clause.rule.kind !== "require" || clause.rule.clock.kind !== "within") continue;
    const { length } = clause.rule.clock;
    const needed = [...leadTimesOf(clause.rule, entry, bodies), ...waitsOf(clause.rule, clauses)];
    const [slow] = needed.filter(({ needs }) => leastMs(needs) > mostMs(length));
    if (slow === undefined) continue;
    report("S0418", placeOfNumber(clause, gathered), { id: clause.number, who: slow.who, what: slow.what });
  }
}

interface LeadTime {
  readonly who: ActorName;
  readonly what: string;
  readonly needs: Length;
}

function leadTimesOf(
  { content, bearers }: Obligation,
  entry: Entry | undefined,
  bodies: readonly Body[],
): readonly LeadTime[] {
  if (content.kind !== "act") return [];
  const { act } = content.act;
  if (act === (entry?.consent ?? "ratify"))
    return (entry?.steps ?? []).flatMap(({ actor, what, within }) =>
      within !== undefined && bearers.actors.includes(actor) ? [{ who: actor, what, needs: within }] : [],
    );
  if (act !== DECIDES) return [];
  return bodies.flatMap(({ name, rules }) =>
    rules?.consentAfter !== undefined && bearers.actors.includes(name)
      ? [{ who: name, what: "silence is consent", needs: rules.consentAfter }]
      : [],
  );
}

/** What it waits for, where its own clock runs meanwhile: `subject to clause 4`, counted from the same event. */
function waitsOf({ trigger, clock, bearers }: Obligation, clauses: readonly Clause[]): readonly LeadTime[] {
  const [who = ""] = bearers.actors;
  if (clock.kind !== "within" || (clock.countedFrom[0] ?? "finding") === "finding") return [];
  const waited = guardsOf(trigger).flatMap((guard) =>
    guard.kind === "duty" && guard.is === "fulfilled" ? guard.clauses : [],
  );
  return clauses.flatMap(({ key, number, rule }) => {
    const isWaitedFor = rule.kind === "require" && rule.clock.kind === "within" && waited.includes(key);
    if (!isWaitedFor || rule.clock.kind !== "within" || !haveOneTrigger(trigger, rule.trigger)) return [];
    return [{ who, what: `clause ${number}`, needs: rule.clock.length }];
  });
}

function guardsOf(trigger: Trigger): readonly Condition[] {
  if (!("guard" in trigger)) return [];
  return trigger.guard.kind === "and" ? trigger.guard.of : [trigger.guard];
}

/** Whatever else must hold. */
function haveOneTrigger(a: Trigger, b: Trigger): boolean {
  return JSON.stringify({ ...a, guard: null }) === JSON.stringify({ ...b, guard: null });
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** As short as a length can be wherever it falls. */
function leastMs(length: Length): number {
  switch (length.kind) {
    case "elapsed":
      return length.ms;
    case "months":
      return length.count * 28 * DAY_MS;
    case "days":
    case "working days":
      return length.count * DAY_MS - HOUR_MS;
  }
}

/** As long as it can be: a limit in days is over at the end of its last day; working days skip a week of holidays. */
function mostMs(length: Length): number {
  switch (length.kind) {
    case "elapsed":
      return length.ms;
    case "months":
      return (length.count * 31 + 1) * DAY_MS;
    case "days":
      return (length.count + 1) * DAY_MS + HOUR_MS;
    case "working days":
      return (length.count * 3 + 14) * DAY_MS;
  }
}
