// `servanda log conclude`: what follows from the log, into the log.
import { accepted, canonicalText, type Instant, type Outcome, refused } from "@servanda/core";
import { encodeReport } from "@servanda/formats";
import type { SignedRecord } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK, EXIT_REFUSED } from "../../exit-codes.ts";
import type { Author } from "../../logged/author.ts";
import { INSTITUTION_ROLE } from "../../logged/key-folder.ts";
import { readLog } from "../../logged/read-log.ts";
import { type RecomputedText, recomputeLog } from "../../logged/recompute-log.ts";
import type { Appended } from "../../logged/writer.ts";
import { printable } from "../../report/layout.ts";
import { readInstant, zoneOf } from "../../run/instants.ts";
import type { Terminal } from "../../terminal.ts";
import { concludeWords } from "../../words/log/conclude-words.ts";
import { sentenceOf } from "../../words/log/show-words.ts";
import { runWords } from "../../words/run-words.ts";
import { folderOf } from "./place.ts";
import { authorFor, type OpenLog, withWriter } from "./with-writer.ts";

const COMMAND = "log conclude";

export async function runConclude(args: Arguments, terminal: Terminal): Promise<number> {
  const folder = folderOf(args, COMMAND);
  const done = folder.ok ? await withWriter(folder.value, args, (open) => conclude(folder.value, open, args)) : folder;
  if (!done.ok) return complain(terminal, COMMAND, done.refusal);
  const { texts, appended } = done.value;
  const followCount = texts.reduce((sum, { recomputed }) => sum + recomputed.conclusions.length, 0);
  const unfounded = texts.flatMap(({ recomputed }) => recomputed.unfounded);
  const uncounted = texts.at(-1)?.recomputed.uncounted ?? [];
  const { indices, head, refusal } = appended;
  if (args.has("json")) {
    const left = uncounted.map(({ index, refusal: { code } }) => ({ index, code }));
    const said = { concluded: indices, follow: followCount, unfounded, uncounted: left, size: head.size };
    terminal.out(`${canonicalText(said)}\n`);
  } else {
    const fresh = texts.flatMap(({ recomputed }) => recomputed.unlogged).slice(0, indices.length);
    const lines = fresh.map(({ body }, at) => [indices[at] ?? 0, sentenceOf("conclusion", body)] as const);
    terminal.out(
      printable(concludeWords.done(folder.ok ? folder.value : "", lines, followCount, head.size, args.has("all"))),
    );
    terminal.err(printable(concludeWords.warnings(unfounded, uncounted)));
  }
  if (refusal !== undefined) complain(terminal, COMMAND, refusal);
  return refusal !== undefined || unfounded.length > 0 ? EXIT_REFUSED : EXIT_OK;
}

interface Concluded {
  readonly texts: readonly RecomputedText[];
  readonly appended: Appended;
}

async function conclude(folder: string, open: OpenLog, args: Arguments): Promise<Outcome<Concluded>> {
  const author = await authorFor(open, args, INSTITUTION_ROLE);
  if (!author.ok) return author;
  const texts = await recomputedAsOf(folder, open, author.value, args);
  if (!texts.ok) return texts;
  const appended = await open.writer.append(signed(texts.value, author.value), "conclude");
  return appended.ok ? accepted({ texts: texts.value, appended: appended.value }) : appended;
}

/** With `--as-of`, time is let pass first: a tick on record. */
async function recomputedAsOf(
  folder: string,
  { writer, log }: OpenLog,
  author: Author,
  args: Arguments,
): Promise<Outcome<readonly RecomputedText[]>> {
  const texts = await recomputeLog(log);
  const wanted = args.value("as-of");
  if (!texts.ok || wanted === undefined) return texts;
  const inForce = texts.value.at(-1);
  const asOf = inForce === undefined ? undefined : readInstant(wanted, zoneOf(inForce.agreement));
  if (asOf === undefined) return refused("wrong-usage", runWords.noInstant("as-of", wanted), runWords.instantForms);
  if (asOf > writer.clock.now()) return refused("wrong-usage", concludeWords.notYet(wanted));
  if (asOf <= knownUntil(inForce)) return texts;
  const body = encodeReport({ record: "tick", recordedAt: asOf });
  const ticked = await writer.append([await author.sign({ type: "report", body })], "conclude");
  if (!ticked.ok) return ticked;
  if (ticked.value.refusal !== undefined) return { ok: false, refusal: ticked.value.refusal };
  const longer = await readLog(folder);
  return longer.ok ? await recomputeLog(longer.value) : longer;
}

function knownUntil(text: RecomputedText | undefined): Instant {
  return text?.recomputed.records.at(-1)?.recordedAt ?? Number.NEGATIVE_INFINITY;
}

async function* signed(texts: readonly RecomputedText[], author: Author): AsyncGenerator<Outcome<SignedRecord>> {
  for (const { agreement, recomputed } of texts) {
    for (const { body, refs } of recomputed.unlogged) {
      yield await author.sign({ type: "conclusion", agreement: agreement.id, refs, body });
    }
  }
}
