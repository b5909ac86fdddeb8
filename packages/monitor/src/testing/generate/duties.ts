// Generated obligations: every trigger with every content, clock and consequence.
import type { Clock, ClockStart, Content, Effect, Obligation, Quota, Recurrence, Trigger } from "@servanda/agreement";
import { HOUR_MS, type Length } from "@servanda/core";
import { exception } from "./conditions.ts";
import { type Draw, stated } from "./draw.ts";
import { effect } from "./effects.ts";
import { COUNCIL, DONE, GUARANTORS, MISSION, PARTIES, PRISONERS, RELEASE } from "./names.ts";
import { length, placeTest, type Scope } from "./patterns.ts";
import { moment, TOLD, trigger } from "./triggers.ts";

const STAGES: readonly (readonly string[])[] = [
  [],
  [],
  [],
  [],
  [],
  [],
  [],
  ["First"],
  ["Second"],
  ["Term"],
  ["First", "Term"],
];

export function stages(draw: Draw, { asksRecord }: Scope): readonly string[] {
  const named = draw.pick(STAGES);
  return asksRecord ? named : named.filter((stage) => stage !== "Term");
}

function plainContent(draw: Draw, scope: Scope): Content {
  return draw.choose<Content>({
    "owed act": [3, () => ({ kind: "act", act: owedAct(draw) })],
    "owed event": [
      2,
      () => ({
        kind: "event",
        event: {
          kinds: ["withdrawal"],
          where: draw.list(0, 1, () => placeTest(draw, scope)).filter((test) => test.kind !== "near judged"),
          attributes: [],
        },
      }),
    ],
    ...(scope.asksRecord
      ? {
          "owed matter": [
            1,
            (): Content => ({ kind: "settled", matter: DONE, judgedBy: draw.pick([[MISSION], [MISSION], []]) }),
          ],
        }
      : {}),
  });
}

function owedAct(draw: Draw): Extract<Content, { kind: "act" }>["act"] {
  return stated({
    act: draw.pick(["consult", "consult", "declare"]),
    to: draw.maybe(0.2, () => ({ kind: "other than" as const, name: "bearer", among: PARTIES })),
    matter: draw.maybe(0.2, () => "go"),
    aboutTrigger: draw.is(0.3),
  });
}

function content(draw: Draw, scope: Scope): Content {
  const parts = (): Content[] => draw.list(2, 2, () => plainContent(draw, scope));
  if (!scope.asksRecord) return plainContent(draw, scope);
  return draw.choose<Content>({
    "one content": [6, () => plainContent(draw, scope)],
    "all content": [1, () => ({ kind: "all", of: parts() })],
    "any content": [1, () => ({ kind: "any", of: parts() })],
  });
}

const STARTS: readonly (readonly ClockStart[])[] = [
  [],
  ["event"],
  ["detection"],
  ["receipt", "finding"],
  ["finding"],
  ["declaration", "event"],
  ["first breach"],
];

function clock(draw: Draw, scope: Scope): Clock {
  return draw.choose<Clock>({
    within: [5, () => ({ kind: "within", length: length(draw), countedFrom: draw.pick(STARTS) })],
    by: [1.5, () => ({ kind: "by", moment: moment(draw, scope) })],
    before: [1, () => ({ kind: "before", moment: moment(draw, scope) })],
    "no deadline": [0.7, () => ({ kind: "none", onPurpose: draw.is(0.5) })],
    ...(scope.asksRecord ? { "in step": [0.8, (): Clock => ({ kind: "in step", lag: length(draw) })] } : {}),
  });
}

/** What may follow a duty, done or missed. */
function following(draw: Draw, scope: Scope, depth: number): Pick<Obligation, "otherwise" | "onFulfilment"> {
  const next = (): Obligation | Effect => {
    const isDuty = !scope.asksRecord || draw.is(0.5);
    const rule = isDuty ? duty(draw, scope, depth + 1) : effect(draw, scope);
    return { ...rule, trigger: { kind: "standing" }, during: [] };
  };
  return draw.choose<Pick<Obligation, "otherwise" | "onFulfilment">>({
    "nothing follows": [2, () => ({})],
    otherwise: [1, () => ({ otherwise: next() })],
    ...(scope.asksRecord ? { "what is done is followed": [1, () => ({ onFulfilment: next() })] } : {}),
  });
}

