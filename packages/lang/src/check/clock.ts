// The clock of a duty: its length or moment, and what it counts from. A length without any start is a mistake; a
// start that the text leaves to the reader is assumed and reported.
import type { Clock, ClockStart, Trigger } from "@servanda/agreement";
import { clockStarts } from "../std/nouns.ts";
import type { PrepositionPhrase, Tail } from "../syntax/ast-sentences.ts";
import { complain, gap, mark, textOf, type Work } from "./context.ts";
import type { Said } from "./said.ts";

/** Where the clock hangs: on a trigger, on a stage, or on a missed deadline before it. */
export interface ClockSetting {
  readonly trigger: Trigger;
  readonly hasStage: boolean;
  readonly isConsequence: boolean;
}

/** Undefined after a gap or a mistake. */
export function readClock(work: Work, said: Said, tails: readonly Tail[], setting: ClockSetting): Clock | undefined {
  const isOpenOnPurpose = tails.some((tail) => tail.kind === "no deadline");
  const countedFrom = said.countedFrom.flatMap((phrase) => readStarts(work, phrase));
  if (said.pace !== undefined && said.length !== undefined)
    return said.pace.isOthers ? { kind: "in step", lag: said.length } : gap(work, said.pace);
  // Without a tolerated lag nobody is ever behind.
  if (said.pace !== undefined) mark(work, said.pace);
  if (said.length === undefined || said.lengthSpan === undefined) {
    const [lost] = said.countedFrom;
    if (lost !== undefined && !isOpenOnPurpose) return gap(work, lost);
    return said.deadline ?? { kind: "none", onPurpose: isOpenOnPurpose };
  }
  if (said.deadline !== undefined) return gap(work, { span: said.lengthSpan });
  // A phrase that was read without effect may have been the start.
  if (work.gaps.length > 0) return undefined;
  const isAssumed = countedFrom.length === 0 && !setting.hasStage && !setting.isConsequence;
  const found = textOf(work.source, said.lengthSpan).replace(/^\S+ /, "");
  if (isAssumed && setting.trigger.kind === "standing") {
    complain(work, "S0401", said.lengthSpan, { found });
    return undefined;
  }
  if (isAssumed) work.shared.report("S0408", { file: work.source.name, span: said.lengthSpan }, { found });
  return { kind: "within", length: said.length, countedFrom };
}

function readStarts(work: Work, phrase: PrepositionPhrase): readonly ClockStart[] {
  return phrase.nouns.flatMap((noun): readonly ClockStart[] => {
    const words = noun.kind === "thing" && noun.name === undefined ? noun.words.map((word) => word.text).join(" ") : "";
    const start = clockStarts.find((each) => each === words);
    if (start !== undefined) return [start];
    gap(work, noun);
    return [];
  });
}
