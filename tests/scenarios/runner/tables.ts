// What a monitor says, as the tables of a page: which tables there are, and what their columns may be. A page chooses
// its columns; the rows are all that there is to say.
import type { Cast, DayCount, Duty, Finding, Question, StateChange, Tally, Transition } from "@servanda/agreement";
import {
  APPLIES,
  BASE_READING,
  BINDS,
  DECIDES,
  ENDS,
  ENTERS,
  followsPerformance,
  HOLDS,
  thingKey,
} from "@servanda/agreement";
import { HOUR_MS, type Instant, type TimeZone } from "@servanda/core";
import type { Table } from "./markdown-tables.ts";
import type { Known } from "./run.ts";
import { deadlineText, intervalText, timeText } from "./times.ts";

type Columns<T> = Readonly<Record<string, (each: T, zone: TimeZone) => string>>;

/** Renders what is known under these columns; its own choice of them if a page has no such table. */
type Render = (known: Known, zone: TimeZone, columns?: readonly string[]) => Table;

function table<T>(rows: (known: Known) => readonly T[], columns: Columns<T>, usual: readonly string[]): Render {
  return (known, zone, head = usual) => {
    const unknown = head.filter((word) => columns[word] === undefined);
    if (unknown.length > 0)
      throw new Error(`no column "${unknown.join(", ")}", but ${Object.keys(columns).join(", ")}`);
    return { head, rows: rows(known).map((each) => head.map((word) => columns[word]?.(each, zone) ?? "")) };
  };
}

/** How far one of the text's other questions is answered; nothing where nobody has spoken on it. */
const answerTo =
  (question: Question) =>
  ({ answers = [] }: Finding): string =>
    answers.find((each) => each.question === question)?.level ?? "";

const findingColumns: Columns<Finding> = {
  clause: ({ clause }) => numberOf(clause),
  reading: ({ reading }) => reading,
  against: ({ bearer }) => bearer ?? "nobody",
  sure: ({ certainty }) => certainty,
  proof: ({ level }) => level,
  "it happened": ({ occurrence }) => occurrence,
  direction: answerTo("direction"),
  attribution: answerTo("attribution"),
  intent: answerTo("intent"),
  status: ({ status, presumed, waived }) =>
    [status, ...(presumed === true ? ["presumed"] : []), ...(waived === true ? ["waived"] : [])].join(", "),
  units: ({ units }) => String(units),
  when: ({ from, to }, zone) => intervalText(zone, from, to),
  incident: ({ subject }) => (subject.kind === "incident" ? subject.least : ""),
  day: ({ subject }) => (subject.kind === "period" ? subject.day : ""),
  "rests on": ({ evidence }) => evidence.join(", "),
  unsettled: ({ unsettled }) => unsettled.join(", "),
};

const dutyColumns: Columns<Duty> = {
  clause: ({ clause }) => numberOf(clause),
  reading: ({ reading }) => reading,
  step: (duty) => (duty.step === 0 ? "" : followsPerformance(duty) ? "then" : "otherwise"),
  who: ({ bearer }) => bearer,
  trigger: ({ trigger }) => trigger,
  "counted from": ({ startAt }, zone) => timeText(zone, startAt),
  due: ({ dueAt }, zone) => deadlineText(zone, dueAt),
  state: ({ state }) => state,
  sure: ({ certainty }) => certainty,
  basis: ({ basisRevised }) => (basisRevised ? "revised" : ""),
  "rests on": ({ evidence }) => evidence.join(", "),
};

/** One possible start of a duty's clock. */
interface ClockRow {
  readonly duty: Duty;
  readonly start: string;
  readonly at: Instant | undefined;
  readonly dueAt: Instant | undefined;
  readonly binds: boolean;
}

/** Clocks that could have started at several moments, each with all of them. */
function clockRows({ duties }: Known): readonly ClockRow[] {
  return duties
    .filter(({ candidates }) => candidates.length > 1)
    .flatMap((duty) => {
      const binding = duty.candidates.find(({ at }) => at === duty.startAt);
      return duty.candidates.map((each) => ({
        duty,
        start: each.start,
        at: each.at,
        dueAt: each.dueAt,
        binds: each === binding,
      }));
    });
}

