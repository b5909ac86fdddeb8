// Who may say what in whose name: the mission registers what anybody did and said; every other office speaks for
// itself. Without this a party's key could confirm its own story in the mission's name, or plead in the other party's.
import type { ActorName, CheckedAgreement, LogRecord } from "@servanda/agreement";
import { accepted, type Outcome, type Refusal } from "@servanda/core";
import { recordRefusals } from "../messages.ts";

/** The office whose key signed a report. Offices are named as the text names actors. */
export interface Speaker {
  readonly office: string;
  /** It keeps the register: what others did and said is on record by its word. */
  readonly isMission: boolean;
}

/**
 * The report as its office may say it: from a source of its own (`Karsa`, `Karsa:camera-5`), of itself and of whoever
 * answers to it, and as one voice: all its sources are one group. Refused: `not-own-source`, `not-own-voice`.
 */
export function inOwnVoice(
  { actors }: Pick<CheckedAgreement, "actors">,
  { office, isMission }: Speaker,
  record: LogRecord,
): Outcome<LogRecord> {
  if (isMission || record.record === "tick") return accepted(record);
  const { source } = record;
  if (source !== office && !source.startsWith(`${office}:`)) return refuse(recordRefusals.notOwnSource(source, office));
  const isOwn = (name: ActorName): boolean => name === office || answersTo(actors, name, office);
  if (record.record === "act") {
    return isOwn(record.by) ? accepted(record) : refuse(recordRefusals.notOwnVoice("by", record.by, office));
  }
  if (record.record !== "observation") return accepted(record);
  if (record.of !== undefined && !isOwn(record.of)) return refuse(recordRefusals.notOwnVoice("of", record.of, office));
  return accepted({ ...record, group: office });
}

function answersTo(actors: CheckedAgreement["actors"], name: ActorName, office: ActorName): boolean {
  const above = new Set<ActorName>();
  for (let at = actors.find((each) => each.name === name)?.answersTo; at !== undefined && !above.has(at); ) {
    above.add(at);
    const next = at;
    at = actors.find((each) => each.name === next)?.answersTo;
  }
  return above.has(office);
}

function refuse(refusal: Refusal): Outcome<never> {
  return { ok: false, refusal };
}
