// The shipped mappings on the real files: every row accounted for, and values that a person has looked up by hand.
// The files are not in this repository: SERVANDA_DATA names their folder, `../shared/data` beside the repository
// otherwise.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { Observation } from "@servanda/agreement";
import { formatInstant, parseInstant } from "@servanda/core";
import { describe, expect, test } from "vitest";
import { recogniseMapping } from "./mapping/recognise.ts";
import { mappingOf, type ReadResult, readAll } from "./testing/read-all.ts";

const folder = process.env["SERVANDA_DATA"] ?? fileURLToPath(new URL("../../../../shared/data", import.meta.url));
const mappingFolder = fileURLToPath(new URL("../mappings/", import.meta.url));
const mappings = readdirSync(mappingFolder)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => mappingOf(readFileSync(mappingFolder + name, "utf8")));

/** By the mapping that the file is recognised for, in chunks of an odd length. */
function read(file: string, mappingName: string): ReadResult {
  const bytes = readFileSync(`${folder}/${file}`);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const mapping = recogniseMapping(text.slice(0, text.indexOf("\n")), file, mappings);
  if (mapping === undefined) throw new Error(`no mapping recognises ${file}`);
  expect(mapping.name).toBe(mappingName);
  return readAll(mapping, text, 65_537);
}

function admitted({ records, repeated }: ReadResult): Record<string, number> {
  return { accepted: records.length, ...(repeated.length === 0 ? {} : { repeated: repeated.length }) };
}

const sum = (observations: readonly Observation[]): number =>
  observations.reduce((total, { count }) => total + (count ?? 1), 0);
const ofDay = (day: string) => (observation: Observation) => formatInstant(observation.to).startsWith(day);

test("every shipped mapping parses", () => {
  expect(mappings.map(({ name }) => name)).toEqual([
    "air-alerts-oblast",
    "firms",
    "israel-alerts-raw",
    "israel-alerts",
    "osce-smm-daily",
    "ucdp-ged",
    "viina",
  ]);
});

test("the example in the mappings' README is a mapping, and does what the text says", () => {
  const [, yaml = ""] = /```yaml\n([^]*?)```/.exec(readFileSync(`${mappingFolder}README.md`, "utf8")) ?? [];
  const header = "no;day;time;side;what;rounds;village;lat;lon;doubt;seen by\n";
  const row = "5;14.02.2026;21:40;N;mortar;3;Kamianka;48.10;37.20;heard;team 2\n";
  const { observations } = readAll(mappingOf(yaml), header + row);
  expect(observations).toMatchObject([
    {
      kind: "shelling",
      from: parseInstant("2026-02-14T21:40:00+02:00"),
      to: parseInstant("2026-02-14T21:40:59.999+02:00"),
      place: { lat: 48.1, lon: 37.2, radiusM: 3000, names: ["Kamianka"] },
      by: "Karsa",
      basis: "the commission's log, seen by team 2",
      attribution: "possible",
      count: 3,
      onSite: true,
    },
  ]);
});

