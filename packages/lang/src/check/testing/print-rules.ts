// Rules of the checked agreement in shorthand, so that tests of the checker read like pictures: `fire…` is a kind
// with all under it, `?Z{A, B}` binds, `$Z` is a variable, `@` a moment. For tests only.
import type {
  ActorTerm,
  ActPattern,
  Affected,
  BreachPattern,
  CheckedAgreement,
  Clause,
  Clock,
  Condition,
  Content,
  Effect,
  EventPattern,
  Exception,
  Moment,
  Obligation,
  Permission,
  PlaceTest,
  Power,
  Prohibition,
  Quota,
  RegionTerm,
  Register,
  Shape,
  Stage,
  Trigger,
  Watch,
  Window,
} from "@servanda/agreement";
import { thingKey } from "@servanda/agreement";
import { formatInstant, type Length } from "@servanda/core";
import { kindClosure, standardKinds } from "../../std/vocabulary.ts";

export function printClause(clause: Clause): string {
  const { overrides = [], yieldsTo = [] } = clause.precedence ?? {};
  const rule = printRule(clause);
  return [
    rule,
    lines([
      ["overriding", overrides.join(", ")],
      ["behind", yieldsTo.join(", ")],
    ]),
  ]
    .filter((each) => each !== "")
    .join("\n");
}

function printRule(clause: Clause): string {
  switch (clause.rule.kind) {
    case "forbid":
      return printProhibition(clause.rule);
    case "require":
      return printObligation(clause.rule);
    case "effect":
      return printEffect(clause.rule);
    case "permit":
      return printPermission(clause.rule);
    case "empower":
      return printPower(clause.rule);
  }
}

function printPermission(rule: Permission): string {
  return lines([
    ["permit", rule.bearers.actors.join(", ")],
    ["what", rule.what.map(printEvent).join(", ")],
    ["when", rule.when.kind === "always" ? "" : printCondition(rule.when)],
    ["during", rule.during.join(", ")],
    ["after", rule.after.map(printMoment).join(", ")],
    ...rule.exceptions.map((each): Row => ["unless", printException(each)]),
  ]);
}

function printContent(content: Content): string {
  if (content.kind === "act") return printAct(content.act);
  if (content.kind === "event") return printEvent(content.event);
  if (content.kind !== "settled") return `${content.kind}(${content.of.map(printContent).join(", ")})`;
  return `"${content.matter}" judged by ${content.judgedBy.join("|") || "nobody"}`;
}

function printConsequence(rule: Obligation | Effect): string {
  return rule.kind === "effect" ? printEffect(rule) : printObligation(rule);
}

function printAffected(of: Affected): string {
  switch (of.kind) {
    case "breach of":
      return [
        `breach of ${of.clauses.join("|")} by ${printActor(of.by)}`,
        ...(of.at === undefined ? [] : [`at ${printRegion(of.at)}`]),
      ].join(" ");
    case "control of":
      return `control of ${printRegion(of.region)} to ${printActor(of.to)}`;
    case "meeting of":
      return of.body;
    case "several":
      return of.of.map(thingKey).join(", ");
    default:
      return thingKey(of);
  }
}

function printRelief({ percent, every }: NonNullable<Effect["relief"]>): string {
  return `${percent} %${every === undefined ? "" : ` each ${printLength(every)}`}`;
}

function printPower({ bearers, use, when, during, exceptions }: Power): string {
  const what = use.kind === "act" ? use.acts.map(printAct).join(", ") : JSON.stringify(use);
  return lines([
    ["can", `${bearers.actors.join("|")}${bearers.onlyInForce ? " in force" : ""}: ${what}`],
    ["during", during.join(", ")],
    ["when", when.kind === "always" ? "" : printCondition(when)],
    ...exceptions.map((each): [string, string] => ["unless", printException(each)]),
  ]);
}

function printEffect(rule: Effect): string {
  return lines([
    ["effect", `${printAffected(rule.of)} is ${rule.state}`],
    ["relief", rule.relief === undefined ? "" : printRelief(rule.relief)],
    ["on", printTrigger(rule.trigger)],
    ["delay", rule.delay === undefined ? "" : printLength(rule.delay)],
    ["during", rule.during.join(", ")],
    ["after", rule.after.map(printMoment).join(", ")],
    ...rule.exceptions.map((each): Row => ["unless", printException(each)]),
    ["until", rule.until === undefined ? "" : printTrigger(rule.until)],
  ]);
}

function printProhibition(rule: Prohibition): string {
  return lines([
    ["forbid", printEvent(rule.event)],
    ["during", rule.during.join(", ")],
    ["after", rule.after.map(printMoment).join(", ")],
    ["before", rule.before.map(printMoment).join(", ")],
    ["when", rule.when.kind === "always" ? "" : printCondition(rule.when)],
    ...rule.exceptions.map((each): Row => ["unless", printException(each)]),
  ]);
}

