// What was found: clause by clause with its sentence, findings grouped by bearer, level, certainty and status, readings
// beside the base.
import { type Clause, type Finding, findingId, isUpheld } from "@servanda/agreement";
import { reportWords } from "../words/report-words.ts";
import { stateWords } from "../words/state-words.ts";
import { byNumber, clauseText } from "./clause-variants.ts";
import { localInterval } from "./clock-face.ts";
import { wrap } from "./layout.ts";
import type { Section } from "./report-input.ts";

const SHOWN_IDS = 3;

export function findingsSection(section: Section): string {
  const { run, paint } = section;
  const prohibitions = run.agreement.clauses.filter(({ rule }) => rule.kind === "forbid");
  if (prohibitions.length === 0) return "";
  const parts = byNumber(prohibitions).map((variants) =>
    clauseText(section, variants, (clause) => foundUnder(section, clause)),
  );
  return [paint("strong", reportWords.found), ...parts, ...explanations(section)].join("\n\n");
}

function foundUnder(section: Section, clause: Clause): string {
  const findings = section.run.findings.filter((each) => each.clause === clause.key);
  if (section.gathered.records.length === 0) return `    ${reportWords.nothingJudged}`;
  if (findings.length === 0) return `    ${reportWords.nothingFound}`;
  const groups = [
    ...Map.groupBy(findings, (each) =>
      JSON.stringify([
        each.bearer,
        each.level,
        each.certainty,
        each.status,
        each.occurrence,
        each.presumed,
        each.answers,
        each.disputes,
      ]),
    ).values(),
  ];
  return groups.map((group) => groupText(section, group)).join("\n");
}

function groupText(section: Section, group: readonly Finding[]): string {
  const { zone, run, isAll, paint } = section;
  const [first] = group;
  if (first === undefined) return "";
  const from = Math.min(...group.map((each) => each.from));
  const to = Math.max(...group.map((each) => each.to));
  // Nobody saw what is presumed: it has no level, no incident and nothing to be certain of.
  const isSeen = first.presumed !== true;
  const cells = [
    first.bearer ?? reportWords.nobody,
    ...(isSeen ? [first.level, first.certainty] : [stateWords.presumed]),
    reportWords.status(first),
    isSeen ? countText(group) : "",
  ];
  const line = [...cells.filter((each) => each !== ""), localInterval(zone, from, to)].join(" · ");
  const matters = [...new Set(group.flatMap((each) => each.unsettled))].sort();
  const ids = group.map((each) => findingId(run.agreement, each));
  const shown = isAll ? ids : ids.slice(0, SHOWN_IDS);
  const more = ids.length > shown.length ? [reportWords.moreIds(ids.length - shown.length)] : [];
  return [
    `    ${paint(first.certainty === "certain" && isUpheld(first) ? "found" : "doubt", line)}`,
    ...(first.occurrence === first.level ? [] : [`      ${reportWords.happened(first.occurrence)}`]),
    ...(first.answers === undefined ? [] : [`      ${reportWords.answered(first.answers)}`]),
    ...(first.disputes ?? []).map((each) => `      ${reportWords.disputed(each)}`),
    ...(matters.length === 0 ? [] : [`      ${reportWords.unsettled(matters)}`]),
    paint("quiet", wrap([...shown, ...more].join("  "), { indent: "      " })),
  ].join("\n");
}

function countText(group: readonly Finding[]): string {
  const days = group.filter((each) => each.subject.kind === "period");
  if (days.length === 0) return reportWords.incidents(group.length);
  const units = days.reduce((sum, each) => sum + each.units, 0);
  const incidentCount = group.length - days.length;
  const counted = reportWords.days(days.length, units);
  return incidentCount === 0 ? counted : `${counted} · ${reportWords.incidents(incidentCount)}`;
}

/** Words that need saying once, and how to ask for more. */
function explanations(section: Section): string[] {
  const { findings, agreement } = section.run;
  const said: string[] = [
    ...(findings.some((each) => each.bearer === null) ? [reportWords.nobodyMeans] : []),
    ...(findings.some((each) => each.certainty === "possible") ? [reportWords.possibleMeans] : []),
    ...(findings.some((each) => each.status === "contested") ? [reportWords.contestedMeans] : []),
    ...(findings.some((each) => each.status === "refuted") ? [reportWords.refutedMeans] : []),
  ];
  const [first] = findings;
  if (first !== undefined) said.push(reportWords.explain);
  if (first === undefined) return [];
  // One line, so that it can be copied.
  const command = reportWords.explainCommand(section.words, findingId(agreement, first));
  return [`${said.map((each) => wrap(each, { indent: "  " })).join("\n")}\n    ${command}`];
}
