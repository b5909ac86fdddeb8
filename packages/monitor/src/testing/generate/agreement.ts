// Generated agreements over the whole kernel, small enough to read when one fails. A third of them say only what the
// world shows; the rest also what the institution brings about.
import {
  BASE_READING,
  BINDS,
  type CheckedAgreement,
  type Clause,
  ENTERS,
  type Entry,
  INSTITUTION,
  type Moment,
  type OpenPoint,
  type Rule,
} from "@servanda/agreement";
import { HOUR_MS, type WorkingCalendar } from "@servanda/core";
import { type Draw, stated } from "./draw.ts";
import { duty, recurringDuty } from "./duties.ts";
import { effect, suspension } from "./effects.ts";
import { attributionLimits, linkings, questionsAsked, registers, standards } from "./evidence.ts";
import { bodies, entry, ladder, measure } from "./institution.ts";
import { ACTORS, ANSWERS, FORBIDDEN_ACT, GUARANTORS, KINDS, LADDER, MISSION, PARTIES, READING, SPAN } from "./names.ts";
import type { Scope } from "./patterns.ts";
import { regionsOf } from "./regions.ts";
import { permission, power, prevention, prohibition } from "./rules.ts";
import { plainStages, term } from "./stages.ts";

/** A working week that is not everybody's, with a holiday inside the records' days. */
const CALENDAR: WorkingCalendar = {
  name: "Karsa",
  weekend: [5, 6],
  holidays: [
    { kind: "yearly", month: 1, day: 1 },
    { kind: "easter", days: 1 },
    { kind: "once", date: "1970-01-05" },
  ],
  years: [1970],
};

type Clauses = readonly Clause[];

/** What is said beside a verdict, and what was worked into the rule before: none of it changes one. */
function clauseOf(draw: Draw, number: string, rule: Rule): Clause {
  return stated({
    key: number,
    number,
    reading: BASE_READING,
    precedence: draw.maybe(0.05, () => ({ overrides: ["1"], yieldsTo: [] })),
    touchesSealed: draw.maybe(0.05, () => ["annex B"]),
    openPoints: draw.maybe(0.05, () => [openPoint(draw)]),
    article: 0,
    span: SPAN,
    sentence: "",
    rule,
  });
}

function openPoint(draw: Draw): OpenPoint {
  const of = draw.maybe(0.4, () => "zone North");
  if (draw.is(0.5)) return stated({ kind: "negotiable" as const, of });
  return stated({ kind: "left open" as const, what: "how it is marked", of });
}

/** What is there before any clause. */
type Ground = Pick<Scope, "registers" | "answers" | "asksRecord">;

function scopeOf(clauses: Clauses, ground: Ground): Scope {
  const isOfBase = ({ reading }: Clause): boolean => reading === BASE_READING;
  return {
    // Only what is of the same reading, or of none.
    prohibitions: clauses.filter((each) => isOfBase(each) && each.rule.kind === "forbid").map(({ key }) => key),
    clauses: clauses.filter(isOfBase).map(({ key, number }) => ({ key, number })),
    duties: clauses.filter((each) => isOfBase(each) && each.rule.kind === "require").map(({ number }) => number),
    reading: BASE_READING,
    asksRungs: true,
    ...ground,
  };
}

function rule(draw: Draw, scope: Scope): Rule {
  return draw.choose<Rule>({
    forbid: [2, () => prohibition(draw, scope)],
    require: [5, () => duty(draw, scope)],
    permit: [0.3, () => permission(draw, scope)],
    ...(scope.asksRecord
      ? {
          suspension: [scope.duties.length === 0 ? 0 : 2, (): Rule => suspension(draw, scope)],
          effect: [4, (): Rule => effect(draw, scope)],
          prevent: [0.8, (): Rule => prevention(draw, scope)],
          recurring: [1, (): Rule => recurringDuty(draw, scope)],
          empower: [2.5, (): Rule => power(draw, scope)],
        }
      : {}),
  });
}

/** Clause 1 is a prohibition; each may speak of those before it. */
function clausesOf(draw: Draw, ground: Ground): Clauses {
  const clauses: Clause[] = [];
  const count = ground.asksRecord ? 2 + draw.int(5) : 1 + draw.int(4);
  for (let number = 1; number <= count; number += 1) {
    const scope = scopeOf(clauses, ground);
    const made = number === 1 ? prohibition(draw, scope) : rule(draw, scope);
    clauses.push(...variants(draw, clauseOf(draw, String(number), made), clauses, scope));
  }
  return clauses;
}

