// The outer half of the tree: the statements of the servanda blocks. Plain readonly data; unions on `kind`. A
// statement that could not be read to its end is `broken`: then a missing name has the text "" and a missing part
// is undefined, and the checker should ask nothing more of it. Nouns, phrases, conditions: ast-sentences.ts.
import type {
  Condition,
  ConditionTail,
  Fact,
  Name,
  Node,
  Noun,
  Phrase,
  Quoted,
  Sentence,
  Tail,
  Word,
} from "./ast-sentences.ts";
import type { ActorRole } from "./grammar.ts";

interface StatementNode extends Node {
  readonly broken: boolean;
}

interface Declared extends StatementNode {
  readonly name: Name;
  readonly label: Quoted | undefined;
}

export type Statement =
  | Include
  | Actors
  | Body
  | PlaceStatement
  | Class
  | Register
  | Measure
  | Annex
  | Standard
  | Stage
  | Entry
  | Define
  | Ladder
  | Clause
  | Variant;

/** A `-` line: a property of the statement above it. */
export interface Line extends StatementNode {
  readonly kind: "line";
  readonly fact: Fact | undefined;
  readonly tails: readonly Tail[];
}

export interface Include extends StatementNode {
  readonly kind: "include";
  readonly path: Quoted;
}

export interface Actors extends StatementNode {
  readonly kind: "actors";
  readonly role: ActorRole;
  readonly actors: readonly Actor[];
}

export interface Actor extends Node {
  readonly name: Name;
  readonly label: Quoted | undefined;
  readonly answersTo: Noun | undefined;
}

/** With lines it can decide; without, it is a mere group. */
export interface Body extends Declared {
  readonly kind: "body";
  readonly members: readonly Noun[];
  readonly lines: readonly Line[];
}

export interface PlaceStatement extends Declared {
  readonly kind: "place";
  readonly form: "line" | "zone";
  /** What stands after `=`; empty when the place comes from a file or a moment. */
  readonly definition: readonly Noun[];
  readonly phrases: readonly Phrase[];
  readonly tails: readonly Tail[];
  readonly lines: readonly Line[];
}

export interface Class extends Declared {
  readonly kind: "class";
  readonly lines: readonly Line[];
}

export interface Register extends Declared {
  readonly kind: "register";
  readonly of: Noun | undefined;
  readonly phrases: readonly Phrase[];
  readonly lines: readonly Line[];
}

export interface Measure extends Declared {
  readonly kind: "measure";
  readonly phrases: readonly Phrase[];
  readonly lines: readonly Line[];
}

export interface Annex extends Declared {
  readonly kind: "annex";
  readonly sealed: Quoted | undefined;
  readonly phrases: readonly Phrase[];
}

export interface Standard extends StatementNode {
  readonly kind: "standard";
  readonly level: Word;
  /** `for direction`: what the level is about; undefined means occurrence. */
  readonly about: Word | undefined;
  readonly condition: Condition | undefined;
}

export interface Stage extends Declared {
  readonly kind: "stage";
  readonly when: Condition | undefined;
  readonly phrases: readonly Phrase[];
  readonly tails: readonly Tail[];
}

export interface Entry extends StatementNode {
  readonly kind: "entry";
  readonly of: Noun | undefined;
  readonly when: Condition | undefined;
  readonly phrases: readonly Phrase[];
  readonly tails: readonly Tail[];
  readonly lines: readonly Line[];
}

export interface Define extends Declared {
  readonly kind: "define";
  readonly phrases: readonly Phrase[];
  readonly condition: Condition | undefined;
  readonly tails: readonly Tail[];
}

export interface Ladder extends StatementNode {
  readonly kind: "ladder";
  readonly name: Name;
  readonly on: Fact | undefined;
  readonly rungs: readonly Rung[];
}

export interface Rung extends StatementNode {
  readonly kind: "rung";
  readonly name: Name;
  readonly condition: Condition | undefined;
  readonly tails: readonly Tail[];
}

export interface Clause extends StatementNode {
  readonly kind: "clause";
  readonly id: Name;
  readonly when: Condition | undefined;
  /** Phrases before the colon: `during Ceasefire`, `from entry`. */
  readonly heads: readonly Phrase[];
  /** `until …` before the colon. */
  readonly until: readonly ConditionTail[];
  readonly sentence: Sentence | undefined;
}

/** Replaces the statement of the same name or number, for its holders. */
export interface Variant extends StatementNode {
  readonly kind: "variant";
  readonly form: "reading" | "reservation";
  readonly name: Name | undefined;
  readonly label: Quoted | undefined;
  readonly holders: readonly Noun[];
  readonly statement: Statement | undefined;
}
