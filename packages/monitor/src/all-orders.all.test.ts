// All orders of all small logs: up to four reports out of a few interesting ones, in every partition into record
// instants, under pairs of a few clauses. The two monitors say the same, and in the end nothing that happened
// hangs on the order in which it became known.
import type { CheckedAgreement, LogRecord, Rule } from "@servanda/agreement";
import { expect, test } from "vitest";
import { agreementOf, by, forbid, hour, hours, require, shot, tick } from "./testing/builders.ts";
import { type Heard, hear, isSame, type Run } from "./testing/two/difference.ts";
import { ENGINE, REFERENCE } from "./testing/two/laws.ts";

/** Each on its own can change what is found of the others. */
const REPORTS: readonly LogRecord[] = [
  shot("a", 2, by("Karsa")),
  // Near enough to be the same happening, of another source.
  shot("b", 2.5, { source: "camera", group: "camera", ...by("Karsa", "possible") }),
  // Bridges the two before and the one after.
  shot("c", 3.25, { to: hour(4), source: "wire", group: "wire", sourceKind: "press" }),
  shot("d", 4.5, { ...by("Ostrel"), count: 2 }),
  { record: "withdrawal", source: "patrol", id: "w", of: "patrol/a", recordedAt: hour(6) },
  { record: "coverage", source: "patrol", id: "v", state: "watched", from: 0, to: hour(6), recordedAt: hour(6) },
];

const CLAUSES: readonly Rule[] = [
  forbid(),
  forbid({
    when: {
      kind: "count",
      event: { kinds: ["shot"], where: [], attributes: [] },
      window: { kind: "last", ms: hour(2) },
      compare: ">=",
      count: 2,
    },
  }),
  forbid({
    exceptions: [
      {
        kind: "condition",
        condition: {
          kind: "absent",
          event: { kinds: ["shot"], by: { kind: "named", actors: ["Karsa"] }, where: [], attributes: [] },
          window: { kind: "last", ms: hour(1) },
        },
        span: { start: 0, end: 0 },
      },
    ],
  }),
  require({
    trigger: { kind: "breach", breach: { clauses: ["1"] }, guard: { kind: "always" } },
    clock: { kind: "within", length: hours(2), countedFrom: ["detection"] },
  }),
  require({
    bearers: { actors: ["Ostrel"], onlyInForce: false },
    trigger: { kind: "standing" },
    content: { kind: "event", event: { kinds: ["shot"], where: [], attributes: [] } },
    clock: { kind: "by", moment: { kind: "at", at: hour(9) } },
  }),
];

/** The first is a prohibition, so that others can ask for its breaches. */
const PAIRS: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 2],
  [2, 3],
  [0, 3],
  [0, 4],
];

const AGREEMENTS: readonly CheckedAgreement[] = PAIRS.map((pair) =>
  agreementOf(
    CLAUSES.filter((_, index) => pair.includes(index)),
    {
      linkings: [
        {
          name: "shots",
          event: { kinds: ["shot"], where: [], attributes: [] },
          withinMs: hour(1),
          maxSpanMs: hour(24),
        },
      ],
    },
  ),
);

/** Every way to put all of these one after the other, some of them at once. */
function partitions<T>(all: readonly T[]): readonly (readonly (readonly T[])[])[] {
  const [first, ...rest] = all;
  if (first === undefined) return [[]];
  return partitions(rest).flatMap((instants) => [
    ...instants.map((instant, index) => instants.with(index, [first, ...instant])),
    ...Array.from({ length: instants.length + 1 }, (_, index) => instants.toSpliced(index, 0, [first])),
  ]);
}

/** Of so many at most, in the order of the list. */
function choices<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  const [first, ...rest] = all;
  if (first === undefined || most === 0) return [[]];
  return [...choices(rest, most), ...choices(rest, most - 1).map((chosen) => [first, ...chosen])];
}

/** They become known from hour 7 on, hour by hour; deadlines fall before, between and after. */
function logOf(instants: readonly (readonly LogRecord[])[]): readonly LogRecord[] {
  const known = instants.flatMap((instant, index) =>
    instant.map((record) => ({ ...record, recordedAt: hour(7 + index) })),
  );
  return [tick(0), ...known];
}

test("up to four reports in every order, under two clauses", () => {
  let count = 0;
  for (const [index, agreement] of AGREEMENTS.entries()) {
    for (const chosen of choices(REPORTS, 4)) {
      let last: readonly unknown[] | undefined;
      for (const instants of partitions(chosen)) {
        const run = ({ name, create }: typeof ENGINE): Run => ({
          who: name,
          monitor: () => create(agreement),
          log: logOf(instants),
          endAt: hour(20),
        });
        const [reference, engine] = [hear(run(REFERENCE)), hear(run(ENGINE))];
        if ("kind" in reference || "kind" in engine || !isSame(saidBy(reference), saidBy(engine)))
          expect({ index, instants, said: engine }).toEqual({ index, instants, said: reference });
        const { findings } = "kind" in engine ? { findings: [] } : engine;
        if (last !== undefined && !isSame(last, findings))
          expect({ index, instants, findings }).toEqual({ index, instants, findings: last });
        last = findings;
        count += 1;
      }
    }
  }
  // 5 agreements; 1 + 6 + 15 · 3 + 20 · 13 + 15 · 75 logs.
  expect(count).toBe(5 * 1437);
});

function saidBy({ who: _who, ...said }: Heard): unknown {
  return said;
}
