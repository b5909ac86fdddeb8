// Questions and answers of an explanation, with what each answer rests on, and the doubts behind every *maybe*.
import type { CheckedAgreement } from "@servanda/agreement";
import type { TimeZone } from "@servanda/core";
import type { Doubt, FindingExplanation, Requirement } from "@servanda/monitor";
import type { Paint, Style } from "../terminal.ts";
import { explainWords } from "../words/explain-words.ts";
import { actorText, attributeText, conditionText, distanceText, kindsText, placeText } from "../words/pattern-words.ts";
import { localInterval, localTime } from "./clock-face.ts";
import { wrap } from "./layout.ts";

/** What words are made with. */
export interface Speaker {
  readonly agreement: CheckedAgreement;
  readonly zone: TimeZone;
  readonly paint: Paint;
}

const SHOWN_GROUNDS = 6;
const styles: Readonly<Record<Requirement["answer"], Style>> = { yes: "good", no: "found", maybe: "doubt" };

/** One line for each question, its parts indented below it. */
export function answersText(speaker: Speaker, requirements: readonly Requirement[], depth: number = 1): string {
  return requirements
    .map((each) => {
      const indent = "  ".repeat(depth);
      const answer = speaker.paint(styles[each.answer], each.answer.padEnd(5));
      const line = `${indent}${answer}  ${asksText(speaker, each.asks)}`;
      const grounds = groundsText(each, `${indent}         `);
      const parts = each.parts.length === 0 ? "" : answersText(speaker, each.parts, depth + 2);
      return [line, grounds, parts].filter((part) => part !== "").join("\n");
    })
    .join("\n");
}

/** A question as a statement that is true, false or in doubt. */
function asksText({ agreement, zone }: Speaker, asks: Requirement["asks"]): string {
  const time = (at: number | undefined): string | undefined => (at === undefined ? undefined : localTime(zone, at));
  switch (asks.kind) {
    case "event":
      return explainWords.isKind(kindsText(agreement, asks.kinds));
    case "bearer":
      return asks.bearer === null ? explainWords.isNobody : explainWords.isBearer(asks.bearer);
    case "target":
      return explainWords.isTarget(actorText(asks.target));
    case "place":
      return placeText(asks.test, asks.regions);
    case "attribute":
      return attributeText(asks.test);
    case "during":
      return explainWords.during(
        asks.stages.map(({ name, start, end }) => `${name} (${time(start) ?? "…"} to ${time(end) ?? "…"})`),
      );
    case "after":
      return explainWords.after(time(asks.at));
    case "before":
      return explainWords.before(time(asks.at));
    case "condition":
      return explainWords.when(conditionText(agreement, asks.condition));
    case "exception":
      return explainWords.unless(conditionText(agreement, asks.condition));
  }
}

// Grounds are worth a line where there are several, or where they are others than the reports themselves.
function groundsText({ grounds, asks, answer }: Requirement, indent: string): string {
  const isOwn = asks.kind !== "condition" && asks.kind !== "exception";
  if (isOwn && grounds.every((each) => each.answer === answer)) return "";
  const shown = grounds.slice(0, SHOWN_GROUNDS).map((each) => `${each.ref} (${each.answer})`);
  if (grounds.length > shown.length) shown.push(explainWords.moreReports(grounds.length - shown.length));
  return shown.length === 0 ? "" : wrap(shown.join(", "), { indent });
}

/** Every doubt once, in the order of the questions. */
export function doubtsText(speaker: Speaker, { requirements }: FindingExplanation): string {
  const said = [...new Set(requirements.flatMap(doubtsOf).map((each) => doubtText(speaker, each)))];
  if (said.length === 0) return wrap(explainWords.noDoubt, { indent: "  " });
  return said.map((each) => wrap(each, { first: "  · ", indent: "    " })).join("\n");
}

function doubtsOf({ doubts, parts }: Requirement): Doubt[] {
  return [...doubts, ...parts.flatMap(doubtsOf)];
}

function doubtText({ zone }: Speaker, doubt: Doubt): string {
  switch (doubt.kind) {
    case "interval":
      return explainWords.doubtInterval(doubt.ref, localInterval(zone, doubt.from, doubt.to));
    case "radius": {
      const radius = distanceText(doubt.radiusM);
      if (doubt.lowM === undefined || doubt.highM === undefined) return explainWords.doubtRadiusOnly(doubt.ref, radius);
      return explainWords.doubtRadius(doubt.ref, radius, distanceText(doubt.lowM), distanceText(doubt.highM));
    }
    case "no place":
      return explainWords.doubtNoPlace(doubt.ref);
    case "not stated":
      return explainWords.doubtNotStated(doubt.ref, doubt.what);
    case "attribution":
      return explainWords.doubtAttribution(doubt.ref);
    case "nobody named":
      return explainWords.doubtNobody(doubt.ref);
    case "left open":
      return explainWords.doubtOpen(doubt.region, doubt.why);
    case "coverage":
      return explainWords.doubtCoverage(doubt.share);
    case "matter":
      return explainWords.doubtMatter(doubt.matter);
    case "other":
      return explainWords.doubtOther;
  }
}
