// For whom the agreement stands how, at the end: each signatory, its reservations, its steps at home, its clauses that
// are out of force, and who disputes that.
import type { SignatoryStatus } from "@servanda/monitor";
import { statusesOf } from "../run/membership.ts";
import { stateWords } from "../words/state-words.ts";
import { statusWords } from "../words/status-words.ts";
import { deadlineTime, localTime } from "./clock-face.ts";
import { table, wrap } from "./layout.ts";
import type { Section } from "./report-input.ts";

export function statusSection(section: Section): string {
  const statuses = statusesOf(section.run);
  if (statuses.length === 0) return "";
  const { zone, paint } = section;
  const rows = statuses.map(({ actor, state, since, reservations }) => [
    actor,
    statusWords.state(state, reservations),
    since === undefined ? "" : stateWords.since(localTime(zone, since)),
  ]);
  const said = [...statuses.flatMap((each) => notesOn(section, each)), ...clausesOut(section, statuses)];
  const notes = said.map((text) => wrap(text, { indent: "  " }));
  return [paint("strong", statusWords.section), table(rows), ...notes].join("\n");
}

function notesOn({ zone }: Section, { actor, steps, contestedBy, endsAt, state }: SignatoryStatus): string[] {
  return [
    ...(state === "notice given" && endsAt !== undefined
      ? [statusWords.leaves(actor, deadlineTime(zone, endsAt))]
      : []),
    ...steps.map((step) =>
      statusWords.step(actor, step, step.dueAt === undefined ? undefined : deadlineTime(zone, step.dueAt)),
    ),
    ...(contestedBy.length === 0 ? [] : [statusWords.contested(actor, contestedBy)]),
  ];
}

/** Each clause once, with those for whom it stands so. */
function clausesOut({ zone }: Section, statuses: readonly SignatoryStatus[]): string[] {
  const all = statuses.flatMap(({ actor, clauses }) => clauses.map((clause) => ({ actor, clause })));
  return [...Map.groupBy(all, ({ clause }) => JSON.stringify(clause)).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const actors = group.map(({ actor }) => actor);
    const { clause, state, since } = first.clause;
    return [statusWords.clauseOut(actors, clause, state, localTime(zone, since))];
  });
}
