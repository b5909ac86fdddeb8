// Duties and their clocks: who owes what by when, clause by clause, by due time.
import { BASE_READING, type Clause } from "@servanda/agreement";
import { type DutyGroup, dutyGroups, performanceTimes, ruleOf } from "../run/duty-groups.ts";
import { isAsInBase } from "../run/reading-effects.ts";
import { dutyStateWords, reportWords } from "../words/report-words.ts";
import { groupLines, type PerformedAt } from "./duty-rows.ts";
import { some, wrap } from "./layout.ts";
import type { Section } from "./report-input.ts";

const SHOWN_DUTIES = 20;

export function dutiesSection(section: Section): string {
  const { run, paint } = section;
  const obligations = run.agreement.clauses.filter(({ rule }) => rule.kind === "require");
  if (obligations.length === 0) return "";
  const performedAt = performanceTimes(run);
  const parts = obligations.flatMap((clause) => {
    const groups = dutyGroups(run, clause);
    return groups.length === 0 ? [] : [clauseText(section, clause, groups, performedAt)];
  });
  const title = paint("strong", reportWords.duties);
  return parts.length === 0 ? `${title}\n  ${reportWords.noDutyBegan}` : [title, ...parts].join("\n\n");
}

function clauseText(section: Section, clause: Clause, groups: readonly DutyGroup[], performedAt: PerformedAt): string {
  const { run, paint, isAll } = section;
  const heading = run.agreement.articles[clause.article]?.heading ?? "";
  const lines = [paint("strong", reportWords.clause(clause.number, heading))];
  if (clause.reading !== BASE_READING) {
    const holders = run.agreement.readings.find((each) => each.name === clause.reading)?.holders ?? [];
    lines.push(`  ${reportWords.reading(clause.reading, holders)}`);
  }
  lines.push(paint("quiet", wrap(clause.sentence, { indent: "  " })));
  if (clause.reading !== BASE_READING && !isAll && isAsInBase(run, clause.key))
    return [...lines, `    ${reportWords.asInBase}`].join("\n");
  if (groups.some(({ duties: [duty] }) => isStartUnsaid(clause, duty))) lines.push(`  ${reportWords.startUnsaid}`);
  const shown = isAll ? groups : groupsUpTo(groups, SHOWN_DUTIES);
  lines.push(...groupLines(section, clause, shown, performedAt));
  const rest = groups.slice(shown.length);
  if (rest.length > 0) lines.push(wrap(moreText(rest), { indent: "    " }));
  return lines.join("\n");
}

function isStartUnsaid(clause: Clause, duty: DutyGroup["duties"][0]): boolean {
  const clock = ruleOf(clause, duty)?.clock;
  return clock?.kind === "within" && clock.countedFrom.length === 0;
}

/** Whole groups, at least one, until so many duties are shown. */
function groupsUpTo(groups: readonly DutyGroup[], count: number): readonly DutyGroup[] {
  let shownCount = 0;
  const last = groups.findIndex(({ duties }) => {
    shownCount += duties.length;
    return shownCount > count;
  });
  return last < 0 ? groups : groups.slice(0, Math.max(1, last));
}

/** How many are left out, and in which states. */
function moreText(groups: readonly DutyGroup[]): string {
  const duties = groups.flatMap((each) => each.duties);
  const states = [...Map.groupBy(duties, (each) => dutyStateWords[each.state])];
  return reportWords.moreDuties(
    duties.length,
    states.map(([state, those]) => some(those.length, state, state)),
  );
}
