// Classes: their members as event patterns in the making. `artillery from 100 mm with pullback 25 km` is the kind, a
// test of its calibre, and a distance that rules may ask for by its word.
import type { AttributeTest } from "@servanda/agreement";
import { kindClosure, kindRow, segment } from "../std/vocabulary.ts";
import type { Class, Line } from "../syntax/ast.ts";
import type { Noun, Phrase } from "../syntax/ast-sentences.ts";
import { type Measured, measure } from "./amounts.ts";
import type { Names } from "./names.ts";
import { isKnownIn } from "./resolve-names.ts";

export interface ClassMember {
  /** The kind, or the item of a menu, as said. */
  readonly name: string;
  /** Empty for an item of a menu, which is no kind of event. */
  readonly kinds: readonly string[];
  readonly attributes: readonly AttributeTest[];
  readonly distances: ReadonlyMap<string, number>;
  /** Part of the line has no meaning yet. */
  readonly isUnclear: boolean;
}

/** One member for each noun of each line. */
export function classMembers(statement: Class, names: Names): readonly ClassMember[] {
  return statement.lines.filter((line) => !line.broken).flatMap((line) => lineMembers(line, names));
}

function lineMembers(line: Line, names: Names): readonly ClassMember[] {
  const { fact } = line;
  if (fact?.kind !== "happening") return [];
  const tests = readPhrases(fact.phrases);
  return fact.subjects.map((noun) => {
    const kinds = kindsOf(noun, names);
    const name = itemName(noun);
    return { ...tests, name, kinds, isUnclear: tests.isUnclear || kinds.length === 0 || fact.objects.length > 0 };
  });
}

/** As records must name an item of a menu. */
function itemName(noun: Noun): string {
  if (noun.kind === "matter") return noun.text;
  if (noun.kind !== "thing") return "";
  return [...noun.words, ...(noun.name === undefined ? [] : [noun.name])].map(({ text }) => text).join(" ");
}

function kindsOf(noun: Noun, names: Names): readonly string[] {
  if (noun.kind !== "thing" || noun.name !== undefined || noun.of.length > 0) return [];
  const segments = segment(
    noun.words.map((word) => word.text),
    isKnownIn(names),
  );
  const [only] = segments;
  return segments.length === 1 && only !== undefined && kindRow(only.text) !== undefined ? kindClosure(only.text) : [];
}

function readPhrases(phrases: readonly Phrase[]): Omit<ClassMember, "kinds" | "name"> {
  const attributes: AttributeTest[] = [];
  const distances = new Map<string, number>();
  let isUnclear = false;
  for (let index = 0; index < phrases.length; index++) {
    const phrase = phrases[index];
    const next = phrases[index + 1];
    const [noun] = phrase?.kind === "phrase" ? phrase.nouns : [];
    const measured = noun?.kind === "amount" ? measure(noun) : undefined;
    if (phrase?.kind === "phrase" && phrase.preposition === "from" && measured?.dimension === "calibre") {
      attributes.push({ attribute: "calibreMm", compare: ">=", value: measured.value });
    } else if (
      phrase?.kind === "phrase" &&
      phrase.preposition === "with" &&
      noun?.kind === "thing" &&
      next?.kind === "amount-phrase"
    ) {
      const distance: Measured | undefined = measure(next.amount);
      if (distance?.dimension === "distance")
        distances.set(noun.words.map((word) => word.text).join(" "), distance.value);
      else isUnclear = true;
      index += 1;
    } else isUnclear = true;
  }
  return { attributes, distances, isUnclear };
}
