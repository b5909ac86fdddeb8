// Files in: whole texts and streams of chunks. What cannot be read is a refusal in words, with the nearest name there
// is.
import { closeSync, createReadStream, openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { accepted, nearest, type Outcome, refused } from "@servanda/core";
import { fileWords } from "../messages.ts";
import { isPipe, openPipe } from "./pipe.ts";

const UNREADABLE = "unreadable-file";
const CHUNK_BYTES = 1 << 20;
/** Of agreements, mappings and maps; a map of a million positions fits. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;

/** The whole of a text file in UTF-8. Refused before it is read: what is too large, and devices, which do not end. */
export function readText(path: string): Outcome<string> {
  try {
    const stats = statSync(path);
    if (stats.size > MAX_TEXT_BYTES) return refused(UNREADABLE, fileWords.tooLarge(path, MAX_TEXT_BYTES));
    if (stats.isCharacterDevice()) return refused(UNREADABLE, fileWords.isDevice(path));
    return accepted(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(path)));
  } catch (error) {
    if (error instanceof TypeError) return refused(UNREADABLE, fileWords.notUtf8(path));
    return refused(UNREADABLE, wordsFor(path, error));
  }
}

/** A file's text, or undefined where there is none: for files that an agreement draws on. */
export function readTextIfThere(path: string): string | undefined {
  const read = readText(path);
  return read.ok ? read.value : undefined;
}

/** A file's content in chunks, unpacked where it begins with the magic bytes of gzip, whatever its name. */
export interface SourceStream {
  /** Size of the file on disk, bytes; 0 of a pipe. */
  readonly sizeBytes: number;
  /** Bytes of the file read so far: for progress. */
  readBytes(): number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Opens a source. Refused: what is not there or may not be read. What breaks later is thrown by `chunks`. */
export function openSource(path: string): Outcome<SourceStream> {
  try {
    if (statSync(path).isDirectory()) return refused(UNREADABLE, fileWords.isFolder(path));
    const isPacked = isGzip(path);
    const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
    // A pipeline hands an error of the file on to whoever reads the unpacked end.
    const chunks = isPacked ? pipeline(file, createGunzip({ chunkSize: CHUNK_BYTES }), () => undefined) : file;
    return accepted({ sizeBytes: statSync(path).size, readBytes: () => file.bytesRead, chunks });
  } catch (error) {
    return refused(UNREADABLE, wordsFor(path, error));
  }
}

/** How a source begins; and its stream, where it can be read but once. */
export interface Beginning {
  /** The first line, or as much of it as the first chunk holds. */
  readonly firstLine: string;
  readonly stream?: SourceStream;
}

/** Looks at the first line of a source. */
export async function readBeginning(path: string): Promise<Outcome<Beginning>> {
  try {
    if (isPipe(path)) {
      const { firstLine, chunks } = await openPipe(path, CHUNK_BYTES);
      return accepted({ firstLine, stream: { sizeBytes: 0, readBytes: () => 0, chunks } });
    }
    const opened = openSource(path);
    if (!opened.ok) return opened;
    for await (const chunk of opened.value.chunks) {
      const [line] = new TextDecoder().decode(chunk).split(/\r?\n/, 1);
      return accepted({ firstLine: line ?? "" });
    }
    return accepted({ firstLine: "" });
  } catch (error) {
    return refused(UNREADABLE, wordsFor(path, error));
  }
}

function isGzip(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const magic = new Uint8Array(2);
    return readSync(file, magic) === 2 && magic[0] === 0x1f && magic[1] === 0x8b;
  } finally {
    closeSync(file);
  }
}

/** Why a file could not be read, for the person who named it. */
export function wordsFor(path: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") return fileWords.missing(path, nearestFile(path));
  if (code === "EISDIR") return fileWords.isFolder(path);
  if (code === "EACCES" || code === "EPERM") return fileWords.notAllowed(path);
  if (code.startsWith("Z_")) return fileWords.brokenGzip(path);
  return fileWords.failed(path, code === "" ? String(error) : code);
}

function nearestFile(path: string): string | undefined {
  try {
    const folder = dirname(path);
    const near = nearest(basename(path), readdirSync(folder), 3)[0];
    return near === undefined ? undefined : join(folder, near);
  } catch {
    return undefined;
  }
}
