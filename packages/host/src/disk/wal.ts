// The write-ahead log as files of frames, `wal/<number>`: each process begins a new one, and again once that is long
// enough. Old files go when their entries stand in a published tree.
import { accepted, type Outcome } from "@servanda/core";
import { refuse, type WalBatch, type WriteAheadLog } from "@servanda/log";
import type { Files } from "./files.ts";
import { createFrameFile, type FrameFile, readFrames } from "./frame-file.ts";

/** When a file is at least as long, the next batch begins a new one. */
const SEGMENT_BYTES = 4 * 1024 * 1024;

/** Wide enough for every number; so names are in the order of numbers. */
const NAME_DIGITS = 12;

interface Segment {
  readonly path: string;
  /** Its name. */
  readonly number: number;
  /** The index after its last entry. */
  endIndex: number;
}

/** `folder` exists, and no other process writes in it. */
export async function openWal(
  folder: string,
  files: Files,
  segmentBytes: number = SEGMENT_BYTES,
): Promise<Outcome<WriteAheadLog & { close(): Promise<void> }>> {
  const found = await readSegments(folder, files);
  if (!found.ok) return found;
  const { saved, segments, lastNumber } = found.value;
  let current: FrameFile | undefined;
  let number = lastNumber;

  // open(O_CREAT|O_EXCL), fsync of the folder: the file has its name for good before a frame in it is acknowledged.
  async function startSegment(firstIndex: number): Promise<FrameFile> {
    await current?.close();
    number += 1;
    const path = `${folder}/${String(number).padStart(NAME_DIGITS, "0")}`;
    const file = await createFrameFile(path, files);
    current = file;
    segments.push({ path, number, endIndex: firstIndex });
    await files.syncFolder(folder);
    return file;
  }

  // unlink, and no fsync of the folder: a file that comes back says what the tree or a later file says, and is dropped
  // again.
  async function drop(unneeded: readonly Segment[]): Promise<void> {
    for (const segment of unneeded) {
      await files.remove(segment.path);
      segments.splice(segments.indexOf(segment), 1);
    }
  }

  return accepted({
    saved,
    async append({ firstIndex, entries }) {
      const isFull = current === undefined || current.sizeBytes >= segmentBytes;
      const file = isFull ? await startSegment(firstIndex) : current;
      await file?.append({ firstNumber: firstIndex, items: entries });
      const last = segments.at(-1);
      if (last !== undefined) last.endIndex = firstIndex + entries.length;
    },
    // The file that is being written stays.
    dropBelow(index) {
      const closed = current === undefined ? segments : segments.slice(0, -1);
      return drop(closed.filter(({ endIndex }) => endIndex <= index));
    },
    dropSaved: () => drop(segments.filter(({ number }) => number <= lastNumber)),
    close: async () => current?.close(),
  });
}

interface FoundSegments {
  readonly saved: WalBatch[];
  readonly segments: Segment[];
  readonly lastNumber: number;
}

/** All that earlier processes left. Each of their files may end in a torn frame, which nobody was told of. */
async function readSegments(folder: string, files: Files): Promise<Outcome<FoundSegments>> {
  const saved: WalBatch[] = [];
  const segments: Segment[] = [];
  let lastNumber = 0;
  for (const name of await files.names(folder)) {
    const path = `${folder}/${name}`;
    if (!/^[0-9]{12}$/.test(name)) return refuse("log_stopped", { reason: "local_state_damaged", what: path });
    const found = await readFrames(path, files);
    if (!found.ok) return found;
    const batches = found.value.map(({ firstNumber, items }) => ({ firstIndex: firstNumber, entries: items }));
    const last = batches.at(-1);
    segments.push({
      path,
      number: Number(name),
      endIndex: last === undefined ? 0 : last.firstIndex + last.entries.length,
    });
    saved.push(...batches);
    lastNumber = Number(name);
  }
  return accepted({ saved, segments, lastNumber });
}
