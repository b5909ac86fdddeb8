// `must`: what brings the duty to life, what is owed, by when, and what follows if it is not done.
import type {
  ActorTerm,
  Bearers,
  Clock,
  Content,
  Effect,
  Exception,
  Moment,
  Obligation,
  Trigger,
} from "@servanda/agreement";
import { DECIDES } from "@servanda/agreement";
import type { Clause } from "../syntax/ast.ts";
import type { ConditionTail, Duty, Sentence, Tail } from "../syntax/ast-sentences.ts";
import { bodyIn } from "./actors.ts";
import { type Owed, owed, verbPhrases } from "./acts.ts";
import { readBearers } from "./bearers.ts";
import { type ClockSetting, readClock } from "./clock.ts";
import { onTopic, readCondition } from "./conditions.ts";
import { gap, mark, type Work } from "./context.ts";
import { readFollowingEffect, readUntil } from "./effects.ts";
import { readExceptions } from "./exceptions.ts";
import { markTail } from "./open-points.ts";
import { aboutDeeds, closePatterns, merged } from "./patterns.ts";
import { readPhrases } from "./phrases.ts";
import type { Meaning } from "./prepositions.ts";
import { quotaOf, wholeOf } from "./quantities.ts";
import { takeRecurrence } from "./recurrences.ts";
import { type Effective, nothingSaid, type Said } from "./said.ts";
import { asTrigger, boundBy } from "./triggers.ts";
import type { Draft } from "./typed.ts";

const BEARER = { kind: "variable", name: "bearer" } as const;
const STANDING: Trigger = { kind: "standing" };
const aboutScope: Effective = new Set(["during", "after", "start"]);
/** What may be said of any duty: when, by whom put off, in step with whom, in what manner. */
const aboutDuties: readonly Meaning[] = [
  "receiver",
  "length",
  "deadline",
  "after",
  "before",
  "during",
  "start",
  "extender",
  "pace",
  "manner",
];
const aboutActs: Effective = new Set([...aboutDuties, "inside", "trigger", "menu", "topic", "audience"]);
/** Who judges it, and nothing that a report could show. */
const aboutMatters: Effective = new Set([...aboutDuties, "settles"]);
const aboutWorld: Effective = new Set([...aboutDuties, ...aboutDeeds, "settles", "origin", "menu", "amount"]);

export function readObligation(work: Work, clause: Clause, sentence: Sentence, duty: Duty): Obligation | undefined {
  work.binding.may = "all";
  const proposition = readCondition(work, clause.when);
  work.binding.may = "nothing";
  const trigger = proposition === undefined ? STANDING : asTrigger(work, proposition);
  if (trigger === undefined || (clause.when !== undefined && proposition === undefined)) return undefined;
  const scope = readPhrases(work, clause.heads, aboutScope, nothingSaid());
  const owing = readOwing(work, sentence, duty, { trigger, scope, isConsequence: false });
  const ends = [...clause.until, ...sentence.tails.filter((tail) => tail.kind === "until")];
  const obligation = owing && withEnd(work, owing, ends);
  const bound = boundBy(trigger);
  // A name bound in one alternative only, or beside the trigger, would be nobody in the others.
  const isLoose = [...work.variables.keys()].some((name) => !bound.has(name));
  return isLoose && clause.when !== undefined ? gap(work, clause.when) : obligation;
}

interface Owing {
  readonly trigger: Trigger;
  readonly scope: Said;
  readonly isConsequence: boolean;
}

