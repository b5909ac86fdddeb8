// What follows from a log: the agreement's monitor run over the reports that the log holds, and what it says held
// against the conclusions that the log holds. Pure; `log conclude` and `verify --recompute` ask the same function.
import type { CheckedAgreement, LogRecord, Transition } from "@servanda/agreement";
import { canonicalText, type Refusal } from "@servanda/core";
import { encodeConclusion, evidenceOf, inRecordOrder, type LoggedBody } from "@servanda/formats";
import { createMonitor } from "@servanda/monitor";
import { isSaid } from "../report/because.ts";
import { CountedReports, type LoggedReport } from "./counted-reports.ts";

/** What is asked of a log entry, in the order of the log. Entries of other types say nothing to a monitor. */
export interface LoggedEntry extends LoggedReport {
  readonly index: number;
  readonly type: string;
  /** Identity of the text that the record is made under. */
  readonly agreement: string;
  readonly refs: readonly string[];
}

/** A conclusion that follows from the log. */
export interface Conclusion {
  readonly said: Transition;
  readonly body: LoggedBody;
  /** Ids of the log's records that it rests on: the first 64 in its own order that are not shredded. */
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
    else if (entry.type === "shred") run.shred(entry);
  }
  return run.result();
}

interface Draft {
  readonly said: Transition;
  readonly body: LoggedBody;
  /** All the records that it rests on. */
  readonly ids: readonly string[];
  loggedAt: number | undefined;
}

class Recomputation {
  readonly #agreement: CheckedAgreement;
  readonly #monitor;
  readonly #reports: CountedReports;
  /** Reports of the instant that is open: they are judged together. */
  #pending: LogRecord[] = [];
  readonly #conclusions: Draft[] = [];
  /** Those not found in the log so far, by what they say. */
  readonly #open = new Map<string, Draft[]>();
  readonly #shredded = new Set<string>();
  readonly #unfounded: number[] = [];
  readonly #uncounted: Uncounted[] = [];
  readonly #records: LogRecord[] = [];

  constructor(agreement: CheckedAgreement) {
    this.#agreement = agreement;
    this.#monitor = createMonitor(agreement);
    this.#reports = new CountedReports(agreement);
  }

  report(entry: LoggedEntry): void {
    const counted = this.#reports.take(entry);
    if (!counted.ok) {
      this.#uncounted.push({ index: entry.index, refusal: counted.refusal });
      return;
    }
    const [first] = this.#pending;
    if (first !== undefined && counted.value.recordedAt > first.recordedAt) this.#step();
    this.#pending.push(counted.value);
  }

  conclusion({ index, agreement, body, refs }: LoggedEntry): void {
    this.#step();
    this.#reports.conclude();
    // Drawn under a text that was in force before or after this one: held against that one.
    if (agreement !== this.#agreement.id) return;
    const same = this.#open.get(canonicalText(body)) ?? [];
    const cited = refs.join();
    const at = same.findIndex(({ ids }) => this.#refsOf(ids).join() === cited);
    const [found] = at < 0 ? [] : same.splice(at, 1);
    if (found === undefined) this.#unfounded.push(index);
    else found.loggedAt = index;
  }

  /** Nothing refers to a shredded record from then on. What it said before still counts. */
  shred({ body }: LoggedEntry): void {
    if (typeof body["record"] === "string") this.#shredded.add(body["record"]);
  }

  result(): Recomputed {
    this.#step();
    const conclusions = this.#conclusions.map(({ ids, ...each }) => ({ ...each, refs: this.#refsOf(ids) }));
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

  #refsOf(ids: readonly string[]): readonly string[] {
    return ids.filter((id) => !this.#shredded.has(id)).slice(0, MOST_REFS);
  }

  #step(): void {
    const records = inRecordOrder(this.#pending);
    this.#pending = [];
    const [first] = records;
    if (first === undefined) return;
    for (const record of records) this.#records.push(record);
    for (const said of this.#monitor.step(first.recordedAt, records)) if (isSaid(said)) this.#expect(said);
  }

  #expect(said: Transition): void {
    const body = encodeConclusion(this.#agreement, said);
    const ids = evidenceOf(said).map((ref) => this.#reports.idOf(ref));
    const known = [...new Set(ids.filter((id) => id !== undefined))];
    const conclusion: Draft = { said, body, ids: known, loggedAt: undefined };
    this.#conclusions.push(conclusion);
    const text = canonicalText(body);
    const same = this.#open.get(text);
    if (same === undefined) this.#open.set(text, [conclusion]);
    else same.push(conclusion);
  }
}
