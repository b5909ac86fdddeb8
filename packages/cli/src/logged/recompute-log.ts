// A whole log held against what follows from it: every text that it has had, each judged over the reports of its time.
// `log conclude` and `verify --recompute` begin here.
import type { CheckedAgreement } from "@servanda/agreement";
import { accepted, type Outcome, refused } from "@servanda/core";
import { type Roll, readBody, type TextForm, type TileReader } from "@servanda/log";
import { logWords } from "../words/log/log-words.ts";
import { IMPORTER } from "./key-folder.ts";
import type { PlacedEntry } from "./read-log.ts";
import { type LoggedEntry, type Recomputed, recompute } from "./recompute.ts";
import { agreementIn } from "./text-files.ts";

/** A log whose records were admitted one by one, and the roll after the last of them. */
export interface FoldedLog {
  /** Of its blobs. */
  readonly reader: TileReader;
  readonly records: readonly PlacedEntry[];
  readonly roll: Roll;
}

/** What follows under one text of the log. */
export interface RecomputedText {
  readonly agreement: CheckedAgreement;
  readonly recomputed: Recomputed;
}

/**
 * In the order of the texts; the last is in force. Refused: `no_text`, `blob_missing`, and `text_unread` where this
 * release reads a text otherwise than the log names it.
 */
export async function recomputeLog(log: FoldedLog): Promise<Outcome<readonly RecomputedText[]>> {
  const texts = textsIn(log.records);
  if (texts.length === 0) return refused("no_text", logWords.noText, logWords.textFirst);
  const entries = loggedEntries(log);
  const all: RecomputedText[] = [];
  for (const [at, { form }] of texts.entries()) {
    const agreement = await agreementIn(form, log.reader);
    if (!agreement.ok) return agreement;
    const until = texts[at + 1]?.index ?? Number.POSITIVE_INFINITY;
    // What came after a text was replaced is not for it to judge; its conclusions may still be drawn.
    const judged = entries.filter(({ type, index }) => type !== "report" || index < until);
    all.push({ agreement: agreement.value, recomputed: recompute(agreement.value, judged) });
  }
  return accepted(all);
}

/** The text in force; undefined where the log holds none. Refused: as `recomputeLog`. */
export async function agreementOf(log: FoldedLog): Promise<Outcome<CheckedAgreement | undefined>> {
  const text = textsIn(log.records).at(-1);
  return text === undefined ? accepted(undefined) : await agreementIn(text.form, log.reader);
}

interface PlacedText {
  readonly index: number;
  readonly form: TextForm;
}

function textsIn(records: readonly PlacedEntry[]): PlacedText[] {
  return records.flatMap(({ index, entry: { record } }) => {
    const typed = readBody(record.body.type, record.body.body);
    if (!typed.ok) return [];
    const { type, body } = typed.value;
    const form = type === "log" ? body.text : type === "text" ? body : null;
    return form === null ? [] : [{ index, form }];
  });
}

/** Records as `recompute` asks for them. */
export function loggedEntries({ records, roll }: FoldedLog): LoggedEntry[] {
  const mission = missionOf(records);
  return records.map(({ index, entry: { record, recvAt } }) => {
    const { type, agreement, body, refs, author, office } = record.body;
    const isMission = office === mission;
    return {
      index,
      id: record.id,
      type,
      agreement,
      body,
      refs,
      recvAt,
      speaker: { office, isMission },
      isImported: isMission && roll.keyState(author, index).role === IMPORTER,
    };
  });
}

/** The office that keeps the register. */
export function missionOf([first]: readonly PlacedEntry[]): string | undefined {
  const { type, body } = first?.entry.record.body ?? { type: "", body: {} };
  const typed = readBody(type, body);
  return typed.ok && typed.value.type === "log" ? typed.value.body.mission : undefined;
}
