// Acts on record that a rule of the text leaves without effect: a plea that came too late, a ruling on what was not
// pleaded in time, a ruling by somebody who is not the judge. The monitor ignores them; people should not have to.
import {
  type Act,
  type ActorName,
  type Clause,
  type MatterException,
  type RecordRef,
  refOf,
} from "@servanda/agreement";
import type { DurationMs, Instant, Length } from "@servanda/core";
import { dayRuleOf, pleadableUntil } from "@servanda/monitor";
import { mattersOf } from "./matters.ts";
import { namesOf } from "./on-the-way.ts";
import type { Replayed } from "./replayed.ts";

interface WithoutEffectBase {
  readonly act: RecordRef;
  readonly by: ActorName;
  readonly matter: string;
}

export type WithoutEffect =
  | (WithoutEffectBase & {
      readonly why: "plea too late";
      /** The number by which people know the clause. */
      readonly clause: string;
      readonly within: Length;
      readonly until: Instant;
      readonly lateMs: DurationMs;
    })
  | (WithoutEffectBase & { readonly why: "no plea in time"; readonly clause: string })
  | (WithoutEffectBase & { readonly why: "not its judge"; readonly judges: readonly ActorName[] });

/** In record order, each act once for each reason. */
export function actsWithoutEffect(run: Replayed): WithoutEffect[] {
  const acts = run.records.filter((each): each is Act => each.record === "act" && each.matter !== undefined);
  const said = [...latePleas(run, acts), ...byOthers(run, acts)];
  const order = new Map(acts.map((each, index) => [refOf(each), index]));
  return [...new Map(said.map((each) => [`${each.act} ${each.why}`, each])).values()].sort(
    (a, b) => (order.get(a.act) ?? 0) - (order.get(b.act) ?? 0),
  );
}

function byOthers(run: Replayed, acts: readonly Act[]): WithoutEffect[] {
  const matters = mattersOf(run.agreement);
  return acts.flatMap((act): WithoutEffect[] => {
    const judges = matters.get(act.matter ?? "");
    if (act.act !== "judge" || judges === undefined || judges.has(act.by)) return [];
    return [{ why: "not its judge", act: refOf(act), by: act.by, matter: act.matter ?? "", judges: [...judges] }];
  });
}

/** A plea of the bearer's own that the text gives a time for. */
interface TimedPlea {
  readonly clause: Clause;
  readonly matter: MatterException;
  readonly within: Length;
}

function timedPleas({ agreement }: Replayed): TimedPlea[] {
  return agreement.clauses.flatMap((clause) =>
    clause.rule.exceptions.flatMap((each): TimedPlea[] =>
      each.kind === "matter" && each.pleadedBy?.kind === "variable" && each.pleadWithin !== undefined
        ? [{ clause, matter: each, within: each.pleadWithin }]
        : [],
    ),
  );
}

function latePleas(run: Replayed, acts: readonly Act[]): WithoutEffect[] {
  return timedPleas(run).flatMap((timed) =>
    acts.flatMap((act): WithoutEffect[] => {
      const until = timeFor(run, timed, act);
      if (until === undefined || act.recordedAt <= until) return [];
      const { clause, matter, within } = timed;
      const base = { clause: clause.number, matter: matter.matter };
      const plea = { act: refOf(act), by: act.by, ...base, within, until, lateMs: act.recordedAt - until };
      return [{ why: "plea too late", ...plea }, ...emptyRulings(run, timed, act, acts)];
    }),
  );
}

/** Until when this plea could be made; undefined where it is none of this clause, or of nothing that was found. */
function timeFor(run: Replayed, { clause, matter }: TimedPlea, act: Act): Instant | undefined {
  if (act.act !== "plead" || act.matter !== matter.matter || act.about === undefined) return undefined;
  const firstAt = run.onTheWay.firstFoundAt(clause.key, act.by, act.about);
  return pleadableUntil(dayRuleOf(run.agreement), matter, firstAt);
}

function emptyRulings(run: Replayed, timed: TimedPlea, late: Act, acts: readonly Act[]): WithoutEffect[] {
  const { clause, matter } = timed;
  const names = new Set(namesOfPleaded(run, clause, late));
  const isAboutIt = (each: Act): boolean => each.matter === matter.matter && names.has(each.about ?? "");
  const isTimely = (each: Act): boolean => each.recordedAt <= (timeFor(run, timed, each) ?? Number.NEGATIVE_INFINITY);
  if (acts.some((each) => isAboutIt(each) && each.by === late.by && isTimely(each))) return [];
  return acts
    .filter((each) => each.act === "judge" && isAboutIt(each) && (matter.judgedBy ?? []).includes(each.by))
    .map((each) => ({
      why: "no plea in time",
      act: refOf(each),
      by: each.by,
      matter: matter.matter,
      clause: clause.number,
    }));
}

function namesOfPleaded({ findings, agreement }: Replayed, clause: Clause, plea: Act): string[] {
  const about = plea.about ?? "";
  const finding = findings.find(
    (each) => each.clause === clause.key && each.bearer === plea.by && namesOf(agreement, each).includes(about),
  );
  return finding === undefined ? [about] : namesOf(agreement, finding);
}
