// Patterns and conditions of a checked agreement in plain words, for explanations. The rule itself is shown as the
// checker rendered it; these name its parts.
import type {
  ActorTerm,
  ActPattern,
  AttributeTest,
  BreachPattern,
  CheckedAgreement,
  Compare,
  Condition,
  DutyStanding,
  EventPattern,
  PlaceTest,
  RegionTerm,
  Thing,
  Window,
} from "@servanda/agreement";
import { lengthText, limitText } from "../report/clock-face.ts";
import { listed } from "../report/layout.ts";

const compares: Readonly<Record<Compare, string>> = {
  ">": "more than",
  ">=": "at least",
  "<": "less than",
  "<=": "at most",
  "=": "exactly",
};

/** Kinds without those that stand under another of the list: `fire` says `shelling`, `shot`, … too. */
export function kindsText(agreement: CheckedAgreement, kinds: readonly string[]): string {
  const under = new Map(agreement.kinds.map((each) => [each.name, each.under]));
  const roots = kinds.filter((each) => !kinds.includes(under.get(each) ?? ""));
  return listed(roots, "or");
}

export function actorText(term: ActorTerm): string {
  switch (term.kind) {
    case "named":
      return listed(term.actors, "or");
    case "variable":
      return term.name === "bearer" ? "that party" : term.name;
    case "other than":
      return `anyone of ${listed(term.among)} but ${term.name === "bearer" ? "that party" : term.name}`;
    case "bind":
      return `${listed(term.among, "or")} (${term.name})`;
  }
}

function regionText(term: RegionTerm): string {
  if (term.kind === "any") return `any of ${listed(term.among, "or")}`;
  if (term.kind === "of bearer")
    return listed(
      term.among.map(({ actor, region }) => `${region} (for ${actor})`),
      "or",
    );
  return term.kind === "named" ? term.region : term.name;
}

/** `in GazaEnvelope`, `within 15 km of ContactLine`. Regions are named where they are known. */
export function placeText(test: PlaceTest, regions: readonly string[] = []): string {
  if (test.kind === "near judged") return `within ${distanceText(test.distanceM)} of it`;
  const region = regions.length > 0 ? listed(regions, "or") : regionText(test.region);
  if (test.kind !== "distance") return `${test.kind} ${region}`;
  const { compare, distanceM } = test;
  if (compare === "<=") return `within ${distanceText(distanceM)} of ${region}`;
  return `${compares[compare]} ${distanceText(distanceM)} from ${region}`;
}

/** Metres below 2 km, kilometres above, three significant digits. */
export function distanceText(metres: number): string {
  return metres < 2000 ? `${Math.round(metres)} m` : `${Number((metres / 1000).toPrecision(3))} km`;
}

export function attributeText({ attribute, compare, value }: AttributeTest): string {
  return `${attribute} ${compare === "=" ? "is" : compares[compare]} ${value}`;
}

function eventText(agreement: CheckedAgreement, event: EventPattern): string {
  return [
    kindsText(agreement, event.kinds),
    ...(event.by === undefined ? [] : [`by ${actorText(event.by)}`]),
    ...(event.target === undefined ? [] : [`on ${actorText(event.target)}`]),
    ...event.where.map((test) => placeText(test)),
    ...event.attributes.map((test) => `with ${attributeText(test)}`),
  ].join(" ");
}

function windowText(window: Window): string {
  return window.kind === "ever" ? "ever before" : `in the ${lengthText(window.ms)} before`;
}

function actText(act: ActPattern): string {
  const by = act.by === undefined ? "somebody" : actorText(act.by);
  const to = act.to === undefined ? "" : ` to ${actorText(act.to)}`;
  return `${by} to ${act.act}${act.matter === undefined ? "" : ` "${act.matter}"`}${to}`;
}

function breachText(agreement: CheckedAgreement, breach: BreachPattern): string {
  const numbers = breach.clauses.map((key) => agreement.clauses.find((each) => each.key === key)?.number ?? key);
  const level = breach.level === undefined ? "" : `${breach.level} `;
  const by = breach.by === undefined ? "" : ` by ${actorText(breach.by)}`;
  return `${level}breach of clause ${listed([...new Set(numbers)], "or")}${by}`;
}

/** `clause 5.2`, `the agreement`, `Germany`. */
export function thingText(thing: Thing): string {
  switch (thing.kind) {
    case "agreement":
      return "the agreement";
    case "clause":
      return `clause ${thing.number}`;
    case "breach":
      return `breach of clause ${thing.clause} by ${thing.by}${thing.at === undefined ? "" : ` at ${thing.at}`}`;
    case "measure":
      return thing.sender === undefined ? thing.name : `${thing.name} by ${thing.sender}`;
    case "place":
      return `control of ${thing.name}`;
    default:
      return thing.name;
  }
}

const standings: Readonly<Record<DutyStanding, string>> = {
  due: "is still due",
  fulfilled: "was done",
  overdue: "is overdue",
  expired: "has come to its deadline",
};

function standingText(agreement: CheckedAgreement, clauses: readonly string[], standing: DutyStanding): string {
  const numbers = clauses.map((key) => agreement.clauses.find((each) => each.key === key)?.number ?? key);
  return `what clause ${listed([...new Set(numbers)], "or")} asks ${standings[standing]}`;
}

/** A condition as a phrase that can be answered with yes, no or maybe. */
export function conditionText(agreement: CheckedAgreement, condition: Condition): string {
  switch (condition.kind) {
    case "always":
      return "nothing more";
    case "and":
      return "all of these";
    case "or":
      return "one of these";
    case "not":
      return "not this";
    case "happened":
      return [
        "there was",
        ...(condition.level === undefined ? [] : [condition.level]),
        eventText(agreement, condition.event),
        windowText(condition.window),
      ].join(" ");
    case "absent":
      return `there was no ${eventText(agreement, condition.event)} ${windowText(condition.window)}`;
    case "count":
      return (
        `${compares[condition.compare]} ${condition.count} of ${eventText(agreement, condition.event)}` +
        ` ${windowText(condition.window)}`
      );
    case "breach":
      return (
        `${compares[condition.compare]} ${condition.count} ${breachText(agreement, condition.breach)}` +
        ` ${windowText(condition.window)}`
      );
    case "did":
      return `on record: ${actText(condition.act)}, ${windowText(condition.window)}`;
    case "did in time":
      return `on record: ${actText(condition.act)}, within ${limitText(condition.within)} of the trigger`;
    case "stage":
      return `stage ${condition.stage} ${condition.is === "running" ? "is running" : "has ended"}`;
    case "duty":
      return standingText(agreement, condition.clauses, condition.is);
    case "is":
      if (condition.of.kind === "place") return `${thingText(condition.of)} is with ${condition.state}`;
      return `${thingText(condition.of)} is ${condition.state}`;
    case "judged":
      return `it is ${eventText(agreement, condition.event)}`;
    case "matter": {
      const judged = condition.judgedBy === undefined ? "" : `, judged by ${actorText(condition.judgedBy)}`;
      return `"${condition.matter}"${judged}`;
    }
  }
}
