// Real agreements over real data must give the figures that were published, or that the data plainly hold. Case
// numbers are those of the data's own list of replay cases.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DATA, type Summary, summaryOf, sumOf, transitionsOf, WHY_SKIPPED } from "./servanda.ts";

const FIGURES = join(DATA, "donbas_osce/osce_smm_daily_2020-07-27_2020-08-30.csv");
const SIRENS = join(DATA, "gaza_israel/israel_alerts_geocoded_2023-10-07_2023-12-31.csv");
const AIR_ALERTS = join(DATA, "ukraine/air_alerts_oblast_2022-03-15_2025-12-31.csv.gz");
const UCDP = join(DATA, "donbas_osce/ucdp_ged_ukraine_2014-2019.csv");
const RULINGS = "examples/donbas-2020/rulings.ndjson";

describe.skipIf(WHY_SKIPPED !== "")(`replays of real data${WHY_SKIPPED}`, () => {
  test("R1: the running total of July and August 2020 equals each published cumulative figure", () => {
    const summary = summaryOf("tcg-2020-07", [FIGURES]);
    const rows = summary.counts.filter(({ reading }) => reading === "base");
    const totals = Object.fromEntries(rows.map(({ day, cumulative }) => [day, cumulative]));
    expect(totals).toMatchObject({
      "2020-07-28": 121,
      "2020-07-30": 123,
      "2020-08-04": 251,
      "2020-08-05": 251,
      "2020-08-06": 256,
      "2020-08-07": 256,
    });
    const quiet = rows.filter(({ day, count }) => count === 0 && day <= "2020-08-07").map(({ day }) => day);
    expect(quiet).toEqual(["2020-08-05", "2020-08-07"]);
  });

  test("R8: with the exercises exempt 13 August counts 36 and 30 August 0, without it 70 and 60", () => {
    const summary = summaryOf("tcg-2020-07", [FIGURES, RULINGS]);
    const on = (day: string, reading: string): number => sumOf(summary, "Violations", day, day, reading);
    expect([on("2020-08-13", "base"), on("2020-08-30", "base")]).toEqual([70, 60]);
    expect([on("2020-08-13", "ExercisesExempt"), on("2020-08-30", "ExercisesExempt")]).toEqual([36, 0]);
    expect(summary.excused).toMatchObject([{ clause: "2", bearer: null, reading: "ExercisesExempt", count: 1 }]);
  });

  test("the example's own table says the same as the data", () => {
    const table = "examples/donbas-2020/figures.mapping.yaml=examples/donbas-2020/figures.csv";
    const fromTable = summaryOf("tcg-2020-07", [table, RULINGS]);
    const fromData = summaryOf("tcg-2020-07", [FIGURES, RULINGS]);
    const figuresOf = ({ counts }: Summary): unknown => counts.map(({ day, reading, count }) => [day, reading, count]);
    expect(figuresOf(fromTable)).toEqual(figuresOf(fromData));
  });

  test("R2: exactly three salvos at the Gaza Envelope fall in the pause", () => {
    expect(summaryOf("gaza-pause-2023-11", [SIRENS]).findings).toEqual([
      { clause: "2", bearer: null, reading: "base", level: "suspected", certainty: "certain", count: 3 },
    ]);
    const last = new Map<unknown, Record<string, unknown>>();
    for (const each of transitionsOf("gaza-pause-2023-11", [SIRENS]))
      if (each["kind"] === "finding") last.set(each["finding"], each);
    const zones = [...last.values()].map(({ evidence }) => (evidence as unknown[]).length);
    const times = [...last.values()].map(({ from }) => String(from).slice(0, 16));
    // Israel was two hours ahead of UTC.
    expect(times).toEqual(["2023-11-24T05:15", "2023-12-01T03:42", "2023-12-01T04:52"]);
    expect(zones[0]).toBe(2);
  });

  test("R3: alerts that began on Easter Sunday 2025; the truce beside thirty hours before and after", () => {
    const summary = summaryOf("easter-truce-2025", [AIR_ALERTS]);
    const on = (day: string): number => sumOf(summary, "Alerts", day, day);
    expect([on("2025-04-19"), on("2025-04-20"), on("2025-04-21")]).toEqual([27, 1, 45]);
    expect(summary.findings).toMatchObject([{ clause: "2", bearer: null, count: 5 }]);
    const between = (from: string, until: string): number => {
      const { counts } = summaryOf("easter-truce-2025", [AIR_ALERTS], ["--from", from, "--until", until]);
      return counts.reduce((sum, { count }) => sum + count, 0);
    };
    expect(between("2025-04-18 12:00", "2025-04-19 18:00")).toBe(75);
    expect(between("2025-04-21 00:00", "2025-04-22 06:00")).toBe(49);
  });

  test("where no map says what the areas of Minsk II are, deaths near them are possible breaches, never none", () => {
    const summary = summaryOf("minsk-2", [UCDP]);
    const deadly = summary.findings.filter(({ clause }) => clause === "A.1");
    expect(deadly).toMatchObject([{ bearer: null, certainty: "possible" }]);
    expect(deadly[0]?.count).toBeGreaterThan(600);
  });

  test("R6: events and deaths around the ceasefire of Minsk II, by the day on which an event began", () => {
    const summary = summaryOf("minsk-2", [UCDP]);
    const over = (first: string, last: string): number[] => [
      sumOf(summary, "Events", first, last),
      sumOf(summary, "Deaths", first, last),
    ];
    expect(over("2015-01-01", "2015-01-31")).toEqual([49, 648]);
    expect(over("2015-02-01", "2015-02-14")).toEqual([28, 205]);
    expect(over("2015-02-15", "2015-02-28")).toEqual([9, 34]);
    expect(over("2015-03-01", "2015-03-31")).toEqual([22, 33]);
  });
});
