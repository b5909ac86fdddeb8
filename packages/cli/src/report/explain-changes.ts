// What would change a verdict, one sentence each.
import type { Change, Explanation } from "@servanda/monitor";
import { explainWords } from "../words/explain-words.ts";
import { deadlineTime, localTime } from "./clock-face.ts";
import { asksText, type Speaker } from "./explain-answers.ts";
import { wrap } from "./layout.ts";

/** A list; "" where nothing would. */
export function changesText(speaker: Speaker, explanation: Explanation): string {
  const isReasonOwed = explanation.kind === "duty" && explanation.duty.state === "reason owed";
  const isDuty = explanation.kind === "duty";
  const said = explanation.changes.map((each) =>
    isDuty && each.kind === "ruling" ? explainWords.settled(each.matter, each.by) : changeText(speaker, each),
  );
  if (isReasonOwed) said.push(explainWords.reason(explanation.duty.bearer));
  const isCarried = explanation.changes.some((each) => each.kind === "without report");
  if (explanation.kind === "finding" && !isCarried) said.unshift(explainWords.noSingleReport);
  if (said.length === 0) said.push(explainWords.nothingChanges);
  return said.map((each) => wrap(each, { first: "  · ", indent: "    " })).join("\n");
}

function changeText(speaker: Speaker, change: Change): string {
  const time = (at: number | undefined): string | undefined =>
    at === undefined ? undefined : localTime(speaker.zone, at);
  switch (change.kind) {
    case "without report":
      return change.after === undefined
        ? explainWords.withoutGone(change.ref)
        : explainWords.without(change.ref, verdictText(change.after));
    case "doubt resolved": {
      const { verdict } = explainWords;
      return explainWords.resolved(asksText(speaker, change.asks), verdict[change.ifYes], verdict[change.ifNo]);
    }
    case "proof":
      return explainWords.moreProof(change.level, proofNeeded(change));
    case "plea":
      return explainWords.plea(change.by, change.matter, time(change.until));
    case "ruling":
      return explainWords.ruling(change.matter, change.by);
    case "attribution":
      return explainWords.attribution;
    case "objection":
      return explainWords.objection;
    case "performance": {
      const until = change.until === undefined ? undefined : deadlineTime(speaker.zone, change.until);
      return explainWords.performance(change.by, until);
    }
    case "coverage":
      return explainWords.moreCoverage(change.share);
  }
}

function verdictText(after: NonNullable<Extract<Change, { kind: "without report" }>["after"]>): string {
  const happened = after.occurrence === after.level ? "" : `; ${explainWords.happened(after.occurrence)}`;
  return `${[after.bearer ?? explainWords.nobody, after.level, after.certainty].join(", ")}${happened}`;
}

function proofNeeded({ proof, missing, missingKinds }: Extract<Change, { kind: "proof" }>): string {
  return proof.kind === "standing"
    ? explainWords.standing(proof.actor, proof.onSite)
    : explainWords.moreSources(missing, missingKinds);
}
