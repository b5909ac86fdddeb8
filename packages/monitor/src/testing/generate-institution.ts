// Generated agreements over the whole kernel: what `generate-agreement.ts` makes, and all that only the reference
// covers. Every name comes up more than once, so that rules meet.
import type {
  Body,
  BodyRules,
  CheckedAgreement,
  DecisionRule,
  Entry,
  Ladder,
  Measure,
  Membership,
  Moment,
  Stage,
} from "@servanda/agreement";
import { ENTERS, INSTITUTION } from "@servanda/agreement";
import { HOUR_MS } from "@servanda/core";
import fc from "fast-check";
import { agreements, GUARANTORS } from "./generate-agreement.ts";
import { MISSION, PARTIES, SPAN } from "./generate-conditions.ts";
import { COUNCIL, further, LADDER, length, MEASURE, watch, wholeCondition } from "./generate-rules.ts";

export const COMMISSION = "Commission";

const decisionRule = (): fc.Arbitrary<DecisionRule> =>
  fc
    .record({
      threshold: fc.constantFrom<DecisionRule["threshold"]>(
        { kind: "share", numerator: 1, denominator: 2, isMore: true, of: "eligible" },
        { kind: "share", numerator: 2, denominator: 3, isMore: false, of: "present" },
        { kind: "votes", count: 2 },
        { kind: "unanimity" },
        { kind: "consensus" },
        { kind: "chair" },
      ),
      within: fc.option(length(), { nil: undefined }),
    })
    .map(({ threshold, within }) => ({ threshold, ...(within === undefined ? {} : { within }) }));

const bodyRules = (): fc.Arbitrary<BodyRules> =>
  fc
    .record({
      decisions: fc.array(decisionRule(), { minLength: 1, maxLength: 1 }),
      quorum: fc.constantFrom(undefined, 2),
      consentAfter: fc.option(length(), { nil: undefined }),
      chair: fc.constantFrom(undefined, MISSION, "Gard"),
      vetoes: fc.constantFrom([], ["Gard"]),
      excludesAccused: fc.boolean(),
      deadlock: fc.constantFrom(undefined, { by: [MISSION] }),
      convening: fc.constantFrom(undefined, { by: [MISSION], within: { kind: "elapsed" as const, ms: 6 * HOUR_MS } }),
      weights: fc.constantFrom({}, { Holm: 2 }),
    })
    .map(({ quorum, consentAfter, chair, deadlock, convening, ...rules }) => ({
      ...rules,
      ...(quorum === undefined ? {} : { quorum }),
      ...(consentAfter === undefined ? {} : { consentAfter }),
      ...(chair === undefined ? {} : { chair }),
      ...(deadlock === undefined ? {} : { deadlock }),
      ...(convening === undefined ? {} : { convening }),
    }));

const bodies = (): fc.Arbitrary<readonly Body[]> =>
  fc
    .record({ council: fc.option(bodyRules(), { nil: undefined }), commission: bodyRules() })
    .map(({ council, commission }): readonly Body[] => [
      { name: COUNCIL, members: [...GUARANTORS, "Karsa"], ...(council === undefined ? {} : { rules: council }) },
      { name: COMMISSION, members: [...PARTIES, MISSION], rules: commission },
    ]);

const ladder = (): fc.Arbitrary<Ladder> =>
  fc
    .record({
      by: fc.constantFrom(undefined, { kind: "named" as const, actors: ["Karsa"] }),
      rungs: fc.array(wholeCondition(["1"]), { minLength: 2, maxLength: 2 }),
      closing: wholeCondition(["1"]),
    })
    .map(({ by, rungs, closing }) => ({
      key: LADDER,
      name: LADDER,
      reading: "base",
      on: { clauses: ["1"], ...(by === undefined ? {} : { by }) },
      rungs: [
        ...rungs.map((asked, index) => ({ name: ["Minor", "Grave"][index] ?? "", condition: asked, text: "" })),
        { name: "Closed", condition: closing, text: "" },
      ].map((rung) => ({ ...rung, closes: rung.name === "Closed" })),
      span: SPAN,
    }));

