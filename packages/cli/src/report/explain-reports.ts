// The reports that a verdict rests on, and what the record says of it: each with its time, place, source and ground.
import type { Act, Correction, Observation } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import type { FindingExplanation } from "@servanda/monitor";
import { explainWords } from "../words/explain-words.ts";
import { localInterval, localTime } from "./clock-face.ts";
import type { Speaker } from "./explain-answers.ts";
import { wrap } from "./layout.ts";
import { recordName } from "./trigger-text.ts";

const SHOWN_REPORTS = 12;

/** Those it rests on, then the others of the incident. */
export function reportText(speaker: Speaker, { reports, corrections, finding }: FindingExplanation): string {
  const isEvidence = (each: Observation): boolean => finding.evidence.includes(refOf(each));
  const others = reports.filter((each) => !isEvidence(each));
  const parts = [list(speaker, reports.filter(isEvidence))];
  if (others.length > 0) parts.push(`  ${explainWords.sameIncident}`, list(speaker, others));
  return [...parts, ...corrections.map((each) => correctionText(speaker, each))].join("\n");
}

/** What a source said anew, and when; what it said before stays in the log. */
function correctionText({ zone, paint }: Speaker, correction: Correction): string {
  const { of, change, recordedAt } = correction;
  const { from, to, ...rest } = change;
  const when = from === undefined || to === undefined ? [] : [localInterval(zone, from, to)];
  const said = [...when, ...Object.entries(rest).map(([name, value]) => explainWords.saidAnew(name, value))];
  const line = [explainWords.corrected(of), ...said, explainWords.onRecord(localTime(zone, recordedAt))].join(" · ");
  return `  ${paint("strong", refOf(correction))}\n${wrap(line, { indent: "    " })}`;
}

function list(speaker: Speaker, reports: readonly Observation[]): string {
  const lines = reports.slice(0, SHOWN_REPORTS).map((each) => oneReport(speaker, each));
  if (reports.length > lines.length) lines.push(`  ${explainWords.moreReports(reports.length - lines.length)}`);
  return lines.join("\n");
}

function oneReport({ zone, paint }: Speaker, report: Observation): string {
  const what = [
    report.kind,
    ...(report.aggregate === true ? [explainWords.figure(report.count ?? 1)] : []),
    localInterval(zone, report.from, report.to),
    placeOf(report),
  ].join(" · ");
  const source = [
    report.sourceKind,
    ...(report.of === undefined ? [] : [`of ${report.of}`]),
    ...(report.group === report.source ? [] : [`group ${report.group}`]),
    explainWords.names(report),
    explainWords.onRecord(localTime(zone, report.recordedAt)),
  ].join(" · ");
  return [`  ${paint("strong", refOf(report))}`, wrap(what, { indent: "    " }), wrap(source, { indent: "    " })].join(
    "\n",
  );
}

function placeOf({ place }: Observation): string {
  if (place === undefined) return explainWords.unplaced;
  const point = place.lat === undefined || place.lon === undefined ? [] : [`${place.lat}, ${place.lon}`];
  const radius = point.length === 0 || place.radiusM === 0 ? [] : [explainWords.radius(place.radiusM)];
  return [...place.names.slice(0, 1), ...point, ...radius].join(" ");
}

/** Pleas, objections and rulings, and where each matter stands. */
export function recordText(speaker: Speaker, { acts, matters }: FindingExplanation): string {
  const { zone } = speaker;
  const said = matters.flatMap(({ matter, plea, ruling, judgedBy }) => {
    const until = plea?.until === undefined ? undefined : localTime(zone, plea.until);
    const pleaded =
      plea === undefined
        ? []
        : plea.state === "made"
          ? [explainWords.pleaMade(matter)]
          : [plea.state === "open" ? explainWords.pleaOpen(matter, until) : explainWords.pleaMissed(matter, until)];
    if (ruling !== undefined) return [...pleaded, explainWords.ruled(matter, ruling)];
    return plea === undefined || plea.state === "made"
      ? [...pleaded, explainWords.notRuled(matter, judgedBy)]
      : pleaded;
  });
  const lines = [
    ...acts.map((each) => actText(speaker, each)),
    ...said.map((each) => wrap(each, { first: "  · ", indent: "    " })),
  ];
  return lines.length === 0 ? `  ${explainWords.nothingOnRecord}` : lines.join("\n");
}

/** One act on record. */
export function actText({ zone, paint }: Speaker, act: Act): string {
  const what = [
    `${act.by}: ${act.act}${act.matter === undefined ? "" : ` "${act.matter}"`}`,
    ...(act.outcome === undefined ? [] : [act.outcome]),
    ...(act.about === undefined ? [] : [`about ${act.about}`]),
    explainWords.onRecord(localTime(zone, act.recordedAt)),
  ].join(" · ");
  return `  ${paint("strong", recordName(zone, refOf(act)))}\n${wrap(what, { indent: "    " })}`;
}
