// What an agreement asks for: logs drawn blindly would hardly ever break a clause, perform a duty or use a power.
import type {
  Act,
  ActorName,
  ActorTerm,
  ActPattern,
  CheckedAgreement,
  Clock,
  Content,
  EventPattern,
  MatterException,
  Observation,
  PlaceTest,
  Power,
  Rule,
} from "@servanda/agreement";
import { APPLIES, thingKey } from "@servanda/agreement";
import { type AnyNode, mentions } from "../../mentions.ts";
import { type Draw, stated } from "./draw.ts";
import { ACTORS, COUNCIL, GUARANTORS, MISSION, PARTIES } from "./names.ts";

/** Patterns wherever they stand in the clauses, stages and the rest; what is owed; powers; and matters that excuse. */
export interface Wanted {
  readonly events: readonly EventPattern[];
  readonly acts: readonly ActPattern[];
  readonly owed: readonly Owed[];
  readonly powers: readonly Power[];
  readonly matters: readonly MatterException[];
}

/** One part of what a duty asks of its bearers. */
interface Owed {
  readonly number: string;
  readonly isEffort: boolean;
  /** The date by or before which it is owed, where the text gives one. */
  readonly dueAt?: number;
  readonly bearers: readonly ActorName[];
  readonly content: Exclude<Content, { kind: "all" | "any" }>;
}

export function wantedBy(agreement: CheckedAgreement): Wanted {
  const events: EventPattern[] = [];
  const acts: ActPattern[] = [];
  const matters: MatterException[] = [];
  const { clauses, stages, ladders, membership } = agreement;
  mentions([clauses, stages, ladders, membership], (node) => {
    if (isEventPattern(node)) events.push(node);
    if (isActPattern(node)) acts.push(node);
    if (isMatter(node)) matters.push(node);
    return false;
  });
  // What begins or breaks something comes up as often as all that is only asked on the way.
  const first = clauses.flatMap(({ rule }) => beginnings(rule));
  const often = <T>(all: readonly T[], most: readonly T[]): readonly T[] =>
    most.length === 0
      ? all
      : [...all, ...Array.from({ length: Math.ceil(all.length / most.length) }, () => most).flat()];
  return {
    events: often(events, first.filter(isEventPattern)),
    acts: often(acts, first.filter(isActPattern)),
    matters,
    owed: clauses.flatMap(({ number, rule }) => owedBy(number, rule)),
    powers: clauses.flatMap(({ rule }) => (rule.kind === "empower" ? [rule] : [])),
  };
}

/** Patterns of what a rule forbids, or of what triggers it. */
function beginnings(rule: Rule): readonly AnyNode[] {
  if (rule.kind === "forbid") return [{ ...rule.event }];
  if (rule.kind !== "require" && rule.kind !== "effect") return [];
  const all = rule.trigger.kind === "any" ? rule.trigger.of : [rule.trigger];
  return all.flatMap((each): AnyNode[] => {
    if (each.kind === "event") return [{ ...each.event }];
    return each.kind === "act" ? [{ ...each.act }] : [];
  });
}

function owedBy(number: string, rule: Rule | undefined): readonly Owed[] {
  if (rule?.kind !== "require") return [];
  const bearers = rule.bearers.variable === undefined ? rule.bearers.actors : PARTIES;
  const isEffort = rule.effort === true;
  const dueAt = dateIn(rule.clock);
  const parts = partsOf(rule.content).map((content): Owed => stated({ number, isEffort, dueAt, bearers, content }));
  return [...parts, ...owedBy(number, rule.otherwise), ...owedBy(number, rule.onFulfilment)];
}

function dateIn(clock: Clock): number | undefined {
  if (clock.kind !== "by" && clock.kind !== "before") return undefined;
  return clock.moment.kind === "at" ? clock.moment.at : undefined;
}

function partsOf(content: Content): readonly Owed["content"][] {
  return content.kind === "all" || content.kind === "any" ? content.of.flatMap(partsOf) : [content];
}

function isMatter(node: AnyNode): node is AnyNode & MatterException {
  return node.kind === "matter" && "span" in node;
}

function isEventPattern(node: AnyNode): node is AnyNode & EventPattern {
  return Array.isArray(node["kinds"]) && Array.isArray(node["where"]) && Array.isArray(node["attributes"]);
}

function isActPattern(node: AnyNode): node is AnyNode & ActPattern {
  return typeof node["act"] === "string" && typeof node["aboutTrigger"] === "boolean";
}

type Seen = Pick<Observation, "kind"> & Partial<Observation>;

