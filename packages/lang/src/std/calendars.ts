// The named calendars that a text may count working days by. Facts, each row with its source; a calendar says which
// years it knows. A court, a commission, two armies: whoever has days of its own gives
// them in a file.
import type { Holiday, WorkingCalendar } from "@servanda/core";
import { MONDAY_TO_FRIDAY } from "@servanda/core";

const yearly = (month: number, day: number): Holiday => ({ kind: "yearly", month, day });
const once = (...dates: readonly string[]): readonly Holiday[] => dates.map((date) => ({ kind: "once", date }));

/**
 * Days on which the euro payment system is closed, from 2002 until further notice: European Central Bank, 14 December
 * 2000, https://www.ecb.europa.eu/press/pr/date/2000/html/pr001214_4.en.html.
 */
const target: WorkingCalendar = {
  name: "TARGET",
  weekend: [6, 7],
  holidays: [
    yearly(1, 1),
    { kind: "easter", days: -2 },
    { kind: "easter", days: 1 },
    yearly(5, 1),
    yearly(12, 25),
    yearly(12, 26),
  ],
  years: Array.from({ length: 98 }, (_, index) => 2002 + index),
};

/** New York, by the information circulars of the years; the day that each of the staff chooses is not among them. */
const unitedNations: WorkingCalendar = {
  name: "UN Headquarters",
  weekend: [6, 7],
  holidays: [
    // Circular for 2017, https://docsbay.net/expiration-date-of-the-present-information-circular-31-december-2017.
    ...once("2017-01-02", "2017-04-14", "2017-05-29", "2017-06-26", "2017-07-04", "2017-09-01", "2017-09-04"),
    ...once("2017-11-23", "2017-12-25"),
    // ST/IC/2019/23, https://ask.un.org/faq/112514.
    ...once("2020-01-01", "2020-04-10", "2020-05-25", "2020-05-26", "2020-07-03", "2020-07-31", "2020-09-07"),
    ...once("2020-11-26", "2020-12-25"),
    // Global Times on the days of 2024, https://csdn.cc/amp/world/2615133.html (report).
    ...once("2024-01-01", "2024-03-29", "2024-04-10", "2024-05-27", "2024-06-17", "2024-07-04", "2024-09-02"),
    ...once("2024-11-28", "2024-12-25"),
  ],
  years: [2017, 2020, 2024],
};

/**
 * While martial law lasts, Ukraine has no holidays and moves no days off: Law 2136-IX of 15 March 2022, Article 6, by
 * reports of 2023 (https://www.omu.org.ua/en/post/due-to-martial-law-april-17-will-be-a-working-day) and 2025
 * (https://ua-lawyer.com/en/7436/vykhodnye-na-rozhdestvo-i-novyi-god-vo-vremia-voiny). The first months of 2022 and
 * what comes after 2025 are not known here.
 */
const ukraine: WorkingCalendar = {
  name: "Ukraine under martial law",
  weekend: [6, 7],
  holidays: [],
  years: [2023, 2024, 2025],
};

/** By the name that a text writes in its front matter. */
export const calendars: ReadonlyMap<string, WorkingCalendar> = new Map(
  [MONDAY_TO_FRIDAY, target, unitedNations, ukraine].map((calendar) => [calendar.name, calendar]),
);
