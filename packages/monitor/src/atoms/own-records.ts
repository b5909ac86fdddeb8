// The institution's own acts are worked out, never read: a log that holds them, or a stranger's record in the
// institution's name, changes nothing (semantics.md, rule 15).
import type { LogRecord } from "@servanda/agreement";
import { INSTITUTION } from "@servanda/agreement";

export function isInInstitutionsName(record: LogRecord): boolean {
  return record.record === "act" && (record.source === INSTITUTION || record.by === INSTITUTION);
}
