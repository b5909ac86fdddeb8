// What a mirror looks up in entries that it holds, without judging them: keys and files that records name.
import type { Outcome } from "@servanda/core";
import { fromBase64 } from "../../bytes.ts";
import { type KeyId, keyIdOf } from "../../keys/key-id.ts";
import { parseVkey, sameVkey, type Vkey } from "../../note/vkey.ts";
import { type LogEntry, readEntry } from "../../record/entry.ts";
import { readBody } from "../../roll/bodies.ts";
import { TILE_WIDTH } from "../../tree/tile-path.ts";
import { readBundle, type TileReader } from "../../tree/tree-hashes.ts";
import { parsePolicy } from "../../witness/policy.ts";
import type { Trust } from "../trusted-keys.ts";

/** Entries of a log in order, up to the first that is missing; those that are no records are passed over. */
export async function* entriesOf(
  reader: TileReader,
  size: number,
  from = 0,
): AsyncGenerator<readonly [index: number, entry: LogEntry], void, void> {
  for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < size; index += 1) {
    const bundle = await readBundle(reader, size, index);
    if (!bundle.ok) return;
    for (const [at, bytes] of bundle.value.entries()) {
      const position = index * TILE_WIDTH + at;
      const entry = position < from ? undefined : readEntry(bytes);
      if (entry?.ok === true) yield [position, entry.value];
    }
  }
}

/** Undefined where it is missing, or no record. */
export async function entryAt(reader: TileReader, size: number, index: number): Promise<LogEntry | undefined> {
  for await (const [position, entry] of entriesOf(reader, size, index)) {
    return position === index ? entry : undefined;
  }
  return undefined;
}

/** Whose signatures count for a log. */
export interface NamedKeys {
  readonly log: readonly Vkey[];
  readonly witnesses: readonly Vkey[];
}

/** Every key of the log and of its witnesses that its records have named, and those of the reader. */
export async function namedKeys(reader: TileReader, size: number, { vkey, policy }: Trust): Promise<NamedKeys> {
  const vkeys: (string | null | undefined)[] = [vkey];
  const policies: (string | null | undefined)[] = [policy];
  for await (const [, { record }] of entriesOf(reader, size)) {
    const typed = readBody(record.body.type, record.body.body);
    if (!typed.ok) continue;
    const { type, body } = typed.value;
    if (type === "log") vkeys.push(body.logKey);
    if (type === "log-key-change") vkeys.push(body.add);
    if (type === "log" || type === "policy") policies.push(body.policy);
  }
  const parsed = policies.flatMap((text) => readable(text, (each) => parsePolicy(each, { acceptsWeakQuorum: true })));
  const log = [
    ...vkeys.flatMap((text) => readable(text, parseVkey)),
    ...parsed.flatMap(({ logs }) => logs.map((one) => one.vkey)),
  ];
  const witnesses = parsed.flatMap((each) => each.witnesses.map((witness) => witness.vkey));
  return { log: distinct(log), witnesses: distinct(witnesses) };
}

function readable<T>(text: string | null | undefined, parse: (text: string) => Outcome<T>): T[] {
  const parsed = text === null || text === undefined ? undefined : parse(text);
  return parsed?.ok === true ? [parsed.value] : [];
}

function distinct(keys: readonly Vkey[]): Vkey[] {
  return keys.filter((vkey, at) => keys.findIndex((each) => sameVkey(each, vkey)) === at);
}

/** The public key of an author, as it was enrolled. */
export async function publicKeyIn(reader: TileReader, size: number, author: KeyId): Promise<Uint8Array | undefined> {
  for await (const [, { record }] of entriesOf(reader, size)) {
    const typed = readBody(record.body.type, record.body.body);
    if (!typed.ok || (typed.value.type !== "log" && typed.value.type !== "enrol")) continue;
    const forms = typed.value.type === "log" ? typed.value.body.keys : [typed.value.body];
    for (const { publicKey } of forms) {
      const bytes = fromBase64(publicKey) ?? new Uint8Array();
      if (keyIdOf(bytes) === author) return bytes;
    }
  }
  return undefined;
}

/** Names of the files that a record names: sealed evidence, and parts of the agreement's text. */
export function blobsNamedBy({ record: { body } }: LogEntry): string[] {
  const typed = readBody(body.type, body.body);
  const text = typed.ok && typed.value.type === "log" ? typed.value.body.text : null;
  const files = typed.ok && typed.value.type === "text" ? typed.value.body.files : (text?.files ?? []);
  return [
    ...body.evidence.map(({ ct }) => ct),
    ...files.filter((file) => file.text === undefined).map(({ sha256 }) => sha256),
  ];
}

export function blobPathOf(name: string): string {
  return `blob/${name.slice(0, 2)}/${name}`;
}
