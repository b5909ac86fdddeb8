// Which reports of a log count, and from when each was known: one fold over the log, the same for whoever replays it
// and for whoever is about to add to it.
import { type Actor, type LogRecord, type RecordRef, refOf } from "@servanda/agreement";
import { canonicalText, type Instant, type Outcome } from "@servanda/core";
import {
  decodeReport,
  inOwnVoice,
  type LoggedBody,
  type RecordClock,
  recordedOn,
  type Speaker,
  startOfRecord,
} from "@servanda/formats";
import { recomputeWords } from "../words/recompute-words.ts";

/** A report, and what the log knows of how it came. */
export interface LoggedReport {
  /** The record's id: `r1_…`. */
  readonly id: string;
  readonly body: LoggedBody;
  readonly speaker: Speaker;
  /** When the operator took it. */
  readonly recvAt: Instant;
  /** By a key of the mission with the role of an importer. */
  readonly isImported: boolean;
}

/** Owned by one run over a log. */
export class CountedReports {
  readonly #agreement: { readonly actors: readonly Actor[] };
  readonly #known = new Map<RecordRef, { readonly id: string; readonly body: LoggedBody }>();
  #clock: RecordClock = startOfRecord;

  constructor(agreement: { readonly actors: readonly Actor[] }) {
    this.#agreement = agreement;
  }

  /** How far record time has come. */
  get now(): Instant {
    return this.#clock.at;
  }

  /** The id of the log's record that says this. */
  idOf(ref: RecordRef): string | undefined {
    return this.#known.get(ref)?.id;
  }

  /** The record as it is known from then on; what is refused counts for nothing, and moves no clock. */
  take({ id, body, speaker, recvAt, isImported }: LoggedReport): Outcome<LogRecord> {
    const read = decodeReport(body);
    const said = read.ok ? inOwnVoice(this.#agreement, speaker, read.value) : read;
    if (!said.ok) return said;
    if (said.value.record !== "tick") {
      const ref = refOf(said.value);
      const before = this.#known.get(ref);
      if (before !== undefined) {
        const isRepeat = canonicalText(before.body) === canonicalText(body);
        return { ok: false, refusal: isRepeat ? recomputeWords.repeat(ref) : recomputeWords.other(ref) };
      }
      this.#known.set(ref, { id, body });
    }
    const record = recordedOn(this.#clock, said.value, { recvAt, isImported });
    this.#clock = { at: record.recordedAt, isClosed: false };
    return { ok: true, value: record };
  }

  /** A conclusion was drawn: what comes now was known later. */
  conclude(): void {
    this.#clock = { ...this.#clock, isClosed: true };
  }
}
