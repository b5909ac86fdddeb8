// What is owed, in cases a lawyer can read: records in, lines out. Both implementations must say the same.
import type { LogRecord, Trigger } from "@servanda/agreement";
import { describe, expect, test } from "vitest";
import { replay } from "./replay.ts";
import { act, agreementOf, by, FIRE, forbid, hour, hours, require, shot, tick } from "./testing/builders.ts";
import { IMPLEMENTATIONS, linesBy } from "./testing/implementations.ts";

describe.each(IMPLEMENTATIONS)("%s", (_name, create) => {
  const linesOf = linesBy(create);

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
      clock: { kind: "within", length: hours(24), countedFrom: [] },
    });
    const duty = require({ bearers: { actors: ["Gard"], onlyInForce: true }, otherwise: council });
    expect(linesOf(agreementOf([forbid(), duty]), [shot("a", 1), tick(60)]).slice(2)).toEqual([
      "60h duty 2 Gard overdue (due 25h)",
      "60h duty 2 otherwise Council due (due 49h)",
      "60h duty 2 otherwise Council overdue (due 49h)",
    ]);
  });

  test("a duty may bind both of those whose fire is one incident", () => {
    const { by: _by, ...anyFire } = FIRE;
    const linkings = [{ name: "fire", event: anyFire, withinMs: hour(2), maxSpanMs: hour(24) }];
    const trigger = {
      kind: "breach",
      breach: { clauses: ["1"], by: { kind: "bind", name: "side", among: ["Karsa", "Ostrel"] } },
      guard: { kind: "always" },
    } as const;
    const bearers = { actors: ["Karsa", "Ostrel"], variable: "side", onlyInForce: false };
    const duty = require({ trigger, bearers });
    const exchange = [shot("a", 1, by("Karsa")), shot("b", 2, by("Ostrel"))];
    expect(
      linesOf(agreementOf([forbid(), duty], { linkings }), exchange).filter((line) => line.includes("duty")),
    ).toEqual(["1h duty 2 Karsa due (due 25h)", "2h duty 2 Ostrel due (due 26h)"]);
  });

  test("a source's own dark hours are taken from its own watch, and from nobody else's", () => {
    const duty = require({
      bearers: { actors: ["Karsa"], onlyInForce: false },
      content: { kind: "event", event: { kinds: ["withdrawal"], where: [], attributes: [] } },
    });
    const state = (source: string, is: "watched" | "jammed", from: number, to: number): LogRecord => ({
      record: "coverage",
      id: `${source}-${is}-${from}`,
      source,
      state: is,
      from: hour(from),
      to: hour(to),
      recordedAt: hour(to),
    });
    const last = (...records: LogRecord[]): string | undefined =>
      linesOf(agreementOf([forbid(), duty]), [shot("a", 1), ...records], 60).at(-1);
    const watch = state("mast", "watched", 0, 48);
    expect(last(watch)).toBe("48h duty 2 Karsa overdue (due 25h)");
    expect(last(state("mast", "jammed", 10, 12), watch)).toBe("48h duty 2 Karsa not observed (due 25h)");
    expect(last(state("other", "jammed", 10, 12), watch)).toBe("48h duty 2 Karsa overdue (due 25h)");
  });

  test("all starts of a clock are worked out; the first listed binds", () => {
    const duty = require({
      bearers: { actors: ["Gard"], onlyInForce: true },
      clock: { kind: "within", length: hours(24), countedFrom: ["event", "detection", "receipt", "finding"] },
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
      clock: { kind: "within", length: hours(24), countedFrom: [] },
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

  test("of two moments each begins its own duty", () => {
    const moment = (at: number): Trigger => ({ kind: "moment", moment: { kind: "at", at: hour(at) } });
    const duty = require({
      bearers: { actors: ["Gard"], onlyInForce: false },
      trigger: { kind: "any", of: [moment(3), moment(30)] },
    });
    expect(linesOf(agreementOf([duty]), [act("consult", "Gard", 4)], 60)).toEqual([
      "4h duty 1 Gard due (due 27h)",
      "4h duty 1 Gard fulfilled (due 27h)",
      "60h duty 1 Gard due (due 54h)",
      "60h duty 1 Gard overdue (due 54h)",
    ]);
  });
});
