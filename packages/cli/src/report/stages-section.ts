// Which stages have started and ended, by these records.
import type { Stage } from "@servanda/agreement";
import { reportWords } from "../words/report-words.ts";
import { localTime } from "./clock-face.ts";
import { table } from "./layout.ts";
import type { Section } from "./report-input.ts";

/** `Term, reading Narrow` for a stage that a reading has of its own. */
function shownName({ name, declared }: Stage): string {
  return declared === undefined ? name : reportWords.ofReading(declared, name.slice(declared.length + 1));
}

export function stagesSection({ run, zone, paint }: Section): string {
  if (run.agreement.stages.length === 0) return "";
  const rows = run.agreement.stages.map((stage) => {
    const { startedAt, endedAt } = run.onTheWay.stages.get(stage.name) ?? {};
    const name = shownName(stage);
    if (startedAt === undefined) return [name, reportWords.notStarted];
    const end = endedAt === undefined ? reportWords.running : reportWords.ended(localTime(zone, endedAt));
    return [name, reportWords.started(localTime(zone, startedAt)), end];
  });
  return `${paint("strong", reportWords.stages)}\n${table(rows)}`;
}
