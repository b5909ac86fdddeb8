// Which days are worked, for texts that count working days. A calendar is data that the text names; nothing here knows
// anybody's holidays.
import { addDays, formatCivilDate } from "./civil.ts";
import { type CivilDate, daysFromCivil } from "./gregorian.ts";

/** A day off beside the weekend. */
export type Holiday =
  | { readonly kind: "yearly"; readonly month: number; readonly day: number }
  /** So many days after Easter Sunday of the Western churches; before it below zero. */
  | { readonly kind: "easter"; readonly days: number }
  /** `YYYY-MM-DD`. */
  | { readonly kind: "once"; readonly date: string };

/** A named calendar. */
export interface WorkingCalendar {
  readonly name: string;
  /** Days of the week that are off, Monday 1 to Sunday 7; not all seven. */
  readonly weekend: readonly number[];
  readonly holidays: readonly Holiday[];
  /**
   * The years whose holidays are known. In other years only the weekend is off, which is then an assumption. Absent:
   * every year.
   */
  readonly years?: readonly number[];
}

/** What is assumed where a text names no calendar. */
export const MONDAY_TO_FRIDAY: WorkingCalendar = { name: "Monday to Friday", weekend: [6, 7], holidays: [] };

export function isWorkingDay({ weekend, holidays }: WorkingCalendar, date: CivilDate): boolean {
  return !weekend.includes(weekdayOf(date)) && !holidays.some((each) => isOn(each, date));
}

function isOn(holiday: Holiday, date: CivilDate): boolean {
  if (holiday.kind === "once") return holiday.date === formatCivilDate(date);
  if (holiday.kind === "yearly") return holiday.month === date.month && holiday.day === date.day;
  return dayNumber(date) - dayNumber(easterSunday(date.year)) === holiday.days;
}

/** The `count`th working day after the date, or before it where `count` is below zero. Cost: one step for each day. */
export function addWorkingDays<T extends CivilDate>(calendar: WorkingCalendar, date: T, count: number): T {
  const step = Math.sign(count);
  let reached = date;
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, step);
    if (isWorkingDay(calendar, reached)) left -= 1;
  }
  return reached;
}

/** Whether the calendar knows the holidays of the year. */
export function coversYear({ years }: WorkingCalendar, year: number): boolean {
  return years === undefined || years.includes(year);
}

const dayNumber = ({ year, month, day }: CivilDate): number => daysFromCivil(year, month, day);

/** Monday 1 to Sunday 7 (ISO 8601). 1970-01-01 was a Thursday. */
function weekdayOf(date: CivilDate): number {
  const sinceMonday = (dayNumber(date) + 3) % 7;
  return ((sinceMonday + 7) % 7) + 1;
}

/**
 * Easter Sunday of the Western churches in the Gregorian calendar ("Anonymous Gregorian algorithm", Nature, 20 April
 * 1876, in the form of Jean Meeus, Astronomical Algorithms, chapter 8).
 */
export function easterSunday(year: number): CivilDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * late + 114;
  return { year, month: Math.floor(sum / 31), day: (sum % 31) + 1 };
}
