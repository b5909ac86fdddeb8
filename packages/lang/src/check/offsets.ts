// Moments a while after others: `30 days after start of Truce`.
import type { Moment } from "@servanda/agreement";
import { type Length, shifted } from "@servanda/core";
import type { Span } from "../document/source-file.ts";
import type { Work } from "./context.ts";

/** A moment of the calendar is worked out at once; `span` is where the offset is said. */
export function later(work: Work, moment: Moment, offset: Length, span: Span): Moment {
  const { rule, needYears } = work.shared.days;
  if (moment.kind !== "at" || rule === undefined) return moment.kind === "at" ? moment : { ...moment, offset };
  const at = shifted(rule, moment.at, offset);
  needYears(work, span, moment.at, at, offset);
  return { kind: "at", at };
}