const isThere = existsSync(`${folder}/replay_cases.json`);
describe.skipIf(!isThere)(`real data${isThere ? "" : " (not found: set SERVANDA_DATA to its folder)"}`, () => {
  test("OSCE SMM: 27 rows are 26 watches, 26 regional totals above zero, and one of both regions", () => {
    const result = read("donbas_osce/osce_smm_daily_2020-07-27_2020-08-30.csv", "osce-smm-daily");
    expect([result.refusals, result.skipped]).toEqual([[], []]);
    expect(result.records.filter(({ record }) => record === "coverage")).toHaveLength(26);
    // 18 periods with violations in Donetsk region and 8 in Luhansk region; zeros are told by the coverage.
    expect(result.observations).toHaveLength(18 + 8 + 1);
    const both = result.observations.filter(({ place }) => place === undefined);
    expect(both.map(({ from, to, count }) => [formatInstant(from), formatInstant(to), count])).toEqual([
      ["2020-07-30T16:30:00Z", "2020-08-02T16:30:00Z", 120],
    ]);
    // Replay case R1: the totals that the mission stated.
    const until = (day: string) => sum(result.observations.filter(({ to }) => formatInstant(to).slice(0, 10) <= day));
    expect(["2020-07-28", "2020-07-30", "2020-08-04", "2020-08-05", "2020-08-07"].map(until)).toEqual([
      121, 123, 251, 251, 256,
    ]);
    // Replay case R8.
    expect(sum(result.observations.filter(ofDay("2020-08-13")))).toBe(70);
    expect(sum(result.observations.filter(ofDay("2020-08-30")))).toBe(60);
  });

  test("UCDP GED: 1,167 events, and no date narrower than its code", () => {
    const result = read("donbas_osce/ucdp_ged_ukraine_2014-2019.csv", "ucdp-ged");
    expect([result.refusals.length, result.skipped.length, result.observations.length]).toEqual([0, 0, 1167]);
    expect(result.observations[0]).toMatchObject({
      id: "147997",
      kind: "lethal event",
      from: parseInstant("2014-01-22T00:00:00+02:00"),
      to: parseInstant("2014-01-22T23:59:59.999+02:00"),
      place: { lat: 50.45, lon: 30.52333, radiusM: 10_000 },
      attributes: { deathsBest: 5, deathsLow: 5, deathsHigh: 5, clarity: "clear" },
    });
    expect(result.observations.every(({ by }) => by === undefined)).toBe(true);
    // Replay case R6, by the first day in local time.
    const between = (from: string, to: string): [number, number] => {
      const [start = 0, end = 0] = [from, to].map((day) => parseInstant(`${day}T00:00:00+02:00`));
      const found = result.observations.filter((each) => each.from >= start && each.from < end);
      return [found.length, found.reduce((total, { attributes }) => total + Number(attributes?.["deathsBest"]), 0)];
    };
    expect(between("2015-01-01", "2015-02-01")).toEqual([49, 648]);
    expect(between("2015-02-01", "2015-02-15")).toEqual([28, 205]);
    expect(between("2015-02-15", "2015-03-01")).toEqual([9, 34]);
    // Summer time began on 29 March: the first of April starts an hour earlier.
    expect(between("2015-03-01", "2015-03-31")[0]).toBeLessThanOrEqual(22);
  });

  test("air alerts: 64,740 starts; one on Easter Sunday 2025 (R3)", () => {
    const result = read("ukraine/air_alerts_oblast_2022-03-15_2025-12-31.csv.gz", "air-alerts-oblast");
    expect([result.refusals.length, result.skipped.length, result.observations.length]).toEqual([0, 0, 64_740]);
    const easter = result.observations.filter(
      ({ from }) =>
        from >= Number(parseInstant("2025-04-20T00:00:00+03:00")) &&
        from < Number(parseInstant("2025-04-21T00:00:00+03:00")),
    );
    expect(easter.map(({ from, place }) => [formatInstant(from).slice(0, 16), place?.names[0]])).toEqual([
      ["2025-04-20T13:56", "Dnipropetrovska oblast"],
    ]);
    expect(admitted(result)).toEqual({ accepted: 64_740 });
  });

  test("Israeli alerts: 11,144 zones, 732 by their Hebrew name alone", () => {
    const result = read("gaza_israel/israel_alerts_geocoded_2023-10-07_2023-12-31.csv", "israel-alerts");
    expect([result.refusals.length, result.skipped.length, result.observations.length]).toEqual([0, 0, 11_144]);
    expect(result.observations.filter(({ place }) => place?.lat === undefined)).toHaveLength(732);
    const kinds: Record<string, number> = {};
    for (const { kind } of result.observations) kinds[kind] = (kinds[kind] ?? 0) + 1;
    expect(kinds).toEqual({ "rocket alarm": 10_561, "aircraft alarm": 558, "infiltration alarm": 24, alarm: 1 });
    expect(admitted(result)).toEqual({ accepted: 11_144 });
    // Replay case R2: the salvos of the pause, local time being two hours ahead.
    const envelope = result.observations.filter(
      ({ place, from }) =>
        place?.names.includes("Gaza Envelope") &&
        from >= Number(parseInstant("2023-11-24T05:00:00Z")) &&
        from < Number(parseInstant("2023-12-01T05:00:00Z")),
    );
    expect([...new Set(envelope.map(({ from }) => formatInstant(from).slice(0, 16)))]).toEqual([
      "2023-11-24T05:15",
      "2023-12-01T03:42",
      "2023-12-01T04:52",
    ]);
  });

  test("Israeli alerts as published: 42,002 rows are 45,659 zones, and 10 drills", () => {
    const result = read("gaza_israel/israel_alerts_2014-07-24_2024-10-12.csv.gz", "israel-alerts-raw");
    expect([result.refusals.length, result.skipped.length, result.observations.length]).toEqual([0, 10, 45_613]);
    // 46 times a row lists a zone twice.
    expect(admitted(result)).toEqual({ accepted: 45_613, repeated: 46 });
  });

  test("FIRMS: both sets of columns", () => {
    const bare = read("ukraine/firms_ukraine_2022-11.csv", "firms");
    expect([bare.refusals.length, bare.observations.length]).toEqual([0, 761]);
    expect(bare.observations[0]).toMatchObject({
      from: parseInstant("2022-11-01T00:00:00Z"),
      to: parseInstant("2022-11-01T23:59:59.999Z"),
      place: { radiusM: 2600 },
    });
    const full = read("ukraine/firms_noaa20_nrt_format_sample_2025-10-12.csv", "firms");
    expect([full.refusals.length, full.observations.length]).toEqual([0, 20]);
    expect(full.observations[0]).toMatchObject({
      from: parseInstant("2025-10-12T09:30:00Z"),
      to: parseInstant("2025-10-12T09:30:59.999Z"),
      place: { lat: 48.99686, lon: 37.81276, radiusM: 361 },
      attributes: { frpMw: 4.39, detectionQuality: "nominal", satellite: "N20" },
    });
  });

  test("VIINA: 3,578 events, an author only where exactly one side is said to have begun it", () => {
    const result = read("ukraine/viina_infrastructure_subset_2022-2025.csv.gz", "viina");
    expect([result.refusals.length, result.skipped.length, result.observations.length]).toEqual([0, 0, 3578]);
    const authors = result.observations.filter(({ by }) => by !== undefined);
    expect([
      authors.filter(({ by }) => by === "Ukraine").length,
      authors.filter(({ by }) => by === "Russia").length,
      authors.every(({ attribution }) => attribution === "possible"),
    ]).toEqual([91, 67, true]);
    // Bombs on Kupiansk: the classifier's "involves Ukraine" is no accusation.
    expect(result.observations.find(({ id }) => id === "193406 2025-03-20")?.by).toBeUndefined();
    expect(admitted(result)).toEqual({ accepted: 3578 });
    const spring = read("ukraine/viina_infrastructure_2025-03-01_2025-04-30.csv", "viina");
    // Replay case R7: eight rows from 18 March to 17 April.
    const truce = spring.observations.filter(
      ({ id }) => id.slice(-10) >= "2025-03-18" && id.slice(-10) <= "2025-04-17",
    );
    expect([spring.observations.length, truce.length]).toEqual([26, 8]);
    expect(read("ukraine/viina_infrastructure_2022_year.csv", "viina").observations).toHaveLength(2060);
    expect(read("ukraine/viina_infrastructure_2025-10.csv", "viina").observations).toHaveLength(77);
  });
});
