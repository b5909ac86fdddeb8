// What is found, in cases a lawyer can read: records in, lines out. Both implementations must say the same.
import type { LogRecord } from "@servanda/agreement";
import { describe, expect, test } from "vitest";
import { act, agreementOf, by, FIRE, forbid, hour, hours, shot, tick } from "./testing/builders.ts";
import { IMPLEMENTATIONS, linesBy } from "./testing/implementations.ts";

describe.each(IMPLEMENTATIONS)("%s", (_name, create) => {
  const linesOf = linesBy(create);

  test("a report that names nobody is a finding against nobody (rule 3)", () => {
    expect(linesOf(agreementOf([forbid()]), [shot("a", 1)])).toEqual([
      "1h found clause 1 nobody certain suspected open",
    ]);
  });

  test("a source that may not attribute names nobody, whatever it says", () => {
    const agreement = agreementOf([forbid()], { attributionBarred: ["Mission"] });
    expect(linesOf(agreement, [shot("a", 1, { ...by("Karsa"), of: "Mission" })])).toEqual([
      "1h found clause 1 nobody certain suspected open",
    ]);
  });

  test("doubtful attribution is a possible finding beside the certain one against nobody (rule 3)", () => {
    expect(linesOf(agreementOf([forbid()]), [shot("a", 1, by("Karsa", "possible"))])).toEqual([
      "1h found clause 1 nobody certain suspected open",
      "1h found clause 1 Karsa possible suspected open",
    ]);
  });

  test("an incident is one, however many report it; its level is judged around a report", () => {
    const linkings = [{ name: "fire", event: { ...FIRE, by: undefined }, withinMs: hour(3), maxSpanMs: hour(24) }].map(
      ({ event: { by: _by, ...event }, ...rest }) => ({ ...rest, event }),
    );
    // Three sources in a chain, 2.5 hours apart: one incident, but no report has a neighbour within two hours.
    const chain = [shot("a", 1), shot("b", 3.5, { source: "wire" }), shot("c", 6, { source: "camera" })];
    expect(linesOf(agreementOf([forbid()], { linkings }), chain)).toEqual([
      "1h found clause 1 nobody certain suspected open",
      "3.5h changed clause 1 nobody certain suspected open",
      "6h changed clause 1 nobody certain suspected open, formerly patrol/a",
    ]);
    const bridge = shot("d", 2.5, { source: "post", recordedAt: hour(7) });
    expect(linesOf(agreementOf([forbid()], { linkings }), [...chain, bridge]).at(-1)).toBe(
      "7h changed clause 1 nobody certain corroborated open",
    );
  });

  test("a late report that bridges two incidents merges them; the merged one keeps the least name", () => {
    const linkings = [
      { name: "fire", event: { kinds: FIRE.kinds, where: [], attributes: [] }, withinMs: hour(2), maxSpanMs: hour(24) },
    ];
    const records = [shot("a", 1), shot("c", 4), shot("b", 2.5, { recordedAt: hour(6) })];
    expect(linesOf(agreementOf([forbid()], { linkings }), records)).toEqual([
      "1h found clause 1 nobody certain suspected open",
      "4h found clause 1 nobody certain suspected open",
      "6h changed clause 1 nobody certain suspected open, formerly patrol/c",
    ]);
  });

  test("14.8 km ± 500 m against 15 km is maybe", () => {
    const event = {
      ...FIRE,
      where: [{ kind: "distance", region: { kind: "named", region: "Line" }, compare: "<=", distanceM: 15_000 }],
    } as const;
    // One degree of latitude is about 110.6 km here: 0.1338° is 14.8 km.
    const at = (lat: number, radiusM: number): Partial<Parameters<typeof shot>[2] & object> => ({
      place: { lat, lon: 0.5, radiusM, names: [] },
    });
    const records = [shot("a", 1, at(0.1338, 500)), shot("b", 2, at(0.1338, 50)), shot("c", 3, at(0.15, 500))];
    expect(linesOf(agreementOf([forbid({ event })]), records)).toEqual([
      "1h found clause 1 nobody possible suspected open",
      "2h found clause 1 nobody certain suspected open",
    ]);
  });

  test("an exception counts only when pleaded in time; until it is judged the finding is contested", () => {
    const exception = {
      kind: "matter",
      matter: "self-defence",
      pleadedBy: { kind: "variable", name: "bearer" },
      pleadWithin: hours(6),
      judgedBy: ["Commission"],
      span: { start: 0, end: 0 },
    } as const;
    const agreement = agreementOf([forbid({ exceptions: [exception] })]);
    const plea = (at: number): LogRecord => act("plead", "Karsa", at, { matter: "self-defence", about: "patrol/a" });
    const ruling = act("judge", "Commission", 30, { matter: "self-defence", about: "patrol/a", outcome: "accepted" });
    expect(linesOf(agreement, [shot("a", 1, by("Karsa")), plea(7), ruling])).toEqual([
      "1h found clause 1 Karsa certain suspected open",
      "7h changed clause 1 Karsa certain suspected contested",
      "30h changed clause 1 Karsa certain suspected excused",
    ]);
    expect(linesOf(agreement, [shot("a", 1, by("Karsa")), plea(8), ruling])).toEqual([
      "1h found clause 1 Karsa certain suspected open",
    ]);
  });

  test("a ruling may name any report of an incident, the one that named it before included", () => {
    const { by: _by, ...anyFire } = FIRE;
    const linkings = [{ name: "fire", event: anyFire, withinMs: hour(2), maxSpanMs: hour(24) }];
    const exception = {
      kind: "matter",
      matter: "accident",
      judgedBy: ["Commission"],
      span: { start: 0, end: 0 },
    } as const;
    const late = shot("a", 1, { ...by("Karsa"), recordedAt: hour(9) });
    const about = (report: string): LogRecord =>
      act("judge", "Commission", 30, { matter: "accident", about: report, outcome: "accepted" });
    const last = (report: string): string | undefined => {
      const agreement = agreementOf([forbid({ exceptions: [exception] })], { linkings });
      return linesOf(agreement, [shot("b", 2, by("Karsa")), late, about(report)]).at(-1);
    };
    const excused = "30h changed clause 1 Karsa certain suspected excused";
    expect(last("patrol/b")).toBe(excused);
    expect(last("patrol/a")).toBe(excused);
    expect(last("patrol/z")).not.toBe(excused);
  });

  test("counts are of incidents, never of reports; windows are closed and end at the judged event (rule 10)", () => {
    const count = {
      kind: "count",
      event: { kinds: FIRE.kinds, where: [], attributes: [] },
      window: { kind: "last", ms: hour(2) },
      compare: ">=",
      count: 3,
    } as const;
    const linkings = [
      {
        name: "fire",
        event: { kinds: FIRE.kinds, where: [], attributes: [] },
        withinMs: hour(0.5),
        maxSpanMs: hour(24),
      },
    ];
    const records = [shot("a", 1), shot("b", 1.1), shot("c", 2), shot("d", 3)];
    expect(linesOf(agreementOf([forbid({ when: count })], { linkings }), records)).toEqual([
      "3h found clause 1 nobody certain suspected open",
    ]);
  });

  test("figures of a day are one finding per day, and a figure of none is none (rule 12)", () => {
    const figure = (id: string, day: number, count: number): LogRecord =>
      shot(id, day * 24, { from: hour(day * 24 - 24), to: hour(day * 24), count, aggregate: true });
    expect(linesOf(agreementOf([forbid()]), [figure("a", 1, 7), figure("b", 2, 0), figure("c", 3, 2)])).toEqual([
      "24h found clause 1 nobody certain suspected open",
      "72h found clause 1 nobody certain suspected open",
    ]);
  });

  test("a record older than the horizon is listed, not applied (rule 14)", () => {
    const agreement = agreementOf([forbid()], { horizonMs: hour(24) });
    expect(linesOf(agreement, [shot("a", 1, { recordedAt: hour(26) })])).toEqual(["26h beyond horizon patrol/a"]);
  });

  test("a stage that begins by declaration begins when it is on record", () => {
    const stages = [
      {
        name: "Truce",
        start: [{ kind: "act", act: { act: "declare", matter: "truce", aboutTrigger: false } } as const],
        end: [],
        length: hours(10),
        span: { start: 0, end: 0 },
      },
    ];
    const records = [
      shot("a", 1),
      act("declare", "Mission", 2, { matter: "truce" }),
      shot("b", 3),
      tick(20),
      shot("c", 21),
    ];
    expect(linesOf(agreementOf([forbid({ during: ["Truce"] })], { stages }), records)).toEqual([
      "2h stage Truce started",
      "3h found clause 1 nobody certain suspected open",
      "20h stage Truce ended",
    ]);
  });

  test("a late report that joins two incidents changes every count over them, counted itself or not", () => {
    const shots = { kinds: ["shot"], where: [], attributes: [] };
    const twoShots = {
      kind: "count",
      event: shots,
      window: { kind: "last", ms: hour(6) },
      compare: ">=",
      count: 2,
    } as const;
    const linkings = [{ name: "fire", event: { ...shots, kinds: FIRE.kinds }, withinMs: hour(1), maxSpanMs: hour(24) }];
    const agreement = agreementOf([forbid({ event: { ...FIRE, kinds: ["attack"] }, when: twoShots })], { linkings });
    const records = [shot("a", 1), shot("b", 2.5), shot("d", 4, { kind: "attack" })];
    const bridge = shot("c", 1.75, { kind: "burst", recordedAt: hour(9) });
    expect(linesOf(agreement, [...records, bridge])).toEqual([
      "4h found clause 1 nobody certain suspected open",
      "9h withdrawn clause 1 nobody certain suspected open",
    ]);
  });
});
