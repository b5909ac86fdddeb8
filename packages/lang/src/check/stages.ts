// Stages: when they start, when they end, how long they run.

import type { Moment, Stage } from "@servanda/agreement";
import type { Length } from "@servanda/core";
import type { Span } from "../document/source-file.ts";
import type { Stage as StageStatement } from "../syntax/ast.ts";
import type { ConditionTail, Phrase, PrepositionPhrase } from "../syntax/ast-sentences.ts";
import { complain, gap, type Work } from "./context.ts";
import { typeNoun } from "./nouns.ts";
import { later } from "./offsets.ts";
import { markTail } from "./open-points.ts";
import { momentNamed } from "./phrases.ts";
import { readRenewal } from "./renewals.ts";
import { momentsOf, untilMoments } from "./until.ts";

interface Period {
  readonly start: Moment[];
  readonly end: Moment[];
  length?: Length;
  extendableBy?: readonly string[];
  renewedFor?: Length;
}

/** Undefined where the stage has no meaning yet or is mistaken. */
export function readStage(work: Work, statement: StageStatement, span: Span): Stage | undefined {
  const period: Period = { start: [], end: [] };
  const { phrases } = statement;
  for (let index = 0; index < phrases.length; index++) {
    const phrase = phrases[index];
    if (phrase === undefined) break;
    index += phrase.kind === "phrase" ? readPhrase(work, phrase, phrases[index + 1], period) : unread(work, phrase);
  }
  if (statement.when !== undefined) period.start.push(...(momentsOf(work, statement.when, "start") ?? []));
  let unless: ConditionTail | undefined;
  for (const tail of statement.tails) {
    if (tail.kind === "until") period.end.push(...(untilMoments(work, { ...tail, kind: "until" }) ?? []));
    else if (tail.kind === "unless" && period.renewedFor !== undefined) unless = { ...tail, kind: "unless" };
    else if (tail.kind === "unless" || tail.kind === "otherwise" || tail.kind === "then") gap(work, tail);
    else markTail(work, tail);
  }
  const renewal = period.renewedFor === undefined ? undefined : readRenewal(work, period.renewedFor, unless);
  if (work.gaps.length > 0 || work.errors.count > 0) return undefined;
  if (period.start.length === 0) {
    complain(work, "S0407", statement.name.span, { name: statement.name.text });
    return undefined;
  }
  if (endsBeforeStart(period)) {
    complain(work, "S0402", statement.name.span, { name: statement.name.text });
    return undefined;
  }
  return {
    name: statement.name.text,
    ...(statement.label === undefined ? {} : { label: statement.label.text }),
    start: period.start,
    end: period.end,
    ...(period.length === undefined ? {} : { length: period.length }),
    ...(renewal === undefined ? {} : { renewal }),
    ...(period.extendableBy === undefined ? {} : { extendableBy: period.extendableBy }),
    span,
  };
}

function unread(work: Work, phrase: Phrase): 0 {
  gap(work, phrase);
  return 0;
}

/** Returns how many of the following phrases it took: `from 1 day` takes `after start of Ceasefire`. */
function readPhrase(work: Work, phrase: PrepositionPhrase, next: Phrase | undefined, period: Period): number {
  const [noun] = phrase.nouns;
  if (noun === undefined || phrase.nouns.length > 1) return unread(work, phrase);
  const typed = typeNoun(work, noun);
  if (typed.type === "unknown") return unread(work, phrase);
  const { preposition } = phrase;
  if (preposition === "extendable by" && typed.type === "actor") {
    period.extendableBy = typed.actors;
    return 0;
  }
  if (preposition === "renewed for" && typed.type === "duration") {
    period.renewedFor = typed.length;
    return 0;
  }
  if (preposition === "for" && typed.type === "duration" && period.length === undefined) {
    period.length = typed.length;
    // Said while the length is read: only a start that stands before it can be known.
    const [start] = period.start;
    if (start?.kind === "at") later(work, start, typed.length, noun.span);
    return 0;
  }
  if (preposition === "from" && typed.type === "duration") {
    const base =
      next?.kind === "phrase" && next.preposition === "after" && next.nouns[0]
        ? typeNoun(work, next.nouns[0])
        : undefined;
    const moment = base && momentNamed(base, "end");
    if (moment === undefined) return unread(work, phrase);
    period.start.push(later(work, moment, typed.length, noun.span));
    return 1;
  }
  const isStart =
    preposition === "from" || preposition === "before" || (preposition === "at" && typed.type === "moment");
  const moment = momentNamed(typed, isStart ? "start" : "end");
  if (moment === undefined) return unread(work, phrase);
  if (preposition === "from" || preposition === "at" || preposition === "after") period.start.push(moment);
  else if (preposition === "before") period.end.push(moment);
  else return unread(work, phrase);
  return 0;
}

/** Sure only between moments of the calendar. */
function endsBeforeStart({ start, end }: Period): boolean {
  const starts = start.flatMap((moment) => (moment.kind === "at" ? [moment.at] : []));
  const ends = end.flatMap((moment) => (moment.kind === "at" ? [moment.at] : []));
  return starts.length === start.length && starts.length > 0 && ends.some((at) => at <= Math.min(...starts));
}
