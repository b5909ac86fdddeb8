// Requests and answers as files, where there is no network: the bytes of the two bodies, and nothing else. A file that
// is there is never written over, for it may be the only copy.
import { open, stat } from "node:fs/promises";
import { accepted, type Outcome, refused } from "@servanda/core";
import { MAX_REQUEST_BYTES, replyOfBody, type WitnessReply } from "@servanda/log";
import { witnessMessages } from "./messages.ts";

/** A request, to be answered. Refused: `carried-file-not-read`. */
export function readRequestFile(path: string): Promise<Outcome<Uint8Array>> {
  return readBounded(path);
}

/** An answer that came back; its status is told from its bytes. Refused: `carried-file-not-read`. */
export async function readAnswerFile(path: string): Promise<Outcome<WitnessReply>> {
  const bytes = await readBounded(path);
  return bytes.ok ? accepted(replyOfBody(bytes.value)) : bytes;
}

/** A request or an answer, synced to the stick. Refused: `carried-file-not-written`. */
export async function writeCarriedFile(path: string, bytes: Uint8Array): Promise<Outcome<undefined>> {
  try {
    const file = await open(path, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    return accepted(undefined);
  } catch {
    const { code, message, remedy } = witnessMessages.notWritten(path);
    return refused(code, message, remedy);
  }
}

async function readBounded(path: string): Promise<Outcome<Uint8Array>> {
  const { notCarried, tooLarge } = witnessMessages;
  try {
    if (!(await stat(path)).isFile()) return refusal(notCarried(path));
    const file = await open(path, "r");
    try {
      // One byte more than is taken, so that what is larger is seen.
      const bytes = new Uint8Array(MAX_REQUEST_BYTES + 1);
      let length = 0;
      for (let read = 1; read > 0 && length < bytes.length; length += read) {
        read = (await file.read(bytes, length, bytes.length - length)).bytesRead;
      }
      return length > MAX_REQUEST_BYTES ? refusal(tooLarge(path, MAX_REQUEST_BYTES)) : accepted(bytes.slice(0, length));
    } finally {
      await file.close();
    }
  } catch {
    return refusal(notCarried(path));
  }
}

function refusal({ code, message, remedy }: { code: string; message: string; remedy: string }): Outcome<never> {
  return refused(code, message, remedy);
}
