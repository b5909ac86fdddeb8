// What `verify` prints about a log and about evidence, for people. `--json` prints the verdict itself.
import { formatInstant, type Instant, type Outcome } from "@servanda/core";
import type { CheckedRecord, EvidenceVerdict, Problem, Verdict } from "@servanda/log";
import type { Recomputation } from "../logged/recompute-files.ts";
import type { Paint } from "../terminal.ts";
import {
  decidedWords,
  decisionWords,
  evidenceWords,
  keysWords,
  ownKeysOnly,
  strengthWords,
  verifyWords,
} from "../words/verify-words.ts";
import { grouped, listed, printable, table, wrap } from "./layout.ts";

const MOST_RECORDS = 20;
const STYLES = { valid: "good", invalid: "found", undecided: "doubt" } as const;

/** Which records are listed under what was checked. */
export type ListedRecords = "all" | "newest" | "none";

export function logReport(verdict: Verdict, paint: Paint, which: ListedRecords): string {
  const { decision, origin } = verdict;
  const name = origin === null ? "" : `: ${printable(origin)}`;
  const alarms = verdict.problems.filter(({ weight }) => weight === "alarm");
  const others = verdict.problems.filter(({ weight }) => weight !== "alarm");
  const sections = [
    `${paint(STYLES[decision], decisionWords[decision])}${name}\n${wrap(decided(verdict))}`,
    ...(origin === null ? [] : [facts(verdict)]),
    ...(others.length === 0 ? [] : [problemList(verifyWords.problems, others, verdict.furtherProblems)]),
    ...(alarms.length === 0 ? [] : [problemList(verifyWords.alarms, alarms, 0)]),
    ...(verdict.records.length === 0 || which === "none" ? [] : [recordTable(verdict.records, which === "all")]),
  ];
  return `${sections.join("\n\n")}\n`;
}

export function evidenceReport(verdict: EvidenceVerdict, paint: Paint): string {
  const { kind, decision, statement, facts: found, problems } = verdict;
  const rows = found.map(({ name, value }) => [name, printable(value)]);
  const sections = [
    `${paint(STYLES[decision], evidenceWords[decision])}: ${kind}\n${wrap(statement)}`,
    ...(rows.length === 0 ? [] : [table(rows)]),
    ...(problems.length === 0 ? [] : [problemList(verifyWords.problems, problems, 0)]),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** What became of working everything out again. */
export function recomputedReport(again: Outcome<Recomputation>, paint: Paint): string {
  const { recomputed } = verifyWords;
  if (!again.ok) return `${recomputed.title}\n${wrap(recomputed.refused(again.refusal.message), { indent: "  " })}\n`;
  const { followCount, sameCount, unfounded, leftOutCount, openCount, uncountedCount } = again.value;
  const isWrong = unfounded.length > 0 || leftOutCount > 0;
  const lines = [
    paint(isWrong ? "found" : "good", recomputed.same(sameCount, followCount)),
    ...(unfounded.length > 0 ? [recomputed.unfounded(listed(unfounded.map(String)))] : []),
    ...(leftOutCount > 0 ? [recomputed.leftOut(leftOutCount)] : []),
    ...(openCount > 0 ? [recomputed.open(openCount)] : []),
    ...(uncountedCount > 0 ? [recomputed.uncounted(uncountedCount)] : []),
  ];
  return `${[recomputed.title, ...lines.map((line) => wrap(line, { indent: "  " }))].join("\n")}\n`;
}

// That everything agrees under keys that its maker chose says little: nobody should read the one without the other.
function decided({ decision, keysFrom }: Verdict): string {
  const isOnItsWord = decision === "valid" && keysFrom !== "given";
  return isOnItsWord ? `${decidedWords[decision]} ${ownKeysOnly}` : decidedWords[decision];
}

function facts(verdict: Verdict): string {
  const { origin, size, root, vkey, keysFrom, strength, blobs } = verdict;
  const { rows } = verifyWords;
  const newest = verdict.checkpoints.at(-1);
  const names = newest?.cosigned.map(({ name }) => name).join(", ") ?? "";
  const worth = strength === null ? "–" : strengthWords[strength];
  const witnessedAt = newest?.witnessedAt ?? null;
  return [
    [rows.log, origin ?? "–"],
    [rows.size, size === null ? "–" : grouped(size)],
    [rows.root, root ?? "–"],
    [rows.key, vkey ?? "–"],
    [rows.keys, keysFrom === null ? "–" : keysWords[keysFrom]],
    [rows.newest, witnessedAt === null ? worth : verifyWords.sinceWhen(worth, formatInstant(witnessedAt), names)],
    [rows.blobs, verifyWords.blobs(blobs.present, blobs.withheld)],
    [rows.receipts, grouped(verdict.receiptCount)],
  ]
    .map(([name = "", value = ""]) => wrap(printable(value), { first: `  ${name.padEnd(19)}`, indent: " ".repeat(21) }))
    .join("\n");
}

function problemList(title: string, problems: readonly Problem[], further: number): string {
  const lines = problems.map(({ place, message, code, because }) => {
    const where = place === "" ? verifyWords.whole : place;
    return wrap(printable(`${where}: ${message} [${because ?? code}]`), { first: "  ", indent: "    " });
  });
  return [title, ...lines, ...(further > 0 ? [`  ${verifyWords.further(further)}`] : [])].join("\n");
}

function recordTable(records: readonly CheckedRecord[], isAll: boolean): string {
  const shown = isAll ? records : records.slice(-MOST_RECORDS);
  const at = (instant: Instant | null): string | null => (instant === null ? null : formatInstant(instant));
  const rows = shown.map((record) => [
    grouped(record.index),
    record.type,
    record.office,
    formatInstant(record.recvAt),
    verifyWords.between(at(record.notBefore), at(record.notAfter)),
    record.flags.join(", "),
  ]);
  const note = shown.length < records.length ? [`  ${verifyWords.newestOnly(shown.length, records.length)}`] : [];
  return [verifyWords.records, table([[...verifyWords.columns], ...rows], [0]), ...note].join("\n");
}
