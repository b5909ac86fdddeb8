// What would otherwise vanish in silence: names in the records that the text does not declare, reports whose place it
// does not know, and acts that a rule of the text leaves without effect.
import { noteWords } from "../words/note-words.ts";
import { localTime } from "./clock-face.ts";
import { table, wrap } from "./layout.ts";
import type { Section } from "./report-input.ts";

const SHOWN_NAMES = 10;

export function undeclaredSection({ notes, isAll, paint }: Section): string {
  const { undeclared } = notes;
  if (undeclared.length === 0) return "";
  const shown = isAll ? undeclared : undeclared.slice(0, SHOWN_NAMES);
  const rows = shown.map(({ use, name, count, example, near }) => [
    use,
    noteWords.named(name),
    noteWords.records(count),
    noteWords.example(example),
    ...(near === undefined ? [] : [noteWords.near(near)]),
  ]);
  const rest = undeclared.length - shown.length;
  return [
    paint("strong", noteWords.undeclared),
    table(rows),
    ...(rest === 0 ? [] : [`  ${noteWords.moreNames(rest)}`]),
    wrap(noteWords.undeclaredMeans, { indent: "  " }),
  ].join("\n");
}

export function unplacedSection({ notes: { unplaced }, paint }: Section): string {
  if (unplaced === undefined) return "";
  return [paint("strong", noteWords.unplaced), wrap(noteWords.unplacedMeans(unplaced), { indent: "  " })].join("\n");
}

export function withoutEffectSection({ notes, zone, paint }: Section): string {
  const lines = notes.withoutEffect.map((each) => {
    const { act, by, matter } = each;
    switch (each.why) {
      case "plea too late": {
        const { clause, within, until, lateMs } = each;
        const allowed = noteWords.allowed(clause, within, localTime(zone, until));
        return `${act}: ${noteWords.lateBy(by, matter, lateMs)}; ${allowed}`;
      }
      case "no plea in time":
        return `${act}: ${noteWords.noPlea(by, matter, each.clause)}`;
      case "not its judge":
        return `${act}: ${noteWords.notJudge(by, matter, each.judges)}`;
    }
  });
  if (lines.length === 0) return "";
  const listed = lines.map((line) => wrap(`${line}.`, { first: "  ", indent: "      " }));
  return [paint("strong", noteWords.withoutEffect), ...listed].join("\n");
}
