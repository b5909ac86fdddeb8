// Words for what the records name and the text does not, and for acts that the text leaves without effect.
import type { Length } from "@servanda/core";
import { limitText, spanText } from "../report/clock-face.ts";
import { listed, some } from "../report/layout.ts";
import type { Unplaced } from "../run/unplaced.ts";

export const noteWords = {
  undeclared: "NAMES THE AGREEMENT DOES NOT DECLARE",
  named: (name: string): string => `"${name}"`,
  records: (count: number): string => some(count, "record"),
  example: (ref: string): string => `as in ${ref}`,
  near: (name: string): string => `did you mean "${name}"?`,
  undeclaredMeans: "Nothing in the text reaches a name that it does not declare: a third state, or a slip of the pen.",
  moreNames: (count: number): string => `… and ${some(count, "more name")}: --all lists them`,

  unplaced: "PLACES THE AGREEMENT DOES NOT KNOW",
  unplacedMeans: ({ reports, places, examples }: Unplaced): string => {
    const [gives, them, all] = reports === 1 ? ["gives its", "it", "report"] : ["give their", "them", "reports"];
    const given = `${some(reports, "report")} ${gives} place by name alone`;
    const unknown = `by ${some(places, "name")} that the text does not know, such as "${examples.join('", "')}"`;
    const means = `No clause about a zone finds anything in ${them}; that is not to say nothing happened there`;
    return `${given}, ${unknown}. ${means}. Give the ${all} coordinates, or the zone their names.`;
  },

  withoutEffect: "ACTS WITHOUT EFFECT",
  lateBy: (by: string, matter: string, lateMs: number): string =>
    `${by} pleaded "${matter}" ${spanText(lateMs)} too late`,
  allowed: (clause: string, within: Length, until: string): string =>
    `clause ${clause} gives ${limitText(within)} from the finding, here until ${until}`,
  noPlea: (by: string, matter: string, clause: string): string =>
    `${by} ruled on "${matter}", which was not pleaded in time under clause ${clause}`,
  notJudge: (by: string, matter: string, judges: readonly string[]): string =>
    judges.length === 0
      ? `${by} ruled on "${matter}", for which the text names no judge`
      : `${by} ruled on "${matter}"; its judge is ${listed(judges, "or")}`,
} as const;