function readOwing(work: Work, sentence: Sentence, written: Duty, owing: Owing): Obligation | undefined {
  const bearers = readBearers(work, sentence.subjects, false);
  const { recurs, duty, phrases: others } = takeRecurrence(written, sentence.phrases);
  const phrases = verbPhrases(work, duty);
  const acts = (phrases ?? []).map((phrase) => owed(work, phrase));
  const known = acts.filter((act) => act !== undefined);
  const [first] = known;
  if (bearers === undefined || first === undefined || known.length < acts.length) return undefined;
  // It would be performed by what the body decides in the base.
  const isOtherwiseRuled = bearers.actors.some((name) => bodyIn(work.world, name) !== name);
  if (isOtherwiseRuled && known.some((each) => each.kind === "act" && each.act.act === DECIDES))
    return gap(work, sentence);
  const isLooking = (phrases ?? []).every(({ verb }) => looking.has(verb));
  const effective = new Set([...effectiveFor(known), ...(isLooking ? (["means"] as const) : [])]);
  const said = readPhrases(work, [...sentence.about, ...others], effective, nothingSaid());
  const contents = known.map((act) => contentOf(work, act, said, sentence));
  const releases = releasesTo(work, said, bearers, contents);
  const content = joinedContent("all", [...contents, ...releases]);
  const during = [...owing.scope.during, ...said.during];
  const after: readonly Moment[] = [...owing.scope.after, ...said.after];
  const setting: ClockSetting = {
    trigger: owing.trigger,
    hasStage: during.length > 0 || after.length > 0,
    isConsequence: owing.isConsequence,
  };
  const [before] = said.before;
  const deadline = said.deadline ?? (before === undefined ? undefined : ({ kind: "before", moment: before } as const));
  const clock =
    recurs === undefined
      ? readClock(work, deadline === undefined ? said : { ...said, deadline }, sentence.tails, setting)
      : periodClock(work, said, sentence, owing);
  const quota = wholeOf(work, phrases ?? []) ?? quotaOf(work, said);
  const exceptions = readUnless(work, sentence);
  if (content === undefined || clock === undefined || exceptions === undefined) return undefined;
  const otherwise = readConsequence(work, sentence, "otherwise");
  const onFulfilment = readConsequence(work, sentence, "then");
  return {
    kind: "require",
    ...(written.modal === "must strive to" ? { effort: true } : {}),
    bearers,
    during,
    after,
    trigger: owing.trigger,
    ...(recurs === undefined ? {} : { recurs }),
    content,
    ...(quota === undefined ? {} : { quota }),
    clock,
    ...(said.extendableBy === undefined ? {} : { extendableBy: said.extendableBy }),
    exceptions,
    ...(otherwise === undefined ? {} : { otherwise }),
    ...(onFulfilment === undefined ? {} : { onFulfilment }),
  };
}

/** What recurs falls due with its period; it can have no clock beside that. */
function periodClock(work: Work, said: Said, sentence: Sentence, owing: Owing): Clock | undefined {
  const isPlain = said.length === undefined && said.deadline === undefined && said.countedFrom.length === 0;
  return isPlain && owing.trigger.kind === "standing" && !owing.isConsequence
    ? { kind: "each period" }
    : gap(work, sentence);
}

/** `until`, before the colon or after the sentence: the rule ends. */
function withEnd(work: Work, owing: Obligation, ends: readonly Tail[]): Obligation | undefined {
  const [end, second] = ends;
  if (end === undefined) return owing;
  if (second !== undefined || end.kind !== "until") return gap(work, second ?? end);
  const until = readUntil(work, { ...end, kind: "until" });
  return until && { ...owing, until };
}

function contentOf(work: Work, act: Owed, said: Said, sentence: Sentence): Content | undefined {
  if (act.kind === "act") {
    const aboutTrigger = act.act.aboutTrigger || said.aboutTrigger;
    const to = said.to ?? act.act.to;
    const [where, another] = said.where;
    if (another !== undefined || (where !== undefined && where.kind !== "in")) return gap(work, sentence);
    const at = where === undefined ? {} : { at: where.region };
    return {
      kind: "act",
      act: { ...onTopic(act.act, said), by: BEARER, ...at, ...(to === undefined ? {} : { to }), aboutTrigger },
    };
  }
  if (act.kind === "matter") {
    const { matter } = act;
    if (said.judgedBy === undefined)
      work.shared.report("S0322", { file: work.source.name, span: sentence.span }, { matter });
    return { kind: "settled", matter, judgedBy: said.judgedBy ?? [] };
  }
  // Whether a deed was done is for its judge to say, whatever reports show.
  if (said.judgedBy !== undefined)
    return { kind: "settled", matter: `clause ${work.bound.clause}`, judgedBy: said.judgedBy };
  if (said.counts.length > 0 || said.windowMs !== undefined) return gap(work, sentence);
  // Whoever receives it is whom it is done to.
  const target = said.target ?? said.to;
  const about = { ...said, by: BEARER, ...(target === undefined ? {} : { target }) };
  const drafts = said.means.length === 0 ? act.drafts : act.drafts.flatMap((draft) => shownBy(said.means, draft));
  const patterns = closePatterns(work, drafts, about, sentence);
  if (patterns.length < drafts.length) return undefined;
  const event = merged(patterns);
  if (event !== undefined) return { kind: "event", event };
  return { kind: "any", of: patterns.map((each): Content => ({ kind: "event", event: each })) };
}