function printObligation(rule: Obligation): string {
  const { actors, variable, onlyInForce } = rule.bearers;
  return lines([
    ["require", `${variable === undefined ? actors.join(", ") : `$${variable}`}${onlyInForce ? " in force" : ""}`],
    ["on", printTrigger(rule.trigger)],
    ["during", rule.during.join(", ")],
    ["after", rule.after.map(printMoment).join(", ")],
    ["do", printContent(rule.content)],
    ["recurs", rule.recurs === undefined ? "" : `every ${printLength(rule.recurs.every)}`],
    ["quota", rule.quota === undefined ? "" : printQuota(rule.quota)],
    ["clock", printClock(rule.clock)],
    ["extendable", rule.extendableBy === undefined ? "" : `by ${rule.extendableBy.join("|")}`],
    ...rule.exceptions.map((each): Row => ["unless", printException(each)]),
    ["otherwise", rule.otherwise === undefined ? "" : printConsequence(rule.otherwise).replace(/\n/g, " | ")],
    ["then", rule.onFulfilment === undefined ? "" : printConsequence(rule.onFulfilment).replace(/\n/g, " | ")],
  ]);
}

type Row = readonly [name: string, text: string];

function lines(rows: readonly Row[]): string {
  return rows
    .filter(([, text]) => text !== "")
    .map(([name, text]) => `${name} ${text}`)
    .join("\n");
}

function printQuota(quota: Quota): string {
  return quota.kind === "declared" ? `all of ${quota.register}` : `${quota.kind} at least ${quota.atLeast}`;
}

function printEvent(event: EventPattern): string {
  return [
    printKinds(event.kinds),
    event.by === undefined ? "" : `by ${printActor(event.by)}`,
    event.target === undefined ? "" : `on ${printActor(event.target)}`,
    ...event.where.map(printPlace),
    ...event.attributes.map(({ attribute, compare, value }) => `${attribute}${compare}${value}`),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

const kindNames = standardKinds().map((kind) => kind.name);

function printKinds(kinds: readonly string[]): string {
  if (kinds.length === kindNames.length) return "anything";
  const [only] = kinds;
  if (kinds.length === 1 && only !== undefined) return only;
  const root = kindNames.find((kind) => kindClosure(kind).join() === kinds.join());
  return root === undefined ? kinds.join("+") : `${root}…`;
}

function printActor(term: ActorTerm): string {
  switch (term.kind) {
    case "named":
      return term.actors.join("|");
    case "variable":
      return `$${term.name}`;
    case "other than":
      return `other than $${term.name}{${term.among.join(", ")}}`;
    case "bind":
      return `?${term.name}{${term.among.join(", ")}}`;
  }
}

function printRegion(term: RegionTerm): string {
  if (term.kind === "named") return term.region;
  if (term.kind === "of bearer") return `own{${term.among.map((each) => `${each.actor}: ${each.region}`).join(", ")}}`;
  if (term.kind === "any") return `any{${term.among.join(", ")}}`;
  return term.kind === "variable" ? `$${term.name}` : `?${term.name}{${term.among.join(", ")}}`;
}

function printPlace(test: PlaceTest): string {
  if (test.kind === "near judged") return `near judged ${test.distanceM} m`;
  if (test.kind === "distance") return `distance(${printRegion(test.region)})${test.compare}${test.distanceM} m`;
  return `${test.kind} ${printRegion(test.region)}`;
}

function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case "always":
      return "always";
    case "and":
    case "or":
      return `${condition.kind}(${condition.of.map(printCondition).join(", ")})`;
    case "not":
      return `not(${printCondition(condition.of)})`;
    case "happened": {
      const level = condition.level === undefined ? "" : `${condition.level} `;
      return `happened(${level}${printEvent(condition.event)}${printWindow(condition.window)})`;
    }
    case "absent":
      return `${condition.kind}(${printEvent(condition.event)}${printWindow(condition.window)})`;
    case "judged":
      return `judged(${printEvent(condition.event)})`;
    case "count": {
      const register = condition.register === undefined ? "" : ` by ${condition.register}`;
      const counted = `${printEvent(condition.event)}${printWindow(condition.window)}${register}`;
      return `count(${counted})${condition.compare}${condition.count}`;
    }
    case "breach": {
      const counted = `${printBreach(condition.breach)}${printWindow(condition.window)}`;
      return `breach(${counted})${condition.compare}${condition.count}`;
    }
    case "did":
      return `did(${printAct(condition.act)}${printWindow(condition.window)})`;
    case "did in time":
      return `did(${printAct(condition.act)} within ${printLength(condition.within)} of the trigger)`;
    case "stage":
      return `${condition.stage} ${condition.is}`;
    case "duty":
      return `duty of ${condition.clauses.join("|")} ${condition.is}`;
    case "is":
      return `${thingKey(condition.of)} is ${condition.state}`;
    case "matter": {
      const judge = condition.judgedBy === undefined ? "" : ` judged by ${printActor(condition.judgedBy)}`;
      return `matter "${condition.matter}"${judge}`;
    }
  }
}

function printWindow(window: Window): string {
  return window.kind === "ever" ? "" : ` last ${printDuration(window.ms)}`;
}

