// `overriding` and `subject to`: which clause goes first where two of them speak of the same, and what a clause waits
// for. Both are taken out of the clause before it is read; a part that settles nothing in this release is marked.
import type { Clause } from "../syntax/ast.ts";
import type { Condition, Modal, Noun, Phrase, PrepositionPhrase, Sentence } from "../syntax/ast-sentences.ts";
import { mark, type Work } from "./context.ts";
import { typeNoun } from "./nouns.ts";
import { isLimit } from "./quantities.ts";

/** The clause without the phrases that were acted on, and with what it waits for as one more condition. */
export function takePrecedence(work: Work, clause: Clause): Clause {
  const { sentence } = clause;
  const modal = sentence?.predicate?.kind === "duty" ? sentence.predicate.modal : undefined;
  if (sentence === undefined || modal === undefined || !settling.has(modal)) return clause;
  const waits: Condition[] = [];
  const take = (phrases: readonly Phrase[]): readonly Phrase[] => withoutPrecedence(work, modal, phrases, waits);
  const heads = take(clause.heads);
  const rest: Sentence = { ...sentence, about: take(sentence.about), phrases: take(sentence.phrases) };
  return { ...clause, heads, sentence: rest, when: allOf(clause.when, waits) };
}

const settling: ReadonlySet<Modal> = new Set<Modal>(["must", "must strive to", "must not", "may"]);

function withoutPrecedence(
  work: Work,
  modal: Modal,
  phrases: readonly Phrase[],
  waits: Condition[],
): readonly Phrase[] {
  const left: Phrase[] = [];
  for (let index = 0; index < phrases.length; index++) {
    const phrase = phrases[index];
    if (phrase?.kind === "phrase" && phrase.preposition === "overriding") {
      for (const noun of phrase.nouns) noteOverriding(work, modal, noun);
    } else if (phrase?.kind === "phrase" && phrase.preposition === "subject to") {
      const next = phrases[index + 1];
      const judge = next?.kind === "phrase" && next.preposition === "judged by" ? next : undefined;
      const isJudged = judge !== undefined && phrase.nouns.every(({ kind }) => kind === "matter");
      const conditions = phrase.nouns.map((noun) => waitFor(work, modal, noun, isJudged ? judge : undefined));
      waits.push(...conditions.filter((each) => each !== undefined));
      if (isJudged) index += 1;
    } else if (phrase !== undefined) left.push(phrase);
  }
  return left;
}

function noteOverriding(work: Work, modal: Modal, noun: Noun): void {
  const typed = typeNoun(work, noun);
  if (typed.type === "unknown") return;
  const other = typed.type === "clause" ? modalOf(work, typed.id) : undefined;
  // A duty that goes before a duty takes nothing from it, and what forbids cannot excuse from doing.
  if (typed.type !== "clause" || !(other === "must not" || (other === "may" && modal === "must not")))
    return mark(work, noun);
  work.precedence.overrides.add(typed.id);
}

/** What must be the case first; nothing where the other clause goes before this one, or where nobody can say so. */
function waitFor(work: Work, modal: Modal, noun: Noun, judge: PrepositionPhrase | undefined): Condition | undefined {
  const { span } = noun;
  if (noun.kind === "matter") {
    if (judge === undefined) return mark(work, noun) ?? undefined;
    return { kind: "happening", subjects: [noun], objects: [], phrases: [judge], span };
  }
  const typed = typeNoun(work, noun);
  if (typed.type === "unknown") return undefined;
  if (typed.type === "condition" || typed.type === "event" || typed.type === "breach")
    return { kind: "happening", subjects: [noun], objects: [], phrases: [], span };
  const other = typed.type === "clause" ? modalOf(work, typed.id) : undefined;
  if (typed.type === "clause" && (other === "must" || other === "must strive to")) return fulfilled(noun);
  const isBehind = other === "must not" ? modal !== "must" && modal !== "must strive to" : modal === "must not";
  if (typed.type === "clause" && other !== undefined && isBehind) work.precedence.yieldsTo.add(typed.id);
  else mark(work, noun);
  return undefined;
}

/** All that it owes is done: `clause 4 is fulfilled`, for nobody is it due or overdue any longer. */
function fulfilled(clause: Noun): Condition {
  const { span } = clause;
  const stands = (text: string, isNegated: boolean): Condition => {
    const word = { words: [{ text, span }], name: undefined, of: [], inForce: false, otherThan: undefined };
    const parts = { subjects: [clause], about: [], isNegated, isInForce: false, phrases: [] };
    return { kind: "state", ...parts, state: { kind: "thing", ...word, span }, span };
  };
  const parts = [stands("fulfilled", false), stands("due", true), stands("overdue", true)];
  return { kind: "all-of", parts, joiners: [], span };
}

/** What the clause of that number says, as this reading has it. */
function modalOf(work: Work, id: string): Modal | undefined {
  const sentence = work.world.clauses.get(id)?.statement.sentence;
  const predicate = sentence?.predicate;
  if (sentence === undefined || predicate?.kind !== "duty") return undefined;
  return isLimit(sentence, predicate) ? "must not" : predicate.modal;
}

function allOf(when: Condition | undefined, waits: readonly Condition[]): Condition | undefined {
  const [first, ...others] = when === undefined ? waits : [when, ...waits];
  if (first === undefined || others.length === 0) return first;
  return { kind: "all-of", parts: [first, ...others], joiners: [], span: first.span };
}
