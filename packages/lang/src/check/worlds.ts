// The worlds in which the agreement is judged beside its base: one for each holder of readings, never a product of
// them (semantics.md, rule 13). Holders who hold the same readings share a world; a reading that nobody holds is one of
// its own.
import type { ReadingName } from "@servanda/agreement";
import type { Variant } from "../syntax/ast.ts";

/** Readings that are held together, in the order of the text. */
export interface HeldTogether {
  /** The reading's name; of several, their names joined. */
  readonly name: ReadingName;
  readonly readings: readonly string[];
  /** Actors or bodies as the text names them; empty for a reading that nobody holds. */
  readonly holders: readonly string[];
}

/** A reading without a name goes by its holders. */
export function readingName(variant: Variant): string {
  if (variant.name !== undefined) return variant.name.text;
  const holders = holdersOf(variant).join(", ");
  return variant.label?.text ?? (holders === "" ? "Reading" : holders);
}

export function holdersOf(variant: Variant): readonly string[] {
  return variant.holders.flatMap((noun) => (noun.kind === "thing" && noun.name !== undefined ? [noun.name.text] : []));
}

export function worldsOf(variants: readonly Variant[]): readonly HeldTogether[] {
  const readings = variants.filter(({ form }) => form === "reading");
  const heldBy = new Map<string, Set<string>>();
  const isHeld = new Set<string>();
  for (const variant of readings) {
    const name = readingName(variant);
    for (const holder of holdersOf(variant)) {
      heldBy.set(holder, (heldBy.get(holder) ?? new Set()).add(name));
      isHeld.add(name);
    }
  }
  const worlds = new Map<ReadingName, HeldTogether>();
  for (const [holder, names] of heldBy) {
    const name = [...names].join(" + ");
    const holders = [...(worlds.get(name)?.holders ?? []), holder];
    worlds.set(name, { name, readings: [...names], holders });
  }
  for (const name of readings.map(readingName)) {
    if (!isHeld.has(name)) worlds.set(name, { name, readings: [name], holders: [] });
  }
  return [...worlds.values()];
}
