// What the organs of the institution see, found by looking at everything that stands.
import type { ActorName, Finding, RecordRef } from "@servanda/agreement";
import { isUpheld, refOf, thingKey } from "@servanda/agreement";
import { momentAt } from "../atoms/stages.ts";
import { namesOf } from "../atoms/status.ts";
import type { Sight } from "../organs/sight.ts";
import type { Judge, World } from "./judge.ts";
import { namesIn } from "./performances.ts";

export function sightOf(judge: Judge, world: World): Sight {
  const { agreement, dayRule } = judge;
  const { known, stages } = world;
  return {
    agreement,
    dayRule,
    stages,
    acts: (verbs) => known.acts.filter(({ act }) => verbs.includes(act)),
    actsOn: (verb, matter) => known.acts.filter((act) => act.act === verb && act.matter === matter),
    isStanding: (act) => known.acts.some((each) => refOf(each) === refOf(act)),
    momentAt: (moment) => momentAt(dayRule, moment, stages, known.acts),
    changesIn: (reading) => world.changesIn(reading),
    changesOf: (thing, reading) => world.changesIn(reading).filter(({ of }) => thingKey(of) === thingKey(thing)),
    holds: (condition, judged, bindings) => judge.holds(condition, judged, bindings, world),
    namesOf: (occurrence) => namesIn(world, { occurrence }),
    accusedUnder: (name) => accusedUnder(judge, world, name),
  };
}

// By any of the finding's names. One that is only possible takes nobody's vote, or whoever wants to could accuse a
// member out of the room.
function accusedUnder({ agreement }: Judge, world: World, about: RecordRef): readonly ActorName[] {
  const isAboutIt = (finding: Finding): boolean => {
    const { subject, evidence } = finding;
    const incident =
      subject.kind === "incident" ? world.incidents.find(({ least }) => least === subject.least) : undefined;
    return evidence.includes(about) || namesOf(agreement, finding, incident?.members ?? []).includes(about);
  };
  return agreement.clauses
    .flatMap(({ key }) => world.findingsOf(key))
    .filter((finding) => finding.certainty === "certain" && isUpheld(finding))
    .filter(isAboutIt)
    .flatMap(({ bearer }) => (bearer === null ? [] : [bearer]));
}