function printBreach({ clauses, by, level }: BreachPattern): string {
  return [level ?? "", clauses.join("|"), by === undefined ? "" : `by ${printActor(by)}`]
    .filter((part) => part !== "")
    .join(" ");
}

function printAct({ act, by, to, at, matter, aboutTrigger }: ActPattern): string {
  return [
    act,
    matter === undefined ? "" : `"${matter}"`,
    by === undefined ? "" : `by ${printActor(by)}`,
    to === undefined ? "" : `to ${printActor(to)}`,
    at === undefined ? "" : `at ${printRegion(at)}`,
    aboutTrigger ? "about trigger" : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function printTrigger(trigger: Trigger): string {
  if (trigger.kind === "standing") return "standing";
  if (trigger.kind === "any") return `any(${trigger.of.map(printTrigger).join(", ")})`;
  if (trigger.kind === "watch") return printWatch(trigger.watch);
  if (trigger.kind === "moment") return printMoment(trigger.moment);
  const guard = trigger.guard.kind === "always" ? "" : ` guarded ${printCondition(trigger.guard)}`;
  if (trigger.kind === "event")
    return `event ${trigger.level === undefined ? "" : `${trigger.level} `}${printEvent(trigger.event)}${guard}`;
  if (trigger.kind === "breach") return `breach ${printBreach(trigger.breach)}${guard}`;
  return `act ${printAct(trigger.act)}${guard}`;
}

function printWatch({ condition, bind }: Watch): string {
  const bound = bind === undefined ? "" : ` for $${bind.name} in ${bind.among.join("|")}`;
  return `when true ${printCondition(condition)}${bound}`;
}

function printClock(clock: Clock): string {
  switch (clock.kind) {
    case "within": {
      const from = clock.countedFrom.length === 0 ? "" : ` from ${clock.countedFrom.join(", ")}`;
      return `${printLength(clock.length)}${from}`;
    }
    case "none":
      return clock.onPurpose ? "none on purpose" : "";
    case "each period":
      return clock.kind;
    case "in step":
      return `in step within ${printLength(clock.lag)}`;
    default:
      return `${clock.kind} ${printMoment(clock.moment)}`;
  }
}

function printException(exception: Exception): string {
  if (exception.kind === "condition") return printCondition(exception.condition);
  const { matter, pleadedBy, pleadWithin, judgedBy } = exception;
  return [
    `"${matter}"`,
    pleadedBy === undefined ? "" : `pleaded by ${printActor(pleadedBy)}`,
    pleadWithin === undefined ? "" : `within ${printLength(pleadWithin)}`,
    judgedBy === undefined ? "judged by nobody" : `judged by ${judgedBy.join("|")}`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function printMoment(moment: Moment): string {
  if (moment.kind === "at") return `@${formatInstant(moment.at)}`;
  const offset = moment.offset === undefined ? "" : `+${printLength(moment.offset)}`;
  if (moment.kind === "watch") return `@${printWatch(moment.watch)}${offset}`;
  if (moment.kind === "act") return `@${printAct(moment.act)}${offset}`;
  return `@${moment.edge} of ${moment.stage}${offset}`;
}

function printLength(length: Length): string {
  if (length.kind === "elapsed") return printDuration(length.ms);
  return length.kind === "days" ? `${length.count}d` : `${length.count} ${length.kind}`;
}

function printDuration(ms: number): string {
  if (ms % 86_400_000 === 0) return `${ms / 86_400_000}d`;
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000}h`;
  return ms % 60_000 === 0 ? `${ms / 60_000}min` : `${ms / 1000}s`;
}

export function printStage(stage: Stage): string {
  return lines([
    ["stage", stage.name],
    ["start", stage.start.map(printMoment).join(", ")],
    ["end", stage.end.map(printMoment).join(", ")],
    ["length", stage.length === undefined ? "" : printLength(stage.length)],
  ]);
}

export function printRegister(register: Register): string {
  const unit = register.unit.kind === "count" ? "count" : register.unit.attribute;
  const each = register.countsIncidents ? "incidents" : "reports";
  return lines([
    ["register", `${register.key} of ${printEvent(register.event)}`],
    ["unit", `${unit} of ${each}, day of ${register.dayOf}`],
    ...register.exceptions.map((exception): Row => ["except", printException(exception)]),
  ]);
}

export function printShape(shape: Shape): string {
  switch (shape.kind) {
    case "within":
      return `within ${shape.distanceM} m of ${shape.of}`;
    case "union":
    case "intersection":
      return `${shape.kind}(${shape.of.join(", ")})`;
    case "minus":
      return `${shape.from} minus ${shape.less.join(", ")}`;
    case "side":
      return `${shape.side} of ${shape.of}`;
    case "moving":
      return `within ${shape.distanceM} m of moving ${shape.kinds.join(", ")}`;
    case "open":
      return `open "${shape.why}"`;
    default:
      return shape.kind;
  }
}

export function printLinkings(agreement: CheckedAgreement): string {
  return agreement.linkings
    .map(
      ({ name, withinMs, withinM }) =>
        `${name} ${printDuration(withinMs)}${withinM === undefined ? "" : ` ${withinM} m`}`,
    )
    .join("; ");
}
