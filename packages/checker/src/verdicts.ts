// Verdicts on what was on record at an instant, worked out on demand and once each.
import type {
  Act,
  CheckedAgreement,
  Clause,
  Finding,
  LogRecord,
  Observation,
  Prohibition,
  Tally,
} from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { bearersOf, evidenceAgainst, findingAgainst, type Gathered, gatheredBy } from "./finding.ts";
import { Institution } from "./institution.ts";
import { type OnRecord, onRecordAt, readText, type Text } from "./on-record.ts";

export interface Verdicts {
  readonly onRecord: OnRecord;
  /** Findings of a prohibition. */
  findingsOf(clauseKey: string): readonly Finding[];
  /** When a finding of the clause against the bearer first rested on one of these reports. */
  firstKnown(clause: Clause, bearer: string | null, members: readonly Observation[]): Instant | undefined;
}

/** The log, to be looked at as it stood at any instant. */
export interface Past {
  readonly text: Text;
  readonly log: readonly LogRecord[];
  /** At which something went on record. Ascending. */
  readonly instants: readonly Instant[];
  /** What the institution did itself, in order. */
  readonly own: readonly Act[];
  /** Behind the decisions among these, by reference. */
  readonly tallies: ReadonlyMap<string, Tally>;
  at(instant: Instant): Verdicts;
}

/** `until`: up to when it is looked at. */
export function openPast(agreement: CheckedAgreement, log: readonly LogRecord[], until: Instant): Past {
  const text = readText(agreement);
  const ordered = [...log].sort((a, b) => a.recordedAt - b.recordedAt);
  const instants = instantsOf(ordered, until);
  const looks = new Map<Instant, Verdicts>();
  const institution = new Institution(agreement);
  const look = (instant: Instant): Verdicts =>
    verdictsOn(past, onRecordAt(text, ordered, institution, instant), instant);
  const past: Past = {
    text,
    log: ordered,
    instants,
    own: institution.acts,
    tallies: institution.bodies.tallies,
    at(instant) {
      const known = looks.get(instant) ?? look(instant);
      looks.set(instant, known);
      return known;
    },
  };
  if (!institution.isIdle) bringAbout(institution, look, looks, instants, until);
  return past;
}

// At each instant at which something went on record or could come about by itself, in order. `looks`: what was on
// record once nothing more came about.
function bringAbout(
  institution: Institution,
  look: (instant: Instant) => Verdicts,
  looks: Map<Instant, Verdicts>,
  instants: readonly Instant[],
  until: Instant,
): void {
  let last = Number.NEGATIVE_INFINITY;
  let settled = look(last);
  for (const at of new Set([...instants, until])) {
    while (last < at) {
      const upcoming = institution.upcoming(settled).filter((each) => each > last);
      last = Math.min(at, ...upcoming);
      settled = institution.settle(() => look(last), last);
      looks.set(last, settled);
    }
  }
}

/** Instants at which something went on record, up to the last of them. Ascending. */
export function instantsOf(log: readonly LogRecord[], until: Instant): readonly Instant[] {
  return [...new Set(log.map(({ recordedAt }) => recordedAt).filter((at) => at <= until))].sort((a, b) => a - b);
}

function verdictsOn(past: Past, onRecord: OnRecord, at: Instant): Verdicts {
  const found = new Map<string, readonly Finding[]>();
  const verdicts: Verdicts = {
    onRecord,
    findingsOf(key) {
      const known = found.get(key);
      if (known !== undefined) return known;
      const clause = past.text.agreement.clauses.find((each) => each.key === key);
      const findings = clause?.rule.kind === "forbid" ? allFindings(verdicts, clause, clause.rule) : [];
      found.set(key, findings);
      return findings;
    },
    firstKnown: (clause, bearer, members) => firstKnownIn(past, at, clause, bearer, members),
  };
  return verdicts;
}

function allFindings(verdicts: Verdicts, clause: Clause, rule: Prohibition): readonly Finding[] {
  return gatheredBy(verdicts.onRecord, rule).flatMap((gathered) =>
    bearersOf(clause, rule).flatMap((bearer) => findingAgainst(verdicts, { clause, rule }, gathered, bearer) ?? []),
  );
}

function firstKnownIn(
  past: Past,
  until: Instant,
  clause: Clause,
  bearer: string | null,
  members: readonly Observation[],
): Instant | undefined {
  const { rule } = clause;
  if (rule.kind !== "forbid") return undefined;
  const refs = new Set(members.map(refOf));
  const isOne = (report: Observation): boolean => refs.has(refOf(report));
  const earliest = Math.min(...members.map(({ recordedAt }) => recordedAt));
  return past.instants
    .filter((at) => at >= earliest && at <= until)
    .find((at) => {
      const then = past.at(at);
      const holds = ({ members: all }: Gathered): boolean => all.some(isOne);
      return gatheredBy(then.onRecord, rule)
        .filter(holds)
        .some((gathered) => evidenceAgainst(then, { clause, rule }, gathered, bearer).some(isOne));
    });
}
