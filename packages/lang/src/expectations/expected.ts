// What the grammar lets follow the beginning of a statement, and in which part of the sentence each of it would stand:
// "a name, as a noun after `during`". An Earley recogniser over the published grammar, so that whoever completes a text
// keeps no second copy of it. Not for reading statements (the parser) or for what names mean.
import { auxiliaries, monthNames } from "../syntax/grammar.ts";
import type { Token } from "../syntax/tokens.ts";
import { machine, type Terminal } from "./machine.ts";

/** A part of the sentence that gives its nouns their role. */
export interface Role {
  /** The rule of the grammar: `Phrase`, `Duty`, `Sentence`, `Reference` … */
  readonly rule: string;
  /** The reserved word or name right before the part's noun begins: the preposition of a phrase; "" at the start. */
  readonly after: string;
}

export interface Expectation {
  readonly terminal: Terminal;
  /** The rule that the terminal stands in: `Quantified`, `Amount`, `Thing` … */
  readonly rule: string;
  readonly roles: readonly Role[];
}

/** A place in a rule that began at a token. */
interface Item {
  readonly state: number;
  readonly origin: number;
}

interface ItemSet {
  readonly items: Item[];
  readonly keys: Set<number>;
  /** Items that wait for a rule to be complete. */
  readonly waiting: Map<string, { readonly item: Item; readonly to: number }[]>;
}

/** Rules that merely hold nouns: the role of a noun is that of the part around them. */
const transparent: ReadonlySet<string> = new Set(
  `Noun Nouns Thing Quantified Quantifier Amount Comparison Moment Month Matter Reference Objects Object Fact
  Preposition`.split(/\s+/),
);
// A statement of the length limit would make more sets than anyone waits for.
const MAX_TOKENS = 400;

/**
 * What may follow the tokens of a statement up to a place, opener first; of an empty list, what may begin a statement.
 * Undefined where the tokens themselves do not follow the grammar. O(tokens × items), a few hundred items each.
 */
export function expectedAfter(tokens: readonly Token[], rule = "Statement"): readonly Expectation[] | undefined {
  const terminals = tokens.slice(0, MAX_TOKENS).flatMap(terminalsOf);
  const sets: ItemSet[] = [emptySet()];
  predict(sets, 0, rule);
  for (const [index, terminal] of terminals.entries()) {
    close(sets, index);
    const next = emptySet();
    sets.push(next);
    for (const { state, origin } of sets[index]?.items ?? []) {
      for (const step of machine.steps[state] ?? []) if (terminal.fits(step.over)) add(next, step.to, origin);
    }
    if (next.items.length === 0) return undefined;
  }
  close(sets, terminals.length);
  return expectations(
    sets,
    terminals.map(({ text }) => text),
  );
}

// ── tokens ─────────────────────────────────────────────────────────────────────────────

interface Read {
  readonly text: string;
  readonly fits: (step: { readonly kind: string; readonly text: string }) => boolean;
}

/** `has not signed` is one token of the lexer and three of the grammar. */
function terminalsOf(token: Token): readonly Read[] {
  const words = token.kind === "verb" && /^ha(s|ve) /.test(token.text) ? token.text.split(" ") : undefined;
  if (words === undefined) return [{ text: token.text, fits: (step) => fits(token, step) }];
  return words.map((text, index) => ({
    text,
    fits: (step) =>
      index === words.length - 1
        ? step.kind === "token" && step.text === "WORD"
        : step.kind === "literal" && step.text === text,
  }));
}

function fits(token: Token, step: { readonly kind: string; readonly text: string }): boolean {
  if (step.kind === "opener") return token.kind === "opener" && token.text === step.text;
  if (step.kind === "literal") {
    return step.text === token.text && (isReserved(token) || isMonthName(token) || isAuxiliary(token));
  }
  if (step.kind !== "token") return false;
  switch (token.kind) {
    case "name":
      return step.text === "NAME" && !isMonthName(token);
    case "word":
      return step.text === "WORD" && !isAuxiliary(token);
    case "integer":
      return step.text === "INTEGER" || step.text === "NUMBER";
    case "code":
      return step.text === "CODE" || (step.text === "NUMBER" && /^\d+\.\d+$/.test(token.text));
    case "string":
      return step.text === "STRING";
    case "date":
      return step.text === "DATE";
    case "time":
      return step.text === "TIME";
    default:
      return false;
  }
}

