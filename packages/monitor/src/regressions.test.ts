// Cases in which one monitor or both were wrong, found by generated cases and made small. Each stays a case.
import type { ActorTerm, Condition, Effect, EventPattern, Ladder, LogRecord, Trigger } from "@servanda/agreement";
import { describe, expect, test } from "vitest";
import { createNaiveMonitor } from "./naive/naive-monitor.ts";
import { replay } from "./replay.ts";
import { act, agreementOf, by, forbid, hour, hours, require, shot, tick } from "./testing/builders.ts";
import { IMPLEMENTATIONS, linesBy } from "./testing/implementations.ts";

const at = (hoursAfter: number): Trigger => ({ kind: "moment", moment: { kind: "at", at: hour(hoursAfter) } });

function effect(change: Partial<Effect>): Effect {
  return {
    kind: "effect",
    during: [],
    after: [],
    trigger: at(0),
    of: { kind: "clause", number: "1" },
    state: "suspended",
    exceptions: [],
    ...change,
  };
}

const NOWHERE = { start: 0, end: 0 };

/** One rung, and a closing one that always holds. */
function ladderOn(condition: Condition): Ladder {
  const minor = { name: "Minor", condition, text: "", closes: false };
  const closed: Ladder["rungs"][number] = { name: "Closed", condition: { kind: "always" }, text: "", closes: true };
  const on = { clauses: ["1"], answers: [] };
  return { key: "Response", name: "Response", reading: "base", on, rungs: [minor, closed], span: NOWHERE };
}

