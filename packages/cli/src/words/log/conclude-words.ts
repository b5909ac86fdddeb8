// What `log conclude` says, and its help.
import type { CommandHelp } from "../../command.ts";
import { EXIT_OK, EXIT_REFUSED } from "../../exit-codes.ts";
import type { Uncounted } from "../../logged/recompute.ts";
import { grouped, listed, some, table } from "../../report/layout.ts";
import { atFlag, jsonFlag, keysFlag, writeExits } from "./help-parts.ts";

/** Conclusions are listed up to here. */
const MOST_LINES = 20;
/** Reports that do not count are listed up to here. */
const MOST_SHOWN = 5;

export const concludeWords = {
  notYet: (asOf: string): string => `\`--as-of ${asOf}\` has not come yet, and nothing is on record before its time`,
  done: (
    folder: string,
    lines: readonly (readonly [index: number, sentence: string])[],
    followCount: number,
    size: number,
    isAll: boolean,
  ): string => {
    if (lines.length === 0) return `${folder}: nothing new; ${some(followCount, "conclusion")} in the log.\n`;
    const rows = lines
      .slice(0, isAll ? lines.length : MOST_LINES)
      .map(([index, sentence]) => [String(index), sentence]);
    const more = lines.length - rows.length;
    const rest = more > 0 ? `  and ${grouped(more)} more: --all lists them, and so does \`log show\`\n` : "";
    const all = `${some(followCount, "conclusion")} in all; the log has ${some(size, "record")}`;
    return `${folder}: ${some(lines.length, "conclusion")} drawn, ${all}.\n\n${table(rows, [0])}\n${rest}`;
  },
  warnings: (unfounded: readonly number[], uncounted: readonly Uncounted[]): string => {
    const lines = uncounted
      .slice(0, MOST_SHOWN)
      .map(({ index, refusal }) => `record ${index} counts for nothing: ${refusal.message}.\n`);
    const more = uncounted.length - lines.length;
    if (more > 0) lines.push(`${some(more, "more report counts", "more reports count")} for nothing.\n`);
    if (unfounded.length > 0) {
      const which = listed(unfounded.map(String));
      lines.push(`conclusions in the log that do not follow from the entries before them: ${which}.\n`);
    }
    return lines.join("");
  },
} as const;

export const concludeHelp: CommandHelp = {
  name: "log conclude",
  usage: "log conclude DIR [--as-of INSTANT]",
  summary: "draws what follows from the reports in the log, and puts it on record",
  about: [
    "Runs the reports of the log through the agreement that the log holds, in the order in which they became " +
      "known, and appends each finding, duty and decision that is not in the log yet, signed by the " +
      "institution's key and citing the records that it rests on. Running it again appends only what is new.",
    "Time passes by the reports alone. `--as-of` puts on record that it has come to an instant, so that " +
      "deadlines up to then fall; it cannot lie ahead.",
    "Whoever has the log can work out the same: `servanda verify --recompute`.",
  ],
  flags: [
    { name: "as-of", value: "INSTANT", text: "let time pass to then first" },
    { name: "key", value: "FILE", text: "the key to sign with; the institution's in the folder of keys if absent" },
    { name: "all", text: "list every conclusion, however many" },
    keysFlag,
    atFlag,
    jsonFlag,
  ],
  examples: [{ command: "servanda log conclude river.log --as-of 2026-03-05", text: "What follows up to 5 March:" }],
  exits: [
    [EXIT_OK, "done, or there was nothing to do"],
    [EXIT_REFUSED, "the log did not take a record, or holds conclusions that do not follow"],
    ...writeExits.slice(2),
  ],
};
