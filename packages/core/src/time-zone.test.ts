// Zones by their turning points, and by the platform's own zone data as witness.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atTime, civilToEpoch, parseCivilDateTime } from "./civil.ts";
import { HOUR_MS, MINUTE_MS, parseInstant } from "./instant.ts";
import { seed } from "./testing/seed.ts";
import { civilToInstant, loadTimeZone, offsetAt, type TimeZone, toCivil, toInstant } from "./time-zone.ts";
import { TIME_ZONE_DATA_VERSION } from "./time-zone-data.ts";

const at = (text: string): number => parseInstant(text) ?? Number.NaN;
const civil = (text: string) => parseCivilDateTime(text) ?? atTime({ year: 0, month: 1, day: 1 });

function zone(name: string): TimeZone {
  const found = loadTimeZone(name);
  if (found === undefined) throw new Error(`no zone ${name}`);
  return found;
}

describe("loadTimeZone", () => {
  test("aliases are the zones they stand for, under their own name", () => {
    expect(zone("Europe/Kyiv")).toEqual({ ...zone("Europe/Kiev"), name: "Europe/Kyiv" });
    expect(zone("UTC").offsetsMs).toEqual([0]);
  });

  test.each(["", "Europe/Atlantis", "europe/kyiv", "Kyiv", "|", "Kyiv|LMT"])("no zone: %j", (name) => {
    expect(loadTimeZone(name)).toBeUndefined();
  });

  test("the data has a version", () => {
    expect(TIME_ZONE_DATA_VERSION).toMatch(/^20\d\d[a-z]$/);
  });
});

describe("toInstant", () => {
  const kyiv = zone("Europe/Kyiv");

  test("most clock times are one instant", () => {
    expect(toInstant(kyiv, civil("2026-02-15 12:00"))).toEqual({ kind: "exact", at: at("2026-02-15T10:00Z") });
  });

  test("the spring hour is skipped", () => {
    const after = at("2026-03-29T01:00Z");
    for (const text of ["2026-03-29 03:00", "2026-03-29 03:59:59"]) {
      expect(toInstant(kyiv, civil(text))).toEqual({ kind: "gap", after });
      expect(civilToInstant(kyiv, civil(text))).toBe(after);
    }
    expect(toInstant(kyiv, civil("2026-03-29 04:00"))).toEqual({ kind: "exact", at: after });
  });

  test("the autumn hour comes twice", () => {
    const earlier = at("2026-10-25T00:00Z");
    const later = at("2026-10-25T01:00Z");
    expect(toInstant(kyiv, civil("2026-10-25 03:00"))).toEqual({ kind: "overlap", earlier, later });
    expect(civilToInstant(kyiv, civil("2026-10-25 03:00"))).toBe(earlier);
    expect(toInstant(kyiv, civil("2026-10-25 04:00"))).toEqual({ kind: "exact", at: at("2026-10-25T02:00Z") });
  });

  test("a whole day is skipped where a country changes sides of the date line", () => {
    const samoa = zone("Pacific/Apia");
    expect(toInstant(samoa, civil("2011-12-30 12:00"))).toEqual({ kind: "gap", after: at("2011-12-30T10:00Z") });
  });
});

describe.each(["Europe/Kyiv", "Asia/Jerusalem", "America/New_York", "UTC"])("%s", (name) => {
  const here = zone(name);
  const format = new Intl.DateTimeFormat("en-GB-u-hc-h23", {
    timeZone: name,
    dateStyle: "short",
    timeStyle: "medium",
  });
  const instants = fc.integer({ min: at("1990-01-01T00:00Z"), max: at("2035-01-01T00:00Z") });

  test("clocks show what Intl says, 1990-2035", () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const { year, month, day, hour, minute, second } = toCivil(here, instant);
        const pad = (value: number): string => String(value).padStart(2, "0");
        const shown = `${pad(day)}/${pad(month)}/${year}, ${pad(hour)}:${pad(minute)}:${pad(second)}`;
        expect(shown).toBe(format.format(instant));
      }),
      { seed, numRuns: 2000 },
    );
  });

  test("an instant is among those its own clock time stands for", () => {
    const nearChanges = fc
      .constantFrom(...here.untils, 0)
      .chain((until) => fc.integer({ min: until - 3 * HOUR_MS, max: until + 3 * HOUR_MS }));
    fc.assert(
      fc.property(fc.oneof(instants, nearChanges), (instant) => {
        const zoned = toInstant(here, toCivil(here, instant));
        const meant =
          zoned.kind === "exact" ? [zoned.at] : zoned.kind === "overlap" ? [zoned.earlier, zoned.later] : [];
        expect(meant).toContain(instant);
        for (const each of meant) expect(toCivil(here, each)).toEqual(toCivil(here, instant));
      }),
      { seed, numRuns: 2000 },
    );
  });

  test("gap exactly when no instant shows the time", () => {
    for (const until of here.untils.filter((each) => each > 0).slice(0, 120)) {
      const local = until + offsetAt(here, until - 1);
      const jumpMs = offsetAt(here, until) - offsetAt(here, until - 1);
      const zoned = toInstant(here, toCivil(zone("UTC"), local));
      if (jumpMs > 0) expect(zoned).toEqual({ kind: "gap", after: until });
      else expect(zoned).toEqual({ kind: "exact", at: until - jumpMs });
      if (jumpMs < 0) {
        const twice = toCivil(zone("UTC"), local - MINUTE_MS);
        expect(toInstant(here, twice)).toMatchObject({ kind: "overlap", earlier: until - MINUTE_MS });
        expect(civilToEpoch(twice)).toBe(local - MINUTE_MS);
      }
    }
  });
});
