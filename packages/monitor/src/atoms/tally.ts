// What a body's votes amount to. A pure function of its rules, of who may vote, and of the votes on record, so that
// anyone can count again.
import type {
  Act,
  ActorName,
  BodyRules,
  Cast,
  DecisionGround,
  DecisionRule,
  Tally,
  Threshold,
  Vote,
} from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { latest } from "./status.ts";

/** A matter that was put to a body. */
export interface Motion {
  readonly body: ActorName;
  readonly matter: string;
  readonly about?: string;
  readonly putAt: Instant;
  readonly putBy: string;
}

/** What is known of a motion when it is counted. */
export interface Counting {
  readonly rules: BodyRules;
  readonly rule: DecisionRule;
  /** Members that may vote, in the order of the text. */
  readonly eligible: readonly ActorName[];
  readonly excluded: readonly ActorName[];
  readonly absent: readonly ActorName[];
  /** Votes on the motion on record. */
  readonly votes: readonly Act[];
  /** Who has not voted is taken to agree. */
  readonly isSilenceConsent: boolean;
  /** No vote can come any more. */
  readonly isOver: boolean;
}

/** The rule for a matter: the first that names it, else the first for any. */
export function ruleFor({ decisions }: BodyRules, matter: string): DecisionRule | undefined {
  return decisions.find((rule) => rule.matter === matter) ?? decisions.find((rule) => rule.matter === undefined);
}

const CASTS: Readonly<Record<string, Cast>> = { accepted: "for", rejected: "against", abstained: "abstained" };

/** How someone voted last; a vote that does not say how is none. */
function castOf(votes: readonly Act[], member: ActorName): { readonly cast: Cast; readonly record?: string } {
  const last = latest(votes.filter((act) => act.by === member && act.outcome !== undefined));
  const cast = last?.outcome === undefined ? undefined : CASTS[last.outcome];
  return last === undefined || cast === undefined ? { cast: "silent" } : { cast, record: refOf(last) };
}

/** Undefined while the decision is still open. */
export function tallyOf(motion: Motion, counting: Counting, countedAt: Instant): Tally | undefined {
  const { rules, rule, eligible, excluded, absent } = counting;
  const votes = eligible.map((member): Vote => {
    const { cast, record } = castOf(counting.votes, member);
    return { member, cast, votes: rules.weights[member] ?? 1, ...(record === undefined ? {} : { record }) };
  });
  const sums = sumsOf(votes, counting.isSilenceConsent);
  const isComplete = counting.isOver || counting.isSilenceConsent || votes.every(({ cast }) => cast !== "silent");
  const found = decided(counting, votes, sums, isComplete);
  if (found === undefined) return undefined;
  return {
    ...motion,
    outcome: found.isAccepted ? "accepted" : "rejected",
    ground: found.ground,
    threshold: rule.threshold,
    needed: neededOf(rule.threshold, sums, isComplete),
    votes,
    excluded,
    absent,
    ...(rules.quorum === undefined ? {} : { quorum: rules.quorum }),
    countedAt,
  };
}

/** Votes by how they were cast. Silence that is consent counts as for. */
interface Sums {
  readonly all: number;
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
  readonly silent: number;
}

function sumsOf(votes: readonly Vote[], isSilenceConsent: boolean): Sums {
  const sum = (...casts: readonly Cast[]): number =>
    votes.filter(({ cast }) => casts.includes(cast)).reduce((total, each) => total + each.votes, 0);
  return {
    all: votes.reduce((total, each) => total + each.votes, 0),
    for: isSilenceConsent ? sum("for", "silent") : sum("for"),
    against: sum("against"),
    abstained: sum("abstained"),
    silent: isSilenceConsent ? 0 : sum("silent"),
  };
}

interface Found {
  readonly isAccepted: boolean;
  readonly ground: DecisionGround;
}

