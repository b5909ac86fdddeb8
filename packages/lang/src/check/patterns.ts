// Drafts and what phrases say of them, closed into the event patterns of the checked agreement.
import type {
  ActorTerm,
  AttributeTest,
  Condition,
  EventPattern,
  PlaceTest,
  RegionTerm,
  Window,
} from "@servanda/agreement";
import { compareText } from "@servanda/agreement";
import { isUnder } from "../std/vocabulary.ts";
import type { Node } from "../syntax/ast-sentences.ts";
import { type CountingRule, gap, type Work } from "./context.ts";
import { readPhrases } from "./phrases.ts";
import { type Effective, nothingSaid, type PlaceSaid, type Said } from "./said.ts";
import type { Draft, Typed } from "./typed.ts";

/** What phrases may say of an event in a condition. */
export const aboutEvents: Effective = new Set([
  "doer",
  "target",
  "inside",
  "outside",
  "nearness",
  "forward",
  "separation",
  "farness",
  "near judged",
  "window",
  "with",
  "upon",
  "threshold",
]);

/** What phrases may say of an event that a rule forbids or asks for: no other event is being judged. */
export const aboutDeeds: Effective = new Set([...aboutEvents].filter((meaning) => meaning !== "near judged"));

/** One pattern for each draft, with what was said of all of them. Empty where part of it has no meaning. */
export function closePatterns(
  work: Work,
  drafts: readonly Draft[],
  said: Said,
  node: Pick<Node, "span">,
): readonly EventPattern[] {
  const upon = onlyUpon(work, said, node);
  return drafts.flatMap((draft) => {
    const where = said.where.map((each) => placeTest(each, draft));
    const distances = where.filter((each) => each !== undefined);
    if (distances.length < where.length) {
      gap(work, node);
      return [];
    }
    const by = said.by ?? draft.by;
    const target = said.target ?? upon?.target ?? draft.target;
    return [
      {
        kinds: draft.kinds,
        ...(by === undefined ? {} : { by }),
        ...(target === undefined ? {} : { target }),
        where: [...draft.where, ...distances],
        attributes: [...draft.attributes, ...said.attributes, ...(upon?.attributes ?? [])],
      },
    ];
  });
}

/** `fire at uav of Mission`: what it was done to is an attribute, whose it is the target. */
function onlyUpon(
  work: Work,
  said: Said,
  node: Pick<Node, "span">,
): { target: ActorTerm | undefined; attributes: readonly AttributeTest[] } | undefined {
  const [thing] = said.upon;
  if (thing === undefined) return undefined;
  if (said.upon.length > 1) gap(work, node);
  return { target: thing.target, attributes: [{ attribute: "object", compare: "=", value: thing.name }] };
}

function placeTest(said: PlaceSaid, draft: Draft): PlaceTest | undefined {
  if (said.kind !== "distance") return said;
  const { region, compare, distance } = said;
  const distanceM = typeof distance === "number" ? distance : draft.distances.get(distance);
  return distanceM === undefined ? undefined : { kind: "distance", region, compare, distanceM };
}

/** Alternatives that differ in their kinds only are one pattern; undefined where they differ in more. */
export function merged(patterns: readonly EventPattern[]): EventPattern | undefined {
  const [first] = patterns;
  if (first === undefined) return undefined;
  const shape = (pattern: EventPattern): string => JSON.stringify({ ...pattern, kinds: [] });
  if (patterns.some((each) => shape(each) !== shape(first))) return undefined;
  return { ...first, kinds: kindsOf(patterns) };
}

export function kindsOf(patterns: readonly { readonly kinds: readonly string[] }[]): readonly string[] {
  return [...new Set(patterns.flatMap((each) => each.kinds))].sort(compareText);
}

function windowOf(said: Pick<Said, "windowMs">): Window {
  return said.windowMs === undefined ? { kind: "ever" } : { kind: "last", ms: said.windowMs };
}

/**
 * The conditions that `with more than 100 fire in 24 hours` adds. A place it binds is bound for all of what is said.
 */
export function countConditions(work: Work, said: Said, node: Pick<Node, "span">): readonly Condition[] {
  return said.counts.flatMap(({ counted, span, phrases }) => {
    const inner = readPhrases(work, phrases, aboutEvents, nothingSaid());
    if (inner.counts.length > 0) gap(work, node);
    if (said.by !== undefined && inner.by === undefined) inner.by = said.by;
    const hoisted = inner.where.map((each) => hoist(each, said));
    const condition = countCondition(work, counted, { ...inner, where: hoisted }, { span });
    return condition === undefined ? [] : [condition];
  });
}

function hoist(each: PlaceSaid, said: Said): PlaceSaid {
  if (each.kind !== "in" || each.region.kind !== "bind") return each;
  said.where.push(each);
  const region: RegionTerm = { kind: "variable", name: each.region.name };
  return { ...each, region };
}

/** `at least 10 shelling in Z in last 1 hour`. `node` is the words that say what is counted. */
export function countCondition(
  work: Work,
  typed: Extract<Typed, { type: "count" }>,
  said: Said,
  node: Pick<Node, "span">,
): Condition | undefined {
  const { compare, count, of } = typed;
  const window = windowOf(said);
  if (of.type === "breach") {
    if (said.where.length > 0 || said.attributes.length > 0 || said.target !== undefined) return gap(work, node);
    const breach = { ...of.breach, ...(said.by === undefined ? {} : { by: said.by }) };
    return { kind: "breach", breach, window, compare, count };
  }
  if (of.type !== "event") return gap(work, node);
  const event = merged(closePatterns(work, of.drafts, said, node));
  if (event === undefined) return gap(work, node);
  const register = registerOver(work, event);
  if (register === undefined) return { kind: "count", event, window, compare, count };
  const counted = { ...event, kinds: event.kinds.filter((kind) => register.rule.counts.includes(kind)) };
  noteLeftOut(work, of.drafts, event, register.rule, node);
  return { kind: "count", event: counted, window, compare, count, register: register.key };
}

/** Says which kinds under the counted ones the register does not count. */
function noteLeftOut(
  work: Work,
  drafts: readonly Draft[],
  event: EventPattern,
  { name, counts, place }: CountingRule,
  { span }: Pick<Node, "span">,
): void {
  const leftOut = event.kinds.filter((kind) => !counts.includes(kind));
  if (leftOut.length === 0) return;
  const said = [...new Set(drafts.map((draft) => draft.name))];
  // What lies under a kind that is left out goes without saying.
  const topmost = leftOut.filter(
    (kind) => !leftOut.some((other) => other !== kind && !said.includes(other) && isUnder(kind, other)),
  );
  const facts = {
    said,
    register: { name, place },
    counted: counts.filter((kind) => event.kinds.includes(kind)),
    leftOut: topmost.filter((kind) => !said.includes(kind)),
    unspecified: said.filter((kind) => leftOut.includes(kind)),
  };
  work.shared.report("S0323", { file: work.source.name, span }, facts);
}

/** The first register that is of all the kinds counted, as this reading has it. */
function registerOver(work: Work, event: EventPattern): { key: string; rule: CountingRule } | undefined {
  const { reading } = work.world;
  for (const rule of work.shared.counting.get(reading) ?? []) {
    if (!event.kinds.every((kind) => rule.of.includes(kind))) continue;
    const { name } = rule;
    work.reached.add(`register ${name}`);
    const isOwn = work.shared.affected.get(reading)?.has(`register ${name}`) === true;
    return { key: isOwn ? `${name}@${reading}` : name, rule };
  }
  return undefined;
}
