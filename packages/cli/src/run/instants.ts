// Instants as people give them on the command line, and the period they make.
import {
  accepted,
  assert,
  atTime,
  civilToInstant,
  type Instant,
  loadTimeZone,
  type Outcome,
  parseCivilDate,
  parseCivilDateTime,
  parseInstant,
  refused,
  type TimeZone,
} from "@servanda/core";
import { isRecordable } from "@servanda/formats";
import type { Arguments } from "../arguments.ts";
import { runWords } from "../words/run-words.ts";

/** What of the records is judged. Absent: no limit. */
export interface Period {
  /** World time, closed at both ends. */
  readonly from?: Instant;
  readonly until?: Instant;
  /** Record time, included. */
  readonly asOf?: Instant;
}

/** The zone of an agreement; the checker refuses one that does not exist. */
export function zoneOf(agreement: { readonly timeZone: string }): TimeZone {
  const zone = loadTimeZone(agreement.timeZone);
  assert(zone !== undefined, `the checker let time zone ${agreement.timeZone} pass`);
  return zone;
}

/** `--from`, `--until`, `--as-of`. Refused: what is no instant, and a period that ends before it begins. */
export function readPeriod(args: Arguments, zone: TimeZone): Outcome<Period> {
  const read = new Map<string, Instant>();
  for (const flag of ["from", "until", "as-of"]) {
    const text = args.value(flag);
    if (text === undefined) continue;
    const at = readInstant(text, zone);
    if (at === undefined) return refused("wrong-usage", runWords.noInstant(flag, text), runWords.instantForms);
    read.set(flag, at);
  }
  const [from, until, asOf] = [read.get("from"), read.get("until"), read.get("as-of")];
  if (from !== undefined && until !== undefined && until < from) return refused("wrong-usage", runWords.backwards);
  return accepted({
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(asOf === undefined ? {} : { asOf }),
  });
}

/**
 * ISO with an offset, or a civil time or date of the zone; a date is midnight at its start. Refused: years
 * that no record is of.
 */
export function readInstant(text: string, zone: TimeZone): Instant | undefined {
  const date = parseCivilDate(text);
  const civil = date === undefined ? parseCivilDateTime(text) : atTime(date);
  const at = civil === undefined ? parseInstant(text) : civilToInstant(zone, civil);
  return at !== undefined && isRecordable(at) ? at : undefined;
}