const clockColumns: Columns<ClockRow> = {
  clause: ({ duty }) => numberOf(duty.clause),
  reading: ({ duty }) => duty.reading,
  who: ({ duty }) => duty.bearer,
  "counted from": ({ start }) => start,
  since: ({ at }, zone) => timeText(zone, at),
  due: ({ dueAt }, zone) => deadlineText(zone, dueAt),
  binds: ({ binds, duty }) => (binds ? (duty.startAssumed ? "assumed" : "binds") : ""),
};

/** A body's decision, worked out from votes or as somebody recorded it. */
interface DecisionRow {
  readonly recordedAt: Instant;
  readonly body: string;
  readonly matter: string;
  readonly standing: string;
  readonly tally: Tally | undefined;
}

function decisionRows({ said }: Known): readonly DecisionRow[] {
  return said.flatMap((each): DecisionRow[] => {
    const { recordedAt } = each;
    if (each.kind === "act" && each.act.act === DECIDES) {
      return [
        { recordedAt, body: each.act.by, matter: each.act.matter ?? "", standing: "by votes", tally: each.tally },
      ];
    }
    if (each.kind !== "record of decision") return [];
    const { act, standing, tally } = each.decision;
    return [{ recordedAt, body: act.by, matter: act.matter ?? "", standing, tally }];
  });
}

const votes =
  (cast: Cast) =>
  (row: DecisionRow): string => {
    const cast_ = row.tally?.votes.filter((vote) => vote.cast === cast) ?? [];
    return cast_.map(({ member, votes: count }) => (count === 1 ? member : `${member} (${count})`)).join(", ");
  };

const sum = (cast: Cast, { tally }: DecisionRow): number =>
  (tally?.votes ?? []).filter((vote) => vote.cast === cast).reduce((total, vote) => total + vote.votes, 0);

const decisionColumns: Columns<DecisionRow> = {
  "on record": ({ recordedAt }, zone) => timeText(zone, recordedAt),
  body: ({ body }) => body.replace(/@.*$/, ""),
  reading: ({ body }) => /@(.*)$/.exec(body)?.[1] ?? BASE_READING,
  matter: ({ matter }) => matter,
  about: ({ tally }) => tally?.about ?? "",
  standing: ({ standing }) => standing,
  outcome: ({ tally }) => tally?.outcome ?? "",
  ground: ({ tally }) => tally?.ground ?? "",
  tally: (row) => (row.tally === undefined ? "" : `${sum("for", row)}–${sum("against", row)}`),
  for: votes("for"),
  against: votes("against"),
  abstained: votes("abstained"),
  silent: votes("silent"),
  needed: ({ tally }) => (tally === undefined ? "" : String(tally.needed)),
  "without a vote": ({ tally }) => tally?.excluded.join(", ") ?? "",
  "not in force": ({ tally }) => tally?.absent.join(", ") ?? "",
};

/** The state in which something is now, and since when. */
interface StatusRow {
  readonly what: string;
  readonly reading: string;
  readonly state: string;
  readonly since: Instant;
  readonly until: Instant | undefined;
  readonly cause: string;
}

/** In the order in which each thing first changed. */
function statusRows({ said }: Known): readonly StatusRow[] {
  const rows = new Map<string, StatusRow>();
  for (const each of said) {
    const row = statusOf(each);
    if (row !== undefined) rows.set(`${row.what} ${row.reading}`, row);
  }
  return [...rows.values()];
}

function statusOf(said: Transition): StatusRow | undefined {
  if (said.kind === "stage") {
    const { stage, change, at } = said;
    const state = change === "started" ? "running" : "ended";
    return { what: `stage ${stage}`, reading: "", state, since: at, until: undefined, cause: "" };
  }
  if (said.kind !== "state") return undefined;
  const { of, reading, state, percent, at, endsAt, cause }: StateChange = said.change;
  const word = percent === undefined ? state : `${state}, ${percent} %`;
  return { what: thingKey(of), reading, state: word, since: at, until: endsAt, cause: numberOf(cause) };
}

