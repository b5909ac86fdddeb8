// Sources that can be read only once: pipes, `<(command)`, what another program sends. To learn what such a source is
// some of it must be read; the stream is kept, and begins again with the bytes that were looked at.
import { createReadStream, statSync } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** The beginning of a stream, and the stream with its beginning. */
interface Begun {
  readonly head: Uint8Array;
  readonly all: AsyncIterable<Uint8Array>;
}

/** An open pipe of which the first line is known. */
export interface OpenPipe {
  readonly firstLine: string;
  /** From the first byte on, unpacked where it begins with the magic bytes of gzip. Can be read once. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

const LINE_END = 0x0a;

export function isPipe(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && (stats.isFIFO() || stats.isSocket());
}

/** `chunkBytes`: as much of the first line as is waited for. Throws what breaks on the way. */
export async function openPipe(path: string, chunkBytes: number): Promise<OpenPipe> {
  const packed = await begin(createReadStream(path, { highWaterMark: chunkBytes }), ({ length }) => length >= 2);
  const isPacked = packed.head[0] === 0x1f && packed.head[1] === 0x8b;
  const unpacked = isPacked ? unpack(packed.all, chunkBytes) : packed.all;
  const { head, all } = await begin(unpacked, (seen) => seen.length >= chunkBytes || seen.includes(LINE_END));
  const [firstLine] = new TextDecoder().decode(head).split(/\r?\n/, 1);
  return { firstLine: firstLine ?? "", chunks: all };
}

// A pipeline hands an error of the packed end on to whoever reads the unpacked one.
function unpack(packed: AsyncIterable<Uint8Array>, chunkBytes: number): AsyncIterable<Uint8Array> {
  return pipeline(Readable.from(packed), createGunzip({ chunkSize: chunkBytes }), () => undefined);
}

async function begin(chunks: AsyncIterable<Uint8Array>, isEnough: (seen: Uint8Array) => boolean): Promise<Begun> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head = new Uint8Array();
  while (!isEnough(head)) {
    const next = await iterator.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  async function* all(): AsyncGenerator<Uint8Array, void, void> {
    if (head.length > 0) yield head;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  return { head, all: all() };
}
