// The sentences behind transitions. They never accuse: they say what the records amount to, by certainty and status.
import type { Certainty, DutyState, Finding } from "@servanda/agreement";
import { spanText } from "../report/clock-face.ts";
import { grouped, listed, some } from "../report/layout.ts";

const SHOWN = 3;

/** `"self-defence", accepted by Commission`. */
function acceptedText(accepted: readonly { readonly matter: string; readonly by: readonly string[] }[]): string {
  return listed(accepted.map(({ matter, by }) => `"${matter}", accepted by ${listed(by, "or")}`));
}

function refsText(refs: readonly string[]): string {
  const shown = refs.slice(0, SHOWN).join(", ");
  return refs.length > SHOWN ? `${shown}, … ${refs.length - SHOWN} more` : shown;
}

const verdicts: Readonly<Record<Certainty, string>> = { certain: "is not met", possible: "may not be met" };
const excusedVerdicts: Readonly<Record<Certainty, string>> = {
  certain: "would not be met",
  possible: "might not be met",
};

export const becauseWords = {
  stage: (stage: string, change: string, at: string): string => `The stage ${stage} ${change} at ${at}.`,
  act: (by: string, verb: string, at: string): string => `The institution put on record (${verb}, ${by}) at ${at}.`,
  beyondHorizon: (ref: string): string =>
    `${ref} came in later than the agreement's horizon: it is listed, and changes nothing.`,
  named: (clause: string): string =>
    `Clause ${clause}: a report now says who did it, so it no longer stands against nobody.`,
  gone: (clause: string, reading: string): string =>
    `Clause ${clause}: what now stands on record no longer bears this out${reading}.`,
  underReading: (reading: string): string => ` under the reading ${reading}`,
  onDay: (day: string): string => `on ${day}`,
  nobody: "nobody named",
  reports: (refs: readonly string[]): string => `${some(refs.length, "report")} (${refsText(refs)})`,

  /** `rests`: when, by what, under which reading. `accepted`: what excuses it, as far as a ruling says. */
  verdict: (
    clause: string,
    { certainty, status, waived }: Finding,
    rests: string,
    accepted: readonly { readonly matter: string; readonly by: readonly string[] }[],
  ): string => {
    if (status === "excused") {
      const ruled = accepted.length === 0 ? "a ruling that turned it down" : acceptedText(accepted);
      const but = waived === true ? "waivers of those it protects" : ruled;
      return `Clause ${clause} ${excusedVerdicts[certainty]} ${rests} but for ${but}`;
    }
    if (status === "refuted")
      return `Clause ${clause} ${excusedVerdicts[certainty]} ${rests} but for the body that found otherwise`;
    const contested = status === "contested" ? ", which is contested" : "";
    return `Clause ${clause} ${verdicts[certainty]} ${rests}${contested}`;
  },
  doubt: "a condition is in doubt",
  counted: (units: number): string => `${grouped(units)} counted`,
  happened: (level: string): string => `that it happened: ${level}`,
  unsettled: (matters: readonly string[]): string => ` Unsettled: ${listed(matters.map((each) => `"${each}"`))}.`,

  before: (said: readonly string[]): string => (said.length === 0 ? "" : ` Before: ${said.join("; ")}.`),
  levelWas: (level: string): string => `level was ${level}`,
  occurrenceWas: (level: string): string => `that it happened was ${level}`,
  certaintyWas: (certainty: string): string => `it was ${certainty}`,
  statusWas: (before: string, now: string): string => `status was ${before}, is ${now}`,
  unitsWere: (before: number, now: number): string => `it counted ${before}, counts ${now}`,
  added: (refs: readonly string[]): string => `new: ${refsText(refs)}`,
  dropped: (refs: readonly string[]): string => `gone: ${refsText(refs)}`,

  noDeadline: "no deadline",
  due: (at: string): string => `due ${at}`,
  who: (bearer: string, clause: string, due: string): string => `${bearer}, clause ${clause}, ${due}`,
  began: (who: string): string => `A duty began: ${who}`,
  stands: (who: string): string => `The duty stands: ${who}`,
  state: (state: Exclude<DutyState, "due">, certainty: Certainty): string => {
    if (state === "fulfilled" && certainty === "possible") return "Done, possibly";
    return stateSentences[state];
  },
  beganLate: (lateMs: number): string =>
    ` Its trigger went on record ${spanText(lateMs)} after the deadline had passed.`,
  revised: " Its trigger is no longer borne out; the duty stands.",
} as const;

const stateSentences: Readonly<Record<Exclude<DutyState, "due">, string>> = {
  fulfilled: "Done",
  "fulfilled late": "Done after the deadline",
  overdue: "The deadline passed and nothing on record performs it",
  "not observed": "The deadline passed and nobody watched throughout, so nothing can be said",
  unsettled: "The deadline passed and no judge has said whether it was done",
  excused: "Excused by the text's own exception",
  suspended: "The clause is suspended, and the clock stands still",
  lapsed: "The clause ended before the deadline, and the duty with it",
  "reason owed": "The deadline passed without it; nothing is breached, and a reason is owed",
  "reason given": "The deadline passed without it, and the reason is on record",
};
