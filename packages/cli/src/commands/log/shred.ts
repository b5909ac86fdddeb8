// `servanda log shred`: the sealed parts of a record go for good, by a record that says by what right.

import { accepted, type Outcome } from "@servanda/core";
import { refuse } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK, EXIT_REFUSED, EXIT_UNREADABLE } from "../../exit-codes.ts";
import { wrap } from "../../report/layout.ts";
import { appendOne, type Taken } from "../../sealed/append-one.ts";
import { destroySealed } from "../../sealed/destroy.ts";
import { storeFolder } from "../../sealed/openings.ts";
import { type RecordInLog, recordAt } from "../../sealed/record-at.ts";
import type { Terminal } from "../../terminal.ts";
import { shredWords } from "../../words/log/seal-words.ts";
import { needed } from "./joint.ts";
import { withWriter } from "./with-writer.ts";

const COMMAND = "log shred";

/** The record first, durable and in the tree; only then is anything destroyed. A second call finishes the first. */
export async function runShred(args: Arguments, terminal: Terminal): Promise<number> {
  const at = await recordAt(args, COMMAND);
  if (!at.ok) return complain(terminal, COMMAND, at.refusal);
  const { folder, index, record } = at.value;
  const placed = await shredRecord(args, at.value);
  if (!placed.ok) return complain(terminal, COMMAND, placed.refusal);
  if ("refusal" in placed.value) {
    complain(terminal, COMMAND, placed.value.refusal);
    return EXIT_REFUSED;
  }
  const destroyed = await destroySealed(at.value, storeFolder(args, folder));
  terminal.out(`${shredWords.shredded(index, placed.value.index)}\n`);
  for (const line of shredWords.destroyed(destroyed)) terminal.out(`  ${line}\n`);
  terminal.out(`${wrap(shredWords.copiesOfOthers(record.body.evidence.length))}\n`);
  // The record stands; what is left has to be destroyed by somebody, and that must not be overlooked.
  for (const refusal of destroyed.refusals) complain(terminal, COMMAND, refusal);
  return destroyed.refusals.length > 0 ? EXIT_UNREADABLE : EXIT_OK;
}

/** The place of the record by which it is shredded: one that is there, or a new one. */
async function shredRecord(args: Arguments, { folder, index, log, record }: RecordInLog): Promise<Outcome<Taken>> {
  const before = log.roll.shredded(record.id);
  if (before !== undefined) return accepted({ index: log.roll.indexOf(before) ?? 0 });
  const basis = needed(args, "basis", "TEXT");
  if (!basis.ok) return basis;
  const [hold] = log.roll.heldBy(record.id);
  if (hold !== undefined) {
    const words = shredWords.held(index, log.roll.indexOf(hold) ?? 0);
    const { refusal } = refuse("not_permitted", { rule: `hold:${hold}` });
    return accepted({ refusal: { ...refusal, ...words } });
  }
  const content = { type: "shred", body: { record: record.id, basis: basis.value } };
  return withWriter(folder, args, (open) => appendOne(open, args, content, "shred"));
}
