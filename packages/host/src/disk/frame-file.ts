// A file of frames: read once, or written by the process that made it. No process goes on writing where another one
// stopped, so nothing is ever written behind a torn frame.
import { accepted, type Outcome } from "@servanda/core";
import { refuse } from "@servanda/log";
import type { Files } from "./files.ts";
import { decodeFrames, encodeFrame, type Frame } from "./frames.ts";

export interface FrameFile {
  /** How long the file is now, in bytes. */
  readonly sizeBytes: number;
  /** One frame, durable once fulfilled; after a rejection every later call is rejected. */
  append(frame: Frame): Promise<void>;
  close(): Promise<void>;
}

/**
 * The whole frames of a file, none where there is no file; a torn one at its end is passed over. `log_stopped` where
 * one is damaged that is not the last.
 */
export async function readFrames(path: string, files: Files): Promise<Outcome<readonly Frame[]>> {
  const bytes = await files.read(path);
  const { frames, damagedAt } = decodeFrames(bytes ?? new Uint8Array());
  if (damagedAt === undefined) return accepted(frames);
  return refuse("log_stopped", { reason: "local_state_damaged", what: `${path}, at byte ${damagedAt}` });
}

/** A new, empty file; an error where the path exists. The caller syncs the folder. */
export async function createFrameFile(path: string, files: Files): Promise<FrameFile> {
  const file = await files.createFile(path);
  let sizeBytes = 0;
  let isBroken = false;
  return {
    get sizeBytes() {
      return sizeBytes;
    },
    // write, fdatasync. The file has grown, and fdatasync writes its new size too, since the data could not be read
    // back without. After a failure the end of the file is unknown: a second write might stand behind half a frame. And
    // it is not tried again, for Linux may have dropped the pages and marked them clean ("fsyncgate", 2018), so that
    // the second fdatasync would say that all is well.
    async append(frame) {
      if (isBroken) throw new Error(`an earlier write to ${path} failed`);
      isBroken = true;
      const bytes = encodeFrame(frame);
      await file.write(bytes);
      await file.dataSync();
      sizeBytes += bytes.length;
      isBroken = false;
    },
    close: () => file.close(),
  };
}
