// What judges and parties put on record about a verdict: pleas, rulings, waivers.
import type {
  Act,
  ActorName,
  Dispute,
  Exception,
  Finding,
  MatterException,
  MatterGround,
  Observation,
} from "@servanda/agreement";
import { findingId, incidentId, refOf } from "@servanda/agreement";
import { type DayRule, type Instant, limitAfter, YES } from "@servanda/core";
import { largestOf } from "./happenings.ts";
import type { OnRecord } from "./on-record.ts";
import { isMeant } from "./pattern.ts";
import type { Span } from "./spans.ts";

/** The last on record; of several at one instant that with the greatest reference. */
export function latest(acts: readonly Act[]): Act | undefined {
  return [...acts].sort((a, b) => a.recordedAt - b.recordedAt || (refOf(a) < refOf(b) ? -1 : 1)).at(-1);
}

/** Verbs by which an act has a word in a verdict. */
const SAYING: readonly string[] = ["plead", "judge", "contest"];

/** Acts that have a word in what goes by one of these names. */
export function actsOn({ acts }: OnRecord, names: ReadonlySet<string>): readonly Act[] {
  return acts.filter(({ act, about }) => SAYING.includes(act) && about !== undefined && names.has(about));
}

/** Acts about the finding, by any name it has or had. */
export function actsAbout(onRecord: OnRecord, finding: Finding, members: readonly Observation[]): readonly Act[] {
  const { text } = onRecord;
  const refs = members.map(refOf);
  const idOf = (least: string): string =>
    findingId(text.agreement, { ...finding, subject: { kind: "incident", least } });
  const ids =
    finding.subject.kind === "period"
      ? [findingId(text.agreement, finding)]
      : refs.flatMap((least) => [incidentId(least), idOf(least)]);
  return actsOn(onRecord, new Set([...refs, ...ids]));
}

function isRuling({ act, matter, outcome, by }: Act, exception: MatterException): boolean {
  const isOn = act === "judge" && matter === exception.matter && outcome !== undefined;
  return isOn && (exception.judgedBy ?? []).includes(by);
}

export function mattersIn(exceptions: readonly Exception[]): readonly MatterException[] {
  return exceptions.filter((each) => each.kind === "matter");
}

/** `bearers`: any of whom may plead; `since`: from when the time for it runs. */
export function matterGround(
  dayRule: DayRule,
  exception: MatterException,
  about: readonly Act[],
  bearers: readonly ActorName[],
  since: Instant | undefined,
): MatterGround {
  const { matter, pleadedBy, pleadWithin } = exception;
  const until = pleadWithin === undefined || since === undefined ? undefined : limitAfter(dayRule, since, pleadWithin);
  const pleas = about.filter(
    (act) =>
      act.act === "plead" &&
      act.matter === matter &&
      pleadedBy !== undefined &&
      bearers.some((bearer) => isMeant(pleadedBy, act.by, new Map([["bearer", bearer]])) === YES) &&
      (until === undefined || act.recordedAt <= until),
  );
  const ruling = latest(about.filter((act) => isRuling(act, exception)));
  return {
    matter,
    isPleaded: pleadedBy === undefined || pleas.length > 0,
    ...(until === undefined ? {} : { pleadableUntil: until }),
    pleas: pleas.map(refOf).sort(),
    ...(ruling === undefined ? {} : { ruling: refOf(ruling) }),
  };
}

/** The finding as what is on record about it leaves it. `evidence`: its reports. */
export function asRuled(
  exceptions: readonly Exception[],
  grounds: readonly MatterGround[],
  finding: Finding,
  evidence: readonly Observation[],
  about: readonly Act[],
): Finding {
  const isIncident = finding.subject.kind === "incident";
  const disputes = disputesIn(about);
  let isContested = disputes.length > 0;
  let isExcused = false;
  const unsettled: string[] = [];
  for (const [index, exception] of mattersIn(exceptions).entries()) {
    const ground = grounds[index];
    const outcome = about.find((act) => refOf(act) === ground?.ruling)?.outcome;
    if (ground?.isPleaded !== true || outcome === "rejected") continue;
    if (outcome !== undefined) {
      isExcused ||= isIncident;
      continue;
    }
    unsettled.push(exception.matter);
    isContested ||= exception.pleadedBy !== undefined;
  }
  const units = isIncident ? 1 : unitsLeft(mattersIn(exceptions), evidence, about);
  isExcused ||= !isIncident && units === 0;
  const status = isExcused ? "excused" : isContested ? "contested" : "open";
  const objected = disputes.length === 0 ? {} : { disputes };
  return { ...finding, status, units, unsettled: unsettled.sort(), ...objected };
}

// Who objects, and what they state: each once, in the order of their JSON.
function disputesIn(about: readonly Act[]): readonly Dispute[] {
  const said = about
    .filter(({ act }) => act === "contest")
    .map(({ by, matter }) => ({
      key: JSON.stringify([by, matter]),
      dispute: { by, ...(matter === undefined ? {} : { statement: matter }) },
    }));
  const once = new Map(said.map(({ key, dispute }) => [key, dispute]));
  return [...once.keys()].sort().flatMap((key) => once.get(key) ?? []);
}

// Figures less what judges exempted of each of them.
function unitsLeft(
  matters: readonly MatterException[],
  reports: readonly Observation[],
  about: readonly Act[],
): number {
  const left = (report: Observation): number => {
    const whole = report.count ?? 1;
    const exempt = matters.map((matter) => {
      const ruling = latest(about.filter((act) => act.about === refOf(report) && isRuling(act, matter)));
      return ruling?.outcome === "accepted" ? (ruling.count ?? whole) : 0;
    });
    return Math.max(0, whole - exempt.reduce((sum, each) => sum + each, 0));
  };
  return Math.max(0, largestOf(reports, left));
}

/** Waivers of the clause in favour of all, or of one of those accused or bound. */
export function waiversOf({ acts }: OnRecord, number: string, bearers: readonly ActorName[]): readonly Act[] {
  const names = [number, `clause ${number}`];
  const isMeant = (name: string | undefined): boolean => name !== undefined && names.includes(name);
  return acts.filter(
    ({ act, matter, about, to }) =>
      act === "waive" && (isMeant(matter) || isMeant(about)) && (to === undefined || bearers.includes(to)),
  );
}

/** Whether every other party has waived it for all of that time. */
export function isWaived(
  { text }: OnRecord,
  waivers: readonly Act[],
  bearers: readonly ActorName[],
  { from, to }: Span,
): boolean {
  const others = text.agreement.actors.filter(({ role, name }) => role === "party" && !bearers.includes(name));
  const hasWaived = (party: ActorName): boolean =>
    waivers.some(({ by, at, until }) => by === party && at <= from && (until === undefined || until >= to));
  return others.length > 0 && others.every(({ name }) => hasWaived(name));
}
