// What was not observed: for each prohibition and register the share of the time that somebody says they watched, or
// plainly that nobody says so.
import { BASE_READING, type Coverage, type EventPattern } from "@servanda/agreement";
import { reportWords } from "../words/report-words.ts";
import { table, wrap } from "./layout.ts";
import type { Section } from "./report-input.ts";
import { watchedShare } from "./watched-share.ts";

export function notObservedSection(section: Section): string {
  const { run, paint } = section;
  const watched = watchedThings(section);
  if (watched.length === 0) return "";
  const coverage = run.records.filter((each): each is Coverage => each.record === "coverage");
  const title = paint("strong", reportWords.notObserved);
  if (coverage.length === 0) return `${title}\n${wrap(reportWords.noCoverage, { indent: "  " })}`;
  const interval = judgedInterval(section);
  const rows = watched.map(([name, event]) => {
    const share = watchedShare(coverage, event, interval);
    return [name, share === undefined ? reportWords.noCoverageHere : reportWords.watched(share)];
  });
  return `${title}\n${table(rows)}\n${wrap(reportWords.coverageMeans, { indent: "  " })}`;
}

function watchedThings({ run }: Section): (readonly [string, EventPattern])[] {
  const { clauses, registers } = run.agreement;
  return [
    ...clauses.flatMap(({ number, reading, rule }) =>
      reading === BASE_READING && rule.kind === "forbid" ? [[`clause ${number}`, rule.event] as const] : [],
    ),
    ...registers.flatMap(({ name, reading, event }) =>
      reading === BASE_READING ? [[`register ${name}`, event] as const] : [],
    ),
  ];
}

/** The period as given, else from the first thing that happened to the end. */
function judgedInterval({ run, period }: Section): { from: number; to: number } {
  const begun = run.records.flatMap((each) =>
    each.record === "observation" || each.record === "coverage" ? [each] : [],
  );
  const first = begun.reduce((least, each) => Math.min(least, each.from), Number.POSITIVE_INFINITY);
  const from = period.from ?? first;
  return { from, to: Math.max(from, period.until ?? run.end ?? from) };
}