/** A clause, and now and then the same number as one side has reserved it, or as a reading has it besides. */
function variants(draw: Draw, clause: Clause, before: Clauses, scope: Scope): Clauses {
  if (!draw.is(0.1)) return [clause];
  if (clause.rule.kind === "forbid" && draw.is(0.5)) {
    const { rule: kept } = clause;
    const again = prohibition(draw, scope);
    const reserved: Clause = {
      ...clause,
      key: `${clause.number} for Ostrel`,
      reservedBy: ["Ostrel"],
      rule: { ...again, bearers: { ...again.bearers, actors: ["Ostrel"] } },
    };
    return [{ ...clause, rule: { ...kept, bearers: { ...kept.bearers, actors: ["Karsa"] } } }, reserved];
  }
  const keys = before.filter(({ rule: { kind } }) => kind === "forbid").map(({ key }) => key);
  const read = { ...scope, reading: READING, prohibitions: keys };
  const again = clause.rule.kind === "forbid" ? prohibition(draw, read) : rule(draw, read);
  return [clause, { ...clause, key: `${clause.number}@${READING}`, reading: READING, rule: again }];
}

function forbids(clauses: Clauses, kind: string): boolean {
  return clauses.some(({ rule: made }) => made.kind === "forbid" && made.event.kinds.includes(kind));
}

/** What can be entered or left has signatories; and nothing binds before entry into force. */
function withMembership(draw: Draw, agreement: CheckedAgreement, scope: Scope): CheckedAgreement {
  const { clauses } = agreement;
  const uses = clauses.flatMap(({ rule: made }) => (made.kind === "empower" ? [made.use.kind] : []));
  const canBeLeft = uses.some((use) => ["leave", "join", "apply provisionally"].includes(use));
  const entered = draw.maybe(0.3, (): Entry => entry(draw, scope));
  if (entered === undefined && !canBeLeft) return agreement;
  const membership = { signatories: [...PARTIES, ...GUARANTORS] };
  if (entered === undefined) return { ...agreement, membership };
  const by = { kind: "named" as const, actors: [INSTITUTION] };
  const binds = uses.includes("apply provisionally") ? BINDS : ENTERS;
  const after: Moment = { kind: "act", act: { act: binds, by, aboutTrigger: false } };
  return {
    ...agreement,
    membership: { ...membership, entry: entered },
    clauses: clauses.map((each) => ({ ...each, rule: bindsFromEntry(each.rule, after) })),
  };
}

function bindsFromEntry(made: Rule, after: Moment): Rule {
  const isFromSignature = "bearers" in made && made.bearers.fromSignature === true;
  return isFromSignature ? made : { ...made, after: [...made.after, after] };
}

export function generateAgreement(draw: Draw): CheckedAgreement {
  const asksRecord = draw.is(0.65);
  const counted = registers(draw);
  const isFoundOn = draw.is(0.3);
  const asked = draw.maybe(isFoundOn ? 0.7 : 0, () => questionsAsked(draw));
  const answers = (asked ?? []).map(({ question }) => ANSWERS[question]);
  const clauses = clausesOf(draw, { registers: counted.map(({ key }) => key), answers, asksRecord });
  const scope = scopeOf(clauses, { registers: [], answers, asksRecord });
  const readings = clauses.some(({ reading }) => reading === READING) ? [{ name: READING, holders: ["Ostrel"] }] : [];
  const ofReading: Scope = { ...scope, reading: READING };
  const isRead = readings.length > 0 && asksRecord;
  const plain: CheckedAgreement = stated({
    id: "generated",
    name: "generated",
    title: "Generated",
    version: "1",
    timeZone: draw.pick(["UTC", "Europe/Kyiv", "America/New_York"]),
    dayEndsMinutes: draw.pick([0, 19 * 60 + 30]),
    calendar: draw.maybe(0.3, () => CALENDAR),
    horizonMs: draw.pick([24, 24 * 30, 24 * 30]) * HOUR_MS,
    actors: ACTORS,
    bodies: asksRecord ? bodies(draw, isRead && draw.is(0.5) ? READING : undefined) : [],
    regions: [],
    kinds: KINDS,
    standards: standards(draw, isFoundOn),
    questions: asked,
    attributionLimits: draw.maybe(0.15, () => attributionLimits(draw)),
    linkings: linkings(draw),
    attributionBarred: draw.pick([[], [], [MISSION]]),
    forbiddenActs: forbids(clauses, FORBIDDEN_ACT) ? [FORBIDDEN_ACT] : undefined,
    registers: counted,
    stages: [...plainStages(draw), term(draw, scope), ...(isRead ? [term(draw, ofReading, `Term@${READING}`)] : [])],
    ladders: [
      ...draw.list(0, asksRecord ? 1 : 0, () => ladder(draw, scope, LADDER)),
      ...(isRead && draw.is(0.3) ? [ladder(draw, ofReading, `${LADDER}@${READING}`)] : []),
    ],
    measures: asksRecord && draw.is(0.8) ? [measure(draw)] : [],
    clauses,
    readings,
    articles: [],
    withoutMeaning: [],
  });
  const whole = asksRecord ? withMembership(draw, plain, scope) : plain;
  return { ...whole, regions: regionsOf(whole) };
}
