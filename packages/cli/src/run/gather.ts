// From the sources named on the command line to records in order: read, admitted once, kept if they are in the period.
// Refused rows are counted, the first kept for the report, all handed to quarantine.
import { randomInt } from "node:crypto";
import type { LogRecord } from "@servanda/agreement";
import { accepted, type Outcome, type Refusal } from "@servanda/core";
import {
  createIntake,
  createReader,
  createRecordReader,
  type Intake,
  inRecordOrder,
  type ReaderEvent,
  type RecordReader,
  type RowRefusal,
} from "@servanda/formats";
import { type Progress, startProgress } from "../io/progress.ts";
import type { Quarantine } from "../io/quarantine.ts";
import { openSource, wordsFor } from "../io/read-file.ts";
import type { Terminal } from "../terminal.ts";
import { runWords } from "../words/run-words.ts";
import { type Gathered, KEPT_REFUSALS } from "./gathered.ts";
import { overlaps, wasKnown } from "./in-period.ts";
import type { Period } from "./instants.ts";
import type { Source } from "./sources.ts";

/** Everything that is filled while rows come in. */
interface Gathering {
  readonly intake: Intake;
  readonly period: Period;
  readonly quarantine: Quarantine | undefined;
  readonly records: LogRecord[];
  readonly refusals: RowRefusal[];
  /** Why the source that is being read cannot be read at all. */
  unreadable: Refusal | undefined;
  readCount: number;
  refusedCount: number;
  skippedCount: number;
  outsideCount: number;
  laterCount: number;
}

/** Reads every source to its end. Refused: a source that cannot be read at all. */
export async function gatherRecords(
  sources: readonly Source[],
  period: Period,
  terminal: Terminal,
  quarantine?: Quarantine,
): Promise<Outcome<Gathered>> {
  const gathering: Gathering = {
    // Parties choose the ids of their records: nobody must know what their hashes hang on.
    intake: createIntake(randomInt(2 ** 32)),
    period,
    quarantine,
    records: [],
    refusals: [],
    unreadable: undefined,
    readCount: 0,
    refusedCount: 0,
    skippedCount: 0,
    outsideCount: 0,
    laterCount: 0,
  };
  for (const source of sources) {
    const refusal = await readSource(source, gathering, terminal);
    if (refusal !== undefined) return { ok: false, refusal };
  }
  return accepted(finish(gathering));
}

function finish(gathering: Gathering): Gathered {
  const { intake, readCount, refusedCount, skippedCount, outsideCount, laterCount, refusals } = gathering;
  const counts = {
    read: readCount,
    accepted: intake.acceptedCount,
    repeated: intake.repeatedCount,
    refused: refusedCount,
    skipped: skippedCount,
  };
  return { records: inRecordOrder(gathering.records), counts, outsideCount, laterCount, refusals };
}

async function readSource(source: Source, gathering: Gathering, terminal: Terminal): Promise<Refusal | undefined> {
  const { path } = source;
  const opened = source.stream === undefined ? openSource(path) : accepted(source.stream);
  if (!opened.ok) return opened.refusal;
  const progress = startProgress(terminal, (share, rows, perSecond, etaS) =>
    runWords.reading(path, share, rows, perSecond, etaS),
  );
  try {
    const reader = readerOf(source, gathering);
    for await (const chunk of opened.value.chunks) {
      reader.push(chunk);
      if (gathering.unreadable !== undefined) return gathering.unreadable;
      report(progress, opened.value.readBytes(), opened.value.sizeBytes, gathering.readCount);
    }
    reader.end();
    return gathering.unreadable;
  } catch (error) {
    return { code: "unreadable-file", message: wordsFor(path, error) };
  } finally {
    progress.end();
  }
}

/** Bytes that are no UTF-8 cost their row, not the file: readers refuse what the decoder had to replace. */
function readerOf({ path, mapping }: Source, gathering: Gathering): RecordReader {
  const onEvent = (event: ReaderEvent): void => take(event, path, gathering);
  const options = { file: path, intake: gathering.intake, onEvent };
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  if (mapping === undefined) return createRecordReader({ ...options, decode: (bytes) => decoder.decode(bytes) });
  const reader = createReader(mapping, options);
  return {
    push: (chunk) => reader.push(decoder.decode(chunk, { stream: true })),
    end: () => {
      reader.push(decoder.decode());
      reader.end();
    },
  };
}

function report(progress: Progress, readBytes: number, sizeBytes: number, rows: number): void {
  progress.show(sizeBytes === 0 ? 1 : readBytes / sizeBytes, rows);
}

function take(event: ReaderEvent, file: string, gathering: Gathering): void {
  if (event.kind === "refused" && event.refusal.line === 0) {
    const { code, message, remedy } = event.refusal;
    gathering.unreadable ??= {
      code,
      message: runWords.cannotRead(file, message),
      ...(remedy === undefined ? {} : { remedy }),
    };
    return;
  }
  gathering.readCount += 1;
  if (event.kind === "skipped") gathering.skippedCount += 1;
  else if (event.kind === "refused") refuse(event.refusal, gathering);
  else if (event.kind === "record") keep(event.record, gathering);
}

function keep(record: LogRecord, gathering: Gathering): void {
  if (!wasKnown(record, gathering.period)) gathering.laterCount += 1;
  else if (!overlaps(record, gathering.period)) gathering.outsideCount += 1;
  else gathering.records.push(record);
}

function refuse(row: RowRefusal, gathering: Gathering): void {
  gathering.refusedCount += 1;
  if (gathering.refusals.length < KEPT_REFUSALS) gathering.refusals.push(row);
  gathering.quarantine?.add(row);
}
