// The head of the report: which text, which time, how many rows, which readings; and what of the text has no meaning
// yet.
import { isNotInForce } from "../run/membership.ts";
import { readingEffects } from "../run/reading-effects.ts";
import { reportWords } from "../words/report-words.ts";
import { statusWords } from "../words/status-words.ts";
import { localTime } from "./clock-face.ts";
import { wrap } from "./layout.ts";
import type { Section } from "./report-input.ts";

export function headSection(section: Section): string {
  const { run, paint, words } = section;
  const { agreement } = run;
  const lines = [
    `${paint("strong", agreement.title)}\n${agreement.name}${reportWords.version(agreement.version)}`,
    wrap(`Judged: ${periodText(section)}. ${reportWords.zone(agreement.timeZone)}`),
    wrap(rowsText(section)),
  ];
  const readings = readingEffects(run);
  if (readings.length > 0) lines.push(wrap(reportWords.readings(readings)));
  if (isNotInForce(run)) lines.push(paint("found", wrap(statusWords.notInForce)));
  const gaps = agreement.withoutMeaning.length;
  if (gaps > 0) lines.push(wrap(reportWords.withoutMeaning(gaps, words[0] ?? "")));
  return lines.join("\n");
}

function periodText({ run, period, zone }: Section): string {
  const text = (at: number | undefined): string | undefined => (at === undefined ? undefined : localTime(zone, at));
  const end = text(run.end);
  const world = reportWords.period(text(period.from), text(period.until));
  return end === undefined ? world : `${world}, ${reportWords.asKnown(end)}`;
}

function rowsText({ gathered, run }: Section): string {
  const { counts, outsideCount, laterCount, records } = gathered;
  const some = (count: number, words: (count: number) => string): string[] => (count === 0 ? [] : [words(count)]);
  return reportWords.rows(counts.read, [
    reportWords.judged(records.length),
    ...some(outsideCount, reportWords.outside),
    ...some(laterCount, reportWords.later),
    ...some(run.onTheWay.beyondHorizon.length, reportWords.beyondHorizon),
    ...some(counts.skipped, reportWords.skipped),
    reportWords.repeated(counts.repeated),
    reportWords.refused(counts.refused),
  ]);
}
