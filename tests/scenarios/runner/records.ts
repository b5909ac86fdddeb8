// From the tables of a page to records. A row becomes a line of Servanda's own NDJSON and goes through the reader that
// everybody's records go through, so that a slip in a page is refused as it would be in a file.
import type { LogRecord } from "@servanda/agreement";
import { formatInstant, type TimeZone } from "@servanda/core";
import { parseRecordLine } from "@servanda/formats";
import { type Row, rowsOf, type Table } from "./markdown-tables.ts";
import { instantIn, intervalIn } from "./times.ts";

type Fields = Readonly<Record<string, unknown>>;
type ReadCell = (text: string, zone: TimeZone) => Fields;

/** The sorts of tables, by their heading, and what each column says. */
const sorts: Readonly<
  Record<string, { readonly record: string; readonly columns: Readonly<Record<string, ReadCell>> }>
> = {
  Seen: {
    record: "observation",
    columns: {
      report: identity,
      happened: interval,
      "on record": recorded,
      what: (text) => ({ kind: text }),
      count: (text) => ({ count: Number(text) }),
      "who did it": doer,
      ground: (text) => ({ basis: text }),
      where: place,
      "seen by": seenBy,
      group: (text) => ({ group: text }),
      "done to": (text) => ({ target: text }),
      details: details,
    },
  },
  Done: {
    record: "act",
    columns: {
      record: identity,
      done: (text, zone) => ({ at: iso(text, zone) }),
      "on record": recorded,
      who: (text) => ({ by: text }),
      did: (text) => ({ act: text }),
      what: (text) => ({ matter: text }),
      to: (text) => ({ to: text }),
      about: (text) => ({ about: text }),
      vote: outcome,
      ruling: outcome,
      until: (text, zone) => ({ until: iso(text, zone) }),
      count: (text) => ({ count: Number(text) }),
      where: place,
    },
  },
  Watched: {
    record: "coverage",
    columns: {
      record: identity,
      when: interval,
      "on record": recorded,
      state: (text) => ({ state: text }),
      "looked for": (text) => ({ kinds: text.split(", ") }),
      where: (text) => ({ area: text }),
    },
  },
  "Taken back": {
    record: "withdrawal",
    columns: { record: identity, "on record": recorded, "takes back": (text) => ({ of: text }) },
  },
};

export const recordSorts: readonly string[] = Object.keys(sorts);

/** The records of one table. Throws on a column that is not known and on a row that is refused. */
export function recordsOf(sort: string, table: Table, zone: TimeZone): readonly LogRecord[] {
  return rowsOf(table).map((row) => recordOf(sort, row, zone));
}

function recordOf(name: string, row: Row, zone: TimeZone): LogRecord {
  const sort = sorts[name];
  if (sort === undefined) throw new Error(`no records stand under "${name}", but under ${recordSorts.join(", ")}`);
  let fields: Fields = { record: sort.record };
  for (const [column, cell] of row) {
    const read = sort.columns[column];
    if (read === undefined)
      throw new Error(`"${name}" has no column "${column}", but ${Object.keys(sort.columns).join(", ")}`);
    if (cell !== "") fields = { ...fields, ...read(cell, zone) };
  }
  const outcome = parseRecordLine(JSON.stringify(fields));
  if (outcome.kind !== "record") throw new Error(`${[...row.values()].join(" | ")}: ${JSON.stringify(outcome)}`);
  return outcome.record;
}

const iso = (text: string, zone: TimeZone): string => formatInstant(instantIn(zone, text));

/** `patrol-1/17`: whose it is, and its number there. */
function identity(text: string): Fields {
  const slash = text.indexOf("/");
  return { source: text.slice(0, slash), id: text.slice(slash + 1) };
}

function interval(text: string, zone: TimeZone): Fields {
  const { from, to } = intervalIn(zone, text);
  return { from: formatInstant(from), to: formatInstant(to) };
}

function recorded(text: string, zone: TimeZone): Fields {
  return { recordedAt: iso(text, zone) };
}

/** `Karsa`, or `possibly Karsa`. */
function doer(text: string): Fields {
  const name = text.replace(/^possibly /, "");
  return name === text ? { by: name } : { by: name, attribution: "possible" };
}

/** `patrol`, `patrol of Mission`, `patrol of Mission, on site`. */
function seenBy(text: string): Fields {
  const [, sourceKind, of, onSite] = /^(\w+)(?: of (\w+))?(, on site)?$/.exec(text) ?? [];
  return { sourceKind, ...(of === undefined ? {} : { of }), ...(onSite === undefined ? {} : { onSite: true }) };
}

function outcome(text: string): Fields {
  const outcomes: Readonly<Record<string, string>> = { for: "accepted", against: "rejected", abstains: "abstained" };
  return { outcome: outcomes[text] ?? text };
}

/** `0.2218, 30.5 ± 600 m`, a name, or several of both with `;` between them. */
function place(text: string): Fields {
  const parts = text.split("; ");
  const point = /^(-?[\d.]+), (-?[\d.]+)(?: ± ([\d.]+) (m|km|nm))?$/;
  const names = parts.filter((part) => !point.test(part));
  const [found] =
    parts.flatMap((part) => point.exec(part) ?? []).length > 0 ? parts.filter((part) => point.test(part)) : [];
  const [, lat, lon, radius = "0", unit = "m"] = point.exec(found ?? "") ?? [];
  const metres: Readonly<Record<string, number>> = { m: 1, km: 1000, nm: 1852 };
  const at =
    lat === undefined ? {} : { lat: Number(lat), lon: Number(lon), radiusM: Number(radius) * (metres[unit] ?? 1) };
  return { place: { ...at, ...(names.length === 0 ? {} : { names }) } };
}

/** `calibreMm 152; track MV Sella`: attributes of the report; a figure for a whole period is `aggregate`. */
function details(text: string): Fields {
  const parts = text.split("; ");
  const stated = parts
    .filter((part) => part !== "aggregate")
    .map((part) => {
      const [name = "", ...words] = part.split(" ");
      const value = words.join(" ");
      return [name, value !== "" && Number.isFinite(Number(value)) ? Number(value) : value];
    });
  return {
    ...(stated.length === 0 ? {} : { attributes: Object.fromEntries(stated) }),
    ...(parts.includes("aggregate") ? { aggregate: true } : {}),
  };
}
