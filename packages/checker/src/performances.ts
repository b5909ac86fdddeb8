// What performs a duty: acts on record, reports of the world, rulings, and what is made of several of these.
import type { Act, ActorName, Content, Observation, RecordRef } from "@servanda/agreement";
import { incidentId, refOf } from "@servanda/agreement";
import { allOf, type Kleene, NO, YES } from "@servanda/core";
import type { Begun } from "./duty-book.ts";
import type { OnRecord } from "./on-record.ts";
import { isAct, type Judged, matches, saysDoneBy, type Variables } from "./pattern.ts";
import { enoughAt } from "./quota.ts";
import { latest } from "./rulings.ts";
import { inPeriod, type Span } from "./spans.ts";
import type { Verdicts } from "./verdicts.ts";

/** Something that may perform a duty; never *no*. */
export interface Performance extends Span {
  readonly ref: RecordRef;
  readonly record: Observation | Act;
  readonly value: Kleene;
}

/** What performed it, once that is sure. */
export function performanceOf(verdicts: Verdicts, begun: Begun): Performance | undefined {
  return performancesOf(verdicts, begun).find(({ value }) => value === YES);
}

/** Those who owe it, together where the text says so. */
export function owedBy({ rule, bearer }: Begun): readonly ActorName[] {
  return rule.bearers.jointly === true ? bearer.split(", ") : [bearer];
}

/** In the order in which they count. */
export function performancesOf(verdicts: Verdicts, begun: Begun): readonly Performance[] {
  return together(owedBy(begun).map((bearer) => ofContent(verdicts, begun, bearer, begun.rule.content)));
}

function byEnd(a: Performance, b: Performance): number {
  return a.to - b.to || (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0);
}

// Done when the last part is; not at all while one of them is not.
function together(parts: readonly (readonly Performance[])[]): readonly Performance[] {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const firsts = parts.flatMap((part) => part.find(({ value }) => value === YES) ?? part[0] ?? []);
  const last = [...firsts].sort(byEnd).at(-1);
  if (firsts.length < parts.length || last === undefined) return [];
  return [{ ...last, value: allOf(firsts.map(({ value }) => value)) }];
}

function ofContent(verdicts: Verdicts, begun: Begun, bearer: ActorName, content: Content): readonly Performance[] {
  if (content.kind === "all") return together(content.of.map((each) => ofContent(verdicts, begun, bearer, each)));
  if (content.kind === "any") return content.of.flatMap((each) => ofContent(verdicts, begun, bearer, each)).sort(byEnd);
  const parts = partsOf(verdicts, begun, bearer, content);
  const { quota } = begun.rule;
  if (quota === undefined) return parts;
  if (quota.kind !== "declared") return enough(quota, parts);
  // As many as the bearer has last declared that there are; before that nobody can say that it was all of them.
  const declared = verdicts.onRecord.acts.filter(
    ({ act, by, matter, count }) =>
      act === "declare" && by === bearer && matter === quota.register && count !== undefined,
  );
  const last = latest(declared);
  if (last?.count === undefined) return [];
  if (last.count === 0) return [{ from: last.at, to: last.at, ref: refOf(last), record: last, value: YES }];
  return enough({ kind: "sum", attribute: "count", atLeast: last.count }, parts);
}

function enough(quota: Parameters<typeof enoughAt>[0], parts: readonly Performance[]): readonly Performance[] {
  const reached = enoughAt(quota, parts);
  return reached === undefined ? [] : [{ ...reached.part, value: reached.value }];
}

/** What a quota adds up; nothing where there is none. */
export function contributionsOf(verdicts: Verdicts, begun: Begun): readonly Performance[] {
  const { quota, ...rule } = begun.rule;
  if (quota === undefined) return [];
  return owedBy(begun).flatMap((bearer) => ofContent(verdicts, { ...begun, rule }, bearer, rule.content));
}

type Plain = Exclude<Content, { kind: "all" | "any" }>;

function partsOf(verdicts: Verdicts, begun: Begun, bearer: ActorName, content: Plain): readonly Performance[] {
  const { onRecord } = verdicts;
  const variables: Variables = new Map([...begun.occurrence.variables, ["bearer", bearer]]);
  switch (content.kind) {
    case "act": {
      const { by: _bearer, ...pattern } = content.act;
      const names = pattern.aboutTrigger ? namesOf(onRecord, begun) : undefined;
      const own = onRecord.acts.filter(
        ({ by, about }) => by === bearer && (names === undefined || names.includes(about ?? "")),
      );
      return valued(
        own.map((act) => [act, { from: act.at, to: act.at }, isAct(act, pattern, variables)]),
        begun,
      );
    }
    case "event": {
      const { by: _bearer, ...event } = content.event;
      const values = onRecord.observations.map((each): readonly [Observation, Span, Kleene] => {
        const judged: Judged = { from: each.from, to: each.to, reports: [] };
        const isOne = matches(onRecord.text, event, each, variables, judged);
        return [each, each, allOf([isOne, saysDoneBy(onRecord.text, each, bearer)])];
      });
      return valued(values, begun);
    }
    case "settled": {
      const ruling = latest(rulingsOn(onRecord, begun, content));
      if (ruling?.outcome !== "accepted") return [];
      return [{ from: ruling.at, to: ruling.at, ref: refOf(ruling), record: ruling, value: YES }];
    }
  }
}

// What was done before the trigger performs nothing; what recurs is done within its period.
function valued(
  all: readonly (readonly [Observation | Act, Span, Kleene])[],
  { rule, occurrence }: Begun,
): readonly Performance[] {
  const end = rule.recurs === undefined ? undefined : occurrence.to;
  return all
    .map(([record, { from, to }, value]) => {
      const isThen = inPeriod({ from, to }, occurrence.from, end);
      return { from, to, ref: refOf(record), record, value: allOf([value, isThen]) };
    })
    .filter(({ value }) => value !== NO)
    .sort(byEnd);
}

function rulingsOn(
  onRecord: OnRecord,
  begun: Begun,
  { matter, judgedBy }: Extract<Content, { kind: "settled" }>,
): readonly Act[] {
  const names = namesOf(onRecord, begun);
  return onRecord.acts.filter(
    ({ act, matter: on, outcome, by, about, to }) =>
      act === "judge" &&
      on === matter &&
      outcome !== undefined &&
      judgedBy.includes(by) &&
      (about === undefined || names.includes(about)) &&
      (to === undefined || owedBy(begun).includes(to)),
  );
}

/** Whether it was done is a matter on which no judge has spoken. */
export function isUnsettled(onRecord: OnRecord, begun: Begun, content: Content): boolean {
  if (content.kind === "all" || content.kind === "any")
    return content.of.some((each) => isUnsettled(onRecord, begun, each));
  return content.kind === "settled" && rulingsOn(onRecord, begun, content).length === 0;
}

/** By these an act can be about the trigger. */
export function namesOf({ happenings }: OnRecord, { occurrence }: Begun): readonly string[] {
  const { key, members, finding } = occurrence;
  const all = happenings.map((each) => each.members.map(refOf));
  const refs = new Set([key, ...members, ...all.filter((own) => own.some((ref) => members.includes(ref))).flat()]);
  return [...refs, ...[...refs].map(incidentId), ...(finding === undefined ? [] : [finding])];
}
