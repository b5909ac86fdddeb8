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

  withoutGone: (ref: string): string => `Without ${ref} nothing would be found.`,
  without: (ref: string, after: string): string => `Without ${ref}: ${after}.`,
  happened: (level: string): string => `that it happened: ${level}`,
  noSingleReport: "No single report carries it: without any one of them the verdict is the same.",
  resolved: (asks: string, ifYes: string, ifNo: string): string =>
    `Once it is settled whether this holds, "${asks}": yes ${ifYes}; no ${ifNo}.`,
  verdict: {
    certain: "makes the finding certain",
    possible: "leaves it possible, for other doubts remain",
    gone: "leaves no finding, as far as this report goes",
  },
  moreProof: (level: string, what: string): string => `${what} would make it ${level}.`,
  moreSources: (missing: number, kinds: number): string => {
    const ofKinds = kinds === 0 ? "" : ` of ${some(kinds, "further kind")}`;
    const sources = missing === 0 ? "A source" : some(missing, "further independent source");
    return `${sources}${ofKinds}, near enough in time and place,`;
  },
  standing: (actor: string, onSite: boolean): string => `A report of ${actor}${onSite ? " that was on site" : ""}`,
  plea: (by: string, matter: string, until: string | undefined): string =>
    `A plea of "${matter}" by ${by}${until === undefined ? "" : `, until ${until},`} would make it contested.`,
  ruling: (matter: string, judges: readonly string[]): string =>
    judges.length === 0
      ? `The text names no judge of "${matter}": no ruling can settle it.`
      : `A ruling by ${listed(judges, "or")} on "${matter}": accepted excuses it, rejected settles that it stands.`,
  rebuttal: "A ruling about it by a body of the agreement: rejected turns it down.",
  settled: (matter: string, judges: readonly string[]): string =>
    judges.length === 0
      ? `The text names no judge of "${matter}": no ruling can settle whether it was done.`
      : `A ruling by ${listed(judges, "or")} on "${matter}": accepted settles that it was done, rejected that not.`,
  reason: (by: string): string => `A reason on record by ${by}: the act \`explain\`, about this duty.`,
  attribution: "A report that says on a stated ground who did it would make it a finding against them.",
  objection: "An objection on record would make it contested; it would still stand.",
  performance: (by: string, until: string | undefined): string =>
    `Doing what is owed, on record, by ${by}${until === undefined ? "" : `: in time up to ${until}, late after`}.`,
  moreCoverage: (share: number | undefined): string =>
    share === undefined
      ? "Somebody's record that they watched for it until the deadline: then not seen would mean overdue."
      : `Records of watching the rest of the time to the deadline (${Math.floor(share * 100)} % is watched).`,
  trigger: (trigger: string | undefined): string =>
    trigger === undefined ? "It stands by itself, without a trigger." : `${trigger}.`,
  nothingChanges: "Only what performs it, taken back by its own author.",
  watchNone: "Nobody states that they watched for it.",
  watch: (share: number): string => `${Math.floor(share * 100)} % of the time to the deadline was watched.`,
} as const;
