// Records on their way into a log: each once, as the log counts them, signed one after the other by one key.
import type { LogRecord } from "@servanda/agreement";
import { accepted, type Outcome, type Refusal } from "@servanda/core";
import { encodeReport, type Speaker, writeRecordLine } from "@servanda/formats";
import type { SignedRecord } from "@servanda/log";
import { recomputeWords } from "../words/recompute-words.ts";
import type { Author } from "./author.ts";
import { CountedReports } from "./counted-reports.ts";
import { IMPORTER } from "./key-folder.ts";
import { agreementOf, type FoldedLog, loggedEntries, missionOf } from "./recompute-log.ts";
import type { Appended, LogWriter } from "./writer.ts";

/** A record that did not come in, as it would stand in a file of records. */
export interface LeftOut {
  readonly line: string;
  readonly refusal: Refusal;
}

export interface Added {
  readonly appended: Appended;
  /** Were in the log, word for word; ticks that change nothing. */
  readonly repeatedCount: number;
  readonly leftOut: readonly LeftOut[];
}

/** `records` in record order; `log` is what the writer writes into. */
export async function addReports(
  writer: LogWriter,
  log: FoldedLog,
  author: Author,
  records: readonly LogRecord[],
  way: string,
): Promise<Outcome<Added>> {
  const counted = await reportsIn(log);
  if (!counted.ok) return counted;
  const reports = counted.value;
  const isMission = author.office === missionOf(log.records);
  const speaker: Speaker = { office: author.office, isMission };
  const how = { speaker, isImported: isMission && author.role === IMPORTER, recvAt: writer.clock.now() };
  const leftOut: LeftOut[] = [];
  let repeatedCount = 0;

  async function* signed(): AsyncGenerator<Outcome<SignedRecord>> {
    for (const record of records) {
      if (record.record === "tick" && record.recordedAt <= reports.now) {
        repeatedCount += 1;
        continue;
      }
      const body = encodeReport(record);
      const taken = reports.take({ id: "", body, ...how });
      const made = taken.ok ? await author.sign({ type: "report", body }) : taken;
      if (made.ok) yield accepted(made.value);
      else if (made.refusal.code === recomputeWords.repeat("").code) repeatedCount += 1;
      else leftOut.push({ line: writeRecordLine(record), refusal: made.refusal });
    }
  }

  const appended = await writer.append(signed(), way);
  return appended.ok ? accepted({ appended: appended.value, repeatedCount, leftOut }) : appended;
}

/** What the log counts so far. */
async function reportsIn(log: FoldedLog): Promise<Outcome<CountedReports>> {
  const agreement = await agreementOf(log);
  if (!agreement.ok) return agreement;
  const reports = new CountedReports(agreement.value ?? { actors: [] });
  for (const entry of loggedEntries(log)) {
    if (entry.type === "report") reports.take(entry);
    else if (entry.type === "conclusion") reports.conclude();
  }
  return accepted(reports);
}
