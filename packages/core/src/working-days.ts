// Which days are worked, for texts that count working days. A calendar is data that the text names; nothing here knows
// anybody's holidays.
import { addDays, formatCivilDate } from "./civil.ts";
import { type CivilDate, daysFromCivil } from "./gregorian.ts";

/** A named calendar. */
export interface WorkingCalendar {
  readonly name: string;
  /** Days of the week that are off, Monday 1 to Sunday 7. */
  readonly weekend: readonly number[];
  /** Days off that the weekend does not give, `YYYY-MM-DD`, sorted. */
  readonly holidays: readonly string[];
  /**
   * The years whose holidays are known, both included. In other years only the weekend is off, which is then an
   * assumption. Absent: the calendar has no holidays by its own rule.
   */
  readonly years?: { readonly first: number; readonly last: number };
}

/** Monday to Friday: what is assumed where a text names no calendar. */
export const MONDAY_TO_FRIDAY: WorkingCalendar = { name: "Monday to Friday", weekend: [6, 7], holidays: [] };

function isWorkingDay(calendar: WorkingCalendar, date: CivilDate): boolean {
  return !calendar.weekend.includes(weekdayOf(date)) && !calendar.holidays.includes(formatCivilDate(date));
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
  return years === undefined || (years.first <= year && year <= years.last);
}

/** Monday 1 to Sunday 7 (ISO 8601). 1970-01-01 was a Thursday. */
function weekdayOf({ year, month, day }: CivilDate): number {
  const sinceMonday = (daysFromCivil(year, month, day) + 3) % 7;
  return ((sinceMonday + 7) % 7) + 1;
}
