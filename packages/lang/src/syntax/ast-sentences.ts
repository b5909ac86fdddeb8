// The inner half of the tree: nouns, phrases, conditions, sentences. Plain readonly data, unions on `kind`, every
// node with its span in the file. What was written, nothing inferred: which noun is a place and which phrase a
// deadline is the checker's to say. The statements that hold these are in ast.ts.
import type { Span } from "../document/source-file.ts";
import type { Comparison, Modal, Preposition, Quantifier } from "./grammar.ts";

export type { Comparison, Modal, Preposition, Quantifier } from "./grammar.ts";

/** Every node: where it was written. */
export interface Node {
  readonly span: Span;
}

// ── atoms ──────────────────────────────────────────────────────────────────────────────

/** A name the agreement declares or uses (`Ukraine`, `J.36.a` for clauses), in Unicode NFC. */
export interface Name extends Node {
  readonly text: string;
}

/** A lower-case word of the vocabulary, as written. */
export interface Word extends Node {
  readonly text: string;
}

/** The inside of a quoted text; the span includes the quotes. */
export interface Quoted extends Node {
  readonly text: string;
}

/** A `# …` remark; kept for the formatter, without meaning. `text` starts with `#`. */
export interface Comment extends Node {
  readonly text: string;
}

// ── nouns ──────────────────────────────────────────────────────────────────────────────

export type Noun = Quantified | Thing | Amount | Moment | YearlyDate | Matter | ClauseReference;

/** What may follow a noun. `of` is empty, one noun, or the set of `of (A, B)`. */
interface Postfix {
  readonly inForce: boolean;
  readonly of: readonly Noun[];
  readonly otherThan: Noun | undefined;
}

/** `each party`, `a party X` (binder X), `any Heavy` (name Heavy), `that party`, `each of Sides` (no words). */
export interface Quantified extends Node, Postfix {
  readonly kind: "quantified";
  readonly quantifier: Quantifier;
  /** As written: `an` is the quantifier `a`. */
  readonly written: Word;
  readonly words: readonly Word[];
  /** The variable of `a party X`; only after words. */
  readonly binder: Name | undefined;
  /** The declared name right after the quantifier (`each Heavy`); then there are no words. */
  readonly name: Name | undefined;
}

/** Words, a name, or words and a name: `air defence`, `Heavy`, `withdraw Heavy`, `sanctions under S1`. */
export interface Thing extends Node, Postfix {
  readonly kind: "thing";
  readonly words: readonly Word[];
  readonly name: Name | undefined;
}

/** `24 hours`, `at most 800000`, `more than 3.67 %`, `2 independent sources of 2 kinds`, `5 GBP` (name). */
export interface Amount extends Node, Postfix {
  readonly kind: "amount";
  readonly comparison: Comparison | undefined;
  /** Decimal digits as written (`3.67`, `800000`). */
  readonly number: Word;
  readonly isPercent: boolean;
  readonly words: readonly Word[];
  readonly name: Name | undefined;
}

/** `2026-02-15 00:00`; one of the two may be missing, as written, not yet checked against the calendar. */
export interface Moment extends Node {
  readonly kind: "moment";
  readonly date: Word | undefined;
  readonly time: Word | undefined;
}

/** `31 January`: the day every year. */
export interface YearlyDate extends Node {
  readonly kind: "yearly-date";
  readonly day: Word;
  /** A month name of grammar.ts. */
  readonly month: Word;
}

/** A quoted matter: opaque, for someone to declare, decide or judge. */
export interface Matter extends Node, Postfix {
  readonly kind: "matter";
  readonly text: string;
}

/** `clause 5.2` anywhere but at the start of a line. */
export interface ClauseReference extends Node {
  readonly kind: "clause-reference";
  readonly id: Name;
}

// ── phrases ────────────────────────────────────────────────────────────────────────────

export type Phrase = PrepositionPhrase | AmountPhrase;

/** `within 2 hours, 3 km`. */
export interface PrepositionPhrase extends Node {
  readonly kind: "phrase";
  readonly preposition: Preposition;
  readonly nouns: readonly Noun[];
}

