// What was not observed: for each prohibition and register the share of the time that somebody says they watched, or
// plainly that nobody says so; and who says that they could not.
import { BASE_READING, type Coverage, type EventPattern } from "@servanda/agreement";
import { kindTreeOf, watchedShare } from "@servanda/monitor";
import { kindsText } from "../words/pattern-words.ts";
import { reportWords } from "../words/report-words.ts";
import { localInterval, localTime } from "./clock-face.ts";
import { table, widthOf, wrap } from "./layout.ts";
import type { Section } from "./report-input.ts";

const SHOWN_GAPS = 5;

export function notObservedSection(section: Section): string {
  const { run, paint, zone } = section;
  const patterns = watchedPatterns(section);
  if (patterns.length === 0) return "";
  const coverage = run.records.filter((each): each is Coverage => each.record === "coverage");
  const title = paint("strong", reportWords.notObserved);
  if (coverage.length === 0) return `${title}\n${wrap(reportWords.noCoverage, { indent: "  " })}`;
  const interval = judgedInterval(section);
  const width = Math.max(...patterns.map(([name]) => widthOf(name)));
  const lines = patterns.map(([name, event]) =>
    wrap(watchText(section, coverage, event, interval), {
      first: `  ${name.padEnd(width)}  `,
      indent: " ".repeat(width + 6),
    }),
  );
  return [
    title,
    ...lines,
    ...gapLines(section, coverage),
    wrap(reportWords.sharesOf(localTime(zone, interval.from), localTime(zone, interval.to)), { indent: "  " }),
  ].join("\n");
}

function watchText(
  { run }: Section,
  coverage: readonly Coverage[],
  event: EventPattern,
  interval: { readonly from: number; readonly to: number },
): string {
  const tree = kindTreeOf(run.agreement.kinds);
  const shareOf = (kinds: readonly string[]): number | undefined =>
    watchedShare(coverage, { ...event, kinds }, interval, tree);
  const share = shareOf(event.kinds);
  if (share === undefined) return reportWords.noCoverageHere;
  const unwatched = event.kinds.filter((kind) => shareOf([kind]) === undefined);
  if (unwatched.length === 0) return reportWords.watched(share);
  const watched = event.kinds.filter((kind) => !unwatched.includes(kind));
  return reportWords.watchedInPart(shareOf(watched) ?? 0, kindsText(run.agreement, watched), unwatched);
}

function watchedPatterns({ run }: Section): (readonly [string, EventPattern])[] {
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

/** Who was denied, jammed or blind: when, where, for what. */
function gapLines({ run, zone, isAll }: Section, coverage: readonly Coverage[]): string[] {
  const gaps = coverage.filter((each) => each.state !== "watched").sort((a, b) => a.from - b.from);
  if (gaps.length === 0) return [];
  const shown = isAll ? gaps : gaps.slice(0, SHOWN_GAPS);
  const rows = shown.map(({ source, state, from, to, area, kinds }) => [
    source,
    state,
    localInterval(zone, from, to),
    area ?? reportWords.everywhere,
    kinds === undefined ? reportWords.everyKind : kindsText(run.agreement, kinds),
  ]);
  const rest = gaps.length - shown.length;
  const more = rest === 0 ? [] : [`    ${reportWords.moreGaps(rest)}`];
  return [`  ${reportWords.couldNotWatch}`, table(rows, [], "    "), ...more];
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
