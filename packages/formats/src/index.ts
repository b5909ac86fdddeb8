// The public surface of `formats`: readers and writers of the outside world's files.
export { isRecordable } from "./instants.ts";
export { type Admission, createIntake, type Intake, inRecordOrder } from "./intake.ts";
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
export { LineSplitter, type OnLine } from "./ndjson/line-splitter.ts";
export { type LineOutcome, parseRecordLine } from "./ndjson/parse-record.ts";
export type { LineRefusal } from "./ndjson/raw-record.ts";
export { writeRecordLine } from "./ndjson/write-record.ts";
export { quarantineLine } from "./quarantine.ts";
export { createReader, createRecordReader } from "./reader/create-reader.ts";
export type { Reader, ReaderEvent, ReaderOptions, RowRefusal } from "./reader/reader.ts";
