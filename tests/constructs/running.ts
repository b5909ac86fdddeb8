// Runs a small agreement, in its own words, over a few records, and says what followed in lines a lawyer can read. The
// reference and the monitor that people use must say the same.
import type { CheckedAgreement, Coverage, LogRecord } from "@servanda/agreement";
import { APPLIES, BINDS, ENDS, ENTERS, HOLDS } from "@servanda/agreement";
import { check, makeSourceFile } from "@servanda/lang";
import { createMonitor, createNaiveMonitor, type Monitor, replay } from "@servanda/monitor";
import { expect } from "vitest";
import { hour, lineOf } from "../../packages/monitor/src/testing/builders.ts";
import { createRestarting } from "../../packages/monitor/src/testing/restarting.ts";
import type { ConstructId } from "./construct-ids.ts";

/** One construct at work: a text, what went on record, and what must follow. Hours count from the first midnight. */
export interface Construct {
  /** What the case shows, as a sentence. */
  readonly shows: string;
  /** The constructs that take effect in it: something follows by each. */
  readonly of: readonly ConstructId[];
  /** The constructs whose limits it shows: some record has no effect by them, or the opposite one. */
  readonly not?: readonly ConstructId[];
  /** Statements beside those that all cases share. */
  readonly text: string;
  /** The time zone of the text; UTC unless said. */
  readonly zone?: string;
  readonly records: readonly LogRecord[];
  /** Time passes up to this hour. */
  readonly until?: number;
  /** Every transition in order, `1h found clause 1 Karsa certain suspected open`. */
  readonly follows: readonly string[];
}

/** What every case may speak of. The first midnight is that of 1970 in UTC, so that hours read as hours. */
const shared = `
between Karsa, Ostrel
guaranteed by Gard, Holm
observed by Mission
involving Neighbour
body Council = each guarantor in force
body Commission = Karsa, Ostrel, Mission
zone Town
standard suspected = 1 source
`;

/** The text of a case, checked. Fails on any error, and says which. */
export function agreementOf({ text, zone }: Construct): CheckedAgreement {
  const front = `---\ntitle: Case\ntime zone: ${zone ?? "UTC"}\nhorizon: 4000 days\n---\n`;
  const article = "# Case\n\n## Article 1. Case\n\n";
  const block = `\`\`\`servanda\n${shared}\n${text}\n\`\`\`\n`;
  const source = makeSourceFile("case.servanda.md", front + article + block);
  const { agreement, diagnostics } = check(source);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (agreement === undefined) throw new Error("an agreement without errors is there");
  return agreement;
}

/**
 * What followed, by both monitors, and by the engine where it is restarted after every step. A case whose text is not
 * acted on as a whole shows nothing, and fails.
 */
export function played(shown: Construct): {
  readonly reference: readonly string[];
  readonly monitor: readonly string[];
  readonly restarted: readonly string[];
} {
  const { records, until } = shown;
  const agreement = agreementOf(shown);
  expect(agreement.withoutMeaning).toEqual([]);
  expect(standsAfter(agreement, withTicks(records, until), until)).toEqual(standsAfter(agreement, records, until));
  return {
    reference: linesOf(createNaiveMonitor(agreement), records, until),
    monitor: linesOf(createMonitor(agreement), records, until),
    restarted: linesOf(createRestarting(agreement), records, until),
  };
}

/** What stands in the end: it does not hang on when time was looked at (semantics.md, rule 8). */
function standsAfter(agreement: CheckedAgreement, records: readonly LogRecord[], until: number | undefined): unknown {
  const monitor = createNaiveMonitor(agreement);
  const said = replay(monitor, inOrder(records), until === undefined ? undefined : hour(until));
  const changes = [...said].flat().flatMap((each) => (each.kind === "state" ? [each.change] : []));
  return { findings: monitor.findings(), duties: monitor.duties(), changes };
}

/** Time is looked at every seven hours as well. */
function withTicks(records: readonly LogRecord[], until: number | undefined): readonly LogRecord[] {
  const end = until ?? Math.max(0, ...records.map(({ recordedAt }) => recordedAt)) / hour(1);
  const ticks = Array.from({ length: Math.floor(end / 7) }, (_, index): LogRecord => {
    return { record: "tick", recordedAt: hour((index + 1) * 7) };
  });
  return [...records, ...ticks];
}

function inOrder(records: readonly LogRecord[]): readonly LogRecord[] {
  return [...records].sort((a, b) => a.recordedAt - b.recordedAt);
}

/** Acts behind what is said anyway: a watched condition came true, a state changed. */
const behindOthers: ReadonlySet<string> = new Set([APPLIES, BINDS, HOLDS, ENTERS, ENDS]);

function linesOf(monitor: Monitor, records: readonly LogRecord[], until: number | undefined): readonly string[] {
  const said = [...replay(monitor, inOrder(records), until === undefined ? undefined : hour(until))].flat();
  return said.filter((each) => each.kind !== "act" || !behindOthers.has(each.act.act)).map(lineOf);
}

/** The mission watched everything between two hours; on record at the end. */
export function watched(from: number, to: number, change: Partial<Coverage> = {}): Coverage {
  return {
    record: "coverage",
    id: `watch-${from}-${to}`,
    source: "mission",
    recordedAt: hour(to),
    state: "watched",
    from: hour(from),
    to: hour(to),
    ...change,
  };
}
