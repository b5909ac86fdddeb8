// Generated logs for agreements over the whole kernel: those of `generate-log.ts`, with the acts by which bodies
// decide, matters are judged, clocks are put off, reasons are given and breaches are waived.
import type { Act, LogRecord, Withdrawal } from "@servanda/agreement";
import { incidentId, refOf } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import fc from "fast-check";
import { GUARANTORS, ZONES } from "./generate-agreement.ts";
import { MISSION, PARTIES } from "./generate-conditions.ts";
import { COMMISSION } from "./generate-institution.ts";
import { delay, instant, logs } from "./generate-log.ts";
import { COUNCIL, MATTERS, MEASURE } from "./generate-rules.ts";

const ACTORS = [...PARTIES, ...GUARANTORS, MISSION];

/** Verbs with what they are on. */
const doing = (): fc.Arbitrary<Pick<Act, "act" | "matter">> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        act: fc.constantFrom("vote", "vote", "vote", "table", "propose", "convene", "decide"),
        matter: fc.constantFrom(...MATTERS),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom<Pick<Act, "act" | "matter">>(
        { act: "judge", matter: "done" },
        { act: "judge" },
        { act: "extend", matter: "Term" },
        { act: "extend", matter: "clause 2" },
        { act: "extend", matter: "clause 3" },
        { act: "explain", matter: "2" },
        { act: "explain", matter: "3" },
        { act: "waive", matter: "1" },
        { act: "notify" },
        { act: "consult" },
        { act: "impose", matter: MEASURE },
        { act: "renew", matter: MEASURE },
        { act: "declare", matter: "stop" },
        { act: "sign" },
        { act: "ratify" },
        { act: "ratify" },
        { act: "suspend", matter: "clause 1" },
        { act: "suspend", matter: "2" },
        { act: "denounce" },
        { act: "give notice" },
      ),
    },
  );

const act = (about: readonly string[]): fc.Arbitrary<Omit<Act, "id">> =>
  fc
    .record({
      doing: doing(),
      by: fc.constantFrom(...ACTORS, ...ACTORS, COUNCIL),
      at: instant(),
      delay: delay(),
      about: fc.option(fc.constantFrom(...about), { nil: undefined, freq: 3 }),
      to: fc.constantFrom(undefined, COUNCIL, COMMISSION),
      outcome: fc.constantFrom("accepted" as const, "accepted" as const, "rejected" as const, "abstained" as const),
      lasts: fc.constantFrom(undefined, 5, 30),
      place: fc.constantFrom(undefined, undefined, ...ZONES),
    })
    .map(({ doing: what, by, at, delay: late, about: subject, to, outcome, lasts, place }) => ({
      record: "act" as const,
      source: "registry",
      by,
      at,
      ...what,
      ...(subject === undefined ? {} : { about: subject }),
      ...(to === undefined || !["vote", "table", "propose", "convene"].includes(what.act) ? {} : { to }),
      ...(["vote", "judge", "decide"].includes(what.act) ? { outcome } : {}),
      ...(lasts === undefined ? {} : { until: at + lasts * HOUR_MS }),
      ...(place === undefined ? {} : { place: { radiusM: 0, names: [place] } }),
      recordedAt: at + late,
    }));

/** In record order, from the first instant on, some of the acts withdrawn. */
export function wholeLogs(): fc.Arbitrary<LogRecord[]> {
  return logs().chain((log) => {
    const refs = log.flatMap((record) => (record.record === "observation" ? [refOf(record)] : []));
    return fc
      .record({
        acts: fc.array(act([...refs, ...refs.map(incidentId)]), { minLength: 3, maxLength: 20 }),
        withdrawn: fc.array(fc.record({ which: fc.nat(), delay: delay() }), { maxLength: 3 }),
      })
      .map(({ acts, withdrawn }) => {
        const named = acts.map((each, index): Act => ({ ...each, id: `b${index}` }));
        const back = withdrawn.flatMap(({ which, delay: late }, index): Withdrawal[] => {
          const of = named[which % named.length];
          return of === undefined ? [] : [withdrawalOf(of, index, late)];
        });
        // What holds from the outset comes true when it is first looked at.
        const outset: LogRecord = { record: "tick", recordedAt: 0 };
        return [outset, ...log, ...named, ...back].sort((a, b) => a.recordedAt - b.recordedAt);
      });
  });
}

function withdrawalOf(of: Act, index: number, lateMs: number): Withdrawal {
  const { source, recordedAt } = of;
  return { record: "withdrawal", source, id: `v${index}`, of: refOf(of), recordedAt: recordedAt + lateMs };
}
