// `every 6 months`, `each year by 31 January`, `by 12:00 every 1 day`: how often something is owed again.
import type { Recurrence } from "@servanda/agreement";
import type { Length } from "@servanda/core";
import { units } from "../std/nouns.ts";
import type { Duty, Noun, Phrase, Word } from "../syntax/ast-sentences.ts";
import { monthNames } from "../syntax/grammar.ts";
import { measure } from "./amounts.ts";

/** A duty without what it says of recurrence, and that. */
export interface Recurring {
  readonly recurs: Recurrence | undefined;
  readonly duty: Duty;
  readonly phrases: readonly Phrase[];
}

export function takeRecurrence(duty: Duty, phrases: readonly Phrase[]): Recurring {
  const said = duty.objects.find((noun) => eachLength(noun) !== undefined);
  const phrase = phrases.find((each) => everyLength(each) !== undefined);
  const every = said === undefined ? phrase && everyLength(phrase) : eachLength(said);
  if (every === undefined) return { recurs: undefined, duty, phrases };
  const timed = phrases.find((each) => timeIn(each) !== undefined);
  const by = timed && timeIn(timed);
  return {
    recurs: { every, ...(by === undefined ? {} : { by }) },
    duty: { ...duty, objects: duty.objects.filter((noun) => noun !== said) },
    phrases: phrases.filter((each) => (said !== undefined || each !== phrase) && each !== timed),
  };
}

/** `each year`. */
function eachLength(noun: Noun): Length | undefined {
  if (noun.kind !== "quantified" || noun.quantifier !== "each" || noun.name !== undefined) return undefined;
  return unitLength(noun.words);
}

/** One of a unit: a `week`. */
function unitLength(words: readonly Word[]): Length | undefined {
  const counted = units.get(words.map((word) => word.text).join(" "))?.counted;
  if (counted === undefined) return undefined;
  return counted.kind === "elapsed"
    ? { kind: "elapsed", ms: counted.perUnit }
    : { kind: counted.kind, count: counted.perUnit };
}

/** `every 6 months`, `every week`. */
function everyLength(phrase: Phrase): Length | undefined {
  if (phrase.kind !== "phrase" || phrase.preposition !== "every" || phrase.nouns.length !== 1) return undefined;
  const [noun] = phrase.nouns;
  if (noun?.kind === "thing")
    return noun.name === undefined && noun.of.length === 0 ? unitLength(noun.words) : undefined;
  return noun?.kind === "amount" && noun.comparison === undefined ? measure(noun)?.length : undefined;
}

/** `by 12:00`, `by 31 January`: a time without a day, or a day without a year. */
function timeIn(phrase: Phrase): Recurrence["by"] {
  if (phrase.kind !== "phrase" || phrase.preposition !== "by" || phrase.nouns.length !== 1) return undefined;
  const [noun] = phrase.nouns;
  if (noun?.kind === "moment" && noun.date === undefined && noun.time !== undefined) {
    const [hours = "0", minutes = "0"] = noun.time.text.split(":");
    return { kind: "time", minutes: Number(hours) * 60 + Number(minutes) };
  }
  if (noun?.kind !== "yearly-date") return undefined;
  return {
    kind: "date",
    month: monthNames.findIndex((month) => month === noun.month.text) + 1,
    day: Number(noun.day.text),
  };
}
