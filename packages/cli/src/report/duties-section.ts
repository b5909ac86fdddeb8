// Duties and their clocks: who owes what by when, clause by clause, by due time.
import type { Clause } from "@servanda/agreement";
import { type DutyGroup, dutyGroups, performanceTimes, ruleOf } from "../run/duty-groups.ts";
import { dutyStateWords, reportWords } from "../words/report-words.ts";
import { byNumber, clauseText } from "./clause-variants.ts";
import { groupLines, type PerformedAt } from "./duty-rows.ts";
import { some, wrap } from "./layout.ts";
import type { Section } from "./report-input.ts";

const SHOWN_DUTIES = 20;

export function dutiesSection(section: Section): string {
  const { run, paint } = section;
  const obligations = run.agreement.clauses.filter(({ rule }) => rule.kind === "require");
  if (obligations.length === 0) return "";
  const performedAt = performanceTimes(run);
  const begun = new Set(run.duties.map((each) => each.clause));
  const parts = byNumber(obligations)
    .filter((variants) => variants.some(({ key }) => begun.has(key)))
    .map((variants) => clauseText(section, variants, (clause) => owedUnder(section, clause, performedAt)));
  const title = paint("strong", reportWords.duties);
  return parts.length === 0 ? `${title}\n  ${reportWords.noDutyBegan}` : [title, ...parts].join("\n\n");
}

function owedUnder(section: Section, clause: Clause, performedAt: PerformedAt): string {
  const groups = dutyGroups(section.run, clause);
  if (groups.length === 0) return `    ${reportWords.noDutyBegan}`;
  const shown = section.isAll ? groups : groupsUpTo(groups, SHOWN_DUTIES);
  const rest = groups.slice(shown.length);
  return [
    ...(groups.some(({ duties: [duty] }) => isStartUnsaid(clause, duty)) ? [`  ${reportWords.startUnsaid}`] : []),
    ...groupLines(section, clause, shown, performedAt),
    ...(rest.length === 0 ? [] : [wrap(moreText(rest), { indent: "    " })]),
  ].join("\n");
}

function isStartUnsaid(clause: Clause, duty: DutyGroup["duties"][0]): boolean {
  const clock = ruleOf(clause, duty)?.clock;
  return duty.startAssumed && clock?.kind === "within" && clock.countedFrom.length === 0;
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