function decided(counting: Counting, votes: readonly Vote[], sums: Sums, isComplete: boolean): Found | undefined {
  const { rules, rule } = counting;
  if (counting.eligible.length === 0 && rule.threshold.kind !== "chair")
    return counting.isOver ? { isAccepted: false, ground: "time over" } : undefined;
  const vetoes = votes.filter(({ member }) => rules.vetoes.includes(member));
  if (vetoes.some(({ cast }) => cast === "against")) return { isAccepted: false, ground: "veto" };
  const said = byThreshold(counting, sums, isComplete);
  if (said?.isAccepted !== true) return said ?? (counting.isOver ? { isAccepted: false, ground: "time over" } : said);
  // Whoever can still cast a veto is waited for.
  if (!isComplete && vetoes.some(({ cast }) => cast === "silent")) return undefined;
  const present = counting.isSilenceConsent ? votes.length : votes.filter(({ cast }) => cast !== "silent").length;
  if (present >= (rules.quorum ?? 0)) return { isAccepted: true, ground: groundOf(counting, said, votes) };
  return isComplete ? { isAccepted: false, ground: "no quorum" } : undefined;
}

function groundOf({ isSilenceConsent }: Counting, said: Found, votes: readonly Vote[]): DecisionGround {
  const isBySilence = isSilenceConsent && votes.some(({ cast }) => cast === "silent");
  return said.ground === "votes" && isBySilence ? "silence" : said.ground;
}

function byThreshold(counting: Counting, sums: Sums, isComplete: boolean): Found | undefined {
  const { threshold } = counting.rule;
  if (threshold.kind === "chair") return byChair(counting);
  if (threshold.kind === "consensus") {
    if (sums.against > 0) return { isAccepted: false, ground: "out of reach" };
    return sums.silent === 0 && sums.for > 0 ? { isAccepted: true, ground: "votes" } : undefined;
  }
  const needed = neededOf(threshold, sums, isComplete);
  if (sums.for >= needed && sums.for > 0) return { isAccepted: true, ground: "votes" };
  const casting = castingVote(counting, sums);
  if (casting !== undefined) return casting === "open" ? undefined : casting;
  const isOut = isComplete && threshold.kind === "share" && threshold.of === "present";
  return isOut || sums.for + sums.silent < needed ? { isAccepted: false, ground: "out of reach" } : undefined;
}

/** In a tie of all that voted, the chair's vote decides; it is waited for while it can come. */
function castingVote({ rules, rule, votes, isOver }: Counting, sums: Sums): Found | "open" | undefined {
  const isMajority = rule.threshold.kind === "share" && rule.threshold.isMore && rule.threshold.denominator === 2;
  const isTie = sums.for === sums.against && sums.for > 0 && (sums.silent === 0 || isOver);
  if (rules.chair === undefined || !isMajority || !isTie) return undefined;
  const { cast } = castOf(votes, rules.chair);
  if (cast === "for" || cast === "against") return { isAccepted: cast === "for", ground: "casting vote" };
  return cast === "silent" && !isOver ? "open" : undefined;
}

function byChair({ rules, votes }: Counting): Found | undefined {
  const { cast } = rules.chair === undefined ? { cast: "silent" } : castOf(votes, rules.chair);
  return cast === "for" || cast === "against" ? { isAccepted: cast === "for", ground: "chair" } : undefined;
}

/** Votes it takes. Until voting is over, everyone who may come is counted as present. */
function neededOf(threshold: Threshold, sums: Sums, isComplete: boolean): number {
  switch (threshold.kind) {
    case "votes":
      return threshold.count;
    case "share": {
      const base = threshold.of === "present" && isComplete ? sums.all - sums.silent : sums.all;
      const share = threshold.numerator * base;
      return threshold.isMore
        ? Math.floor(share / threshold.denominator) + 1
        : Math.ceil(share / threshold.denominator);
    }
    case "unanimity":
    case "consensus":
      return sums.all;
    case "chair":
      return 1;
  }
}
