// What is known about each mistake, typed, before any words are chosen: one facts type per code. The finder of a
// mistake fills these in and nothing else; `report` (words.ts) turns them into a Diagnostic.
import type { CheckFacts } from "../check/wording/facts.ts";
import type { Place, Span } from "../document/source-file.ts";

/** What the parser hoped for at a place; the words for it are in words-syntax.ts. */
export type Expected =
  | "name"
  | "clause-number"
  | "colon"
  | "condition"
  | "noun"
  | "number"
  | "quotation"
  | "closing-bracket"
  | "level"
  | "rung"
  | "on"
  | "line"
  | "phrase-or-tail"
  | "phrase"
  | "phrase-or-line"
  | "statement-end"
  | "state"
  | "after-condition"
  | "act";

/** The lexer's and the parser's mistakes and those of the document around the blocks. */
export interface SyntaxFacts {
  /** `found`: what stands in the place of the colon. */
  readonly S0101: { readonly after: string; readonly insertAt: number | undefined; readonly found?: string };
  readonly S0102: { readonly isSubjectMissing: boolean };
  readonly S0103: { readonly opener: string; readonly found: string };
  readonly S0104: Record<never, never>;
  readonly S0105: { readonly found: string; readonly instead: string };
  readonly S0106: Record<never, never>;
  readonly S0107: {
    readonly found: string;
    readonly codePoint: number;
    readonly instead: string | undefined;
    /** Wherever it stands on the line. */
    readonly spans: readonly Span[];
  };
  readonly S0108: { readonly found: string; readonly instead: string | undefined };
  /** `all`: every such space of the block, the first included. */
  readonly S0109: { readonly codePoint: number; readonly all: readonly Span[] };
  readonly S0110: { readonly found: string; readonly expected: Expected; readonly after: string };
  readonly S0111: { readonly opener: string; readonly found: string };
  readonly S0112: { readonly id: string };
  readonly S0113: { readonly found: string; readonly instead: string };
  /** `after`: where the word before the joiner ends. */
  readonly S0114: { readonly joiner: string; readonly after: number };
  readonly S0115: {
    readonly word: string;
    readonly letter: string;
    readonly letterScript: string;
    readonly wordScript: string;
    readonly instead: string | undefined;
  };
  readonly S0116: { readonly name: string; readonly other: string; readonly first: Place };
  readonly S0117: { readonly month: string; readonly instead: string | undefined };
  readonly S0118: { readonly maximum: number };
  /** `opener` is empty for a line below a statement. */
  readonly S0119: { readonly opener: string | undefined };
  readonly S0120: { readonly found: string; readonly nearest: string };
  /** `edit`: what an equals sign replaces, or where it goes. */
  readonly S0121: { readonly after: string; readonly opener: string; readonly edit: Span | undefined };
  readonly S0122: { readonly after: string; readonly expected: Expected };
  readonly S0123: { readonly opener: string };
  readonly S0124: { readonly maximum: number };
  readonly S0125: { readonly codePoint: number };
  readonly S0126: { readonly first: string; readonly second: string; readonly insertAt: number };
  readonly S0127: { readonly size: number; readonly maximum: number };
  readonly S0128: { readonly maximum: number };
  readonly S0129: { readonly name: string; readonly instead: string };
  /** `closing`: marks of another sort that were meant to close it. */
  readonly S0130: { readonly nextBlock: Place | undefined; readonly closing: Place | undefined };
  readonly S0131: { readonly found: string; readonly reason: "word" | "no-word" | "marks" };
  /** `instead` is empty for a word that is best left out. */
  readonly S0132: { readonly found: string; readonly instead: string };
  /** `isSure`: day and month cannot be exchanged. */
  readonly S0133: { readonly found: string; readonly iso: string; readonly isSure: boolean };
  readonly S0134: { readonly found: string; readonly instead: string | undefined; readonly hasZone: boolean };
  readonly S0135: { readonly found: string; readonly instead: string | undefined };
  readonly S0136: { readonly marks: string; readonly inside: string };
  readonly S0137: { readonly owner: string; readonly owned: string | undefined };
  readonly S0138: { readonly joiner: string };
  readonly S0139: { readonly found: string; readonly wanted: "after-rule" | "before-colon" };
  readonly S0140: Record<never, never>;
  readonly S0141: { readonly reason: FrontMatterFault };
  readonly S0142: { readonly key: string; readonly nearest: string | undefined; readonly known: readonly string[] };
  readonly S0143: { readonly key: string; readonly found: string; readonly wanted: FrontMatterWant };
  readonly S0144: Record<never, never>;
  readonly S0145: Record<never, never>;
  readonly S0146: { readonly found: string; readonly instead: string; readonly isSure: boolean };
  readonly S0147: { readonly found: string; readonly instead: string };
  readonly S0148: { readonly count: number; readonly maximum: number };
  readonly S0149: { readonly id: string };
}

export type FrontMatterFault = "too-long" | "not-yaml" | "colon-in-value" | "not-a-list-of-keys" | "given-twice";
export type FrontMatterWant = "text" | "zone" | "clock" | "duration" | "languages";

/** All facts by code. The checker's author adds `NameFacts` and the like to this list. */
export interface Facts extends SyntaxFacts, CheckFacts {}
