// `servanda log show`: what a log holds, as a table or one record whole.
import { canonicalText, formatInstant } from "@servanda/core";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK } from "../../exit-codes.ts";
import { strengthOfLog } from "../../logged/log-strength.ts";
import { type PlacedEntry, type ReadLog, readLog } from "../../logged/read-log.ts";
import { printable, table } from "../../report/layout.ts";
import type { Terminal } from "../../terminal.ts";
import { sentenceOf, showWords } from "../../words/log/show-words.ts";
import { folderOf, readPlace } from "./place.ts";

const COMMAND = "log show";

export async function runShow(args: Arguments, terminal: Terminal): Promise<number> {
  return args.has("index") ? await showOne(args, terminal) : await showAll(args, terminal);
}

async function showAll(args: Arguments, terminal: Terminal): Promise<number> {
  const folder = folderOf(args, COMMAND);
  const read = folder.ok ? await readLog(folder.value) : folder;
  if (!read.ok) return complain(terminal, COMMAND, read.refusal);
  const log = read.value;
  if (args.has("json")) {
    for (const placed of log.records) terminal.out(`${canonicalText(rowOf(log, placed))}\n`);
    return EXIT_OK;
  }
  const rows = log.records.map((placed) => lineOf(log, placed));
  const strength = await strengthOfLog(log);
  const level = strength.ok ? (strength.value?.level ?? "signed") : "signed";
  const head = `${showWords.head(log.origin, log.size, log.root)}\n${showWords.strength(level)}`;
  terminal.out(printable(`${head}\n\n${table(rows, [0])}\n`));
  return EXIT_OK;
}

async function showOne(args: Arguments, terminal: Terminal): Promise<number> {
  const place = await readPlace(args, COMMAND);
  if (!place.ok) return complain(terminal, COMMAND, place.refusal);
  const { log, index } = place.value;
  const placed = log.records.find((each) => each.index === index);
  if (placed === undefined) {
    const refusal = { code: "not_admitted", message: showWords.notAdmitted(index) };
    return complain(terminal, COMMAND, refusal);
  }
  if (args.has("json"))
    terminal.out(`${canonicalText({ ...rowOf(log, placed), body: placed.entry.record.body.body })}\n`);
  else terminal.out(printable(detailsOf(log, placed)));
  return EXIT_OK;
}

function lineOf(log: ReadLog, placed: PlacedEntry): readonly string[] {
  const { record, recvAt } = placed.entry;
  const { type, body, office, author } = record.body;
  const marks = marksOf(log, placed);
  const { role } = log.roll.keyState(author);
  const said = `${sentenceOf(type, body)}${marks.length === 0 ? "" : ` [${marks.join(", ")}]`}`;
  return [String(placed.index), formatInstant(recvAt).replace("T", " "), `${office}/${role}`, type, said];
}

function rowOf(log: ReadLog, placed: PlacedEntry): object {
  const { record, recvAt, via } = placed.entry;
  const { type, office, author, seq, at, agreement, refs } = record.body;
  return {
    index: placed.index,
    id: record.id,
    type,
    office,
    role: log.roll.keyState(author).role,
    author,
    seq,
    recvAt: formatInstant(recvAt),
    deviceAt: at.device,
    via,
    agreement,
    refs,
    flags: marksOf(log, placed),
    says: sentenceOf(type, record.body.body),
  };
}

function detailsOf(log: ReadLog, placed: PlacedEntry): string {
  const { record, recvAt, via } = placed.entry;
  const { type, office, author, at, agreement, seen, body } = record.body;
  const { labels } = showWords;
  const marks = marksOf(log, placed);
  const rows = [
    [labels.id, record.id],
    [labels.author, showWords.author(office, log.roll.keyState(author).role, author)],
    [labels.received, formatInstant(recvAt)],
    [labels.device, at.device],
    [labels.via, via],
    [labels.agreement, agreement === "" ? showWords.nothing : agreement],
    [labels.seen, seen === null ? showWords.nothing : showWords.seen(seen.size)],
    ...record.sigs.map(({ key }) => [labels.signed, key]),
    [labels.flags, marks.length === 0 ? showWords.nothing : marks.join(", ")],
  ];
  const head = `${placed.index} ${type}: ${sentenceOf(type, body)}`;
  return `${head}\n\n${table(rows)}\n\n${JSON.stringify(body, undefined, 2)}\n`;
}

function marksOf({ roll }: ReadLog, { index, entry }: PlacedEntry): readonly string[] {
  return [
    ...roll.flags(index),
    ...(roll.contested(index).length > 0 ? ["contested"] : []),
    ...(roll.shredded(entry.record.id) === undefined ? [] : ["shredded"]),
  ];
}
