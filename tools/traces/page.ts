// One case as Markdown: its sentence, its text, and a table of records and what follows, hour by hour.
import type { LogRecord, Place } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import type { Construct } from "../../tests/constructs/running.ts";

export function casePage({ shows, of, not = [], text, records, until, follows }: Construct): string {
  const hoursOf = (line: string): number => Number.parseFloat(line);
  const recorded = records.map((each) => ({ hour: each.recordedAt / HOUR_MS, said: recordWords(each) }));
  const said = until === undefined ? recorded : [...recorded, { hour: until, said: "time passes" }];
  const hours = [...new Set([...said.map(({ hour }) => hour), ...follows.map(hoursOf)])].sort((a, b) => a - b);
  const rows = hours.map((hour) => {
    const here = said.filter((each) => each.hour === hour).map((each) => each.said);
    const then = follows.filter((line) => hoursOf(line) === hour).map((line) => line.replace(/^\S+ /, ""));
    return `| ${hour} | ${here.map(cell).join("<br>")} | ${then.length === 0 ? "–" : then.map(cell).join("<br>")} |`;
  });
  const constructs = [
    ...(of.length === 0 ? [] : [`at work: ${of.join(", ")}`]),
    ...(not.length === 0 ? [] : [`their limits: ${not.join(", ")}`]),
  ];
  return `## ${shows.charAt(0).toUpperCase()}${shows.slice(1)}

${constructs.join("; ")}

\`\`\`\`
${text}
\`\`\`\`

| hour | on record | what follows |
| --- | --- | --- |
${rows.join("\n")}
`;
}

/** What a record says, without the technical parts. */
function recordWords(record: LogRecord): string {
  switch (record.record) {
    case "tick":
      return "time passes";
    case "correction": {
      const said = Object.entries(record.change).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
      return `${record.of} is corrected: ${said.join(", ")}`;
    }
    case "withdrawal":
      return `${record.of} is withdrawn`;
    case "coverage":
      return `${record.source} ${record.state} from hour ${record.from / HOUR_MS} to ${record.to / HOUR_MS}`;
    case "observation": {
      const { kind, by, attribution, place, count, attributes = {}, from, sourceKind } = record;
      const doer = by === undefined ? "by nobody named" : `${attribution === "possible" ? "possibly " : ""}by ${by}`;
      const stated = Object.entries(attributes).map(([name, value]) => `${name} ${value}`);
      const when = from === record.recordedAt ? [] : [`at hour ${from / HOUR_MS}`];
      const many = count === undefined ? [] : [`count ${count}`];
      return [`${sourceKind} reports ${kind}`, doer, ...placeWords(place), ...many, ...stated, ...when].join(", ");
    }
    case "act": {
      const { act, by, matter, to, about, outcome, place, until } = record;
      return [
        `${by}: ${act}`,
        ...(matter === undefined ? [] : [`"${matter}"`]),
        ...(to === undefined ? [] : [`to ${to}`]),
        ...(about === undefined ? [] : [`about ${about}`]),
        ...(outcome === undefined ? [] : [outcome]),
        ...placeWords(place),
        ...(until === undefined ? [] : [`until hour ${until / HOUR_MS}`]),
      ].join(", ");
    }
  }
}

function placeWords(place: Place | undefined): readonly string[] {
  if (place === undefined) return [];
  const { names, lat, lon, radiusM } = place;
  const point =
    lat === undefined || lon === undefined ? [] : [`at ${lat.toFixed(4)}, ${lon.toFixed(4)} ± ${radiusM} m`];
  return [...(names.length === 0 ? [] : [`in ${names.join(", ")}`]), ...point];
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
