// The conditions of an agreement that are watched, and the act by which one of them comes true.
import type { Act, CheckedAgreement, Moment, Trigger, Watch } from "@servanda/agreement";
import { HOLDS, INSTITUTION } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { type Bindings, NO_BINDINGS } from "../atoms/match.ts";

export function bindingsUnder({ bind }: Watch, value: string | undefined): Bindings {
  return bind === undefined || value === undefined ? NO_BINDINGS : new Map([[bind.name, value]]);
}

/** Values of the watch's variable; one that is absent where it has none. */
export function valuesOf(watch: Watch): readonly (string | undefined)[] {
  return watch.bind?.among ?? [undefined];
}

/** The act by which the condition comes true. */
export function holdingAct(watch: Watch, value: string | undefined, now: Instant): Act {
  return {
    record: "act",
    source: INSTITUTION,
    id: [HOLDS, watch.key, ...(value === undefined ? [] : [value]), now].join("/"),
    act: HOLDS,
    by: value ?? INSTITUTION,
    at: now,
    recordedAt: now,
    matter: watch.key,
  };
}

/** Every watch of an agreement once, in the order of the text. */
export function watchesOf(agreement: CheckedAgreement): Watch[] {
  const ofStages = agreement.stages.flatMap(({ start, end }) => [...start, ...end].flatMap(inMoment));
  const ofClauses = agreement.clauses.flatMap(({ rule }): Watch[] => {
    if (rule.kind === "forbid") return [...rule.after, ...rule.before].flatMap(inMoment);
    if (rule.kind === "permit" || rule.kind === "empower") return rule.after.flatMap(inMoment);
    const inTriggers = [rule.trigger, ...(rule.until === undefined ? [] : [rule.until])].flatMap(inTrigger);
    const { clock } = rule.kind === "require" ? rule : { clock: undefined };
    const deadline = clock?.kind === "by" || clock?.kind === "before" ? [clock.moment] : [];
    return [...inTriggers, ...[...rule.after, ...deadline].flatMap(inMoment)];
  });
  const ofEntry = (agreement.membership?.entry?.at ?? []).flatMap(inMoment);
  const byKey = new Map([...ofEntry, ...ofStages, ...ofClauses].map((watch) => [watch.key, watch]));
  return [...byKey.values()];
}

function inMoment(moment: Moment): readonly Watch[] {
  return moment.kind === "watch" ? [moment.watch] : [];
}

function inTrigger(trigger: Trigger): readonly Watch[] {
  if (trigger.kind === "watch") return [trigger.watch];
  if (trigger.kind === "moment") return inMoment(trigger.moment);
  return trigger.kind === "any" ? trigger.of.flatMap(inTrigger) : [];
}
