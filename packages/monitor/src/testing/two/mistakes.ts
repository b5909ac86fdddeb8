// Planted mistakes: monitors that are wrong in ways in which a monitor plausibly is. The cases must tell each from the
// reference; those that they cannot tell apart they do not test.
import type { CheckedAgreement, LogRecord } from "@servanda/agreement";
import type { Monitor } from "../../monitor.ts";
import { createNaiveMonitor } from "../../naive/naive-monitor.ts";
import type { Case } from "./case.ts";
import type { Implementation } from "./difference.ts";

/** A monitor that is wrong; on cases that it does not touch it is the reference. */
export interface Mistake extends Implementation {
  touches(given: Case): boolean;
}

type Change = (name: string, value: unknown) => unknown;

/** A reference that reads the agreement wrongly, node by node. */
function misreading(name: string, change: Change): Mistake {
  return {
    name,
    touches: ({ agreement }) => JSON.stringify(agreement, change) !== JSON.stringify(agreement),
    create: (agreement) => {
      const text = JSON.stringify(agreement, change);
      const misread: CheckedAgreement = JSON.parse(text);
      return createNaiveMonitor(misread);
    },
  };
}

/** A reference that sees records wrongly, or not at all. */
function mishearing(name: string, change: (record: LogRecord) => readonly LogRecord[]): Mistake {
  return {
    name,
    touches: ({ log }) => JSON.stringify(log.flatMap(change)) !== JSON.stringify(log),
    create: (agreement): Monitor => {
      const monitor = createNaiveMonitor(agreement);
      return {
        // A step without records that matter is a step all the same.
        step: (at, records) =>
          monitor.step(
            at,
            records.flatMap((each) => orTick(change(each), at)),
          ),
        findings: () => monitor.findings(),
        duties: () => monitor.duties(),
        counts: () => monitor.counts(),
      };
    },
  };
}

function orTick(records: readonly LogRecord[], recordedAt: number): readonly LogRecord[] {
  return records.length === 0 ? [{ record: "tick", recordedAt }] : records;
}

function kindOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
}

/** Where the value is of this kind, something of it is another. */
function where(kind: string, changed: (value: object) => object): Change {
  return (_name, value) =>
    typeof value === "object" && value !== null && kindOf(value) === kind ? changed(value) : value;
}

function without(name: string): Change {
  return (property, value) => (property === name ? undefined : value);
}

function empty(name: string): Change {
  return (property, value) => (property === name ? [] : value);
}

const always = { kind: "always" };

export const PLANTED: readonly Mistake[] = [
  mishearing("forgets withdrawals", (record) => (record.record === "withdrawal" ? [] : [record])),
  mishearing("forgets corrections", (record) => (record.record === "correction" ? [] : [record])),
  mishearing("forgets dark hours", (record) =>
    record.record === "coverage" && record.state !== "watched" ? [] : [record],
  ),
  mishearing("forgets who watched", (record) => (record.record === "coverage" ? [] : [record])),
  mishearing("takes doubtful attribution for certain", (record) =>
    record.record === "observation" && record.attribution === "possible"
      ? [{ ...record, attribution: "certain" }]
      : [record],
  ),
  mishearing("takes a place for its middle", (record) =>
    record.record === "observation" && record.place !== undefined
      ? [{ ...record, place: { ...record.place, radiusM: 0 } }]
      : [record],
  ),
  mishearing("takes a time for its beginning", (record) =>
    record.record === "observation" ? [{ ...record, to: record.from }] : [record],
  ),
  mishearing("lets anybody withdraw", (record) =>
    record.record === "withdrawal" ? [{ ...record, source: record.of.split("/")[0] ?? "" }] : [record],
  ),
  mishearing("takes an act for done when it was recorded", (record) =>
    record.record === "act" ? [{ ...record, at: record.recordedAt }] : [record],
  ),
  mishearing("counts a figure of a day as one happening", (record) => {
    if (record.record !== "observation") return [record];
    const { aggregate: _aggregate, ...happening } = record;
    return [happening];
  }),
  misreading(
    "lets deadlines pass a millisecond early",
    where("elapsed", (length) => {
      const ms = "ms" in length && typeof length.ms === "number" ? length.ms : 0;
      return { ...length, ms: ms - 1 };
    }),
  ),
  misreading("takes `at least` for `more than`", (_name, value) => (value === ">=" ? ">" : value)),
  misreading(
    "takes and for or",
    where("and", (condition) => ({ ...condition, kind: "or" })),
  ),
  misreading(
    "takes or for and",
    where("or", (condition) => ({ ...condition, kind: "and" })),
  ),
  misreading(
    "forgets not",
    where("not", (condition) => ("of" in condition && condition.of instanceof Object ? condition.of : condition)),
  ),
  misreading(
    "takes `before` for `by`",
    where("before", (clock) => ("moment" in clock ? { ...clock, kind: "by" } : clock)),
  ),
  misreading("takes a late plea for a plea in time", without("pleadWithin")),
  misreading("forgets who has to plead", without("pleadedBy")),
  misreading("forgets stages", empty("during")),
  misreading("forgets exceptions", empty("exceptions")),
  misreading("forgets what is asked of a trigger", (name, value) => (name === "guard" ? always : value)),
  misreading("forgets levels of proof", without("level")),
  misreading("forgets the horizon", (name, value) => (name === "horizonMs" ? Number.MAX_SAFE_INTEGER : value)),
  misreading("forgets that a mission may not attribute", empty("attributionBarred")),
  misreading("ends days at midnight", (name, value) => (name === "dayEndsMinutes" ? 0 : value)),
  misreading("joins no reports", empty("linkings")),
  misreading("forgets what follows a missed duty", without("otherwise")),
  misreading("forgets what follows a duty done", without("onFulfilment")),
  misreading("forgets what ends an effect", (name, value) =>
    name === "until" && typeof value === "object" ? undefined : value,
  ),
  misreading("lets effects come about at once", without("delay")),
  misreading("forgets vetoes", empty("vetoes")),
  misreading("forgets the quorum", without("quorum")),
  misreading("takes silence for nothing", without("consentAfter")),
  misreading("forgets the weight of votes", (name, value) => (name === "weights" ? {} : value)),
  misreading("lets nobody put a deadline off", without("extendableBy")),
  misreading(
    "counts working days as days",
    where("working days", (length) => ({ ...length, kind: "days" })),
  ),
  misreading("forgets renewals", without("renewal")),
  misreading(
    "forgets the line of the bearer",
    where("of bearer", (region) => ({ ...region, kind: "named", region: "Line" })),
  ),
  misreading("takes everyone for bound", (name, value) => (name === "onlyInForce" ? false : value)),
];
