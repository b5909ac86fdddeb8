// Reads of a certificate what is needed to ask the same question again. All the rest is only ever compared.
import type { LogRecord } from "@servanda/agreement";
import type { Instant } from "@servanda/core";
import { isRecord } from "./read-record.ts";

/** What is claimed of whom, on what. */
export type AskedClaim =
  | {
      readonly kind: "finding";
      readonly bearer: string | null;
      readonly subject:
        | { readonly kind: "incident"; readonly least: string }
        | { readonly kind: "period"; readonly day: string };
    }
  | { readonly kind: "duty"; readonly bearer: string; readonly step: number; readonly trigger: string };

/** A record as the certificate cites it. */
export interface AskedRecord {
  readonly ref: string;
  readonly sha256: unknown;
  readonly record: unknown;
}

export interface AskedChange {
  readonly without: readonly string[];
  readonly with: readonly LogRecord[];
  readonly verdict: unknown;
}

export interface Asked {
  readonly asOf: Instant;
  readonly clause: string;
  readonly claim: AskedClaim;
  readonly records: readonly AskedRecord[];
  readonly changes: readonly AskedChange[];
}

/** Undefined where it is no certificate: something that the question hangs on is missing or of another type. */
export function readAsked(value: unknown): Asked | undefined {
  if (!isObject(value) || !isObject(value["clause"]) || !isObject(value["claim"])) return undefined;
  const { asOf, records, changes } = value;
  const clause = value["clause"]["key"];
  const claim = readClaim(value["claim"]);
  if (typeof asOf !== "number" || !Number.isFinite(asOf) || typeof clause !== "string") return undefined;
  if (claim === undefined || !areAll(records, isCited) || !areAll(changes, isChange)) return undefined;
  const read = changes.map((each) => ({ without: each.without, with: each.with, verdict: each["verdict"] }));
  return { asOf, clause, claim, records, changes: read };
}

function readClaim({ kind, finding, duty }: Readonly<Record<string, unknown>>): AskedClaim | undefined {
  if (kind === "finding" && isObject(finding)) {
    const { bearer, subject } = finding;
    if ((bearer !== null && typeof bearer !== "string") || !isObject(subject)) return undefined;
    const { least, day } = subject;
    if (subject["kind"] === "incident" && typeof least === "string")
      return { kind, bearer, subject: { kind: "incident", least } };
    return subject["kind"] === "period" && typeof day === "string"
      ? { kind, bearer, subject: { kind: "period", day } }
      : undefined;
  }
  if (kind !== "duty" || !isObject(duty)) return undefined;
  const { bearer, step, trigger } = duty;
  if (typeof bearer !== "string" || typeof step !== "number" || typeof trigger !== "string") return undefined;
  return { kind, bearer, step, trigger };
}

function areAll<T>(value: unknown, isOne: (each: unknown) => each is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isCited(value: unknown): value is AskedRecord {
  return isObject(value) && isText(value["ref"]);
}

function isChange(value: unknown): value is Readonly<Record<string, unknown>> & Pick<AskedChange, "without" | "with"> {
  return isObject(value) && areAll(value["without"], isText) && areAll(value["with"], isRecord);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