const statusColumns: Columns<StatusRow> = {
  what: ({ what }) => what,
  reading: ({ reading }) => reading,
  state: ({ state }) => state,
  since: ({ since }, zone) => timeText(zone, since),
  until: ({ until }, zone) => deadlineText(zone, until),
  by: ({ cause }) => cause,
};

type Exercised = Extract<Transition, { kind: "exercise" }>;

const powerColumns: Columns<Exercised> = {
  "on record": ({ recordedAt }, zone) => timeText(zone, recordedAt),
  clause: ({ exercise }) => numberOf(exercise.clause),
  who: ({ exercise }) => exercise.by,
  act: ({ exercise }) => exercise.act,
  standing: ({ exercise }) => exercise.standing,
};

const countColumns: Columns<DayCount> = {
  register: ({ register }) => register,
  reading: ({ reading }) => reading,
  day: ({ day }) => day,
  count: ({ count }) => String(count),
  possibly: ({ possible }) => String(possible),
  "so far": ({ cumulative }) => String(cumulative),
  "hours watched": ({ observedMs }) => (observedMs === undefined ? "" : (observedMs / HOUR_MS).toFixed(2)),
  "for each hour": ({ count, observedMs = 0 }) => (observedMs === 0 ? "" : (count / (observedMs / HOUR_MS)).toFixed(3)),
  watched: ({ watchedShare }) => (watchedShare === undefined ? "nobody says" : `${Math.round(watchedShare * 100)} %`),
};

type SaidAct = Extract<Transition, { kind: "act" }>;

/** The institution's own acts that are not told by another table: what it calls together, what it releases. */
const actColumns: Columns<SaidAct> = {
  "on record": ({ recordedAt }, zone) => timeText(zone, recordedAt),
  who: ({ act }) => act.by,
  did: ({ act }) => act.act,
  what: ({ act }) => act.matter ?? "",
};

type TooOld = Extract<Transition, { kind: "beyond horizon" }>;

const toldElsewhere: ReadonlySet<string> = new Set([APPLIES, BINDS, HOLDS, ENTERS, ENDS, DECIDES]);

/** The tables by their headings, in the order in which they are compared. */
export const tables: Readonly<Record<string, Render>> = {
  Findings: table(({ findings }) => findings, findingColumns, [
    "clause",
    "reading",
    "against",
    "sure",
    "proof",
    "status",
  ]),
  Duties: table(({ duties }) => duties, dutyColumns, ["clause", "reading", "step", "who", "due", "state"]),
  Clocks: table(clockRows, clockColumns, ["clause", "who", "counted from", "since", "due", "binds"]),
  Decisions: table(decisionRows, decisionColumns, ["on record", "body", "matter", "outcome", "tally", "needed"]),
  Status: table(statusRows, statusColumns, ["what", "reading", "state", "since", "until", "by"]),
  Powers: table(({ said }) => said.filter((each): each is Exercised => each.kind === "exercise"), powerColumns, [
    "on record",
    "clause",
    "who",
    "standing",
  ]),
  Counts: table(({ counts }) => counts, countColumns, ["register", "reading", "day", "count", "possibly", "watched"]),
  Acts: table(
    ({ said }) => said.filter((each): each is SaidAct => each.kind === "act" && !toldElsewhere.has(each.act.act)),
    actColumns,
    ["on record", "who", "did", "what"],
  ),
  "Too old": table(
    ({ said }) => said.filter((each): each is TooOld => each.kind === "beyond horizon"),
    { record: ({ record }: TooOld) => record },
    ["record"],
  ),
};

/** `2` of `2@Narrow`: the reading has a column of its own. */
function numberOf(key: string): string {
  return key.replace(/@.*$/, "");
}
