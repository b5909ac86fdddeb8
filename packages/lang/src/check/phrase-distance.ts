// Phrases that measure: `within 15 km of L`, `nearer than 5 km to L`, `behind 25 km from L`; and lists of places.
import type { RegionTerm } from "@servanda/agreement";
import type { Phrase, PrepositionPhrase } from "../syntax/ast-sentences.ts";
import { measure } from "./amounts.ts";
import { complain, gap, textOf, type Work } from "./context.ts";
import { typeNoun } from "./nouns.ts";
import type { Effective, Said } from "./said.ts";
import type { Typed } from "./typed.ts";

/** A list of places is their union; undefined where it names no place, or one that is only known when it happens. */
export function regionOf(work: Work, typed: readonly Typed[]): RegionTerm | undefined {
  const regions = typed.flatMap((each) => (each.type === "place" ? [each.region] : []));
  const [only] = regions;
  if (regions.length < 2) return only;
  const lists = regions.map((region) =>
    region.kind === "named"
      ? [region.region]
      : region.kind === "variable" || region.kind === "of bearer"
        ? undefined
        : region.among,
  );
  const names = lists.flatMap((list) => list ?? []);
  if (names.length === 0 || lists.includes(undefined)) return undefined;
  return { kind: "named", region: work.shared.synthetic.union(names) };
}

/** Returns how many of the following phrases it took: the reference of the distance. */
export function readDistance(
  work: Work,
  phrase: PrepositionPhrase,
  next: Phrase | undefined,
  typed: Typed,
  effective: Effective,
  said: Said,
): number {
  const wanted = phrase.preposition === "behind" ? "from" : "to";
  const reference = next?.kind === "phrase" && next.preposition === wanted ? next : undefined;
  const places = (reference?.nouns ?? []).map((noun) => typeNoun(work, noun));
  const ofPlace = typed.type === "distance" && typed.of?.type === "place" ? [typed.of] : [];
  const isPlace = places.length > 0 && places.every((each) => each.type === "place");
  const region = regionOf(work, isPlace ? places : ofPlace);
  const distance = typed.type === "distance" ? typed.metres : typed.type === "class distance" ? typed.word : 0;
  const taken = reference !== undefined && isPlace ? 1 : 0;
  if (isPlace || ofPlace.length > 0) {
    const compare = phrase.preposition === "within" ? "<=" : phrase.preposition === "behind" ? ">=" : "<";
    if (region === undefined || !effective.has("nearness")) gap(work, phrase);
    else said.where.push({ kind: "distance", region, compare, distance });
    return taken;
  }
  const isOpen = typed.type === "distance" && typed.of === undefined;
  if (!isOpen || phrase.preposition !== "within") gap(work, phrase);
  else if (effective.has("near judged")) said.where.push({ kind: "near judged", distanceM: typed.metres });
  else {
    const found = textOf(work.source, phrase.nouns[0]?.span ?? phrase.span);
    const span = phrase.nouns[0]?.span ?? phrase.span;
    if (effective.has("nearness")) complain(work, "S0313", span, { found });
    else complain(work, "S0312", span, { found });
  }
  return taken;
}

/**
 * `apart from Guns of other side at least 50 km from Reference, in equal distance`: each side keeps its half of the
 * distance from its own reference. Returns how many of the following phrases it took. Without equal shares nobody can
 * say how far a side alone must go.
 */
export function readSeparation(
  work: Work,
  phrase: PrepositionPhrase,
  rest: readonly Phrase[],
  effective: Effective,
  said: Said,
): number {
  const [amount, from, share] = rest;
  const measured = amount?.kind === "amount-phrase" ? measure(amount.amount) : undefined;
  const isLeast = amount?.kind === "amount-phrase" && amount.amount.comparison === "at least";
  const places = from?.kind === "phrase" && from.preposition === "from" ? from.nouns : [];
  const region = regionOf(
    work,
    places.map((noun) => typeNoun(work, noun)),
  );
  if (!isLeast || measured?.dimension !== "distance" || region === undefined || !isEqualShare(share))
    return refuse(work, phrase);
  if (!effective.has("separation")) gap(work, phrase);
  else said.where.push({ kind: "distance", region, compare: ">=", distance: measured.value / 2 });
  return 3;
}

function refuse(work: Work, phrase: PrepositionPhrase): 0 {
  gap(work, phrase);
  return 0;
}

function isEqualShare(phrase: Phrase | undefined): boolean {
  const [noun, second] = phrase?.kind === "phrase" && phrase.preposition === "in" ? phrase.nouns : [];
  return (
    second === undefined && noun?.kind === "thing" && noun.words.map(({ text }) => text).join(" ") === "equal distance"
  );
}
