// The sentences about decisions of bodies: what was decided, by how many, under which rule, and what a decision on
// record is worth.
import type { Cast, DecisionGround, RecordedDecision, Tally, Threshold } from "@servanda/agreement";
import { listed, some } from "../report/layout.ts";

const casts: readonly Cast[] = ["for", "against", "abstained", "silent"];

/** Why a matter was not decided, or how else than by votes it was. */
const grounds: Readonly<Record<DecisionGround, string>> = {
  votes: "",
  silence: "silence is consent",
  "casting vote": "the chair's vote decided the tie",
  chair: "the chair decides",
  deadlock: "decided in its place after the deadlock",
  veto: "a veto was cast",
  "out of reach": "enough votes can no longer be reached",
  "no quorum": "the quorum was not reached",
  "time over": "its time was over",
  "not convened": "nobody called the members together in time",
};

export const decisionWords = {
  section: "DECISIONS AND STATUS",
  /** `The Council decided "armed attack": 4 of 6 for, 2 silent (two-thirds of the members in force: 4 needed).` */
  decided: (tally: Tally): string => {
    const verb = tally.outcome === "accepted" ? "decided" : "did not decide";
    return `${tally.body} ${verb} "${tally.matter}"${aboutText(tally)}: ${tallyText(tally)}.`;
  },
  onRecord: ({ act, standing, tally }: RecordedDecision): string => {
    const what = `The decision of ${act.by}${act.matter === undefined ? "" : ` on "${act.matter}"`} on record`;
    if (standing === "not computed")
      return `${what} stands as it was written: no vote is on record to work it out from.`;
    if (standing === "borne out") return `${what} is what the votes say.`;
    if (tally === undefined) return `${what} has no effect: the votes on record do not carry it.`;
    return `${what} is contradicted by the votes: ${tallyText(tally)}.`;
  },
  exercised: (by: string, clause: string, act: string, isHeld: boolean): string =>
    isHeld
      ? `${by} used the power of clause ${clause} (${act}).`
      : `${by} acted as if it had the power of clause ${clause} (${act}); the text gives it to others, or not now.`,
} as const;

function aboutText({ about }: Tally): string {
  return about === undefined ? "" : ` about ${about}`;
}

function tallyText({ votes, threshold, needed, ground, excluded, absent, quorum }: Tally): string {
  const total = votes.reduce((sum, vote) => sum + vote.votes, 0);
  const counted = casts.flatMap((cast) => {
    const count = votes.filter((vote) => vote.cast === cast).reduce((sum, vote) => sum + vote.votes, 0);
    if (cast === "for") return [`${count} of ${some(total, "vote")} for`];
    return count === 0 ? [] : [`${count} ${cast}`];
  });
  const rule = [
    `${thresholdText(threshold)}: ${needed} needed`,
    ...(quorum === undefined ? [] : [`quorum of ${quorum}`]),
    ...(excluded.length === 0 ? [] : [`without ${listed(excluded)}, whom it accuses`]),
    ...(absent.length === 0 ? [] : [`not in force: ${listed(absent)}`]),
  ];
  const why = grounds[ground] === "" ? "" : `; ${grounds[ground]}`;
  return `${counted.join(", ")} (${rule.join("; ")})${why}`;
}

function thresholdText(threshold: Threshold): string {
  switch (threshold.kind) {
    case "share": {
      const of = threshold.of === "eligible" ? "the members in force" : "those present";
      return `${shareText(threshold)} of ${of}`;
    }
    case "votes":
      return threshold.of === undefined ? some(threshold.count, "vote") : `${threshold.count} of ${threshold.of}`;
    case "unanimity":
    case "consensus":
      return threshold.kind;
    case "chair":
      return "the chair's vote";
  }
}

const shares: ReadonlyMap<string, string> = new Map([
  ["1/2", "half"],
  ["2/3", "two-thirds"],
  ["3/4", "three-quarters"],
]);

function shareText({ numerator, denominator, isMore }: Extract<Threshold, { kind: "share" }>): string {
  if (isMore && numerator * 2 === denominator) return "a majority";
  return shares.get(`${numerator}/${denominator}`) ?? `${numerator}/${denominator}`;
}