/** What a report says that some pattern is about; it may still miss it. */
export function wantedReport(draw: Draw, { events, owed }: Wanted): Seen {
  const due = owed.flatMap(({ bearers, dueAt, content }) =>
    content.kind === "event" ? [{ bearers, dueAt, ...content.event }] : [],
  );
  if (due.length > 0 && draw.is(0.3)) {
    const { bearers, dueAt, kinds } = draw.pick(due);
    const then = dueAt === undefined || draw.is(0.3) ? {} : { from: dueAt, to: dueAt, recordedAt: dueAt };
    return { kind: draw.pick(kinds), by: draw.pick(bearers), basis: "heard", ...then };
  }
  if (events.length === 0) return { kind: "shot" };
  const { kinds, by, target, where, attributes } = draw.pick(events);
  const region = where.flatMap(regionsMeant)[0];
  const measured = attributes.filter(({ attribute }) => attribute !== "count" && attribute !== "sourceKind");
  return stated({
    kind: draw.pick(kinds),
    ...(draw.is(0.7) ? { by: by?.kind === "named" ? draw.pick(by.actors) : draw.pick(PARTIES), basis: "heard" } : {}),
    target: target === undefined ? undefined : draw.pick(PARTIES),
    place: region === undefined ? undefined : draw.maybe(0.7, () => ({ radiusM: 0, names: [region] })),
    attributes:
      measured.length === 0
        ? undefined
        : Object.fromEntries(measured.map(({ attribute, value }) => [attribute, draw.is(0.7) ? value : 100])),
  });
}

/** Regions of which a report that names one is surely placed as the test asks. */
function regionsMeant(test: PlaceTest): readonly string[] {
  if (test.kind === "near judged" || test.kind === "outside") return [];
  const { region } = test;
  if (region.kind === "named") return [region.region];
  if (region.kind === "of bearer") return region.among.map((each) => each.region);
  return region.kind === "variable" ? [] : region.among;
}

type Done = Pick<Act, "act"> & Partial<Act>;

/** An act that some pattern is about. */
export function wantedAct(draw: Draw, { acts }: Wanted): Done {
  if (acts.length === 0) return { act: "declare" };
  const { act, by, to, matter } = draw.pick(acts.filter(({ by: who }) => !isInstitution(who)).concat(acts.slice(0, 1)));
  return stated({
    act,
    matter: matter ?? draw.maybe(0.2, () => "go"),
    by: draw.pick(by === undefined ? [...GUARANTORS, ...GUARANTORS, ...PARTIES, COUNCIL] : actorsMeant(by)),
    to: to === undefined ? undefined : draw.pick(actorsMeant(to)),
  });
}

function actorsMeant(term: ActorTerm): readonly ActorName[] {
  return term.kind === "named" ? term.actors : term.kind === "variable" ? PARTIES : term.among;
}

function isInstitution(by: ActPattern["by"]): boolean {
  return (
    by?.kind === "named" && !by.actors.some((name) => name === COUNCIL || ACTORS.some((each) => each.name === name))
  );
}

/** What some duty asks for, or a reason why it was not done. */
export function wantedPerformance(draw: Draw, { owed }: Wanted): Done {
  const { number, isEffort, dueAt, bearers, content } = draw.pick(owed);
  const by = draw.pick(bearers);
  if (draw.is(isEffort ? 0.5 : 0.05)) return { act: "explain", by, matter: number };
  if (content.kind === "settled")
    return { act: "judge", by: MISSION, matter: content.matter, outcome: draw.pick(["accepted", "rejected"] as const) };
  if (content.kind === "event") return stated({ act: "extend", by: MISSION, matter: `clause ${number}` });
  const { act, to, matter } = content.act;
  return stated({ act, by, matter, at: dueAt, to: to === undefined ? undefined : draw.pick(PARTIES) });
}

/** The use of some power, mostly by one who has it. */
export function wantedUse(draw: Draw, { powers }: Wanted): Done {
  const { bearers, use } = draw.pick(powers);
  const by = draw.is(0.8) ? draw.pick(bearers.actors) : draw.pick(PARTIES);
  switch (use.kind) {
    case "leave":
      return { act: draw.pick(["give notice", "denounce", "withdraw from agreement", "terminate"]), by };
    case "join":
      return { act: "join", by };
    case "apply provisionally":
      return { act: APPLIES, by };
    case "change": {
      const thing = thingKey(use.of);
      if (by === COUNCIL) return { act: "decide", by, matter: `${use.verb} ${thing}`, outcome: "accepted" };
      return { act: use.verb, by, matter: thing };
    }
    case "act": {
      const { act, matter } = draw.pick(use.acts);
      return stated({ act, by, matter });
    }
  }
}