describe.each(IMPLEMENTATIONS)("%s", (_name, create) => {
  const linesOf = linesBy(create);

  test("what recurs goes on after a period in which its clause was suspended", () => {
    const agreement = agreementOf([
      require({
        bearers: { actors: ["Gard"], onlyInForce: false },
        trigger: { kind: "standing" },
        recurs: { every: { kind: "days", count: 1 } },
        clock: { kind: "each period" },
      }),
      effect({ trigger: at(20), until: at(50) }),
    ]);
    const began = linesOf(agreement, [tick(1)], 80).filter((line) => line.includes("Gard due"));
    // The second day began and the third resumed while it was suspended; the fourth is a day like any other.
    expect(began).toEqual(["1h duty 1 Gard due (due 24h)", "80h duty 1 Gard due (due 96h)"]);
  });

  test("where duties are in step, what the other did before sets the clock of one that is done", () => {
    const agreement = agreementOf([
      require({
        bearers: { actors: ["Karsa", "Ostrel"], onlyInForce: false },
        trigger: { kind: "standing" },
        content: { kind: "event", event: { kinds: ["shot"], where: [], attributes: [] } },
        clock: { kind: "in step", lag: hours(6) },
      }),
    ]);
    const lines = linesOf(agreement, [
      tick(1),
      shot("a", 12, { ...by("Karsa"), recordedAt: hour(13) }),
      shot("b", 10, { ...by("Ostrel"), recordedAt: hour(14) }),
    ]);
    expect(lines.slice(2)).toEqual([
      "13h duty 1 Karsa fulfilled (no deadline)",
      "13h duty 1 Ostrel due (due 19h)",
      "14h duty 1 Karsa fulfilled (due 20h)",
      "14h duty 1 Ostrel fulfilled (no deadline)",
    ]);
  });

  test("a breach that was seen is said before the same breach presumed", () => {
    const agreement = agreementOf([
      forbid(),
      effect({
        trigger: { kind: "breach", breach: { clauses: ["1"] }, guard: { kind: "always" } },
        of: { kind: "breach of", clauses: ["1"], by: { kind: "named", actors: ["Karsa"] } },
        state: "presumed",
      }),
    ]);
    const lines = linesOf(agreement, [shot("a", 3, by("Karsa"))]).filter((line) => line.includes("found"));
    expect(lines).toEqual([
      "3h found clause 1 Karsa certain suspected open",
      "3h found clause 1 Karsa certain reported open presumed",
    ]);
  });

  test("a decision on record that too few members could carry stands while nobody has voted", () => {
    const rules = {
      decisions: [{ threshold: { kind: "votes" as const, count: 2 } }],
      vetoes: [],
      excludesAccused: false,
      weights: {},
    };
    const agreement = agreementOf([], { bodies: [{ name: "Council", members: ["Gard"], rules }] });
    const lines = linesOf(agreement, [act("decide", "Council", 5, { matter: "go" })]);
    expect(lines).toEqual(["5h record of decision Council go not computed"]);
  });

  test("effects of two duties that are done at once are said in one order", () => {
    const agreement = agreementOf([
      forbid(),
      require({
        trigger: { kind: "standing" },
        content: { kind: "event", event: { kinds: ["shot"], where: [], attributes: [] } },
        clock: { kind: "none", onPurpose: true },
        onFulfilment: effect({ trigger: { kind: "standing" } }),
      }),
    ]);
    const records = [shot("z", 9, by("Gard")), shot("a", 8.75, { ...by("Holm"), recordedAt: hour(9) })];
    const evidence = [...replay(create(agreement), records)]
      .flat()
      .flatMap((said) => (said.kind === "state" ? said.change.evidence : []));
    expect(evidence).toEqual(["patrol/a", "patrol/z"]);
  });

  test("votes of the instant of a decision on record are held against it", () => {
    const rules = { decisions: [{ threshold: { kind: "consensus" as const } }], vetoes: [], excludesAccused: false };
    const body = { name: "Council", members: ["Gard", "Holm"], rules: { ...rules, weights: {} } };
    const lines = linesOf(agreementOf([], { bodies: [body] }), [
      act("vote", "Gard", 5, { matter: "go", outcome: "rejected" }),
      act("decide", "Council", 5, { matter: "go", about: "patrol/a" }),
    ]);
    expect(lines.filter((line) => line.includes("contradicted"))).toHaveLength(1);
  });

  test("a breach that was taken back keeps no rung stale", () => {
    const stages = [{ name: "Second", start: [{ kind: "at" as const, at: hour(36) }], end: [], span: NOWHERE }];
    const running: Condition = { kind: "stage", stage: "Second", is: "running" };
    const agreement = agreementOf([forbid()], { stages, ladders: [ladderOn({ kind: "not", of: running })] });
    const lines = linesOf(agreement, [
      shot("a", 14),
      { record: "withdrawal", id: "w", source: "patrol", of: "patrol/a", recordedAt: hour(34) },
      shot("b", 18, { recordedAt: hour(38) }),
    ]);
    expect(lines.filter((line) => line.includes("ladder")).slice(-2)).toEqual([
      "38h state ladder Response Closed by Response",
      "38h state ladder Response Minor by Response",
    ]);
  });

  test("a breach that is said to end later counts for a ladder once it has ended", () => {
    const fired: Condition = { kind: "judged", event: { kinds: ["shot"], where: [], attributes: [] } };
    const agreement = agreementOf([forbid()], { ladders: [ladderOn(fired)] });
    const lines = linesOf(agreement, [shot("a", 28, { recordedAt: hour(25) })], 28);
    expect(lines.filter((line) => line.includes("ladder"))).toEqual([
      "28h state ladder Response Closed by Response",
      "28h state ladder Response Minor by Response",
    ]);
  });

  test("a condition on duties comes true again when one is done and another follows it at once", () => {
    const due: Condition = { kind: "duty", clauses: ["1"], is: "due" };
    const end: Trigger = { kind: "watch", watch: { key: "due", condition: due } };
    const standing = { kind: "standing" as const };
    const next = require({
      bearers: { actors: ["Holm"], onlyInForce: false },
      trigger: standing,
      content: { kind: "act", act: { act: "consult", aboutTrigger: false } },
      clock: { kind: "none", onPurpose: true },
    });
    const agreement = agreementOf(
      [
        require({
          trigger: standing,
          content: { kind: "settled", matter: "done", judgedBy: ["Mission"] },
          clock: { kind: "none", onPurpose: true },
          onFulfilment: next,
        }),
      ],
      { stages: [{ name: "Term", start: [{ kind: "at", at: hour(2) }], end: [end], span: NOWHERE }] },
    );
    const lines = linesOf(agreement, [act("judge", "Mission", 30, { matter: "done", outcome: "accepted" })]);
    expect(lines.filter((line) => line.includes("act hold"))).toHaveLength(2);
  });

  test("what a duty that is due excuses is excused still after a restart", () => {
    const due: Condition = { kind: "duty", clauses: ["1"], is: "due" };
    const agreement = agreementOf([
      require({ trigger: { kind: "standing" }, clock: { kind: "none", onPurpose: true } }),
      forbid({ exceptions: [{ kind: "condition", condition: due, span: NOWHERE }] }),
    ]);
    const monitor = create(agreement);
    for (const _ of replay(monitor, [shot("a", 5)])) continue;
    expect(monitor.findings()).toEqual([]);
  });

  test("a duty whose trigger is taken back after its time was corrected has its basis revised", () => {
    const event: EventPattern = { kinds: ["shot"], where: [], attributes: [] };
    const judged: Condition = { kind: "judged", event };
    const agreement = agreementOf(
      [
        require({
          during: ["First"],
          trigger: { kind: "event", event, guard: { kind: "always" } },
          exceptions: [{ kind: "condition", condition: judged, span: NOWHERE }],
        }),
      ],
      { stages: [{ name: "First", start: [{ kind: "at", at: hour(6) }], end: [], span: NOWHERE }] },
    );
    const moved = { from: hour(1), to: hour(1) };
    const lines = linesOf(agreement, [
      shot("a", 24),
      { record: "correction", id: "k", source: "patrol", of: "patrol/a", recordedAt: hour(36), change: moved },
      { record: "withdrawal", id: "w", source: "patrol", of: "patrol/a", recordedAt: hour(40) },
    ]);
    expect(lines.filter((line) => line.startsWith("40h duty") && line.includes("basis revised"))).toHaveLength(2);
  });

  test("a guard on the judged report is asked again when that is taken back and its breach stays presumed", () => {
    const event: EventPattern = { kinds: ["shot"], where: [], attributes: [] };
    const breach = { clauses: ["1"] };
    const other: ActorTerm = { kind: "other than", name: "X", among: ["Karsa", "Ostrel"] };
    const agreement = agreementOf([
      forbid(),
      effect({
        trigger: { kind: "breach", breach, guard: { kind: "always" } },
        of: { kind: "breach of", clauses: ["1"], by: other },
        state: "presumed",
      }),
      require({ trigger: { kind: "breach", breach, guard: { kind: "judged", event } } }),
    ]);
    const lines = linesOf(agreement, [
      shot("a", 4),
      { record: "withdrawal", id: "w", source: "patrol", of: "patrol/a", recordedAt: hour(25) },
    ]);
    expect(lines.filter((line) => line.startsWith("25h duty") && line.includes("basis revised"))).toHaveLength(2);
  });

  test("a ruling on a report excuses also the duty that its incident began before the report joined it", () => {
    const event: EventPattern = { kinds: ["shot"], where: [], attributes: [] };
    const either: ActorTerm = { kind: "bind", name: "X", among: ["Karsa", "Ostrel"] };
    const agreement = agreementOf(
      [
        forbid(),
        require({
          trigger: { kind: "breach", breach: { clauses: ["1"], by: either }, guard: { kind: "always" } },
          exceptions: [{ kind: "matter", matter: "self-defence", judgedBy: ["Mission"], span: NOWHERE }],
        }),
      ],
      { linkings: [{ name: "fire", event, withinMs: hour(3), maxSpanMs: hour(24) }] },
    );
    const lines = linesOf(agreement, [
      shot("a", 16, { ...by("Ostrel"), source: "one" }),
      shot("b", 17, { ...by("Karsa"), source: "two" }),
      act("judge", "Mission", 30, { about: "two/b", matter: "self-defence", outcome: "accepted" }),
    ]);
    expect(lines.filter((line) => line.startsWith("30h duty") && line.includes("excused"))).toHaveLength(4);
  });

  test("what two motions on one matter come to at once is the first one's", () => {
    const rules = {
      decisions: [{ threshold: { kind: "votes" as const, count: 1 }, within: hours(6) }],
      vetoes: [],
      excludesAccused: false,
      deadlock: { by: ["Mission"] },
      weights: {},
    };
    const agreement = agreementOf([], { bodies: [{ name: "Council", members: ["Gard"], rules }] });
    const put = (at: number): ReturnType<typeof act> => act("table", "Gard", at, { matter: "go", to: "Council" });
    const records = [put(1), put(10), act("decide", "Mission", 16, { matter: "go" })];
    const putAt = [...replay(create(agreement), records)]
      .flat()
      .flatMap((said) => (said.kind === "act" && said.act.at === hour(16) ? (said.tally?.putAt ?? []) : []));
    expect(putAt).toEqual([hour(10), hour(1)]);
  });
});

