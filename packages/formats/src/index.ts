// The public surface of `formats`: readers and writers of the outside world's files.
export { type Admission, createIntake, type Intake } from "./identity/intake.ts";
export { inRecordOrder } from "./identity/record-order.ts";
export { isRecordable } from "./instants.ts";
export { encodeConclusion, evidenceOf } from "./logged/conclusion-body.ts";
export type { LoggedBody, LoggedJson } from "./logged/json.ts";
export { inOwnVoice, type Speaker } from "./logged/own-voice.ts";
export { type Arrival, type RecordClock, recordedOn, startOfRecord } from "./logged/record-time.ts";
export { decodeReport, encodeReport } from "./logged/report-body.ts";
export type { Mapping } from "./mapping/mapping.ts";
export { type MappingDiagnostic, type MappingOutcome, parseMapping } from "./mapping/parse-mapping.ts";
export { recogniseMapping } from "./mapping/recognise.ts";
export {
  type MfotlPlan,
  type MfotlRecords,
  planMfotl,
  recordsForMfotl,
  type Verdict,
  verdictsOf,
} from "./mfotl/export.ts";
export { type ExportedFile, mfotlFiles } from "./mfotl/files.ts";
export { renderFormula } from "./mfotl/formula.ts";
export { outsideWords } from "./mfotl/words.ts";
export { type LineOutcome, parseRecordLine } from "./ndjson/parse-record.ts";
export type { LineRefusal } from "./ndjson/raw-record.ts";
export { writeRecordLine } from "./ndjson/write-record.ts";
export { quarantineLine } from "./quarantine.ts";
export { createReader } from "./reader/create-reader.ts";
export type { Reader, ReaderEvent, ReaderOptions, RowRefusal } from "./reader/reader.ts";
export { createRecordReader, type RecordReader, type RecordReaderOptions } from "./reader/record-reader.ts";
export type { IntakePlan } from "./scan/record-scanner.ts";
