// Words of `servanda explain`.
import type { Observation, Proof } from "@servanda/agreement";
import { lengthText } from "../report/clock-face.ts";
import { grouped, listed, some } from "../report/layout.ts";
import { distanceText } from "./pattern-words.ts";

export const explainWords = {
  text: "WHAT THE TEXT SAYS",
  rule: "HOW IT IS READ",
  reports: "THE REPORTS",
  asked: "WHAT WAS ASKED, AND THE ANSWERS",
  proof: "HOW WELL IT IS PROVEN",
  doubt: "WHAT IS IN DOUBT",
  record: "WHAT THE RECORD SAYS OF IT",
  clock: "THE CLOCK",
  change: "WHAT WOULD CHANGE IT",

  nobody: "nobody named",
  incident: (id: string): string => `incident ${id}`,
  day: (day: string): string => `figures of ${day}`,
  certainly: "certain: it holds for every value of what is in doubt",
  possibly: "possible: it holds for some values of what is in doubt, not for all",
  excused: "excused: a judge accepted the exception, so it is no breach",
  contested: "contested: it stands, and an objection or a plea is not ruled on",
  noProse: "(This article has no prose.)",

  restsOn: "It rests on:",
  sameIncident: "Of the same incident, and not what it rests on:",
  moreReports: (count: number): string => `… and ${some(count, "more report")}`,
  corrected: (ref: string): string => `corrects ${ref}`,
  saidAnew: (name: string, value: unknown): string =>
    value === null ? `no ${name} any more` : `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`,
  unplaced: "no place given",
  radius: (metres: number): string => `± ${distanceText(metres)}`,
  onRecord: (at: string): string => `on record ${at}`,
  names: (report: Observation): string => {
    if (report.by === undefined) return "names nobody";
    const sure = report.attribution === "possible" ? "possibly " : "";
    return `names ${sure}${report.by}${report.basis === undefined ? "" : `: ${report.basis}`}`;
  },
  figure: (count: number): string => `figure ${grouped(count)}`,

  isKind: (kinds: string): string => `a report of ${kinds}`,
  isBearer: (bearer: string): string => `${bearer} did it, so a report says`,
  isNobody: "it happened, and no report surely says who did it",
  isTarget: (target: string): string => `it was done to ${target}`,
  during: (stages: readonly string[]): string => `during ${listed(stages, "or")}`,
  after: (at: string | undefined): string =>
    at === undefined ? "after a moment that has not come" : `not before ${at}`,
  before: (at: string | undefined): string => (at === undefined ? "before a moment that is not known" : `before ${at}`),
  when: (condition: string): string => `when: ${condition}`,
  unless: (condition: string): string => `exception (yes would excuse): ${condition}`,

  reached: "reached",
  notReached: "not reached",
  proofText: (proof: Proof): string => {
    if (proof.kind === "standing") return `a report of ${proof.actor}${proof.onSite ? " on site" : ""}`;
    const kinds = proof.sourceKinds > 1 ? ` of ${proof.sourceKinds} kinds` : "";
    const within = [
      ...(proof.withinMs === undefined ? [] : [lengthText(proof.withinMs)]),
      ...(proof.withinM === undefined ? [] : [distanceText(proof.withinM)]),
    ];
    const sources = proof.sources === 1 ? "1 source" : `${proof.sources} independent sources`;
    return `${sources}${kinds}${within.length === 0 ? "" : ` less than ${within.join(" and ")} apart`}`;
  },
  have: (sources: number, kinds: number, needsKinds: boolean): string =>
    needsKinds ? `so far ${sources}, of ${some(kinds, "kind")}` : `so far ${sources}`,
  haveNone: "so far none",
  whoCounts: (bearer: string): string =>
    `Only reports that say ${bearer} did it count towards a finding against ${bearer}.`,
  occurrence: (level: string): string => `That it happened, whoever did it, is ${level}.`,
  independent: "Sources of one group are not independent and count once.",

  noDoubt: "Nothing: every answer is the same for every value of what is uncertain.",
  doubtInterval: (ref: string, interval: string): string =>
    `${ref}: it happened some time in ${interval}, which the bound divides`,
  doubtRadius: (ref: string, radius: string, low: string, high: string): string =>
    `${ref}: its place is known to ${radius}, so it lies ${low} to ${high} away`,
  doubtRadiusOnly: (ref: string, radius: string): string =>
    `${ref}: its place is known to ${radius}, on which the edge falls`,
  doubtNoPlace: (ref: string): string => `${ref}: it states no place that can be compared`,
  doubtNotStated: (ref: string, what: string): string => `${ref}: it does not state ${what}`,
  doubtAttribution: (ref: string): string => `${ref}: its source itself doubts who did it`,
  doubtNobody: (ref: string): string => `${ref}: it names nobody`,
  doubtOpen: (region: string, why: string): string => `the text leaves ${region} open: ${why}`,
  doubtCoverage: (share: number | undefined): string =>
    share === undefined
      ? "nobody states that they watched, so nothing seen is not nothing happened"
      : `only ${Math.floor(share * 100)} % of that time was watched, so nothing seen is not nothing happened`,
  doubtMatter: (matter: string): string => `"${matter}" is a matter on which no judge has spoken`,
  doubtOther: "some of what it rests on is itself in doubt",

  nothingOnRecord: "Nobody has pleaded, objected or ruled.",
  pleaMade: (matter: string): string => `"${matter}" was pleaded in time`,
  pleaOpen: (matter: string, until: string | undefined): string =>
    `"${matter}" was not pleaded${until === undefined ? "" : `; it can be until ${until}`}`,
  pleaMissed: (matter: string, until: string | undefined): string =>
    `"${matter}" was not pleaded in time${until === undefined ? "" : ` (until ${until})`}`,
  ruled: (matter: string, ruling: string): string => `"${matter}" was ${ruling}`,
  notRuled: (matter: string, judges: readonly string[]): string =>
    judges.length === 0
      ? `"${matter}" has no judge: it stays unsettled`
      : `no ruling on "${matter}" by ${listed(judges, "or")}`,

  withoutGone: (refs: string): string => `Without ${refs} nothing would be found.`,
  withoutDuty: (refs: string): string => `Without ${refs} no such duty would have begun.`,
  without: (refs: string, after: string): string => `Without ${refs}: ${after}.`,
  supposed: (what: string, after: string): string => `${what}: ${after}.`,
  nothingThen: (isDuty: boolean): string => (isDuty ? "no such duty" : "nothing found"),
  happened: (level: string): string => `that it happened: ${level}`,
  noSingleReport: "No single record carries it: without any one of them the verdict is the same.",
  noneFound: (tried: number): string => `None of the ${some(tried, "change")} that were tried changes it.`,
  bounded: (tried: number, considered: number): string =>
    `Only ${tried} of ${considered} supposed changes were tried: a run through all records is made for each.`,
  sureOfWho: (ref: string, by: string): string => `Were ${ref} sure that ${by} did it`,
  exactTime: (ref: string, time: string): string => `Had what ${ref} reports happened at ${time}`,
  exactPlace: (ref: string): string => `Were the place of ${ref} exact`,
  moreReportsOf: (count: number, kinds: string, by: string): string =>
    count === 1 ? `A further report of ${kinds} (${by})` : `${count} further independent reports of ${kinds} (${by})`,
  ofSource: (of: string, isOnSite: boolean): string => ` by ${of}${isOnSite ? " on site" : ""}`,
  plea: (by: string, matter: string): string => `A plea of "${matter}" by ${by}`,
  ruling: (by: string, matter: string | undefined, outcome: string): string =>
    `A ruling by ${by}${matter === undefined ? "" : ` on "${matter}"`}, ${outcome}`,
  objection: (by: string): string => `An objection by ${by}`,
  act: (verb: string, by: string, matter: string | undefined): string =>
    `On record, by ${by}: ${verb}${matter === undefined ? "" : ` "${matter}"`}`,
  watched: (kinds: string, time: string): string => `A record that somebody watched for ${kinds}, ${time}`,
  trigger: (trigger: string | undefined): string =>
    trigger === undefined ? "It stands by itself, without a trigger." : `${trigger}.`,
  watchNone: "Nobody states that they watched for it.",
  watch: (share: number): string => `${Math.floor(share * 100)} % of the time to the deadline was watched.`,
} as const;
