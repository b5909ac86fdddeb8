// Acts that belong together: a plea with its ruling, a matter put and voted on, a waiver by all who are protected.
import type { Act, CheckedAgreement, Observation } from "@servanda/agreement";
import { refOf } from "@servanda/agreement";
import { HOUR_MS, MINUTE_MS } from "@servanda/core";
import { type Draw, stated } from "./draw.ts";
import { COMMISSION, GUARANTORS, MATTERS, MISSION, PARTIES, PLEAS } from "./names.ts";
import { instant } from "./observations.ts";
import type { Wanted } from "./wanted.ts";

const STEP_MS = 15 * MINUTE_MS;

type Told = Omit<Act, "id" | "record" | "source">;

function told(act: string, by: string, at: number, rest: Partial<Told> = {}): Told {
  return { act, by, at, recordedAt: at, ...rest };
}

/** Somebody pleads that a matter excuses what reports say of him, and a judge rules. */
export function dispute(draw: Draw, reports: readonly Observation[], { matters }: Wanted): readonly Told[] {
  const attributed = reports.filter(({ by }) => by !== undefined && PARTIES.includes(by));
  const matter = matters.length === 0 ? draw.pick(PLEAS) : draw.pick(matters).matter;
  return draw
    .shuffle(attributed)
    .slice(0, 1 + draw.int(3))
    .flatMap((report) => {
      const about = refOf(report);
      const pleadedAt = report.recordedAt + draw.pick([0, 4, 5, 24, 25, 120, 121]) * STEP_MS;
      const ruledAt = pleadedAt + draw.pick([0, 1, 40]) * STEP_MS;
      const outcome = draw.pick(["accepted", "accepted", "rejected"] as const);
      return [
        told("plead", report.by ?? "", pleadedAt, { about, matter }),
        ...(draw.is(0.3) ? [told("contest", report.by ?? "", pleadedAt, { about, matter: "it was thunder" })] : []),
        ...draw.list(0, 1, () => told("judge", MISSION, ruledAt, { about, matter, outcome })),
      ];
    });
}

/** Bodies find on questions that are asked of a report: whether it happened, who did it. */
export function inquiry(draw: Draw, reports: readonly Observation[]): readonly Told[] {
  const attributed = reports.filter(({ by }) => by !== undefined && PARTIES.includes(by));
  const report = draw.pick(attributed.length === 0 ? reports : attributed);
  const by = report.by ?? draw.pick(PARTIES);
  const matters = ["occurrence", "occurrence", `attribution to ${by}`, `force of ${by}`, `intent of ${by}`];
  return draw.list(1, 2, () =>
    told(
      draw.pick(["find", "find", "decide"]),
      draw.pick([COMMISSION, COMMISSION, COMMISSION, MISSION]),
      report.recordedAt + draw.int(80) * STEP_MS,
      {
        about: refOf(report),
        matter: draw.pick(matters),
        outcome: draw.pick(["accepted", "rejected"] as const),
      },
    ),
  );
}

/** Sides that leave either body in a tie. */
const SPLIT: ReadonlyMap<string, "rejected" | "abstained"> = new Map([
  ["Holm", "rejected"],
  ["Ostrel", "rejected"],
  [MISSION, "abstained"],
]);

/** A body's members take a matter up: it is put, and most of them vote one way. */
export function vote(draw: Draw, { bodies }: CheckedAgreement): readonly Told[] {
  const body = draw.pick(bodies);
  const matter = draw.pick(MATTERS);
  const startAt = instant(draw);
  const to = { to: body.name, matter };
  const leaning = draw.pick(["accepted", "accepted", "rejected", "abstained"] as const);
  const chair = body.rules?.chair ?? MISSION;
  const voters = draw.shuffle([...body.members, ...draw.list(0, 1, () => chair)]).slice(draw.pick([0, 0, 0, 1, 2, 4]));
  const isSplit = draw.is(0.35);
  const votes = voters.map((by, index) => {
    const side = isSplit ? (SPLIT.get(by) ?? "accepted") : leaning;
    const outcome = draw.is(0.85) ? side : draw.pick(["accepted", "rejected", "abstained"] as const);
    return told("vote", by, startAt + draw.pick([0, 1, 4, 24]) * (index + 1) * STEP_MS, { ...to, outcome });
  });
  const put = draw.list(0, 1, () => told(draw.pick(["table", "propose"]), draw.pick(body.members), startAt, to));
  const convened = draw.list(0, 2, () => told("convene", MISSION, startAt + STEP_MS, { to: body.name })).slice(0, 1);
  const decidedAt = startAt + draw.pick([8, 24, 100]) * STEP_MS;
  const by = draw.pick([body.name, MISSION]);
  const outcome = draw.pick(["accepted", "rejected"] as const);
  const decided = draw.list(0, 1, () => told("decide", by, decidedAt, { matter, outcome }));
  return [...put, ...convened, ...votes, ...decided];
}

/** Everyone whom a clause protects from the other waives it for a time, told late. */
export function waiver(draw: Draw, { clauses }: CheckedAgreement): readonly Told[] {
  const { number } = draw.pick(clauses);
  const at = draw.pick([0, 4, 12]) * HOUR_MS;
  return [
    stated({
      ...told("waive", draw.pick(PARTIES), at, { matter: draw.pick([number, `clause ${number}`]) }),
      until: draw.maybe(0.7, () => at + draw.pick([6, 20, 40]) * HOUR_MS),
      to: draw.maybe(0.3, () => draw.pick(PARTIES)),
      recordedAt: at + draw.pick([0, 8, 30]) * HOUR_MS,
    }),
  ];
}

/** Those whom it can bind sign or ratify in the first hours, most of them. */
export function entering(draw: Draw, { membership }: CheckedAgreement): readonly Told[] {
  const signatories = membership?.signatories ?? [];
  const verb = membership?.entry?.consent ?? draw.pick(["sign", "ratify"]);
  return signatories
    .filter(() => draw.is(0.85))
    .flatMap((by) => {
      const consent = told(verb, by, draw.int(16) * STEP_MS);
      return draw.is(0.2) ? [consent, told("declare", by, draw.int(16) * STEP_MS)] : [consent];
    });
}

/** Somebody denounces the agreement in the first hours, whether or not the text lets them. */
export function leaving(draw: Draw): readonly Told[] {
  return [told("denounce", draw.pick([...GUARANTORS, ...PARTIES]), draw.int(24) * STEP_MS)];
}

/** Deadlines of the text are put off, each before it passes or just after. */
export function extension(draw: Draw, { clauses }: CheckedAgreement): readonly Told[] {
  const extendable = clauses.filter(({ rule }) => rule.kind === "require" && rule.extendableBy !== undefined);
  return extendable.flatMap(({ number, rule }) => {
    const by = rule.kind === "require" ? draw.pick(rule.extendableBy ?? [MISSION]) : MISSION;
    const at = instant(draw);
    return [told("extend", by, at, { matter: `clause ${number}`, until: at + draw.pick([2, 10, 40]) * HOUR_MS })];
  });
}

/** Reasons why an effort came to nothing, given when it is long past. */
export function reasons(draw: Draw, { clauses }: CheckedAgreement): readonly Told[] {
  return clauses.flatMap(({ number, rule }) => {
    if (rule.kind !== "require" || rule.effort !== true) return [];
    const at = draw.pick([20, 60, 90]) * HOUR_MS;
    return draw
      .shuffle([...rule.bearers.actors, ...PARTIES])
      .slice(2)
      .map((by) => told("explain", by, at, { matter: number }));
  });
}
