// What time it is when a record is taken. A time that is given instead (`--at`) is for tests and exercises: it stands
// as such in every record and entry made by it, so that nobody can take it for the operator's clock.
import { accepted, type Instant, type Outcome, parseInstant, refused } from "@servanda/core";
import { isRecordable } from "@servanda/formats";
import { type Clock, type DeviceTime, instantText } from "@servanda/log";
import type { Arguments } from "../arguments.ts";
import { runWords } from "../words/run-words.ts";

export interface LogClock extends Clock {
  /** For a record that is signed here and now. */
  deviceTime(): DeviceTime;
  /** How records come in, as entries say it: `import`, or `import, stated time`. */
  via(way: string): string;
}

/** `--at INSTANT`, or the machine's clock. Refused: what is no instant in UTC or with an offset. */
export function logClock(args: Arguments): Outcome<LogClock> {
  const text = args.value("at");
  if (text === undefined)
    return accepted(
      clockOf(
        () => Date.now(),
        "system",
        (way) => way,
      ),
    );
  const at = parseInstant(text);
  if (at === undefined || !isRecordable(at)) return refused("wrong-usage", runWords.noInstant("at", text));
  return accepted(
    clockOf(
      () => at,
      "stated",
      (way) => `${way}, stated time`,
    ),
  );
}

function clockOf(now: () => Instant, source: string, via: LogClock["via"]): LogClock {
  return { now, deviceTime: () => ({ device: instantText(now()), source }), via };
}
