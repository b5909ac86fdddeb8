// What the text says follows, in cases a lawyer can read: records in, lines out. Both implementations must say the
// same.
import type { CheckedAgreement, LogRecord } from "@servanda/agreement";
import { describe, expect, test } from "vitest";
import { createEngine } from "./engine/engine.ts";
import { createNaiveMonitor } from "./naive/naive-monitor.ts";
import { replay } from "./replay.ts";
import { act, agreementOf, by, FIRE, forbid, hour, lineOf, require, shot, tick } from "./testing/builders.ts";

const IMPLEMENTATIONS = [
  ["reference", createNaiveMonitor],
  ["engine", createEngine],
] as const;

describe.each(IMPLEMENTATIONS)("%s", (_name, create) => {
  function linesOf(agreement: CheckedAgreement, records: readonly LogRecord[], until?: number): string[] {
    const end = until === undefined ? undefined : hour(until);
    const ordered = [...records].sort((a, b) => a.recordedAt - b.recordedAt);
    return [...replay(create(agreement), ordered, end)].flat().map(lineOf);
  }

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

  test("a possible finding starts no duty (rule 4)", () => {
    const trigger = {
      kind: "breach",
      breach: { clauses: ["1"], by: { kind: "named", actors: ["Karsa"] } },
      guard: { kind: "always" },
    } as const;
    expect(
      linesOf(agreementOf([forbid(), require({ trigger })]), [shot("a", 1, by("Karsa", "possible"))]),
    ).toHaveLength(2);
  });

  test("a deadline passes with no observation arriving, and once", () => {
    expect(
      linesOf(agreementOf([forbid(), require()]), [shot("a", 1), act("consult", "Gard", 20), tick(30), tick(40)]),
    ).toEqual([
      "1h found clause 1 nobody certain suspected open",
      "1h duty 2 Gard due (due 25h)",
      "1h duty 2 Holm due (due 25h)",
      "20h duty 2 Gard fulfilled (due 25h)",
      "30h duty 2 Holm overdue (due 25h)",
    ]);
  });

  test("a record at exactly the deadline precedes it (rule 8)", () => {
    const lines = linesOf(agreementOf([forbid(), require()]), [
      shot("a", 1),
      act("consult", "Gard", 25),
      act("consult", "Holm", 25),
    ]);
    expect(lines.slice(3)).toEqual(["25h duty 2 Gard fulfilled (due 25h)", "25h duty 2 Holm fulfilled (due 25h)"]);
  });

  test("a late consultation is fulfilled late, and a late report of a timely one revises (rule: two times)", () => {
    const records = [
      shot("a", 1),
      tick(26),
      act("consult", "Gard", 27),
      act("consult", "Holm", 24, { recordedAt: hour(28) }),
    ];
    expect(linesOf(agreementOf([forbid(), require()]), records).slice(3)).toEqual([
      "26h duty 2 Gard overdue (due 25h)",
      "26h duty 2 Holm overdue (due 25h)",
      "27h duty 2 Gard fulfilled late (due 25h)",
      "28h duty 2 Holm fulfilled (due 25h)",
    ]);
  });

  test("a trigger refuted later leaves its duty standing, marked (rule 5)", () => {
    const withdrawal: LogRecord = {
      record: "withdrawal",
      id: "w",
      source: "patrol",
      of: "patrol/a",
      recordedAt: hour(3),
    };
    expect(
      linesOf(agreementOf([forbid(), require({ bearers: { actors: ["Gard"], onlyInForce: true } })]), [
        shot("a", 1),
        withdrawal,
        tick(30),
      ]),
    ).toEqual([
      "1h found clause 1 nobody certain suspected open",
      "1h duty 2 Gard due (due 25h)",
      "3h withdrawn clause 1 nobody certain suspected open",
      "3h duty 2 Gard due (due 25h) basis revised",
      "30h duty 2 Gard overdue (due 25h) basis revised",
    ]);
  });

  test("who left before the trigger owes nothing; leaving later does not release (rule 6)", () => {
    const records = [act("denounce", "Gard", 0), shot("a", 1), act("denounce", "Holm", 2), tick(30)];
    expect(linesOf(agreementOf([forbid(), require()]), records).slice(1)).toEqual([
      "1h duty 2 Holm due (due 25h)",
      "30h duty 2 Holm overdue (due 25h)",
    ]);
  });

  test("an unwatched duty about the world is not observed, not overdue (rule 7)", () => {
    const duty = require({
      bearers: { actors: ["Karsa"], onlyInForce: false },
      content: { kind: "event", event: { kinds: ["withdrawal"], where: [], attributes: [] } },
    });
    const watch: LogRecord = {
      record: "coverage",
      id: "c",
      source: "patrol",
      state: "watched",
      from: hour(0),
      to: hour(48),
      recordedAt: hour(48),
    };
    const agreement = agreementOf([forbid(), duty]);
    expect(linesOf(agreement, [shot("a", 1), tick(30)]).at(-1)).toBe("30h duty 2 Karsa not observed (due 25h)");
    expect(linesOf(agreement, [shot("a", 1), tick(30), watch]).at(-1)).toBe("48h duty 2 Karsa overdue (due 25h)");
  });

  test("what follows a missed deadline starts at the deadline, also if the program was down then", () => {
    const council = require({
      bearers: { actors: ["Council"], onlyInForce: false },
      trigger: { kind: "standing" },
      content: { kind: "act", act: { act: "meet", aboutTrigger: false } },
      clock: { kind: "within", ms: hour(24), countedFrom: [] },
    });
    const duty = require({ bearers: { actors: ["Gard"], onlyInForce: true }, otherwise: council });
    expect(linesOf(agreementOf([forbid(), duty]), [shot("a", 1), tick(60)]).slice(2)).toEqual([
      "60h duty 2 Gard overdue (due 25h)",
      "60h duty 2 otherwise Council due (due 49h)",
      "60h duty 2 otherwise Council overdue (due 49h)",
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
      pleadWithinMs: hour(6),
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
        lengthMs: hour(10),
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

  test("all starts of a clock are worked out; the first listed binds", () => {
    const duty = require({
      bearers: { actors: ["Gard"], onlyInForce: true },
      clock: { kind: "within", ms: hour(24), countedFrom: ["event", "detection", "receipt", "finding"] },
    });
    const monitor = create(agreementOf([forbid(), duty]));
    Array.from(replay(monitor, [shot("a", 1, { recordedAt: hour(5) })]));
    const [first] = monitor.duties();
    expect(first?.candidates).toEqual([
      { start: "event", at: hour(1), dueAt: hour(25) },
      { start: "detection", at: hour(5), dueAt: hour(29) },
      { start: "receipt" },
      { start: "finding", at: hour(5), dueAt: hour(29) },
    ]);
    expect([first?.startAt, first?.startAssumed]).toEqual([hour(1), false]);
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

  test("a declaration that is withdrawn takes its stage back, and the duties begun in it stand, marked", () => {
    const declared = { kind: "act", act: { act: "declare", aboutTrigger: false } } as const;
    const stages = [{ name: "Truce", start: [declared], end: [], span: { start: 0, end: 0 } }];
    const duty = require({
      bearers: { actors: ["Gard"], onlyInForce: true },
      during: ["Truce"],
      trigger: { kind: "event", event: { kinds: FIRE.kinds, where: [], attributes: [] }, guard: { kind: "always" } },
    });
    const declaration = act("declare", "Mission", 2);
    const back: LogRecord = {
      record: "withdrawal",
      id: "w",
      source: "registry",
      of: `registry/${declaration.id}`,
      recordedAt: hour(4),
    };
    expect(linesOf(agreementOf([duty], { stages }), [declaration, shot("b", 3), back])).toEqual([
      "2h stage Truce started",
      "3h duty 1 Gard due (due 27h)",
      "4h duty 1 Gard due (due 27h) basis revised",
    ]);
  });

  test("a timely act recorded late takes the basis from what followed the missed deadline", () => {
    const council = require({
      bearers: { actors: ["Council"], onlyInForce: false },
      trigger: { kind: "standing" },
      content: { kind: "act", act: { act: "meet", aboutTrigger: false } },
      clock: { kind: "within", ms: hour(24), countedFrom: [] },
    });
    const duty = require({ bearers: { actors: ["Gard"], onlyInForce: true }, otherwise: council });
    const late = act("consult", "Gard", 20, { recordedAt: hour(30) });
    expect(linesOf(agreementOf([forbid(), duty]), [shot("a", 1), tick(26), late]).slice(2)).toEqual([
      "26h duty 2 Gard overdue (due 25h)",
      "26h duty 2 otherwise Council due (due 49h)",
      "30h duty 2 Gard fulfilled (due 25h)",
      "30h duty 2 otherwise Council due (due 49h) basis revised",
    ]);
  });

  test("a late report can complete the trigger of an earlier event", () => {
    const notice = { kinds: ["notice"], where: [], attributes: [] };
    const guard = { kind: "happened", event: notice, window: { kind: "last", ms: hour(6) } } as const;
    const duty = require({
      bearers: { actors: ["Gard"], onlyInForce: true },
      trigger: { kind: "event", event: { kinds: FIRE.kinds, where: [], attributes: [] }, guard },
    });
    const records = [shot("b", 5), shot("n", 2, { kind: "notice", recordedAt: hour(9) })];
    expect(linesOf(agreementOf([duty]), records)).toEqual(["9h duty 1 Gard due (due 29h)"]);
  });
});
