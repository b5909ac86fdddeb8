// Duties and their clocks: who owes what by when, with every start that the clock could have side by side.
import { BASE_READING, type Clause, type Duty, dutyId } from "@servanda/agreement";
import type { TimeZone } from "@servanda/core";
import { dutyStateWords, reportWords } from "../words/report-words.ts";
import { localTime } from "./clock-face.ts";
import { wrap } from "./layout.ts";
import type { Section } from "./report-input.ts";

const SHOWN_DUTIES = 10;

export function dutiesSection(section: Section): string {
  const { run, paint } = section;
  const obligations = run.agreement.clauses.filter(({ rule }) => rule.kind === "require");
  if (obligations.length === 0) return "";
  const parts = obligations.flatMap((clause) => {
    const duties = run.duties.filter((each) => each.clause === clause.key);
    return duties.length === 0 ? [] : [clauseText(section, clause, duties)];
  });
  const title = paint("strong", reportWords.duties);
  return parts.length === 0 ? `${title}\n  ${reportWords.noDutyBegan}` : [title, ...parts].join("\n\n");
}

function clauseText(section: Section, clause: Clause, duties: readonly Duty[]): string {
  const { run, paint, isAll } = section;
  const heading = run.agreement.articles[clause.article]?.heading ?? "";
  const lines = [paint("strong", reportWords.clause(clause.number, heading))];
  if (clause.reading !== BASE_READING) {
    const holders = run.agreement.readings.find((each) => each.name === clause.reading)?.holders ?? [];
    lines.push(`  ${reportWords.reading(clause.reading, holders)}`);
  }
  lines.push(paint("quiet", wrap(clause.sentence, { indent: "  " })));
  const shown = isAll ? duties : duties.slice(0, SHOWN_DUTIES);
  for (const duty of shown) lines.push(...dutyLines(section, duty));
  if (duties.length > shown.length) lines.push(`    ${reportWords.moreDuties(duties.length - shown.length)}`);
  return lines.join("\n");
}

function dutyLines(section: Section, duty: Duty): string[] {
  const { run, paint, zone } = section;
  const state = dutyStateWords[duty.state];
  const isMissed = duty.state === "overdue" || duty.state === "fulfilled late";
  const style = isMissed ? "found" : duty.state === "fulfilled" ? "good" : "doubt";
  const parts = [
    duty.bearer,
    paint(style, duty.certainty === "possible" ? `${state} (${reportWords.possibly})` : state),
    duty.dueAt === undefined ? undated(section, duty) : reportWords.dueBy(localTime(zone, duty.dueAt)),
    ...(duty.step === 0 ? [] : [reportWords.otherwise]),
    ...(duty.basisRevised ? [reportWords.basisRevised] : []),
    paint("quiet", dutyId(run.agreement, duty)),
  ];
  const clock = clockText(zone, duty);
  return [`    ${parts.join(" · ")}`, ...(clock === "" ? [] : [wrap(clock, { indent: "      " })])];
}

function undated({ run }: Section, duty: Duty): string {
  const rule = run.agreement.clauses.find((each) => each.key === duty.clause)?.rule;
  const isOpen = rule?.kind === "require" && rule.clock.kind === "none";
  return isOpen ? reportWords.noDeadline : reportWords.deadlineUnknown;
}

/** Every start with its deadline: `event 08:00 → 16:00 · detection 10:00 → 18:00 (binds)`. */
export function clockText(zone: TimeZone, duty: Duty): string {
  const binding = duty.candidates.findIndex((each) => each.at !== undefined && each.at === duty.startAt);
  const starts = duty.candidates.map(({ start, at, dueAt }, index) => {
    if (at === undefined || dueAt === undefined) return `${start}: ${reportWords.startUnknown}`;
    const notes = index !== binding ? [] : [reportWords.binds, ...assumption(duty, binding)];
    const note = notes.length === 0 ? "" : ` (${notes.join("; ")})`;
    return `${start} ${localTime(zone, at)} → ${localTime(zone, dueAt)}${note}`;
  });
  return starts.join(" · ");
}

function assumption(duty: Duty, binding: number): string[] {
  if (!duty.startAssumed) return [];
  return [binding > 0 ? reportWords.fellBack : reportWords.assumed];
}
