// Servanda's own NDJSON, from bytes: plain lines by the scanner, all others by `parseRecordLine`.

import type { LogRecord } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import type { Known } from "../identity/identity-table.ts";
import { MAX_LINE } from "../ndjson/bounds.ts";
import { parseRecordLine } from "../ndjson/parse-record.ts";
import { NameTable } from "../scan/name-table.ts";
import { type IntakePlan, RecordScanner, type ScanListener } from "../scan/record-scanner.ts";
import type { Chunk, Decode } from "../scan/slots.ts";
import { admitRecord } from "./emit.ts";
import { type ReaderOptions, refusedRow } from "./reader.ts";

/** Bytes go in by chunks, cut anywhere. `end` after the last chunk: the last line may have no line end. */
export interface RecordReader {
  /** Reads the bytes before it returns, and keeps none of them. */
  push(chunk: Uint8Array): void;
  end(): void;
}

export interface RecordReaderOptions extends ReaderOptions {
  readonly decode: Decode;
  /** What can matter to whoever reads; everything if absent. */
  readonly plan?: IntakePlan;
}

const LINE_FEED = 10;
const RETURN = 13;
/** Of so many characters: no character of UTF-16 has more than three bytes. A longer line is cut, and refused. */
const MAX_LINE_BYTES = 3 * (MAX_LINE + 1);
const BYTE_ORDER_MARK: readonly number[] = [0xef, 0xbb, 0xbf];

/** Blank lines are passed over; the institution's own records are skipped, by name. */
export function createRecordReader(options: RecordReaderOptions): RecordReader {
  return new Lines(options);
}

class Lines implements RecordReader, ScanListener {
  readonly #options: RecordReaderOptions;
  readonly #scanner: RecordScanner;
  /** The beginning of a line whose end has not come yet. */
  #rest = new Uint8Array(1 << 12);
  #restSize = 0;
  /** The lines that are being read. */
  #chunk: Chunk = { bytes: this.#rest, view: new DataView(this.#rest.buffer) };
  #line = 0;
  #isFirst = true;

  constructor(options: RecordReaderOptions) {
    this.#options = options;
    const { intake, decode, plan } = options;
    this.#scanner = new RecordScanner(intake, new NameTable(), decode, this, plan);
  }

  push(chunk: Uint8Array): void {
    let start = 0;
    if (this.#restSize > 0) {
      const feed = chunk.indexOf(LINE_FEED);
      start = feed < 0 ? chunk.length : feed + 1;
      this.#keep(chunk.subarray(0, start));
      if (feed < 0) return;
      this.#endRest();
    }
    const lastFeed = chunk.lastIndexOf(LINE_FEED);
    if (lastFeed >= start) {
      this.#readLines(chunk, start, lastFeed + 1);
      start = lastFeed + 1;
    }
    this.#keep(chunk.subarray(start));
  }

  end(): void {
    if (this.#restSize === 0) return;
    this.#keep(Uint8Array.of(LINE_FEED));
    this.#endRest();
  }

  #endRest(): void {
    const size = this.#restSize;
    this.#restSize = 0;
    this.#readLines(this.#rest, 0, size);
  }

  /** Of an endless line no more than is needed to refuse it. */
  #keep(bytes: Uint8Array): void {
    const isEnded = bytes[bytes.length - 1] === LINE_FEED;
    const room = MAX_LINE_BYTES - this.#restSize;
    const kept = bytes.length <= room ? bytes : bytes.subarray(0, Math.max(0, room));
    const size = this.#restSize + kept.length + 1;
    if (size > this.#rest.length) {
      const larger = new Uint8Array(2 * size);
      larger.set(this.#rest.subarray(0, this.#restSize));
      this.#rest = larger;
    }
    this.#rest.set(kept, this.#restSize);
    this.#restSize += kept.length;
    if (isEnded && kept.length < bytes.length) {
      this.#rest[this.#restSize] = LINE_FEED;
      this.#restSize += 1;
    }
  }

  /** Whole lines, each with its line feed. */
  #readLines(bytes: Uint8Array, from: number, until: number): void {
    let start = from;
    if (this.#isFirst) {
      this.#isFirst = false;
      if (BYTE_ORDER_MARK.every((byte, index) => bytes[start + index] === byte)) start += BYTE_ORDER_MARK.length;
    }
    this.#chunk = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
    while (start < until) {
      this.#line += 1;
      const next = this.#scanner.scan(this.#chunk, start, this.#line);
      if (next >= 0) start = next;
      else {
        this.#scanner.flush();
        start = this.#readSlowly(start, this.#line);
      }
    }
    this.#scanner.flush();
  }

  onRecord(record: LogRecord, known: Known, line: number, start: number): void {
    if (known === "new") this.#options.onEvent({ kind: "record", record, line });
    else this.#onKnown(known, line, start);
  }

  onPassed(recordedAt: Instant, known: Known, line: number, start: number): void {
    if (known === "new") this.#options.onEvent({ kind: "passed", recordedAt, line });
    else this.#onKnown(known, line, start);
  }

  #onKnown(known: Known, line: number, start: number): void {
    if (known === "same") this.#options.onEvent({ kind: "repeated", line });
    // How it is refused is the slow way's business.
    else this.#readSlowly(start, line);
  }

  /** Where the next line starts. */
  #readSlowly(start: number, line: number): number {
    const { bytes } = this.#chunk;
    const { decode } = this.#options;
    const feed = bytes.indexOf(LINE_FEED, start);
    const last = bytes[feed - 1] === RETURN && feed > start ? feed - 1 : feed;
    const isCut = last - start > MAX_LINE_BYTES;
    const text = decode(bytes.subarray(start, isCut ? start + MAX_LINE_BYTES : last));
    if (text.trim() !== "" || isCut) this.#readRow(text.slice(0, MAX_LINE + 1), line);
    return feed + 1;
  }

  #readRow(row: string, line: number): void {
    const { file, onEvent, intake } = this.#options;
    const outcome = parseRecordLine(row);
    switch (outcome.kind) {
      case "record":
        return admitRecord(outcome.record, line, { file, intake, onEvent }, () => row);
      case "ignored":
        return onEvent({ kind: "skipped", line, reason: `the institution's own record: ${outcome.sort}` });
      case "refused":
        return onEvent(refusedRow(outcome.refusal, { file, line, row, column: outcome.refusal.column }));
    }
  }
}
