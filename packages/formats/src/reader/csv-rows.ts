// From chunks of CSV text to rows of fields, each with its raw text and the line it starts on. The syntax is Papa
// Parse's (RFC 4180); what is here is chunks, line numbers and bounds.
import Papa from "papaparse";

export interface CsvRow {
  readonly fields: readonly string[];
  readonly raw: string;
  /** The line on which the row starts, from 1. A quoted field may hold line breaks. */
  readonly line: number;
  /** `quotes`: a quotation mark is out of place. */
  readonly fault: "quotes" | undefined;
}

/** Characters of one row. */
export const MAX_ROW = 1_048_576;

/** Characters that may be parsed again at every chunk. */
const SMALL = 4096;

/** Holds at most one unfinished row. CRLF reads as LF, inside quoted fields too. */
export class CsvRows {
  readonly #delimiter: string;
  readonly #onRow: (row: CsvRow) => void;
  #text = "";
  #line = 1;
  #isStart = true;
  /** Every cut parses the rest again, so a file of nothing but quotation marks has a bound. */
  #cutsLeft = 16;
  /**
   * No use parsing before the text is so long: twice as long as when it held no whole row, or a long row costs its
   * square.
   */
  #worthLength = 0;
  #endsWithReturn = false;

  constructor(delimiter: string, onRow: (row: CsvRow) => void) {
    this.#delimiter = delimiter;
    this.#onRow = onRow;
  }

  push(chunk: string): void {
    let text = this.#endsWithReturn ? `\r${chunk}` : chunk;
    if (this.#isStart && text.length > 0) {
      this.#isStart = false;
      if (text.startsWith("\uFEFF")) text = text.slice(1);
    }
    this.#endsWithReturn = text.endsWith("\r");
    if (this.#endsWithReturn) text = text.slice(0, -1);
    this.#text += text.includes("\r") ? text.replaceAll("\r\n", "\n") : text;
    if (this.#text.length >= this.#worthLength) this.#parse(true);
    while (this.#text.length > MAX_ROW) {
      this.#cut();
      this.#parse(true);
    }
  }

  end(): void {
    this.#endsWithReturn = false;
    while (this.#text.length > 0) {
      this.#parse(false);
      if (this.#text.length > 0) this.#cut();
    }
  }

  #parse(isMoreToCome: boolean): void {
    const text = this.#text;
    const hasQuotes = text.includes('"');
    let start = 0;
    const parser = new Papa.Parser({
      delimiter: this.#delimiter,
      newline: "\n",
      // Given one row at a time here, unlike what the types say of `Papa.parse`.
      step: ({ data, errors, meta }: Papa.ParseStepResult<string[][]>) => {
        const raw = text.slice(start, meta.cursor);
        // The last row of the file runs over several lines because of its quotation mark: it stays, to be cut.
        if (!isMoreToCome && errors.length > 0 && meta.cursor === text.length && this.#canCut(raw)) return;
        start = meta.cursor;
        this.#hand(data[0] ?? [], raw, errors.length > 0, hasQuotes);
      },
    });
    parser.parse(text, 0, isMoreToCome);
    this.#text = text.slice(start);
    this.#worthLength = start > 0 || text.length < SMALL ? 0 : 2 * text.length;
  }

  #hand(fields: readonly string[], text: string, isFaulty: boolean, mayBreak: boolean): void {
    const line = this.#line;
    this.#line += mayBreak ? text.split("\n").length - 1 : 1;
    const raw = text.endsWith("\n") ? text.slice(0, -1) : text;
    if (fields.length === 1 && fields[0] === "") return;
    this.#onRow({ fields, raw, line, fault: isFaulty ? "quotes" : undefined });
  }

  #canCut(raw: string): boolean {
    return this.#cutsLeft > 0 && raw.trimEnd().includes("\n");
  }

  /**
   * A quotation mark that is never closed would swallow what follows: its line is given up, the next is tried. Where
   * that does not help, all of it is given up.
   */
  #cut(): void {
    const end = this.#cutsLeft > 0 ? this.#text.indexOf("\n") : -1;
    this.#cutsLeft -= 1;
    const raw = end < 0 ? this.#text : this.#text.slice(0, end);
    this.#onRow({ fields: [], raw, line: this.#line, fault: "quotes" });
    this.#line += raw.split("\n").length;
    this.#text = end < 0 ? "" : this.#text.slice(end + 1);
  }
}
