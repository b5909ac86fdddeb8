// `servanda log seal`: puts a record into a log with files that only some may open, and fields that are shown one by
// one.
import { accepted, canonicalText, type Outcome } from "@servanda/core";
import { createSealedStore, nodeRandom } from "@servanda/host";
import { keyIdOf, refuse, type SignedRecord } from "@servanda/log";
import type { Arguments } from "../../arguments.ts";
import { complain } from "../../complain.ts";
import { EXIT_OK, EXIT_REFUSED } from "../../exit-codes.ts";
import type { RecordContent } from "../../logged/author.ts";
import type { LogWriter } from "../../logged/writer.ts";
import { printable } from "../../report/layout.ts";
import { appendSigned, signersFor, signOne, type Taken } from "../../sealed/append-one.ts";
import { storeFolder } from "../../sealed/openings.ts";
import { type SealedParts, sealParts } from "../../sealed/prepare.ts";
import { dropWaiting, keepWaiting, putWaiting } from "../../sealed/waiting.ts";
import { readWish, type Wish } from "../../sealed/wish.ts";
import type { Terminal } from "../../terminal.ts";
import { sealWords } from "../../words/log/seal-words.ts";
import { type OpenLog, withWriter } from "./with-writer.ts";

const COMMAND = "log seal";

interface Sealed {
  readonly taken: Taken;
  readonly record: SignedRecord;
  readonly parts: SealedParts;
}

export async function runSeal(args: Arguments, terminal: Terminal): Promise<number> {
  const wish = readWish(args, COMMAND);
  if (!wish.ok) return complain(terminal, COMMAND, wish.refusal);
  const store = storeFolder(args, wish.value.folder);
  const sealed = await withWriter(wish.value.folder, args, (open) => seal(wish.value, store, open, args));
  if (!sealed.ok) return complain(terminal, COMMAND, sealed.refusal);
  const { taken, record, parts } = sealed.value;
  if ("refusal" in taken) {
    complain(terminal, COMMAND, taken.refusal);
    return EXIT_REFUSED;
  }
  const { evidence, persons } = parts;
  if (args.has("json")) terminal.out(`${canonicalText({ index: taken.index, id: record.id, evidence, persons })}\n`);
  else terminal.out(printable(textOf(wish.value.folder, taken.index, sealed.value, store)));
  return EXIT_OK;
}

function textOf(folder: string, index: number, { record, parts }: Sealed, store: string): string {
  const { evidence, opening, persons } = parts;
  const lines = [
    ...evidence.map(({ type, size, ct }) => sealWords.part(type, size, ct)),
    ...(opening === undefined ? [] : [sealWords.fieldsIn(store)]),
    ...Object.entries(persons).map(([field, person]) => sealWords.person(field, [person].flat())),
  ];
  return [sealWords.sealed(folder, index, record.id), ...lines.map((line) => `  ${line}`), ""].join("\n");
}

async function seal(wish: Wish, store: string, open: OpenLog, args: Arguments): Promise<Outcome<Sealed>> {
  const { writer } = open;
  const signers = await signersFor(open, args);
  if (!signers.ok) return signers;
  await putWaiting(store, writer.store, ctsIn(open));
  const author = keyIdOf(signers.value[0]?.publicKey ?? new Uint8Array());
  const { seq } = writer.roll.nextInChain(author);
  const binding = { log: writer.roll.origin, author, seq };
  const parts = await sealParts({ ...wish, binding }, createSealedStore(store, "name"), nodeRandom);
  if (!parts.ok) return parts;
  const content = contentOf(wish, parts.value, writer);
  const record = content.ok ? await signOne(open, signers.value, content.value) : content;
  if (!record.ok) return record;
  const taken = await append(open, record.value, parts.value, store);
  return taken.ok ? accepted({ taken: taken.value, record: record.value, parts: parts.value }) : taken;
}

/** Whatever the log takes has its opening by then, and its files; of what it refuses nothing is left. */
async function append(
  open: OpenLog,
  record: SignedRecord,
  { opening, blobs }: SealedParts,
  store: string,
): Promise<Outcome<Taken>> {
  const { writer } = open;
  const openings = createSealedStore(store);
  const kept = opening === undefined ? accepted(undefined) : await openings.keep(record.id, opening);
  const waiting = kept.ok ? await keepWaiting(store, blobs) : kept;
  if (!waiting.ok) return waiting;
  const taken = await appendSigned(open, record, "seal");
  // Where the log broke off after it had taken the record, the record counts.
  if (writer.roll.indexOf(record.id) !== undefined) {
    await putWaiting(store, writer.store, new Set(record.body.evidence.map(({ ct }) => ct)));
    return taken;
  }
  await openings.destroy(record.id);
  await dropWaiting(store, blobs);
  return taken;
}

/** Of all sealed files that the log's records name and that are not shredded. */
function ctsIn({ log: { records, roll } }: OpenLog): ReadonlySet<string> {
  const live = records.map(({ entry }) => entry.record).filter(({ id }) => roll.shredded(id) === undefined);
  return new Set(live.flatMap(({ body }) => body.evidence.map(({ ct }) => ct)));
}

function contentOf(wish: Wish, parts: SealedParts, { roll }: LogWriter): Outcome<RecordContent> {
  const { type, about } = wish;
  const { evidence, disc } = parts;
  const body = wish.body(parts.persons);
  if (!body.ok) return body;
  const id = about === undefined ? undefined : roll.idAt(about);
  if (about !== undefined && id === undefined) return refuse("unknown_record", { id: String(about) });
  return accepted({ type, body: body.value, refs: id === undefined ? [] : [id], evidence, disc });
}
