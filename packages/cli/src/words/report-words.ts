// Words of the text report of `monitor`. It says what was found by these records; it never says who is guilty.
import type { Answered, Dispute, DutyState, Finding, Question } from "@servanda/agreement";
import { grouped, listed, some } from "../report/layout.ts";
import type { ReadingEffect } from "../run/reading-effects.ts";

/** What a duty's state is called. */
export const dutyStateWords: Readonly<Record<DutyState, string>> = {
  due: "due",
  fulfilled: "done",
  "fulfilled late": "done late",
  overdue: "overdue",
  "not observed": "not observed",
  unsettled: "unsettled",
  excused: "excused",
  suspended: "suspended",
  lapsed: "lapsed",
  "reason owed": "reason owed",
  "reason given": "reason given",
};

const questionWords: Readonly<Record<Question, string>> = {
  direction: "from which direction",
  attribution: "who did it",
  control: "whose ground it came from",
  force: "whose forces did it",
  command: "who ordered it",
  intent: "on purpose",
};

export const reportWords = {
  version: (version: string): string => (version === "" ? "" : `, version ${version}`),
  period: (from: string | undefined, until: string | undefined): string => {
    if (from === undefined && until === undefined) return "everything on record";
    if (from === undefined) return `what happened up to ${until ?? ""}`;
    return until === undefined ? `what happened from ${from}` : `what happened from ${from} to ${until}`;
  },
  asKnown: (end: string): string => `as known at ${end}`,
  zone: (zone: string): string => `Times are those of ${zone}.`,
  rows: (read: number, parts: readonly string[]): string => `${some(read, "row")} read: ${parts.join(", ")}.`,
  readings: (readings: readonly ReadingEffect[]): string => {
    const named = readings.map(({ name, holders }) =>
      holders.length === 0 ? name : `${name} (held by ${listed(holders)})`,
    );
    const idle = readings.filter((each) => !each.changesOutcome).map(({ name }) => name);
    return `Readings judged beside the text: ${listed(named)}.${idleText(idle, readings.length)}`;
  },
  judged: (count: number): string => `${grouped(count)} judged`,
  outside: (count: number): string => `${grouped(count)} outside the period`,
  later: (count: number): string => `${grouped(count)} not on record yet`,
  repeated: (count: number): string => `${grouped(count)} repeated`,
  refused: (count: number): string => `${grouped(count)} refused`,
  skipped: (count: number): string => `${grouped(count)} skipped`,
  beyondHorizon: (count: number): string => `${grouped(count)} beyond the horizon`,

  found: "WHAT WAS FOUND",
  perObservedHour: "per observed hour",
  notObservedAtAll: "not observed",
  notObserved: "WHAT WAS NOT OBSERVED",
  counts: "COUNTS BY DAY",
  duties: "DUTIES AND THEIR CLOCKS",
  stages: "STAGES",
  refusedRows: "REFUSED ROWS",

  clause: (number: string, heading: string): string =>
    heading === "" ? `Clause ${number}` : `Clause ${number} · ${heading}`,
  ofReading: (stage: string, reading: string): string => `${stage}, reading ${reading}`,
  reading: (name: string, holders: readonly string[]): string =>
    holders.length === 0 ? `Under the reading ${name}:` : `Under the reading ${name}, held by ${holders.join(", ")}:`,
  nothingFound: "Nothing found by these records.",
  nothingJudged: "Not judged: there is no record to judge by.",
  asInBase: "the same as by the text as it stands.",
  nobody: "nobody named",
  nobodyMeans:
    "Nobody named: it is established that it happened; no report surely says who did it, so it stands against nobody.",
  possibleMeans: "Possible: it holds for some values of a time, a place or a name that is in doubt, not for all.",
  contestedMeans:
    "Contested: a party objects or pleads an exception that no judge has ruled on; the finding stands meanwhile.",
  refutedMeans: "Refuted: the body that finds on it has found that it did not happen so; it counts as no breach.",
  status: (finding: Finding): string => (finding.status === "open" ? "" : finding.status),
  answered: (answers: readonly Answered[]): string =>
    answers.map(({ question, level }) => `${questionWords[question]}: ${level}`).join("; "),
  disputed: ({ by, statement }: Dispute): string =>
    `contested by ${by}${statement === undefined ? "" : `: "${statement}"`}`,
  happened: (level: string): string => `that it happened: ${level}`,
  incidents: (count: number): string => some(count, "incident"),
  days: (count: number, units: number): string => `${some(count, "day")}, ${grouped(units)} counted`,
  unsettled: (matters: readonly string[]): string => `unsettled: ${matters.map((each) => `"${each}"`).join(", ")}`,
  moreIds: (count: number): string => `… and ${grouped(count)} more: --all lists them`,
  explain: "Why? Ask about any id above:",
  explainCommand: (words: readonly string[], id: string): string =>
    `servanda explain ${words.map(quoted).join(" ")} --finding ${id}`,

  noCoverage:
    "No source states what it watched. Where nothing was found, nothing was seen; that is not to say nothing happened.",
  noCoverageHere: "nobody states a watch",
  watched: (share: number): string => `watched ${percent(share)}`,
  /** Some of the kinds are watched for, others by nobody. */
  watchedInPart: (share: number, kinds: string, unwatched: readonly string[]): string =>
    `watched in part: ${percent(share)} for ${kinds}; nobody states a watch for ` +
    (unwatched.length > 3
      ? `${unwatched.slice(0, 2).join(", ")} and ${unwatched.length - 2} more kinds`
      : listed(unwatched, "or")),
  sharesOf: (from: string, to: string): string =>
    `Shares are of the time from ${from} to ${to}. Where nobody watched, nothing found is not to say nothing happened.`,
  couldNotWatch: "Could not watch:",
  everywhere: "everywhere",
  everyKind: "every kind",
  moreGaps: (count: number): string => `… and ${grouped(count)} more: --all lists them`,

  possibly: "possibly",
  dueBy: (at: string): string => `by ${at}`,
  noDeadline: "no deadline",
  deadlineUnknown: "deadline not known yet",
  clockStopped: "the clock stands still",
  startOfOwn: "start",
  startOfStep: "the step before",
  binds: "binds",
  assumed: "assumed: the text names no start",
  holidaysAssumed: "holidays are not known: only weekends are left out",
  fellBack: "taken instead: the start that the text lists first is not known",
  startUnknown: "not known",
  otherwise: "It follows a missed deadline.",
  performed: "It follows what was done before.",
  since: (at: string): string => `since ${at}`,
  startUnsaid: "The text names no start of the clock: the moment the trigger was on record is assumed.",
  standing: "Standing",
  eachPeriod: "Period",
  triggeredBy: (record: string): string => `Triggered by ${record}`,
  periodFrom: (at: string): string => `Period from ${at}`,
  cameTrue: (at: string): string => `its condition, which came true ${at}`,
  decisionOf: (body: string, matter: string, at: string): string => `the decision of ${body} on "${matter}", ${at}`,
  broughtAbout: (act: string, at: string): string => `what the text itself brought about (${act}), ${at}`,
  /** `what`: what brought it to life. */
  triggered: (what: string, clock: string | undefined, onRecord: string | undefined): string => {
    if (clock !== undefined) return `${what}: ${clock}`;
    return onRecord === undefined ? `${what}:` : `${what}, on record ${onRecord}:`;
  },
  beganLate: (late: string): string => `Its trigger went on record ${late} after this deadline had passed.`,
  leftBefore: (left: readonly { readonly actor: string; readonly at: string }[]): string =>
    `Not bound, having left before: ${left.map(({ actor, at }) => `${actor} (${at})`).join(", ")}.`,
  basisRevised: "Its trigger is no longer borne out; the duty stands.",
  moreDuties: (count: number, states: readonly string[]): string =>
    `… and ${grouped(count)} more (${states.join(", ")}): --all lists them`,
  noDutyBegan: "No duty has begun.",

  started: (at: string): string => `started ${at}`,
  ended: (at: string): string => `ended ${at}`,
  notStarted: "not started",
  running: "running",

  register: (name: string): string => `Register ${name}`,
  nothingCounted: "Nothing counted by these records.",
  otherDays: (count: number): string => `${some(count, "other day")}: --all lists them`,

  withoutMeaning: (count: number, path: string): string =>
    `${some(count, "statement")} of this text ${count === 1 ? "is" : "are"} read and not acted on by this release;` +
    ` \`servanda check --all ${path}\` lists ${count === 1 ? "it" : "them"}.`,
  moreRefused: (count: number): string => `… and ${some(count, "row")} more.`,
  quarantineHint: "`--quarantine FILE` writes every refused row to a file, with its place and the reason.",
  quarantined: (path: string): string => `All of them are in ${path}, each with its place and the reason.`,
  lateRecords: (refs: readonly string[], count: number): string =>
    `Listed, not applied: ${some(count, "record")} about things older than the agreement's horizon when recorded` +
    ` (${refs.join(", ")}${count > refs.length ? ", …" : ""}).`,
} as const;

function idleText(idle: readonly string[], count: number): string {
  if (idle.length === 0) return "";
  if (idle.length === 1) return ` ${idle.join("")} changes nothing in this run.`;
  return idle.length < count
    ? ` ${listed(idle)} change nothing in this run.`
    : " None of them changes anything in this run.";
}

/** `63 %`, `<1 %`: never rounded to all or nothing. */
function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100} %`;
  const rounded = Math.round(share * 100);
  if (rounded === 0) return "less than 1 %";
  return rounded === 100 ? "more than 99 %" : `${rounded} %`;
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