const measure = (): fc.Arbitrary<Measure> =>
  fc
    .record({
      isInForceAtFirst: fc.boolean(),
      renewals: fc.array(fc.record({ by: fc.constantFrom(...GUARANTORS), every: length() }), { maxLength: 2 }),
    })
    .map((each) => ({ name: MEASURE, senders: GUARANTORS, span: SPAN, ...each }));

const entry = (): fc.Arbitrary<Entry> =>
  fc
    .record({
      at: fc.oneof(
        fc.constantFrom<Moment>(
          { kind: "at", at: 3 * HOUR_MS },
          { kind: "act", act: { act: "declare", aboutTrigger: false } },
          {
            kind: "act",
            act: { act: "ratify", by: { kind: "named", actors: ["Karsa"] }, aboutTrigger: false },
          },
        ),
        watch(["1"]).map((each): Moment => ({ kind: "watch", watch: each })),
      ),
      consent: fc.constantFrom(undefined, "sign" as const, "ratify" as const),
    })
    .map(({ at, consent }) => ({ at: [at], steps: [], ...(consent === undefined ? {} : { consent }) }));

/** As a text has it: what can be entered or left has signatories, and nothing binds before entry into force. */
function withMembership(agreement: CheckedAgreement, entered: Entry | undefined): CheckedAgreement {
  const { clauses } = agreement;
  const canBeLeft = clauses.some(({ rule }) => rule.kind === "empower" && rule.use.kind === "leave");
  if (entered === undefined && !canBeLeft) return agreement;
  const membership: Membership = { signatories: [...PARTIES, ...GUARANTORS] };
  if (entered === undefined) return { ...agreement, membership };
  const by = { kind: "named" as const, actors: [INSTITUTION] };
  const after: Moment = { kind: "act", act: { act: ENTERS, by, aboutTrigger: false } };
  return {
    ...agreement,
    membership: { ...membership, entry: entered },
    clauses: clauses.map((each) => ({ ...each, rule: { ...each.rule, after: [...each.rule.after, after] } })),
  };
}

/** A stage with an end that someone can put off, that is renewed, or that is watched. */
const term = (): fc.Arbitrary<Stage> =>
  fc
    .record({
      start: fc.constantFrom<Moment>(
        { kind: "at", at: 2 * HOUR_MS },
        { kind: "act", act: { act: "declare", aboutTrigger: false } },
        { kind: "stage", stage: "First", edge: "end" },
      ),
      watched: fc.option(watch(["1"]), { nil: undefined }),
      extendableBy: fc.constantFrom(undefined, [MISSION]),
      renews: fc.boolean(),
    })
    .map(({ start, watched, extendableBy, renews }) => ({
      name: "Term",
      start: [start],
      end: watched === undefined ? [] : [{ kind: "watch" as const, watch: watched }],
      length: { kind: "elapsed" as const, ms: 20 * HOUR_MS },
      ...(renews
        ? {
            renewal: {
              for: { kind: "elapsed" as const, ms: 10 * HOUR_MS },
              unless: [{ act: "notify", aboutTrigger: false }],
              notice: { kind: "elapsed" as const, ms: 5 * HOUR_MS },
            },
          }
        : {}),
      ...(extendableBy === undefined ? {} : { extendableBy }),
      span: SPAN,
    }));

/** Agreements over the whole kernel. Clause 1 is a prohibition; the horizon leaves nothing out. */
export function wholeAgreements(): fc.Arbitrary<CheckedAgreement> {
  return fc
    .record({
      plain: agreements(),
      extra: fc.integer({ min: 1, max: 4 }),
      bodies: bodies(),
      ladders: fc.array(ladder(), { maxLength: 1 }),
      measures: fc.array(measure(), { maxLength: 1 }),
      term: term(),
      entered: fc.option(entry(), { nil: undefined, freq: 1 }),
    })
    .chain(({ plain, extra, term: more, entered, ...rest }) =>
      further(plain.clauses, extra).map((clauses): CheckedAgreement => {
        const stages = [...plain.stages, more];
        const actors = PARTIES.map((name) => ({ name, role: "party" as const }));
        return withMembership({ ...plain, ...rest, actors, clauses, stages }, entered);
      }),
    );
}
