// A reader of formulas that is no part of the export: MonPoly's grammar (src/formula_lexer.mll and
// src/formula_parser.mly) as far as the export and the benchmark's policies use it. `NOT` binds tightest, then AND, OR;
// EXISTS, ONCE, EVENTUALLY and an aggregation reach as far right as they can.
export type Value = { readonly type: "int" | "float" | "string"; readonly value: number | string };
export type Term = { readonly variable: string } | { readonly constant: Value };
export type Relop = "=" | "<" | "<=" | ">" | ">=";

export type Formula =
  | { readonly kind: "predicate"; readonly name: string; readonly terms: readonly Term[] }
  | { readonly kind: "relop"; readonly left: Term; readonly relop: Relop; readonly right: Term }
  | { readonly kind: "false" | "true" }
  | { readonly kind: "not"; readonly of: Formula }
  | { readonly kind: "and" | "or"; readonly left: Formula; readonly right: Formula }
  | { readonly kind: "exists"; readonly variables: readonly string[]; readonly of: Formula }
  | { readonly kind: "once" | "eventually"; readonly least: number; readonly most: number; readonly of: Formula }
  | {
      readonly kind: "count";
      readonly result: string;
      readonly counted: string;
      readonly groupedBy: readonly string[];
      readonly of: Formula;
    };

const TOKEN = /\s*(<-|<=|>=|[()[\],;.*<>=]|-?\d+\.\d*|-?\d+|"[^"]*"|[A-Za-z0-9_][A-Za-z0-9_\-/:'"]*)/y;
const KEYWORDS = new Set(["AND", "OR", "NOT", "EXISTS", "ONCE", "EVENTUALLY", "CNT", "FALSE", "TRUE"]);

export function parseFormula(text: string): Formula {
  return new Parser(tokensOf(text)).whole();
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const rest = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < rest.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(rest)?.[1];
    if (token === undefined) throw new Error(`no token at ${at}: ${rest.slice(at, at + 30)}`);
    tokens.push(token);
  }
  return tokens;
}

class Parser {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  whole(): Formula {
    const formula = this.#formula();
    if (this.#at < this.#tokens.length) throw new Error(`the formula goes on with ${this.#peek()}`);
    return formula;
  }

  #peek(ahead = 0): string {
    return this.#tokens[this.#at + ahead] ?? "";
  }

  #take(expected?: string): string {
    const token = this.#peek();
    if (token === "" || (expected !== undefined && token !== expected))
      throw new Error(`${expected ?? "a token"} is expected, here is "${token}"`);
    this.#at += 1;
    return token;
  }

  #has(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at += 1;
    return true;
  }

  #formula(): Formula {
    let left = this.#conjunction();
    while (this.#has("OR")) left = { kind: "or", left, right: this.#conjunction() };
    return left;
  }

  #conjunction(): Formula {
    let left = this.#unary();
    while (this.#has("AND")) left = { kind: "and", left, right: this.#unary() };
    return left;
  }

  #unary(): Formula {
    if (this.#has("NOT")) return { kind: "not", of: this.#unary() };
    if (this.#has("FALSE")) return { kind: "false" };
    if (this.#has("TRUE")) return { kind: "true" };
    if (this.#has("EXISTS")) {
      const variables = this.#variables();
      this.#take(".");
      return { kind: "exists", variables, of: this.#formula() };
    }
    if (this.#has("ONCE")) return { kind: "once", ...this.#interval(), of: this.#formula() };
    if (this.#has("EVENTUALLY")) return { kind: "eventually", ...this.#interval(), of: this.#formula() };
    if (this.#peek(1) === "<-") return this.#count();
    if (this.#has("(")) {
      const inner = this.#formula();
      this.#take(")");
      return inner;
    }
    return this.#peek(1) === "(" ? this.#predicate() : this.#relop();
  }

  #count(): Formula {
    const result = this.#variable();
    this.#take("<-");
    this.#take("CNT");
    const counted = this.#variable();
    const groupedBy = this.#has(";") ? this.#variables() : [];
    return { kind: "count", result, counted, groupedBy, of: this.#formula() };
  }

  #predicate(): Formula {
    const name = this.#variable();
    this.#take("(");
    const terms: Term[] = [];
    while (!this.#has(")")) {
      if (terms.length > 0) this.#take(",");
      terms.push(this.#term());
    }
    return { kind: "predicate", name, terms };
  }

  #relop(): Formula {
    const left = this.#term();
    const relop = this.#take();
    if (!["=", "<", "<=", ">", ">="].includes(relop)) throw new Error(`a comparison is expected, here is ${relop}`);
    return { kind: "relop", left, relop: relop as Relop, right: this.#term() };
  }

  #term(): Term {
    const token = this.#take();
    if (token.startsWith('"')) return { constant: { type: "string", value: token.slice(1, -1) } };
    if (/^-?\d+$/.test(token)) return { constant: { type: "int", value: Number(token) } };
    if (/^-?\d/.test(token)) return { constant: { type: "float", value: Number(token) } };
    return { variable: named(token) };
  }

  #interval(): { least: number; most: number } {
    this.#take("[");
    const least = Number(this.#take());
    this.#take(",");
    const most = this.#has("*") ? Number.POSITIVE_INFINITY : Number(this.#take());
    this.#take("]");
    if (!Number.isFinite(least) || Number.isNaN(most)) throw new Error("an interval is two numbers, or a star");
    return { least, most };
  }

  #variables(): string[] {
    const names = [this.#variable()];
    while (this.#has(",")) names.push(this.#variable());
    return names;
  }

  #variable(): string {
    return named(this.#take());
  }
}

function named(token: string): string {
  if (KEYWORDS.has(token) || !/^[A-Za-z]/.test(token)) throw new Error(`${token} is no name`);
  return token;
}
