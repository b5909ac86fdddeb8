// A scenario's page taken apart. The page is an agreement that can be checked as it is: its servanda blocks are the
// text, and its tables are the records and what must follow. Headings say which is which.
import { type LogRecord } from "@servanda/agreement";
import { type Instant, loadTimeZone, type TimeZone } from "@servanda/core";
import { type Table, tablesIn } from "./markdown-tables.ts";
import { recordSorts, recordsOf } from "./records.ts";
import { instantIn } from "./times.ts";

/** What must be known at a record time: the tables by their headings. What has no table must be empty. */
export interface AsOf {
  readonly heading: string;
  readonly at: Instant;
  readonly tables: ReadonlyMap<string, Table>;
}

export interface Page {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly zone: TimeZone;
  readonly records: readonly LogRecord[];
  /** Records that stand in the place of those of the same identity, and change nothing of what follows. */
  readonly instead: readonly LogRecord[];
  /** Names that no verdict may say. */
  readonly unsaid: readonly string[];
  /** Everything that `servanda check` must say of it. */
  readonly checked: Table | undefined;
  readonly asOf: readonly AsOf[];
}

/** The headings of a page that the runner reads; all others are for people. */
const HEADINGS = {
  records: "What went on record",
  checked: "What check says",
  instead: "Instead",
  unsaid: "Names that no verdict says",
  asOf: /^As of ((?:[A-Z][a-z]{2} )?\S+ \d\d:\d\d)(?:, .*)?$/,
};

interface Section {
  readonly heading: string;
  readonly under: string;
  readonly body: string;
}

export function parsePage(name: string, text: string): Page {
  const zone = loadTimeZone(/^time zone: (\S+)$/m.exec(text)?.[1] ?? "UTC");
  if (zone === undefined) throw new Error(`${name} names no time zone that is one`);
  const sections = sectionsOf(text);
  for (const { heading, under } of sections) {
    const isMeant = ![HEADINGS.records, HEADINGS.instead].includes(under) || recordSorts.includes(heading);
    if (!isMeant) throw new Error(`${name}: no records stand under "${heading}", but under ${recordSorts.join(", ")}`);
  }
  const isRecords = ({ heading, under }: Section): boolean =>
    recordSorts.includes(heading) && under !== HEADINGS.instead;
  const records = sections.filter(isRecords).flatMap((each) => recordsIn(each, zone));
  const instead = sections
    .filter(({ heading, under }) => recordSorts.includes(heading) && under === HEADINGS.instead)
    .flatMap((each) => recordsIn(each, zone));
  const [unsaid] = sections.filter(({ heading }) => heading === HEADINGS.unsaid).flatMap(({ body }) => tablesIn(body));
  const [checked] = sections
    .filter(({ heading }) => heading === HEADINGS.checked)
    .flatMap(({ body }) => tablesIn(body));
  return {
    name,
    title: /^# (.+)$/m.exec(text)?.[1] ?? name,
    text,
    zone,
    records,
    instead,
    unsaid: unsaid?.rows.flatMap(([word = ""]) => [word]) ?? [],
    checked,
    asOf: sections.flatMap((each) => asOfIn(each, sections, zone)),
  };
}

function recordsIn({ heading, body }: Section, zone: TimeZone): readonly LogRecord[] {
  return tablesIn(body).flatMap((table) => recordsOf(heading, table, zone));
}

function asOfIn({ heading }: Section, sections: readonly Section[], zone: TimeZone): readonly AsOf[] {
  const [, time] = HEADINGS.asOf.exec(heading) ?? [];
  if (time === undefined && heading.startsWith("As of")) throw new Error(`not a time: "${heading}"`);
  if (time === undefined) return [];
  return [{ heading, at: instantIn(zone, time), tables: tablesUnder(heading, sections) }];
}

function tablesUnder(heading: string, sections: readonly Section[]): ReadonlyMap<string, Table> {
  const below = sections.filter(({ under }) => under === heading);
  const named = below.flatMap((each) => tablesIn(each.body).map((table): [string, Table] => [each.heading, table]));
  if (new Set(named.map(([name]) => name)).size < named.length) throw new Error(`two tables of one name: "${heading}"`);
  return new Map(named);
}

/** Every heading with the text up to the next one, and the heading of the second level it stands under. */
function sectionsOf(text: string): readonly Section[] {
  const parts = text.split(/^(?=#{2,3} )/m).slice(1);
  let under = "";
  return parts.map((part) => {
    const [first = "", ...rest] = part.split("\n");
    const heading = first.replace(/^#+ /, "").trim();
    const section = { heading, under: first.startsWith("###") ? under : "", body: rest.join("\n") };
    if (!first.startsWith("###")) under = heading;
    return section;
  });
}
