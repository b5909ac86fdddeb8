// What the votes on a matter amount to: anyone can count again.
import type { Act, ActorName, BodyRules, Cast, DecisionGround, DecisionRule, Tally, Vote } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { latest } from "./rulings.ts";

/** A matter as it was put to a body. */
export interface Motion {
  readonly body: ActorName;
  readonly matter: string;
  readonly about?: string;
  readonly putAt: Instant;
  readonly putBy: string;
}

/** What is known of it when it is counted. */
export interface Count {
  readonly rules: BodyRules;
  readonly rule: DecisionRule;
  readonly eligible: readonly ActorName[];
  readonly absent: readonly ActorName[];
  readonly votes: readonly Act[];
  /** Whoever has not voted agrees. */
  readonly isSilenceConsent: boolean;
  /** No vote can come any more. */
  readonly isOver: boolean;
}

interface Sums {
  readonly for: number;
  readonly against: number;
  readonly silent: number;
  readonly all: number;
}

interface Verdict {
  readonly outcome: "accepted" | "rejected";
  readonly ground: DecisionGround;
}

const CASTS = { accepted: "for", rejected: "against", abstained: "abstained" } as const;

/** Undefined while it is open. */
export function tallied(motion: Motion, count: Count, countedAt: Instant): Tally | undefined {
  const { rules, rule, eligible, absent } = count;
  const votes = eligible.map((member): Vote => {
    const last = lastVote(count.votes, member);
    const weight = rules.weights[member] ?? 1;
    if (last?.outcome === undefined) return { member, cast: "silent", votes: weight };
    return { member, cast: CASTS[last.outcome], votes: weight, record: refOf(last) };
  });
  const isComplete = count.isOver || count.isSilenceConsent || votes.every(({ cast }) => cast !== "silent");
  const sums = sumsOf(votes, count.isSilenceConsent);
  const found = verdict(count, votes, sums, isComplete);
  if (found === undefined) return undefined;
  const { threshold } = rule;
  return {
    ...motion,
    ...found,
    threshold,
    needed: neededFor(count, sums, isComplete),
    votes,
    excluded: [],
    absent,
    ...(rules.quorum === undefined ? {} : { quorum: rules.quorum }),
    countedAt,
  };
}

function lastVote(votes: readonly Act[], member: ActorName): Act | undefined {
  return latest(votes.filter(({ by, outcome }) => by === member && outcome !== undefined));
}

function castBy(votes: readonly Act[], member: ActorName | undefined): Cast {
  const outcome = member === undefined ? undefined : lastVote(votes, member)?.outcome;
  return outcome === undefined ? "silent" : CASTS[outcome];
}

function sumsOf(votes: readonly Vote[], isSilenceConsent: boolean): Sums {
  const of = (wanted: Cast): number =>
    votes.filter(({ cast }) => cast === wanted).reduce((sum, { votes: weight }) => sum + weight, 0);
  const silent = of("silent");
  return {
    for: of("for") + (isSilenceConsent ? silent : 0),
    against: of("against"),
    silent: isSilenceConsent ? 0 : silent,
    all: votes.reduce((sum, { votes: weight }) => sum + weight, 0),
  };
}

const rejected = (ground: DecisionGround): Verdict => ({ outcome: "rejected", ground });
const accepted = (ground: DecisionGround): Verdict => ({ outcome: "accepted", ground });

function verdict(count: Count, votes: readonly Vote[], sums: Sums, isComplete: boolean): Verdict | undefined {
  const { rules, rule, eligible, isOver, isSilenceConsent } = count;
  const timeOver = isOver ? rejected("time over") : undefined;
  if (eligible.length === 0 && rule.threshold.kind !== "chair") return timeOver;
  const vetoes = votes.filter(({ member }) => rules.vetoes.includes(member));
  if (vetoes.some(({ cast }) => cast === "against")) return rejected("veto");
  const said = byThreshold(count, sums, isComplete);
  if (said?.outcome !== "accepted") return said ?? timeOver;
  // A veto that can still come is waited for.
  if (!isComplete && vetoes.some(({ cast }) => cast === "silent")) return undefined;
  const silent = votes.filter(({ cast }) => cast === "silent").length;
  const present = isSilenceConsent ? votes.length : votes.length - silent;
  if (present < (rules.quorum ?? 0)) return isComplete ? rejected("no quorum") : undefined;
  return said.ground === "votes" && isSilenceConsent && silent > 0 ? accepted("silence") : said;
}

function byThreshold(count: Count, sums: Sums, isComplete: boolean): Verdict | undefined {
  const { rules, rule, votes } = count;
  const { threshold } = rule;
  if (threshold.kind === "chair") {
    const cast = castBy(votes, rules.chair);
    if (cast === "for") return accepted("chair");
    return cast === "against" ? rejected("chair") : undefined;
  }
  if (threshold.kind === "consensus") {
    if (sums.against > 0) return rejected("out of reach");
    return sums.silent === 0 && sums.for > 0 ? accepted("votes") : undefined;
  }
  const needed = neededFor(count, sums, isComplete);
  if (sums.for > 0 && sums.for >= needed) return accepted("votes");
  const casting = castingVote(count, sums);
  if (casting !== undefined) return casting === "awaited" ? undefined : casting;
  const isFinal = isComplete && threshold.kind === "share" && threshold.of === "present";
  return isFinal || sums.for + sums.silent < needed ? rejected("out of reach") : undefined;
}

// In a tie, where a majority decides, the chair's vote does; it is waited for while it can come.
function castingVote({ rules, rule, votes, isOver }: Count, sums: Sums): Verdict | "awaited" | undefined {
  const { threshold } = rule;
  const isMajority = threshold.kind === "share" && threshold.isMore && threshold.denominator === 2;
  const isTie = sums.for > 0 && sums.for === sums.against && (sums.silent === 0 || isOver);
  if (rules.chair === undefined || !isMajority || !isTie) return undefined;
  const cast = castBy(votes, rules.chair);
  if (cast === "for") return accepted("casting vote");
  if (cast === "against") return rejected("casting vote");
  return cast === "silent" && !isOver ? "awaited" : undefined;
}

function neededFor({ rule }: Count, sums: Sums, isComplete: boolean): number {
  const { threshold } = rule;
  switch (threshold.kind) {
    case "votes":
      return threshold.count;
    case "chair":
      return 1;
    case "unanimity":
    case "consensus":
      return sums.all;
    case "share": {
      // Until voting is over whoever may come is counted as present.
      const base = threshold.of === "present" && isComplete ? sums.all - sums.silent : sums.all;
      const share = (threshold.numerator * base) / threshold.denominator;
      return threshold.isMore ? Math.floor(share) + 1 : Math.ceil(share);
    }
  }
}
