// Which stages have started and ended, by these records.
import { reportWords } from "../words/report-words.ts";
import { localTime } from "./clock-face.ts";
import { table } from "./layout.ts";
import type { Section } from "./report-input.ts";

export function stagesSection({ run, zone, paint }: Section): string {
  if (run.agreement.stages.length === 0) return "";
  const rows = run.agreement.stages.map(({ name }) => {
    const { startedAt, endedAt } = run.onTheWay.stages.get(name) ?? {};
    if (startedAt === undefined) return [name, reportWords.notStarted];
    const end = endedAt === undefined ? reportWords.running : reportWords.ended(localTime(zone, endedAt));
    return [name, reportWords.started(localTime(zone, startedAt)), end];
  });
  return `${paint("strong", reportWords.stages)}\n${table(rows)}`;
}
