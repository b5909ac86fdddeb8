// What brings duties to life: occurrences of a trigger on what is on record now. Only what is certain starts a duty
// (semantics.md, rule 4).
import type { Act, EventPattern, Finding, Moment, Observation, Trigger, Watch } from "@servanda/agreement";
import { HOLDS, INSTITUTION, refOf } from "@servanda/agreement";
import { allOf, type Instant, YES } from "@servanda/core";
import type { Occurrence } from "../atoms/duty.ts";
import type { Judged } from "../atoms/judged.ts";
import { isAct } from "../atoms/match.ts";
import { firstRecordedAt, refsOf } from "../atoms/refs.ts";
import { momentAt } from "../atoms/stages.ts";
import { isBreach, isProvenTo } from "../atoms/standards.ts";
import { actBindings, breachBindings, breachKey, MOMENT, momentNames } from "../atoms/trigger-bindings.ts";
import type { Incident } from "./incidents.ts";
import type { Judge, World } from "./judge.ts";

/** `now`: up to when calendar moments have come. */
export function occurrencesOf(
  judge: Judge,
  trigger: Trigger,
  world: World,
  now: Instant,
  momentName: string = MOMENT,
): Occurrence[] {
  switch (trigger.kind) {
    case "standing":
      return [];
    case "event":
      return world.incidents.flatMap((incident) => eventOccurrence(judge, trigger, incident, world));
    case "breach":
      return trigger.breach.clauses
        .flatMap((key) => world.findingsOf(key))
        .flatMap((finding) => breachOccurrence(judge, trigger, finding, world));
    case "act":
      return world.known.acts.flatMap((act) => actOccurrence(judge, trigger, act, world));
    case "watch":
      return world.known.acts.flatMap((act) => watchOccurrence(trigger.watch, act));
    case "moment":
      return momentOccurrence(judge, trigger.moment, world, now, momentName);
    case "any": {
      const names = momentNames(trigger.of);
      return trigger.of.flatMap((each, index) => occurrencesOf(judge, each, world, now, names[index]));
    }
  }
}

// Each time it came true. What it rests on is in the condition, not in a record.
function watchOccurrence(watch: Watch, act: Act): Occurrence[] {
  if (act.source !== INSTITUTION || act.act !== HOLDS || act.matter !== watch.key) return [];
  const { recordedAt: at } = act;
  const bindings = new Map(watch.bind === undefined ? [] : [[watch.bind.name, act.by]]);
  return [{ key: refOf(act), members: [], from: at, to: at, bindings, detectedAt: at, actAt: at }];
}

function momentOccurrence(judge: Judge, moment: Moment, world: World, now: Instant, key: string): Occurrence[] {
  const at = momentAt(judge.dayRule, moment, world.stages, world.known.acts);
  if (at === undefined || at > now) return [];
  return [{ key, members: [], from: at, to: at, bindings: new Map(), detectedAt: at }];
}

// ∨ over members of matches ∧ guard; one occurrence for each choice of the variables that the event binds.
function eventOccurrence(
  judge: Judge,
  trigger: Extract<Trigger, { kind: "event" }>,
  incident: Incident,
  world: World,
): Occurrence[] {
  return eventBindings(trigger.event, incident.members).flatMap((bindings): Occurrence[] => {
    const sure = incident.members.filter((report) => {
      const judged: Judged = { from: report.from, to: report.to, observations: [report] };
      return (
        allOf([
          judge.matches(trigger.event, report, bindings, judged),
          judge.holds(trigger.guard, judged, bindings, world),
        ]) === YES
      );
    });
    if (sure.length === 0) return [];
    if (
      trigger.level !== undefined &&
      !isProvenTo(judge.agreement, trigger.event, sure, incident.members, trigger.level)
    )
      return [];
    return [
      {
        key: incident.least,
        members: refsOf(incident.members),
        from: Math.min(...sure.map((each) => each.from)),
        to: Math.max(...sure.map((each) => each.to)),
        bindings,
        detectedAt: firstRecordedAt(incident.members),
      },
    ];
  });
}

/** Choices of `a party X`, `a zone Z` in the order the text lists them. */
function eventBindings(event: EventPattern, members: readonly Observation[]): ReadonlyMap<string, string>[] {
  const actors = [...new Set(members.flatMap((each) => (each.by === undefined ? [] : [each.by])))].sort();
  let all: Map<string, string>[] = [new Map()];
  if (event.by?.kind === "bind") {
    const { name, among } = event.by;
    all = actors.filter((actor) => among.includes(actor)).map((actor) => new Map([[name, actor]]));
  }
  for (const test of event.where) {
    if (test.kind === "near judged" || test.region.kind !== "bind") continue;
    const { name, among } = test.region;
    all = all.flatMap((bindings) => among.map((region) => new Map([...bindings, [name, region]])));
  }
  return all;
}

function breachOccurrence(
  judge: Judge,
  trigger: Extract<Trigger, { kind: "breach" }>,
  finding: Finding,
  world: World,
): Occurrence[] {
  const bindings = breachBindings(trigger.breach, finding);
  if (finding.certainty !== "certain" || !isBreach(judge.agreement, trigger.breach, finding, bindings)) return [];
  const observations = world.known.observations.filter((each) => finding.evidence.includes(refOf(each)));
  const judged: Judged = { from: finding.from, to: finding.to, observations };
  if (judge.holds(trigger.guard, judged, bindings, world) !== YES) return [];
  const { from, to, subject } = finding;
  const incident = world.incidents.find(({ least }) => subject.kind === "incident" && least === subject.least);
  return [
    {
      key: breachKey(trigger.breach, finding),
      members: finding.evidence,
      from,
      to,
      bindings,
      detectedAt: firstRecordedAt(incident?.members ?? observations),
      finding: judge.idOf(finding),
    },
  ];
}

function actOccurrence(judge: Judge, trigger: Extract<Trigger, { kind: "act" }>, act: Act, world: World): Occurrence[] {
  const bindings = actBindings(trigger.act, act);
  const at = act.recordedAt;
  const judged: Judged = { from: at, to: at, observations: [] };
  const value = allOf([isAct(act, trigger.act, bindings), judge.holds(trigger.guard, judged, bindings, world)]);
  if (value !== YES) return [];
  const ref = refOf(act);
  return [{ key: ref, members: [ref], from: at, to: at, bindings, detectedAt: at, actAt: at }];
}
