// The agreement's own calendar: when stages run, and when moments come.
import type { Act, ActPattern, Moment, Renewal, Stage, StagePeriod, Watch } from "@servanda/agreement";
import { HOLDS } from "@servanda/agreement";
import { type DayRule, type Instant, shifted, times, YES } from "@servanda/core";
import { isAct, NOBODY } from "./pattern.ts";

/** Start and end of each stage, as far as known. Stages may refer to each other; each round settles one more. */
export function periodsOf(
  dayRule: DayRule,
  stages: readonly Stage[],
  acts: readonly Act[],
): ReadonlyMap<string, StagePeriod> {
  const periods = new Map<string, StagePeriod>();
  for (const _round of stages)
    for (const stage of stages) periods.set(stage.name, periodOf(dayRule, stage, periods, acts));
  return periods;
}

function periodOf(
  dayRule: DayRule,
  stage: Stage,
  periods: ReadonlyMap<string, StagePeriod>,
  acts: readonly Act[],
): StagePeriod {
  const at = (moment: Moment): Instant | undefined => momentAt(dayRule, moment, periods, acts);
  const start = first(stage.start.map(at));
  if (start === undefined) return {};
  const planned = first([lengthEnd(dayRule, stage, start, acts), ...stage.end.map(at)]);
  const end = planned === undefined ? undefined : putOff(stage, planned, acts);
  if (end === undefined) return { start };
  return start < end ? { start, end } : {};
}

function lengthEnd(dayRule: DayRule, stage: Stage, start: Instant, acts: readonly Act[]): Instant | undefined {
  const { length, renewal } = stage;
  if (length === undefined) return undefined;
  const end = shifted(dayRule, start, length);
  return renewal === undefined ? end : renewedEnd(dayRule, renewal, start, end, acts);
}

// The first end that notice on record comes in time for; none without notice.
function renewedEnd(
  dayRule: DayRule,
  { for: length, unless, notice }: Renewal,
  start: Instant,
  firstEnd: Instant,
  acts: readonly Act[],
): Instant | undefined {
  const given = first(recorded(acts, ...unless).filter((at) => at >= start));
  if (given === undefined) return undefined;
  const latest = (end: Instant): Instant => (notice === undefined ? end : shifted(dayRule, end, times(notice, -1)));
  let end = firstEnd;
  for (let round = 1; latest(end) < given; round += 1) end = shifted(dayRule, firstEnd, times(length, round));
  return end;
}

function putOff({ name, declared, extendableBy = [] }: Stage, planned: Instant, acts: readonly Act[]): Instant {
  const own = acts.filter(({ act, matter, by }) => {
    return act === "extend" && matter === (declared ?? name) && extendableBy.includes(by);
  });
  return own
    .sort((a, b) => a.recordedAt - b.recordedAt)
    .reduce((end, { recordedAt, until = end }) => (recordedAt <= end ? Math.max(end, until) : end), planned);
}

/** When a moment comes, if that is known. */
export function momentAt(
  dayRule: DayRule,
  moment: Moment,
  periods: ReadonlyMap<string, StagePeriod>,
  acts: readonly Act[],
): Instant | undefined {
  if (moment.kind === "at") return moment.at;
  const at =
    moment.kind === "stage"
      ? periods.get(moment.stage)?.[moment.edge]
      : first(recorded(acts, moment.kind === "act" ? moment.act : holdingOf(moment.watch)));
  return at === undefined || moment.offset === undefined ? at : shifted(dayRule, at, moment.offset);
}

/** The act by which a watched condition comes true. */
function holdingOf({ key }: Watch): ActPattern {
  return { act: HOLDS, matter: key, aboutTrigger: false };
}

function recorded(acts: readonly Act[], ...patterns: readonly ActPattern[]): Instant[] {
  return acts
    .filter((act) => patterns.some((pattern) => isAct(act, pattern, NOBODY) === YES))
    .map(({ recordedAt }) => recordedAt);
}

function first(instants: readonly (Instant | undefined)[]): Instant | undefined {
  return instants.filter((each) => each !== undefined).sort((a, b) => a - b)[0];
}