describe.each(IMPLEMENTATIONS)("%s", (_name, create) => {
  test("a later report that bears an earlier one out can excuse a figure that came between them", () => {
    const fire: EventPattern = { kinds: ["shot"], where: [], attributes: [] };
    const proven: Condition = { kind: "happened", event: fire, window: { kind: "ever" }, level: "corroborated" };
    const agreement = agreementOf(
      [forbid({ exceptions: [{ kind: "condition", condition: proven, span: { start: 0, end: 0 } }] })],
      {
        standards: [{ level: "corroborated", anyOf: [{ kind: "sources", sources: 2, sourceKinds: 1 }] }],
        linkings: [{ name: "fire", event: fire, withinMs: hour(3), maxSpanMs: hour(24) }],
      },
    );
    const lines = linesBy(create)(agreement, [
      shot("a", 1, { source: "one", group: "one" }),
      shot("figure", 2, { aggregate: true }),
      shot("b", 3, { source: "two", group: "two" }),
    ]);
    expect(lines.filter((line) => line.startsWith("3h withdrawn"))).toHaveLength(2);
  });
});

test("a correction that is said again stands where it was first said, for who sees repeats", () => {
  const agreement = agreementOf([forbid()]);
  const correction = (id: string, at: number, name: string): LogRecord => {
    return { record: "correction", source: "patrol", id, of: "patrol/a", recordedAt: hour(at), change: { by: name } };
  };
  const lines = linesBy(createNaiveMonitor)(agreement, [
    shot("a", 1),
    correction("k", 2, "Karsa"),
    correction("l", 3, "Ostrel"),
    correction("k", 4, "Karsa"),
  ]);
  expect(lines.at(-1)).toBe("3h found clause 1 Ostrel certain suspected open");
});
