// A case for two monitors: an agreement and a log, drawn from a seed. Plain data, so that it can be saved, shrunk and
// run again.
import { type CheckedAgreement, type LogRecord, refOf } from "@servanda/agreement";
import { HOUR_MS, parseInstant } from "@servanda/core";
import { generateAgreement } from "../generate/agreement.ts";
import { Draw } from "../generate/draw.ts";
import { generateLog } from "../generate/log.ts";

export interface Case {
  readonly agreement: CheckedAgreement;
  /** In record order; records may repeat, as they do before intake sees to it. */
  readonly log: readonly LogRecord[];
  /** The first midnight of the case: its times are read as hours after this. */
  readonly originAt: number;
  /** Time passes until then. */
  readonly endAt: number;
  /** What a law draws besides (an order, some ticks) hangs on this. */
  readonly chance: number;
}

const LASTS_MS = 120 * HOUR_MS;

/** Plain days; and days around which clocks change in some of the zones of the generated agreements. */
const ORIGINS = [0, 0, 0, 0, instantOf("2026-03-28T00:00:00Z"), instantOf("2026-10-31T00:00:00Z")];

function instantOf(text: string): number {
  return parseInstant(text) ?? 0;
}

/** The case of this index under a seed: the same for every run. */
export function generateCase(seed: number, index: number): Case {
  const draw = new Draw(seed, index);
  const agreement = generateAgreement(draw);
  const log = generateLog(draw, agreement);
  const originAt = draw.pick(ORIGINS);
  const common = { originAt, endAt: originAt + LASTS_MS, chance: index };
  if (originAt === 0) return { agreement, log, ...common };
  return { agreement: moved(agreement, originAt), log: moved(log, originAt), ...common };
}

const INSTANTS: ReadonlySet<string> = new Set(["at", "from", "to", "until", "recordedAt", "reportedAt"]);

/** The same with every instant later by so much. */
function moved<T>(value: T, byMs: number): T {
  const text = JSON.stringify(value, (key, each: unknown) =>
    INSTANTS.has(key) && typeof each === "number" ? each + byMs : each,
  );
  const copy: T = JSON.parse(text);
  return copy;
}

/** What intake lets through: of records that repeat, the first. What is left of a repeat is that time passed. */
export function withoutRepeats(log: readonly LogRecord[]): readonly LogRecord[] {
  const seen = new Set<string>();
  return log.map((record) => {
    if (record.record === "tick" || (!seen.has(refOf(record)) && seen.add(refOf(record)))) return record;
    return { record: "tick", recordedAt: record.recordedAt };
  });
}
