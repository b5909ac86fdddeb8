// What every section of the text report is made from.
import type { TimeZone } from "@servanda/core";
import type { Gathered } from "../run/gathered.ts";
import type { Period } from "../run/instants.ts";
import type { Notes } from "../run/notes.ts";
import type { Replayed } from "../run/replayed.ts";
import type { Paint } from "../terminal.ts";

export interface ReportInput {
  readonly run: Replayed;
  readonly gathered: Gathered;
  readonly period: Period;
  /** The agreement and its sources as they were named on the command line. */
  readonly words: readonly string[];
  /** List everything, however long. */
  readonly isAll: boolean;
  /** The quarantine file, if there is one. */
  readonly quarantine: string | undefined;
  readonly paint: Paint;
}

/** With the zone loaded and the notes gathered once. */
export interface Section extends ReportInput {
  readonly notes: Notes;
  readonly zone: TimeZone;
}