/**
 * An amount that stands alone: `at most 800000` in `keep troops at most 800000`, `6 months` in `6 months before end`.
 */
export interface AmountPhrase extends Node {
  readonly kind: "amount-phrase";
  readonly amount: Amount;
}

// ── conditions ─────────────────────────────────────────────────────────────────────────

export type Condition = AnyOf | AllOf | Not | Fact;
export type Fact = Happening | RecordedAct | StateFact;

export interface AnyOf extends Node {
  readonly kind: "any-of";
  readonly parts: readonly Condition[];
  /** Where each `or` stands. */
  readonly joiners: readonly Node[];
}

export interface AllOf extends Node {
  readonly kind: "all-of";
  readonly parts: readonly Condition[];
  /** Where each `and` stands. */
  readonly joiners: readonly Node[];
}

export interface Not extends Node {
  readonly kind: "not";
  readonly part: Condition;
}

/** A thing of the world, a matter, an amount or a defined name: `fire by Russia in Z`, `"self-defence" judged by C`. */
export interface Happening extends Node {
  readonly kind: "happening";
  readonly subjects: readonly Noun[];
  readonly objects: readonly Noun[];
  readonly phrases: readonly Phrase[];
}

/**
 * An act on record: `Mission declares "…"`, `each party has signed`; without subjects in lines: `decides by
 * unanimity`.
 */
export interface RecordedAct extends Node {
  readonly kind: "recorded-act";
  readonly subjects: readonly Noun[];
  readonly verb: Verb;
  readonly object: Noun | undefined;
  readonly phrases: readonly Phrase[];
}

/** `decides` (plain), `has ratified` / `have not ratified` (perfect; `text` is then the participle). */
export interface Verb extends Node {
  readonly text: string;
  readonly auxiliary: "has" | "have" | undefined;
  readonly isNegated: boolean;
}

/** `Old is restored`, `clause 5.2 is not in force`, `silence is consent after 24 hours`. */
export interface StateFact extends Node {
  readonly kind: "state";
  readonly subjects: readonly Noun[];
  /** Phrases between subject and `is`. */
  readonly about: readonly Phrase[];
  readonly isNegated: boolean;
  readonly isInForce: boolean;
  /** Missing when `isInForce`, or in `is subject to …`. */
  readonly state: Noun | undefined;
  readonly phrases: readonly Phrase[];
}

// ── sentences ──────────────────────────────────────────────────────────────────────────

/** One rule: who (about what) must what, or what is what; then phrases and tails, each kept in written order. */
export interface Sentence extends Node {
  readonly kind: "sentence";
  readonly subjects: readonly Noun[];
  readonly about: readonly Phrase[];
  /** Undefined only in a broken statement. */
  readonly predicate: Duty | Effect | undefined;
  readonly phrases: readonly Phrase[];
  readonly tails: readonly Tail[];
}

export interface Duty extends Node {
  readonly kind: "duty";
  readonly modal: Modal;
  readonly modalSpan: Span;
  /** `fire, bomb, lay mine` is three acts; `lay mine, barrier` is two, the second a bare noun. */
  readonly acts: readonly Noun[];
  readonly objects: readonly Noun[];
}

export interface Effect extends Node {
  readonly kind: "effect";
  readonly isNegated: boolean;
  readonly isInForce: boolean;
  /** Missing when `isInForce`, or in `is subject to …`. */
  readonly state: Noun | undefined;
}

export type Tail = ConditionTail | SentenceTail | MarkTail | LeftOpen;

export interface ConditionTail extends Node {
  readonly kind: "unless" | "until";
  readonly condition: Condition | undefined;
}

/** Takes every tail that follows it, so it is always the last tail of its sentence. */
export interface SentenceTail extends Node {
  readonly kind: "otherwise" | "then";
  readonly sentence: Sentence;
}

export interface MarkTail extends Node {
  readonly kind: "negotiable" | "no deadline";
}

export interface LeftOpen extends Node {
  readonly kind: "left open";
  readonly text: Quoted;
}
