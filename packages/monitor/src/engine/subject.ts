// What a prohibition judges, and what a finding on it goes by.
import type { Finding, Subject } from "@servanda/agreement";
import { type Happening, leastOf } from "./incident.ts";
import type { Presumption } from "./presumptions.ts";

/** A subject to be judged: a happening, a day of figures, or what the text presumes. */
export type Woken = Happening | string | Presumption;

export function isPresumption(woken: Woken): woken is Presumption {
  return typeof woken !== "string" && "presumed" in woken;
}

export function subjectOf(woken: Happening | string): Subject {
  return typeof woken === "string" ? { kind: "period", day: woken } : { kind: "incident", least: leastOf(woken) };
}

/** Tells the findings of one clause apart. */
export function keyOf(finding: Finding): string {
  const subject = finding.subject.kind === "incident" ? finding.subject.least : finding.subject.day;
  return `${subject}|${finding.bearer ?? ""}${finding.presumed === true ? "|presumed" : ""}`;
}
