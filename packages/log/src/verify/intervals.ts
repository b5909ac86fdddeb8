// When a record was provably made: after the witnesses had signed the checkpoint that its author had seen, and before
// enough of them had signed the first checkpoint that holds it. All else about its time is somebody's word.
import { type Instant, SECOND_MS } from "@servanda/core";
import { instantText } from "../record/fields.ts";
import type { Findings } from "./findings.ts";
import { placeOf } from "./read-records.ts";
import type { CheckedCheckpoint, CheckedRecord } from "./verdict.ts";

/** Clocks of the operator and of witnesses may differ by as much. */
const MOST_SKEW_MS = 60 * SECOND_MS;

/** Records with their intervals; an alarm for each that the operator says to have taken outside of its own. */
export function withIntervals(
  records: readonly CheckedRecord[],
  checkpoints: readonly CheckedCheckpoint[],
  findings: Findings,
): CheckedRecord[] {
  const witnessed = checkpoints
    .flatMap(({ size, witnessedAt }) => (witnessedAt === null ? [] : [{ size, at: witnessedAt }]))
    .sort((left, right) => left.size - right.size || left.at - right.at);
  const bySize = new Map<number, Instant>();
  for (const { size, at } of witnessed) if (!bySize.has(size)) bySize.set(size, at);
  let next = 0;
  return records.map((record) => {
    while (next < witnessed.length && (witnessed[next]?.size ?? 0) <= record.index) next += 1;
    const notAfter = witnessed[next]?.at ?? null;
    alarm(record, witnessed[next - 1]?.at ?? null, notAfter, findings);
    const notBefore = record.seenSize === null ? null : (bySize.get(record.seenSize) ?? null);
    return { ...record, notBefore, notAfter };
  });
}

function alarm({ index, recvAt }: CheckedRecord, after: Instant | null, before: Instant | null, findings: Findings) {
  const isEarly = after !== null && recvAt < after - MOST_SKEW_MS;
  const isLate = before !== null && recvAt > before + MOST_SKEW_MS;
  if (!isEarly && !isLate) return;
  const text = (at: Instant | null): string => (at === null ? "–" : instantText(at));
  findings.add("recv_outside", placeOf(index), {
    found: instantText(recvAt),
    after: text(after),
    before: text(before),
  });
}
