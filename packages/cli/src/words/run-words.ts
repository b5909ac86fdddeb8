// What is said while an agreement is run: sources that cannot be read, wrong instants, progress.
import { grouped, listed, some } from "../report/layout.ts";

export const runWords = {
  noAgreement: "no agreement is named",
  jsonOrSummary: "`--json` and `--summary` are two outputs: ask for one",
  noSource: "no source is named: which file of records?",
  noInstant: (flag: string, found: string): string => `\`--${flag}\` takes an instant, and \`${found}\` is none`,
  instantForms:
    "Write `2023-11-24T05:00:00Z`, or a time of the agreement's own zone: `2023-11-24 07:00`, `2023-11-24`.",
  backwards: "`--until` lies before `--from`",
  quarantineExists: (path: string): string => `\`--quarantine ${path}\` would overwrite what is there`,
  newQuarantine: "Name a file that does not exist yet.",
  notRecognised: (path: string, columns: readonly string[]): string =>
    `\`${path}\` is no Servanda NDJSON, and no shipped mapping recognises ` +
    (columns.length === 0 ? "it" : `its columns (${shortList(columns)})`),
  nameMapping: (mappings: readonly string[], path: string): string =>
    `Name a mapping as \`MAPPING=${path}\`. Shipped: ${listed(mappings)}. Or give a YAML file of your own.`,
  noMapping: (found: string, near: string | undefined): string =>
    `there is no mapping \`${found}\`${near === undefined ? "" : `; did you mean \`${near}\`?`}`,
  mappingMistakes: (path: string, count: number): string =>
    `the mapping \`${path}\` cannot be used: ${count} ${count === 1 ? "mistake" : "mistakes"}`,
  cannotRead: (path: string, message: string): string => `\`${path}\` cannot be read: ${message}`,
  shipped: (mappings: readonly string[]): string =>
    `Shipped mappings: ${listed(mappings)}. A mapping of your own is a path to a YAML file.`,
  reading: (path: string, share: number, rows: number, perSecond: number, etaS: number): string =>
    `${path}  ${String(Math.floor(share * 100)).padStart(3)} %  ${grouped(rows)} rows` +
    `  ${grouped(perSecond)}/s  ${etaS} s left`,
  judging: (share: number, steps: number, perSecond: number, etaS: number): string =>
    `judging  ${String(Math.floor(share * 100)).padStart(3)} %  ${grouped(steps)} record instants` +
    `  ${grouped(perSecond)}/s  ${etaS} s left`,
  noSuchId: (id: string): string => `nothing has the id \`${id}\``,
  listIds: "Run `servanda monitor` with the same words: it lists the ids of what it found.",
  manySuchIds: (id: string, found: readonly string[]): string =>
    `\`${id}\` begins ${found.length} ids: ${found.length > 4 ? `${found.slice(0, 4).join(", ")}, …` : listed(found)}`,
  rowsRefused: (command: string, count: number): string =>
    `servanda ${command}: ${some(count, "row")} of the sources ${count === 1 ? "was" : "were"} refused and ` +
    `${count === 1 ? "is" : "are"} not counted. Run \`servanda monitor\` with the same words: it says why.`,
  noFinding: "which finding? `--finding ID` is missing",
} as const;

function shortList(columns: readonly string[]): string {
  const shown = columns.slice(0, 8).join(", ");
  return columns.length > 8 ? `${shown}, … ${columns.length - 8} more` : shown;
}
