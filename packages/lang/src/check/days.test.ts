// Zones, calendars and lengths: what the front matter says of them and what is assumed.
import { isWorkingDay } from "@servanda/core";
import { expect, test } from "vitest";
import { makeSourceFile } from "../document/source-file.ts";
import { calendars } from "../std/calendars.ts";
import { sampleFiles } from "../testing/sample-files.ts";
import { type Checked, check } from "./check.ts";

function checkText(frontMatter: string, statements: string): Checked {
  const block = `\`\`\`servanda\ninclude "std/ceasefire"\nbetween Karsa, Ostrel\n${statements}\n\`\`\`\n`;
  const source = makeSourceFile("x.md", `---\n${frontMatter}\n---\n\n# X\n\n${block}`);
  return check(source, { readFile: (path) => sampleFiles.get(path) });
}

const codesOf = ({ diagnostics }: Checked): readonly string[] => diagnostics.map(({ code }) => code);
const clause = (length: string): string =>
  `clause 1 when attack: Karsa must declare "x" within ${length} counted from finding`;

test("a named calendar is part of the agreement and of its identity", () => {
  const first = checkText("time zone: UTC\ncalendar: TARGET", clause("2 working days"));
  const second = checkText("time zone: UTC\ncalendar: Monday to Friday", clause("2 working days"));
  expect([codesOf(first), codesOf(second)]).toEqual([[], []]);
  expect(first.agreement?.calendar?.name).toBe("TARGET");
  expect(first.agreement?.id).not.toBe(second.agreement?.id);
});

test("a calendar of the agreement's own is read from its folder", () => {
  const { agreement, diagnostics } = checkText("time zone: UTC\ncalendar: own-days.json", clause("2 working days"));
  expect(diagnostics).toEqual([]);
  expect(agreement?.calendar).toEqual({
    name: "Joint days",
    weekend: [5],
    holidays: [{ kind: "once", date: "2026-03-02" }],
    years: [2026],
  });
});

test.each([
  ["calendar: none.json", "S0501"],
  ["calendar: ../none.json", "S0502"],
  ["calendar: joint-days.json", "S0415"],
  ["calendar: Mondays", "S0412"],
])("%s is %s", (frontMatter, code) => {
  expect(codesOf(checkText(`time zone: UTC\n${frontMatter}`, clause("2 working days")))).toEqual([code]);
});

test("what is assumed is said once, and not where it makes no difference", () => {
  const twice = `${clause("2 working days")}\n${clause("3 working days").replace("1", "2")}`;
  expect(codesOf(checkText("time zone: UTC", twice))).toEqual(["S0411"]);
  expect(codesOf(checkText("title: X", clause("2 days")))).toEqual(["S0414"]);
  expect(codesOf(checkText("title: X", clause("48 hours")))).toEqual([]);
});

test("a local time without a zone explains days without one as well", () => {
  const text = `stage S from 2026-02-15 00:00 for 2 days\n${clause("2 days")}`;
  expect(codesOf(checkText("title: X", text))).toEqual(["S0405"]);
});

test("every calendar of the library has days off and days at work, in years it knows", () => {
  for (const calendar of calendars.values()) {
    const year = calendar.years?.at(-1) ?? 2026;
    const days = Array.from({ length: 28 }, (_, index) => isWorkingDay(calendar, { year, month: 2, day: index + 1 }));
    expect(new Set(days)).toEqual(new Set([true, false]));
    const once = calendar.holidays.flatMap((each) => (each.kind === "once" ? [each.date] : []));
    expect(once.every((date) => calendar.years?.includes(Number(date.slice(0, 4))) === true)).toBe(true);
    expect([...once].sort()).toEqual(once);
  }
});
