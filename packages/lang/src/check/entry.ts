// When the agreement enters into force, for whom, and what signatories have to do at home before they can consent.
import {
  type ActorName,
  type ActPattern,
  BINDS,
  type Clause,
  type Consent,
  type DomesticStep,
  ENTERS,
  type Entry,
  INSTITUTION,
  type Membership,
  type Moment,
  type Rule,
  SIGNED_BY_ALL,
  type Stage,
} from "@servanda/agreement";
import type { Entry as EntryStatement, Line } from "../syntax/ast.ts";
import type { Phrase } from "../syntax/ast-sentences.ts";
import { gap, mark, type Shared, textOf, type Work } from "./context.ts";
import { typeNoun } from "./nouns.ts";
import { momentNamed } from "./phrases.ts";
import { momentsOf } from "./until.ts";
import { walk } from "./watches.ts";

/** The moment at which the agreement enters into force. */
export const ENTRY: Moment = { kind: "act", act: byInstitution(ENTERS) };

/** The moment at which it first binds anybody, where signatories may apply it provisionally. */
const BINDING: Moment = { kind: "act", act: byInstitution(BINDS) };

/** The moment at which the last of them has signed. */
export const SIGNATURE: Moment = { kind: "act", act: byInstitution(SIGNED_BY_ALL) };

function byInstitution(act: string): ActPattern {
  return { act, by: { kind: "named", actors: [INSTITUTION] }, aboutTrigger: false };
}

/** Parties and guarantors, in the order of the text. */
function signatoriesIn({ actors }: Pick<Shared, "actors">): readonly ActorName[] {
  return [...actors.values()].filter(({ role }) => role === "party" || role === "guarantor").map(({ name }) => name);
}

/** Undefined after a gap or a mistake. */
export function readEntry(work: Work, statement: EntryStatement): Entry | undefined {
  if (statement.of !== undefined) return gap(work, statement.of);
  const phrases = statement.phrases.map((phrase) => momentSaid(work, phrase));
  const when = statement.when && momentsOf(work, statement.when, "start");
  for (const tail of statement.tails) {
    if (tail.kind === "no deadline" || tail.kind === "left open" || tail.kind === "negotiable") mark(work, tail);
    else gap(work, tail);
  }
  const steps = statement.lines.map((line) => domesticStep(work, line) ?? mark(work, line));
  const at = [...phrases.flatMap((moment) => moment ?? []), ...(when ?? [])];
  if (work.gaps.length > 0 || work.errors.count > 0) return undefined;
  if (at.length === 0) return gap(work, statement);
  const consent = consentIn(at, signatoriesIn(work.shared));
  return { at, ...(consent === undefined ? {} : { consent }), steps: steps.filter((step) => step !== undefined) };
}

/** `from 2022-11-03`, `on start of Ceasefire`. */
function momentSaid(work: Work, phrase: Phrase): Moment | undefined {
  if (phrase.kind !== "phrase" || !["from", "on", "at", "after"].includes(phrase.preposition)) return gap(work, phrase);
  const [noun, second] = phrase.nouns;
  const moment = noun === undefined || second !== undefined ? undefined : momentNamed(typeNoun(work, noun), "start");
  return moment ?? gap(work, phrase);
}

/** `Germany with vote of parliament within 60 days`. */
function domesticStep(work: Work, line: Line): DomesticStep | undefined {
  const { fact } = line;
  if (fact?.kind !== "happening" || fact.objects.length > 0 || line.tails.length > 0) return undefined;
  const [subject, second] = fact.subjects;
  const actor = subject === undefined || second !== undefined ? undefined : typeNoun(work, subject);
  if (actor?.type !== "actor" || actor.actors.length !== 1) return undefined;
  const [name] = actor.actors;
  const by = fact.phrases.filter((phrase) => phrase.kind === "phrase" && phrase.preposition !== "within");
  const within = fact.phrases.find((phrase) => phrase.kind === "phrase" && phrase.preposition === "within");
  const [amount] = within?.kind === "phrase" ? within.nouns : [];
  const length = amount === undefined ? undefined : typeNoun(work, amount);
  const [first] = by;
  const last = by.at(-1);
  if (name === undefined || first === undefined || last === undefined) return undefined;
  const said = textOf(work.source, { start: first.span.start, end: last.span.end });
  const what = said.replace(/^with /, "");
  return { actor: name, what, ...(length?.type === "duration" ? { within: length.length } : {}) };
}

/** How signatories consent, as far as the condition asks it of them. */
function consentIn(at: readonly Moment[], signatories: readonly ActorName[]): Consent | undefined {
  const verbs = new Set<string>();
  walk(at, (node) => {
    if (!("act" in node) || typeof node.act !== "string") return;
    const named = JSON.stringify(node);
    if (signatories.some((name) => named.includes(JSON.stringify(name)))) verbs.add(node.act);
  });
  return verbs.has("ratify") ? "ratify" : verbs.has("sign") ? "sign" : undefined;
}

/**
 * Nothing binds before entry into force, or provisional application, but what the text lets run from signature (Vienna
 * Convention, Article 24, paragraph 4).
 */
export function fromEntry(rule: Rule, hasEntry: boolean, isProvisional: boolean): Rule {
  if (!hasEntry || (rule.kind === "empower" && rule.use.kind === "apply provisionally")) return rule;
  const start = isProvisional ? BINDING : ENTRY;
  if (!mentionsVerb(rule, SIGNED_BY_ALL)) return { ...rule, after: [...rule.after, start] };
  return rule.kind === "effect" ? rule : { ...rule, bearers: { ...rule.bearers, fromSignature: true } };
}

/** Absent where the text says nothing of it. */
export function membershipOf(
  shared: Shared,
  entry: Entry | undefined,
  clauses: readonly Clause[],
  stages: readonly Stage[],
): Membership | undefined {
  const said = [...clauses.map(({ rule }) => rule), ...stages];
  const isAsked = entry !== undefined || mentionsVerb(said, SIGNED_BY_ALL) || shared.membership.isAsked;
  return isAsked ? { signatories: signatoriesIn(shared), ...(entry === undefined ? {} : { entry }) } : undefined;
}

function mentionsVerb(value: unknown, verb: string): boolean {
  let found = false;
  walk(value, (node) => {
    found ||= "act" in node && node.act === verb;
  });
  return found;
}
