// Phrases that measure: `within 15 km of L`, `nearer than 5 km to L`, `behind 25 km from L`; and lists of places.
import type { RegionTerm } from "@servanda/agreement";
import type { Phrase, PrepositionPhrase } from "../syntax/ast-sentences.ts";
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
    region.kind === "named" ? [region.region] : region.kind === "variable" ? undefined : region.among,
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