function isReserved({ kind }: Token): boolean {
  return kind !== "name" && kind !== "word" && kind !== "string" && kind !== "opener";
}

function isMonthName({ kind, text }: Token): boolean {
  return kind === "name" && (monthNames as readonly string[]).includes(text);
}

/** `has` before anything stands behind it; with a participle it is a verb. */
function isAuxiliary({ kind, text }: Token): boolean {
  return kind === "word" && (auxiliaries as readonly string[]).includes(text);
}

// ── items ──────────────────────────────────────────────────────────────────────────────

function emptySet(): ItemSet {
  return { items: [], keys: new Set(), waiting: new Map() };
}

function add(set: ItemSet, state: number, origin: number): void {
  const key = origin * machine.ruleOf.length + state;
  if (set.keys.has(key)) return;
  set.keys.add(key);
  set.items.push({ state, origin });
}

function predict(sets: readonly ItemSet[], index: number, rule: string): void {
  const start = machine.starts.get(rule);
  const set = sets[index];
  if (start !== undefined && set !== undefined) add(set, start, index);
}

/** Adds what follows without reading a token: free steps, rules begun, rules complete. */
function close(sets: readonly ItemSet[], index: number): void {
  const set = sets[index];
  if (set === undefined) return;
  for (let at = 0; at < set.items.length; at++) {
    const item = set.items[at];
    if (item === undefined) return;
    for (const to of machine.free[item.state] ?? []) add(set, to, item.origin);
    for (const { over, to } of machine.steps[item.state] ?? []) {
      if (over.kind !== "rule") continue;
      const waiting = set.waiting.get(over.text);
      if (waiting === undefined) set.waiting.set(over.text, [{ item, to }]);
      else waiting.push({ item, to });
      predict(sets, index, over.text);
      if (machine.empties.has(over.text)) add(set, to, item.origin);
    }
    if (machine.isFinal[item.state] === true && item.origin < index) {
      const rule = machine.ruleOf[item.state] ?? "";
      for (const each of sets[item.origin]?.waiting.get(rule) ?? []) add(set, each.to, each.item.origin);
    }
  }
}

// ── roles ──────────────────────────────────────────────────────────────────────────────

function expectations(sets: readonly ItemSet[], texts: readonly string[]): readonly Expectation[] {
  const found = new Map<string, Expectation>();
  const last = sets.length - 1;
  for (const { state, origin } of sets[last]?.items ?? []) {
    const rule = machine.ruleOf[state] ?? "";
    for (const { over } of machine.steps[state] ?? []) {
      if (over.kind === "rule") continue;
      const key = `${rule} ${over.kind} ${over.text}`;
      const roles = [...(found.get(key)?.roles ?? []), ...rolesOf(sets, texts, rule, origin)];
      found.set(key, { terminal: over, rule, roles: distinct(roles) });
    }
  }
  return [...found.values()];
}

/** The parts of the sentence around a rule that began at a token. */
function rolesOf(sets: readonly ItemSet[], texts: readonly string[], rule: string, origin: number): readonly Role[] {
  const roles: Role[] = [];
  const seen = new Set<string>();
  const climb = (from: string, at: number): void => {
    const key = `${from} ${at}`;
    if (seen.has(key)) return;
    seen.add(key);
    for (const { item } of sets[at]?.waiting.get(from) ?? []) {
      const around = machine.ruleOf[item.state] ?? "";
      if (transparent.has(around)) climb(around, item.origin);
      else roles.push({ rule: around, after: texts[at - 1] ?? "" });
    }
  };
  if (transparent.has(rule)) climb(rule, origin);
  else roles.push({ rule, after: texts[sets.length - 2] ?? "" });
  return roles;
}

function distinct(roles: readonly Role[]): readonly Role[] {
  const byKey = new Map(roles.map((role) => [`${role.rule} ${role.after}`, role]));
  return [...byKey.values()];
}
