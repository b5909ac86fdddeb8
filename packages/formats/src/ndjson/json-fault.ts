// Is a text JSON, and does no object in it name a key twice? `JSON.parse` throws for the one, which costs as much as
// ten good lines, and of the other keeps the last value in silence. Says where the first fault is; makes no value.
import type { Refusal } from "@servanda/core";
import { recordRefusals } from "../messages.ts";

/** `index`: the UTF-16 code unit at which the text is no JSON any more, goes too deep, or repeats a key. */
export type JsonFault =
  | { readonly kind: "not JSON" | "too deep"; readonly index: number }
  | { readonly kind: "repeated key"; readonly index: number; readonly key: string };

/** Objects and lists in one another. Nothing that is read here goes deeper than four. */
const MAX_DEPTH = 64;

const QUOTE = 34;
const COMMA = 44;
const MINUS = 45;
const ZERO = 48;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

const LITERALS: readonly string[] = ["true", "false", "null"];

/** What may follow a backslash. */
const ESCAPE = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;

/** Keys seen in one open object; a list has none. Objects have few, and a few are found faster in a list. */
type Open = string[] | undefined;
const FEW = 16;

/** Undefined if the text is one JSON value (RFC 8259) whose objects have distinct keys. O(length). */
export function jsonFault(text: string): JsonFault | undefined {
  return new Walk(text).run();
}

/** Why text with this fault is not read. */
export function jsonRefusal(fault: JsonFault): Refusal {
  switch (fault.kind) {
    case "not JSON":
      return recordRefusals.notJson();
    case "too deep":
      return recordRefusals.tooDeep(MAX_DEPTH);
    case "repeated key":
      return recordRefusals.repeatedKey(fault.key);
  }
}

class Walk {
  readonly #text: string;
  readonly #open: Open[] = [];
  /** The keys of objects that have more than a few. */
  #many: Map<string[], Set<string>> | undefined;
  #index = 0;
  /** Of the last text that was taken. */
  #isEscaped = false;

  constructor(text: string) {
    this.#text = text;
  }

  run(): JsonFault | undefined {
    for (;;) {
      // A value begins here: go in as deep as it goes, to its first plain value or empty list or object.
      let isClosed = false;
      for (let code = this.#next(); code === OPEN_OBJECT || code === OPEN_LIST; code = this.#next()) {
        if (this.#open.length === MAX_DEPTH) return { kind: "too deep", index: this.#index };
        this.#index += 1;
        this.#open.push(code === OPEN_OBJECT ? [] : undefined);
        isClosed = this.#next() === (code === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_LIST);
        if (isClosed) break;
        const fault = code === OPEN_OBJECT ? this.#takeKey() : undefined;
        if (fault !== undefined) return fault;
      }
      if (!isClosed && !this.#takePlain()) return this.#notJson();
      // A value ended here: close what ends with it, up to where the next begins.
      for (;;) {
        const code = this.#next();
        if (this.#open.length === 0) return code === undefined ? undefined : this.#notJson();
        const keys = this.#open[this.#open.length - 1];
        if (code === (keys === undefined ? CLOSE_LIST : CLOSE_OBJECT)) {
          this.#open.pop();
          this.#index += 1;
          continue;
        }
        if (code !== COMMA) return this.#notJson();
        this.#index += 1;
        const fault = keys === undefined ? undefined : this.#takeKey();
        if (fault !== undefined) return fault;
        break;
      }
    }
  }

  #notJson(): JsonFault {
    return { kind: "not JSON", index: this.#index };
  }

  /** The next code unit that is no white space; undefined at the end. */
  #next(): number | undefined {
    const text = this.#text;
    while (this.#index < text.length) {
      const code = text.charCodeAt(this.#index);
      if (code !== 32 && (code > 13 || (code !== 9 && code !== 10 && code !== 13))) return code;
      this.#index += 1;
    }
    return undefined;
  }

  /** A key and its colon, remembered in the innermost object. */
  #takeKey(): JsonFault | undefined {
    if (this.#next() !== QUOTE) return this.#notJson();
    const start = this.#index;
    if (!this.#takeText()) return this.#notJson();
    const written = this.#text.slice(start + 1, this.#index - 1);
    const key = this.#isEscaped ? (JSON.parse(`"${written}"`) as string) : written;
    if (this.#next() !== COLON) return this.#notJson();
    this.#index += 1;
    const keys = this.#open[this.#open.length - 1];
    if (keys === undefined) return undefined;
    const many = keys.length < FEW ? undefined : this.#manyOf(keys);
    if (many === undefined ? keys.includes(key) : many.has(key)) return { kind: "repeated key", index: start, key };
    many?.add(key);
    keys.push(key);
    return undefined;
  }

  #manyOf(keys: string[]): Set<string> {
    this.#many ??= new Map();
    const known = this.#many.get(keys);
    if (known !== undefined) return known;
    const many = new Set(keys);
    this.#many.set(keys, many);
    return many;
  }

  /** A text, a number or a literal; false where none is, with the index at the fault. */
  #takePlain(): boolean {
    const code = this.#next();
    if (code === QUOTE) return this.#takeText();
    if (code === MINUS || (code !== undefined && code >= ZERO && code <= 57)) return this.#takeNumber();
    const literal = LITERALS.find((each) => this.#text.startsWith(each, this.#index));
    if (literal === undefined) return false;
    this.#index += literal.length;
    return true;
  }

  #takeText(): boolean {
    const text = this.#text;
    let index = this.#index + 1;
    this.#isEscaped = false;
    for (;;) {
      const code = text.charCodeAt(index);
      // Also the end of the text, where the code is no number.
      if (!(code >= 32)) break;
      index += 1;
      if (code === QUOTE) {
        this.#index = index;
        return true;
      }
      if (code !== BACKSLASH) continue;
      this.#isEscaped = true;
      ESCAPE.lastIndex = index;
      if (!ESCAPE.test(text)) break;
      index = ESCAPE.lastIndex;
    }
    this.#index = index;
    return false;
  }

  #takeNumber(): boolean {
    if (this.#code() === MINUS) this.#index += 1;
    if (this.#code() === ZERO) this.#index += 1;
    else if (!this.#takeDigits()) return false;
    if (this.#code() === 46) {
      this.#index += 1;
      if (!this.#takeDigits()) return false;
    }
    if ((this.#code() | 32) === 101) {
      this.#index += 1;
      const sign = this.#code();
      if (sign === 43 || sign === 45) this.#index += 1;
      if (!this.#takeDigits()) return false;
    }
    return true;
  }

  /** At least one digit. */
  #takeDigits(): boolean {
    const start = this.#index;
    while (this.#code() >= ZERO && this.#code() <= 57) this.#index += 1;
    return this.#index > start;
  }

  /** NaN at the end. */
  #code(): number {
    return this.#text.charCodeAt(this.#index);
  }
}
