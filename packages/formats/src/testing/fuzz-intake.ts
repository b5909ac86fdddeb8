// Strategy: files of generated lines (generate-lines.ts), cut into chunks at random, read by the reader and plainly
// (read-plainly.ts). Invariant: the same events. A failure is made smaller by leaving out lines, and names its seed and
// case, which repeat it. For tests and `npm run fuzz`.
import { canonicalText, createRng } from "@servanda/core";
import { createIntake } from "../identity/intake.ts";
import type { ReaderEvent } from "../reader/reader.ts";
import { createRecordReader } from "../reader/record-reader.ts";
import { fileOf, generateLines } from "./generate-lines.ts";
import { readPlainly } from "./read-plainly.ts";

const FILE = "log.ndjson";

type Decode = (bytes: Uint8Array) => string;

export interface IntakeFailure {
  readonly seed: number;
  readonly index: number;
  /** The fewest lines found that still fail. */
  readonly text: string;
  readonly expected: readonly string[];
  readonly given: readonly string[];
}

/** Reads bytes in chunks of random sizes. */
export function readInChunks(bytes: Uint8Array, seed: number, decode: Decode): ReaderEvent[] {
  const rng = createRng(seed);
  const events: ReaderEvent[] = [];
  const onEvent = (event: ReaderEvent): void => void events.push(event);
  const reader = createRecordReader({ file: FILE, intake: createIntake(seed), decode, onEvent });
  const largest = rng.pick([bytes.length + 1, 300, 20]);
  for (let start = 0; start < bytes.length; ) {
    const end = start + 1 + rng.int(largest);
    reader.push(bytes.slice(start, end));
    start = end;
  }
  reader.end();
  return events;
}

/** Stops at the first failure. */
export function fuzzIntake(seed: number, cases: number, decode: Decode): IntakeFailure | undefined {
  for (let index = 0; index < cases; index += 1) {
    const failure = intakeCase(seed, index, decode);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** Each case has a stream of its own, so that it can be repeated alone. */
export function intakeCase(seed: number, index: number, decode: Decode): IntakeFailure | undefined {
  const own = seed * 1_000_003 + index;
  let lines = generateLines(own);
  if (isSame(lines, own, decode)) return undefined;
  for (let at = 0; at < lines.length; ) {
    const fewer = lines.toSpliced(at, 1);
    if (isSame(fewer, own, decode)) at += 1;
    else lines = fewer;
  }
  const bytes = fileOf(lines, own);
  const text = decode(bytes);
  const [expected, given] = [readPlainly(text, FILE), readInChunks(bytes, own, decode)].map((each) => each.map(said));
  return { seed, index, text, expected: expected ?? [], given: given ?? [] };
}

const said = (event: ReaderEvent): string => canonicalText(event);

function isSame(lines: readonly Uint8Array[], own: number, decode: Decode): boolean {
  const bytes = fileOf(lines, own);
  const expected = readPlainly(decode(bytes), FILE);
  const given = readInChunks(bytes, own, decode);
  return expected.map(said).join("\n") === given.map(said).join("\n");
}
