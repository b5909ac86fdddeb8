// What follows from a log: the agreement's monitor run over the reports that the log holds, and what it says held
// against the conclusions that the log holds. Pure; `log conclude` and `verify --recompute` ask the same function.
import { type CheckedAgreement, type LogRecord, type RecordRef, refOf, type Transition } from "@servanda/agreement";
import { canonicalText, type Instant, type Outcome, type Refusal } from "@servanda/core";
import {
  decodeReport,
  encodeConclusion,
  evidenceOf,
  inOwnVoice,
  inRecordOrder,
  type LoggedBody,
  type RecordClock,
  recordedOn,
  type Speaker,
  startOfRecord,
} from "@servanda/formats";
import { createMonitor } from "@servanda/monitor";
import { isSaid } from "../report/because.ts";
import { recomputeWords } from "../words/recompute-words.ts";

/** What is asked of a log entry, in the order of the log. Entries of other types say nothing to a monitor. */
export interface LoggedEntry {
  readonly index: number;
  /** The record's id: `r1_…`. */
  readonly id: string;
  readonly type: string;
  /** Identity of the text that the record is made under. */
  readonly agreement: string;
  readonly body: LoggedBody;
  readonly refs: readonly string[];
  /** When the operator took it. */
  readonly recvAt: Instant;
  readonly speaker: Speaker;
  /** By a key of the mission with the role of an importer. */
  readonly isImported: boolean;
}

/** A conclusion that follows from the log. */
export interface Conclusion {
  readonly said: Transition;
  readonly body: LoggedBody;
  /** Ids of the log's records that it rests on: the first 64 in its own order. */
  readonly refs: readonly string[];
  /** Where the log says it; undefined where it does not. */
  readonly loggedAt: number | undefined;
}

/** A report that counts for nothing, and why. */
export interface Uncounted {
  readonly index: number;
  readonly refusal: Refusal;
}

export interface Recomputed {
  /** All that follows, in order. */
  readonly conclusions: readonly Conclusion[];
  /** Follow, and are not in the log. */
  readonly unlogged: readonly Conclusion[];
  /** Of those, the ones left out: the log has concluded something that came later. */
  readonly leftOut: readonly Conclusion[];
  /** Indices of conclusions in the log that do not follow from the entries before them. */
  readonly unfounded: readonly number[];
  readonly uncounted: readonly Uncounted[];
  /** The reports that count, as the institution knew them, in record order. */
  readonly records: readonly LogRecord[];
}

/** As many as a record may refer to. */
const MOST_REFS = 64;

/**
 * What stands concluded at an index depends on the entries before it and on nothing else: a conclusion ends its record
 * instant, so that no later report can join what it was drawn from. `entries` in the order of the log; O(what the
 * monitor takes).
 */
export function recompute(agreement: CheckedAgreement, entries: Iterable<LoggedEntry>): Recomputed {
  const run = new Recomputation(agreement);
  for (const entry of entries) {
    if (entry.type === "report") run.report(entry);
    else if (entry.type === "conclusion") run.conclusion(entry);
  }
  return run.result();
}

type Draft = { -readonly [K in keyof Conclusion]: Conclusion[K] };

class Recomputation {
  readonly #agreement: CheckedAgreement;
  readonly #monitor;
  #clock: RecordClock = startOfRecord;
  /** Reports of the instant that the clock shows: they are judged together. */
  #pending: LogRecord[] = [];
  readonly #bodies = new Map<RecordRef, { readonly id: string; readonly body: LoggedBody }>();
  readonly #conclusions: Draft[] = [];
  /** Those not found in the log so far, by what they say. */
  readonly #open = new Map<string, Draft[]>();
  readonly #unfounded: number[] = [];
  readonly #uncounted: Uncounted[] = [];
  readonly #records: LogRecord[] = [];

  constructor(agreement: CheckedAgreement) {
    this.#agreement = agreement;
    this.#monitor = createMonitor(agreement);
  }

  report(entry: LoggedEntry): void {
    const counted = this.#counted(entry);
    if (!counted.ok) {
      this.#uncounted.push({ index: entry.index, refusal: counted.refusal });
      return;
    }
    const record = recordedOn(this.#clock, counted.value, entry);
    if (record.recordedAt > this.#clock.at) this.#step();
    this.#clock = { at: record.recordedAt, isClosed: false };
    this.#pending.push(record);
  }

  #counted({ id, body, speaker }: LoggedEntry): Outcome<LogRecord> {
    const read = decodeReport(body);
    const said = read.ok ? inOwnVoice(this.#agreement, speaker, read.value) : read;
    if (!said.ok || said.value.record === "tick") return said;
    const ref = refOf(said.value);
    const before = this.#bodies.get(ref);
    if (before === undefined) {
      this.#bodies.set(ref, { id, body });
      return said;
    }
    const isRepeat = canonicalText(before.body) === canonicalText(body);
    return { ok: false, refusal: isRepeat ? recomputeWords.repeat(ref) : recomputeWords.other(ref) };
  }

  conclusion({ index, agreement, body, refs }: LoggedEntry): void {
    this.#step();
    this.#clock = { ...this.#clock, isClosed: true };
    // Drawn under a text that was in force before or after this one: held against that one.
    if (agreement !== this.#agreement.id) return;
    const found = this.#open.get(textOf(body, refs))?.shift();
    if (found === undefined) this.#unfounded.push(index);
    else found.loggedAt = index;
  }

  result(): Recomputed {
    this.#step();
    const conclusions = this.#conclusions;
    const last = conclusions.findLastIndex(({ loggedAt }) => loggedAt !== undefined);
    const isUnlogged = ({ loggedAt }: Conclusion): boolean => loggedAt === undefined;
    return {
      conclusions,
      unlogged: conclusions.filter(isUnlogged),
      leftOut: conclusions.slice(0, Math.max(last, 0)).filter(isUnlogged),
      unfounded: this.#unfounded,
      uncounted: this.#uncounted,
      records: this.#records,
    };
  }

  #step(): void {
    if (this.#pending.length === 0) return;
    const records = inRecordOrder(this.#pending);
    this.#pending = [];
    for (const record of records) this.#records.push(record);
    for (const said of this.#monitor.step(this.#clock.at, records)) if (isSaid(said)) this.#expect(said);
  }

  #expect(said: Transition): void {
    const body = encodeConclusion(this.#agreement, said);
    const ids = evidenceOf(said).map((ref) => this.#bodies.get(ref)?.id);
    const refs = [...new Set(ids.filter((id) => id !== undefined))].slice(0, MOST_REFS);
    const conclusion: Draft = { said, body, refs, loggedAt: undefined };
    this.#conclusions.push(conclusion);
    const text = textOf(body, refs);
    const same = this.#open.get(text);
    if (same === undefined) this.#open.set(text, [conclusion]);
    else same.push(conclusion);
  }
}

function textOf(body: LoggedBody, refs: readonly string[]): string {
  return canonicalText([body, refs]);
}