/** Verbs whose `with` says by what means one looks. */
const looking: ReadonlySet<string> = new Set(["verify", "monitor"]);

function shownBy(means: Said["means"], draft: Draft): readonly Draft[] {
  return means.map((value) => {
    return { ...draft, attributes: [...draft.attributes, { attribute: "sourceKind", compare: "=", value }] };
  });
}

/**
 * `released to each party`: it is owed as well that what is reported is released to each of them. Nobody releases
 * anything to himself.
 */
function releasesTo(
  work: Work,
  { audience, menu, amounts }: Said,
  bearers: Bearers,
  contents: readonly (Content | undefined)[],
): readonly Content[] {
  const [first, another] = contents;
  const isCounted = menu !== undefined || amounts.length > 0;
  return audience.flatMap(({ whom, span }): readonly Content[] => {
    const { term, quantifier, actors } = whom;
    // Of several who report to each other, each has an audience of his own: `other party` says so.
    const isAmongThem = term.kind === "named" && bearers.actors.some((each) => actors.includes(each));
    const isPlain = first?.kind === "act" && another === undefined && bearers.variable === undefined && !isCounted;
    if (!isPlain || (isAmongThem && bearers.actors.length > 1)) return gap(work, { span }) ?? [];
    const { matter, aboutTrigger } = first.act;
    const about = matter === undefined ? { aboutTrigger } : { matter, aboutTrigger };
    const released = (to: ActorTerm): Content => ({ kind: "act", act: { act: "release", by: BEARER, to, ...about } });
    if (term.kind !== "named" || quantifier === "any") return [released(term)];
    const others = actors.filter((each) => !bearers.actors.includes(each));
    return others.map((each) => released({ kind: "named", actors: [each] }));
  });
}

/** What phrases may say: of several acts, what they may say of each. */
function effectiveFor(acts: readonly Owed[]): Effective {
  const sets = acts.map(({ kind }) => ({ act: aboutActs, event: aboutWorld, matter: aboutMatters })[kind]);
  const [first, ...others] = sets;
  return new Set([...(first ?? [])].filter((meaning) => others.every((each) => each.has(meaning))));
}

function joinedContent(kind: "all" | "any", contents: readonly (Content | undefined)[]): Content | undefined {
  const known = contents.filter((each) => each !== undefined);
  const [only] = known;
  if (known.length < contents.length) return undefined;
  return known.length === 1 ? only : { kind, of: known };
}

function readUnless(work: Work, sentence: Sentence): readonly Exception[] | undefined {
  const unless: ConditionTail[] = [];
  for (const tail of sentence.tails) {
    if (tail.kind === "unless") unless.push(tail);
    else if (tail.kind === "left open" || tail.kind === "negotiable") markTail(work, tail);
  }
  return readExceptions(work, unless, { kinds: [] });
}

/** A consequence without meaning is marked; the duty before it keeps its own. */
function readConsequence(work: Work, sentence: Sentence, kind: "otherwise" | "then"): Obligation | Effect | undefined {
  const tail = sentence.tails.find((each) => each.kind === kind);
  if (tail?.kind !== kind) return undefined;
  const gapsBefore = work.gaps.length;
  const bearer = work.bound.bearer;
  const consequence = readFollowing(work, tail.sentence);
  work.bound.bearer = bearer;
  if (consequence === undefined || work.gaps.length > gapsBefore) {
    work.gaps.length = gapsBefore;
    mark(work, tail);
    return undefined;
  }
  return consequence;
}

function readFollowing(work: Work, sentence: Sentence): Obligation | Effect | undefined {
  const { predicate } = sentence;
  if (predicate?.kind === "effect") return readFollowingEffect(work, sentence, predicate);
  if (predicate === undefined || !isOwing(predicate)) return undefined;
  return readOwing(work, sentence, predicate, { trigger: STANDING, scope: nothingSaid(), isConsequence: true });
}

function isOwing({ modal }: Duty): boolean {
  return modal === "must" || modal === "must strive to";
}