/** An obligation of one clause, or the one that follows it. */
export function duty(draw: Draw, scope: Scope, depth = 0): Obligation {
  const { asksRecord } = scope;
  const told: Scope = { ...scope, variable: "bearer" };
  const isStanding = depth > 0 || draw.is(0.15);
  const bearers = depth > 0 ? draw.pick([[COUNCIL], GUARANTORS]) : draw.pick([GUARANTORS, GUARANTORS, PARTIES]);
  const onRecord = <T>(share: number, make: () => T): T | undefined =>
    asksRecord ? draw.maybe(share, make) : undefined;
  const clockOfIt = clock(draw, told);
  const begunBy: Trigger = isStanding ? { kind: "standing" } : trigger(draw, scope);
  const binds = JSON.stringify(begunBy).includes(`"kind":"bind","name":"${TOLD}"`);
  const isForWhole = onRecord(0.12, () => true) === true;
  const standsPlainly = isStanding && depth === 0 && !asksRecord;
  return stated({
    kind: "require" as const,
    effort: onRecord(0.25, () => true as const),
    bearers: stated({
      actors: bearers,
      variable: draw.maybe(binds ? 0.4 : 0, () => TOLD),
      onlyInForce: draw.is(0.5),
      fromSignature: onRecord(0.1, () => true as const),
      jointly: onRecord(0.15, () => true as const),
    }),
    during: stages(draw, scope),
    after: draw.list(0, 1, () => moment(draw, told)).filter(() => draw.is(0.15)),
    trigger: begunBy,
    content: isForWhole ? deliveries() : content(draw, told),
    quota: isForWhole ? quota(draw) : undefined,
    clock: clockOfIt,
    extendableBy: onRecord(0.15, () => draw.pick([[MISSION], [COUNCIL]])),
    // What stands and has exceptions is judged at its deadline: a matter of record.
    exceptions: standsPlainly ? [] : draw.list(0, 1, () => exception(draw, told)).filter(() => draw.is(0.6)),
    until: onRecord(0.12, () => trigger(draw, scope)),
    ...(depth > 0 ? {} : following(draw, scope, depth)),
  });
}

function deliveries(): Content {
  return { kind: "event", event: { kinds: ["notice", RELEASE, "withdrawal"], where: [], attributes: [] } };
}

function quota(draw: Draw): Quota {
  return draw.choose<Quota>({
    sum: [1, () => ({ kind: "sum", attribute: draw.pick(["count", "amountEUR"]), atLeast: 5 })],
    items: [1, () => ({ kind: "items", items: ["withdrawal", "notice"], atLeast: 2 })],
    declared: [1, () => ({ kind: "declared", register: PRISONERS })],
  });
}

/** One duty for each period. */
export function recurringDuty(draw: Draw, scope: Scope): Obligation {
  return {
    kind: "require",
    bearers: { actors: GUARANTORS, onlyInForce: draw.is(0.5) },
    during: stages(draw, scope),
    after: [],
    trigger: { kind: "standing" },
    recurs: recurrence(draw),
    content: plainContent(draw, { ...scope, variable: "bearer" }),
    clock: { kind: "each period" },
    exceptions: [],
    ...following(draw, scope, 0),
  };
}

function recurrence(draw: Draw): Recurrence {
  const every = draw.pick<Length>([
    { kind: "days", count: 1 },
    { kind: "elapsed", ms: 7 * HOUR_MS },
    { kind: "months", count: 1 },
  ]);
  const by = draw.maybe(0.5, (): NonNullable<Recurrence["by"]> => {
    return draw.is(0.7) ? { kind: "time", minutes: 12 * 60 } : { kind: "date", month: 1, day: 2 };
  });
  return stated({ every, by });
}
