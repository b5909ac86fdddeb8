// How much a measure is relieved by: `in tranches of 25 % every 6 months`, `by 50 %`; the whole of it where nothing is
// said.
import type { Effect, StateName } from "@servanda/agreement";
import type { Noun, Phrase } from "../syntax/ast-sentences.ts";
import { gap, type Work } from "./context.ts";
import { typeNoun } from "./nouns.ts";

/** The relief, and the phrases that say something else. */
export function takeRelief(
  work: Work,
  state: StateName,
  phrases: readonly Phrase[],
): { readonly relief: Effect["relief"]; readonly phrases: readonly Phrase[] } {
  if (state !== "relieved") return { relief: undefined, phrases };
  let percent: number | undefined;
  let every: NonNullable<Effect["relief"]>["every"];
  const others: Phrase[] = [];
  for (const phrase of phrases) {
    const [noun] = phrase.kind === "phrase" ? phrase.nouns : [];
    const share = noun === undefined ? undefined : shareOf(noun);
    if (phrase.kind === "phrase" && phrase.preposition === "every" && noun !== undefined) {
      const typed = typeNoun(work, noun);
      if (typed.type === "duration") every = typed.length;
      else gap(work, phrase);
    } else if (share !== undefined) percent = share;
    else others.push(phrase);
  }
  if (percent !== undefined && (percent <= 0 || percent > 100)) {
    for (const phrase of phrases) gap(work, phrase);
  }
  const relief = { percent: percent ?? 100, ...(every === undefined ? {} : { every }) };
  return { relief, phrases: others };
}

/** `25 %`, `tranches of 25 %`. */
function shareOf(noun: Noun): number | undefined {
  if (noun.kind === "amount" && noun.isPercent) return Number(noun.number.text);
  const isTranche = noun.kind === "thing" && noun.words.map(({ text }) => text).join(" ") === "tranches";
  const [of] = isTranche ? noun.of : [];
  return of?.kind === "amount" && of.isPercent ? Number(of.number.text) : undefined;
}
