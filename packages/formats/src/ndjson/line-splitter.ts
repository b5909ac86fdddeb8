// From chunks of text to lines. Chunks are strings: a pure package has no decoder, so the caller decodes bytes once
// per chunk (in Node and browsers a TextDecoder with `fatal: true` and `{ stream: true }`), which also settles UTF-8.

/** `lineNumber` counts from 1. */
export type OnLine = (line: string, lineNumber: number) => void;

const NEWLINE = "\n";
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Lines end with LF or CRLF; a byte order mark before the first is dropped. Never holds more than one line, and of an
 * endless one no more than `maxLength + 1` characters: it is handed on cut there, so that it can be refused as too
 * long.
 */
export class LineSplitter {
  readonly #maxLength: number;
  #rest = "";
  #lineNumber = 0;
  #isFirstChunk = true;
  /** The rest of the current line was handed on already, cut; what follows up to its end is dropped. */
  #isCut = false;

  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  push(chunk: string, onLine: OnLine): void {
    let start = 0;
    if (this.#isFirstChunk && chunk.length > 0) {
      this.#isFirstChunk = false;
      if (chunk.startsWith(BYTE_ORDER_MARK)) start = 1;
    }
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start);
      if (end < 0) break;
      const tail = chunk.slice(start, end);
      this.#hand(this.#rest.length === 0 ? tail : this.#rest + tail, onLine);
      this.#rest = "";
      this.#isCut = false;
      start = end + 1;
    }
    if (!this.#isCut) this.#rest += chunk.slice(start);
    if (this.#rest.length > this.#maxLength + 1) {
      this.#hand(this.#rest.slice(0, this.#maxLength + 1), onLine);
      this.#rest = "";
      this.#isCut = true;
    }
  }

  /** The last line, if it has no line end. */
  end(onLine: OnLine): void {
    if (this.#rest.length > 0) this.#hand(this.#rest, onLine);
    this.#rest = "";
  }

  #hand(line: string, onLine: OnLine): void {
    if (this.#isCut) return;
    this.#lineNumber += 1;
    onLine(line.charCodeAt(line.length - 1) === 13 ? line.slice(0, -1) : line, this.#lineNumber);
  }
}
