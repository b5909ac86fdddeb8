// How the agreement counts days: its zone, when its days end, which of them are worked. What the text leaves to the
// reader is assumed and said once, at the first place that needs it.
import {
  areHolidaysKnown,
  type DayRule,
  type Instant,
  type Length,
  loadTimeZone,
  nearest,
  timeZoneNames,
  toCivil,
  type WorkingCalendar,
} from "@servanda/core";
import type { Place, Span } from "../document/source-file.ts";
import { calendars } from "../std/calendars.ts";
import { parseCalendar } from "./calendar-file.ts";
import { textOf, type Work } from "./context.ts";
import { type CheckPorts, pathFrom } from "./ports.ts";
import type { Reporting } from "./report.ts";
import type { Gathered } from "./sources.ts";
import { dayEndsMinutes } from "./time.ts";

export interface Days {
  /** Absent without a time zone. */
  readonly rule: DayRule | undefined;
  /** The calendar the text names. */
  readonly calendar: WorkingCalendar | undefined;
  /** A local time is used. */
  readonly needZone: (work: Work, span: Span) => void;
  /** A length is used; days need a zone, working days a calendar. */
  readonly needLength: (work: Work, span: Span, length: Length) => void;
  /** Working days between two moments that are known: so are the holidays of their years, or it is said that not. */
  readonly needYears: (work: Work, span: Span, start: Instant, end: Instant, length: Length) => void;
  /** Says what was assumed. */
  readonly reportAssumed: () => void;
}

export function readDays(gathered: Gathered, ports: CheckPorts, { report }: Reporting): Days {
  const { source, frontMatter } = gathered.main.document;
  const zoneName = frontMatter.timeZone;
  const timeZone = zoneName && loadTimeZone(zoneName.value);
  if (zoneName !== undefined && timeZone === undefined)
    report("S0406", { file: source.name, span: zoneName.span }, zoneFacts(zoneName.value));
  const calendar = readCalendar(gathered, ports, report);
  const rule = timeZone && {
    timeZone,
    endsMinutes: dayEndsMinutes(frontMatter),
    ...(calendar === undefined ? {} : { calendar }),
  };
  // A front matter that cannot be read may have named a zone.
  let isZoneMissed = zoneName !== undefined || frontMatter.isDamaged;
  let zoneless: { readonly at: Place; readonly found: string } | undefined;
  let uncounted: { readonly at: Place; readonly found: string } | undefined;
  const firstUse = (work: Work, span: Span) => ({
    at: { file: work.source.name, span },
    found: textOf(work.source, span),
  });
  return {
    rule,
    calendar,
    needZone: (work, span) => {
      work.errors.count += 1;
      if (!isZoneMissed) report("S0405", { file: work.source.name, span }, {});
      isZoneMissed = true;
    },
    needLength: (work, span, { kind }) => {
      if (kind !== "elapsed") zoneless ??= firstUse(work, span);
      if (kind === "working days") uncounted ??= firstUse(work, span);
    },
    needYears: (work, span, start, end, length) => {
      if (rule === undefined || calendar === undefined || areHolidaysKnown(rule, start, end, length)) return;
      const [first, last] = [start, end].map((at) => toCivil(rule.timeZone, at).year);
      const years = first === last ? `${first}` : `${first} to ${last}`;
      report("S0413", { file: work.source.name, span }, { calendar: calendar.name, years });
    },
    reportAssumed: () => {
      if (zoneless !== undefined && !isZoneMissed) report("S0414", zoneless.at, { found: zoneless.found });
      if (uncounted !== undefined && frontMatter.calendar === undefined)
        report("S0411", uncounted.at, { found: uncounted.found, known: [...calendars.keys()] });
    },
  };
}

/** `kyiv` and `Europe/Kiyv` mean `Europe/Kyiv`. */
function zoneFacts(name: string): { readonly name: string; readonly nearest: string | undefined } {
  const names = timeZoneNames();
  const plain = name.toLowerCase();
  const ofCity = names.find((each) => each.toLowerCase().split("/").at(-1) === plain.split("/").at(-1));
  const byPlain = new Map(names.map((each) => [each.toLowerCase(), each]));
  return { name, nearest: ofCity ?? byPlain.get(nearest(plain, [...byPlain.keys()], 2)[0] ?? "") };
}

/** By its name in the library, or from a file of the agreement's folder; both are part of its identity. */
function readCalendar(
  { main, drawn }: Gathered,
  ports: CheckPorts,
  report: Reporting["report"],
): WorkingCalendar | undefined {
  const { source, frontMatter } = main.document;
  if (frontMatter.calendar === undefined) return undefined;
  const { value: name, span } = frontMatter.calendar;
  const at = { file: source.name, span };
  if (!name.endsWith(".json")) {
    const calendar = calendars.get(name);
    const known = [...calendars.keys()];
    if (calendar === undefined) report("S0412", at, { name, nearest: nearest(name, known, 4)[0], known });
    else drawn.push({ path: `calendar ${name}`, text: JSON.stringify(calendar) });
    return calendar;
  }
  const path = pathFrom("", name);
  if (path === undefined || ports.leavesFolder?.(path) === true) {
    report("S0502", at, { path: name });
    return undefined;
  }
  const text = ports.readFile(path);
  if (text === undefined) {
    report("S0501", at, { path });
    return undefined;
  }
  drawn.push({ path, text });
  const read = parseCalendar(text);
  if (typeof read !== "string") return read;
  report("S0415", at, { path, reason: read });
  return undefined;
}
