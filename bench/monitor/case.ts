// What a case of the monitor benchmark is: an input written once, parts that run over it in processes of their own, and
// how a row is read from what they took. One file per case under `cases/`, listed in `cases/index.ts`.

/** What one part did, in its own process. `cpuS` leaves out the start of the process, the same for all parts. */
export interface Ran {
  /** What was handed in: lines, observations. Rates are events per CPU second. */
  readonly events: number;
  /** CPU seconds, user and system, from the first byte to the last verdict. */
  readonly cpuS: number;
  /** The count that proves the answer, where the part has one. */
  readonly found?: number;
  /** What else a case measures: bytes kept, milliseconds at a percentile. */
  readonly figures?: Readonly<Record<string, number>>;
}

export interface Measured extends Ran {
  readonly peakMiB: number;
}

/** Written by `prepare`, handed to every part as JSON. A case adds what its parts need. */
export interface Input {
  /** The size that was asked for, and of which growth is an exponent. */
  readonly events: number;
  /** Where files may be put. */
  readonly folder: string;
}

/** `ratio` is what the goal speaks of; `growth` is d log CPU / d log events. */
export interface Row {
  readonly bench: "monitor";
  readonly case: string;
  readonly events: number;
  readonly ratio: number;
  /** What the ratio should be. */
  readonly goal: { readonly atLeast: number } | { readonly atMost: number };
  readonly correct: boolean;
  readonly peakMiB: number;
  readonly growth?: number;
  /** Rates in events per CPU second, and whatever else the case says. */
  readonly [figure: string]: unknown;
}

/** All runs of a case at one size, by part. */
export type Runs = Readonly<Record<string, readonly Measured[]>>;

/** What a case says of its runs; name, memory and growth are added to it. */
export type Verdict = Pick<Row, "events" | "ratio" | "correct"> & Readonly<Record<string, unknown>>;

/** Only ever given what its own case prepared. */
export interface Part<I extends Input> {
  run(input: I): Ran | Promise<Ran>;
}

export interface BenchCase<I extends Input = Input> {
  readonly name: string;
  readonly goal: Row["goal"];
  /** Run in this process, once for each size. Plain loops count here what must be found. */
  prepare(input: Input): I;
  /** In this order in every round, each in a fresh process, so that a drift of the machine's speed touches all. */
  readonly parts: Readonly<Record<string, Part<I>>>;
  verdict(input: I, runs: Runs): Verdict;
  /** The part whose growth is printed; no growth if absent. */
  readonly growing?: string;
}
