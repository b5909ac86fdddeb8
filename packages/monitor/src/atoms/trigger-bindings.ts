// What an occurrence of a trigger is called, and the variables it binds.
import type { Act, ActPattern, BreachPattern, Finding, Trigger } from "@servanda/agreement";
import { compareText } from "@servanda/agreement";
import type { Occurrence } from "./duty.ts";

/** `breach by a party X` binds X to the finding's bearer. */
export function breachBindings(breach: BreachPattern, finding: Finding): ReadonlyMap<string, string> {
  const { by } = breach;
  return by?.kind === "bind" && finding.bearer !== null ? new Map([[by.name, finding.bearer]]) : new Map();
}

/** The name of the one occurrence of a moment; of the others among several triggers, by their number. */
export const MOMENT = "moment";

/** It occurs when its time has come. References to records hold a slash. */
export function isMoment(key: string): boolean {
  return key === MOMENT || key.startsWith(`${MOMENT} `);
}

/** What each of several triggers calls the occurrence of its moment. */
export function momentNames(triggers: readonly Trigger[]): readonly string[] {
  let count = 0;
  return triggers.map(({ kind }) => {
    if (kind === "moment") count += 1;
    return count < 2 ? MOMENT : `${MOMENT} ${count}`;
  });
}

/**
 * The least record of the incident, or the day of the figures. Where it binds whom the breach is of, each of several
 * accused has an occurrence of its own: by the least report of its breach.
 */
export function breachKey({ by }: BreachPattern, { subject, bearer, evidence }: Finding): string {
  const isOwn = by?.kind === "bind" && bearer !== null;
  if (subject.kind === "period") return `day ${subject.day}${isOwn ? ` ${bearer}` : ""}`;
  return (isOwn ? evidence[0] : undefined) ?? subject.least;
}

/** `a party X requests access to a place P from a party Y` binds X to who acts, Y to whom and P to the place. */
export function actBindings(pattern: ActPattern, act: Act): ReadonlyMap<string, string> {
  const bindings = new Map<string, string>();
  if (pattern.by?.kind === "bind") bindings.set(pattern.by.name, act.by);
  if (pattern.to?.kind === "bind" && act.to !== undefined) bindings.set(pattern.to.name, act.to);
  const { at } = pattern;
  if (at?.kind === "bind") {
    const place = at.among.find((name) => act.place?.names.includes(name));
    if (place !== undefined) bindings.set(at.name, place);
  }
  return bindings;
}

/** The order in which occurrences of one instant begin duties. */
export function compareOccurrences(a: Occurrence, b: Occurrence): number {
  return (
    compareText(a.key, b.key) ||
    a.from - b.from ||
    a.to - b.to ||
    compareText(JSON.stringify([...a.bindings]), JSON.stringify([...b.bindings])) ||
    // Breaches of one incident by two parties: told by the one whose least report comes first.
    compareText(a.members[0] ?? "", b.members[0] ?? "") ||
    compareText(a.finding ?? "", b.finding ?? "")
  );
}
