// Generated logs for a generated agreement, in record order: late, repeated, corrected and withdrawn records, with
// ticks between.
import type { CheckedAgreement, IdentifiedRecord, LogRecord, Observation, Withdrawal } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { acts } from "./acts.ts";
import type { Draw } from "./draw.ts";
import { correction, coverage, delayMs, instant, observation, replaced } from "./observations.ts";
import { type Wanted, wantedBy } from "./wanted.ts";

const MOST_REPORTS = 9;

export function generateLog(draw: Draw, agreement: CheckedAgreement): readonly LogRecord[] {
  const wanted = wantedBy(agreement);
  const seen = draw.list(3, 6 + draw.int(MOST_REPORTS), (index) => observation(draw, `o${index}`, wanted));
  const done = acts(draw, agreement, seen, wanted);
  const watches = draw.list(0, 3, (index) => coverage(draw, `c${index}`));
  const anew = draw.list(0, 2, (index) => correction(draw, draw.pick(seen), wanted, `k${index}`));
  const replacements = draw.list(0, 1, (index) => replacement(draw, draw.pick(seen), wanted, index)).flat();
  const identified: IdentifiedRecord[] = [...seen, ...done, ...watches, ...anew];
  const taken = draw.list(0, 2, (index) => withdrawn(draw, draw.pick(identified), `w${index}`));
  const repeated = draw.list(0, 1, () => repeat(draw, draw.pick(identified)));
  const ticks = draw.list(0, 2, (): LogRecord => ({ record: "tick", recordedAt: instant(draw) }));
  // What holds from the outset comes true when it is first looked at.
  const outset: LogRecord = { record: "tick", recordedAt: 0 };
  const log = [outset, ...identified, ...replacements, ...taken, ...repeated, ...ticks];
  return draw.shuffle(log).sort((a, b) => a.recordedAt - b.recordedAt);
}

/** A record withdrawn at once or later; now and then by a source that is not its own, which changes nothing. */
function withdrawn(draw: Draw, of: IdentifiedRecord, id: string): Withdrawal {
  const source = draw.is(0.1) ? "stranger" : of.source;
  return { record: "withdrawal", source, id, of: refOf(of), recordedAt: of.recordedAt + delayMs(draw) };
}

function replacement(draw: Draw, of: Observation, wanted: Wanted, index: number): readonly LogRecord[] {
  const taken = withdrawn(draw, of, `v${index}`);
  return [
    { ...taken, source: of.source },
    replaced(draw, of, wanted, { id: `n${index}`, recordedAt: taken.recordedAt }),
  ];
}

/** The same record again, then or later: a repeat changes nothing. */
function repeat(draw: Draw, of: IdentifiedRecord): IdentifiedRecord {
  return { ...of, recordedAt: of.recordedAt + delayMs(draw) };
}
