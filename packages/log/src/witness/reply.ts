// How a witness's answer is said: status and body of an HTTP response. On a stick there is the body alone, so each kind
// of body shows which it is: signature lines begin with a dash, a size is a number by itself, and a refusal begins with
// its status.
import type { Refusal } from "@servanda/core";
import { fromUtf8, toUtf8 } from "../bytes.ts";
import { type NoteSignature, printNote } from "../note/note.ts";
import { isLogRefusal, statusOf } from "../refusals.ts";
import { parseCount } from "../tree/size.ts";

const TEXT = "text/plain; charset=utf-8";
/** C2SP tlog-witness, of the body of a 409. */
const TLOG_SIZE = "text/x.tlog.size";

export interface WitnessReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** 200 with one signature line for each cosignature of the text. */
export function cosignedReply(text: string, signatures: readonly NoteSignature[]): WitnessReply {
  const lines = printNote({ text, signatures }).subarray(toUtf8(text).length + 1);
  return { status: 200, contentType: TEXT, body: lines };
}

/** A stale old size is answered with the size that is known; anything else with status, code and words. */
export function refusalReply(refusal: Refusal): WitnessReply {
  const status = statusOf(refusal);
  if (isLogRefusal(refusal) && refusal.code === "stale_old") {
    return { status, contentType: TLOG_SIZE, body: toUtf8(`${refusal.details.size}\n`) };
  }
  const remedy = refusal.remedy === undefined ? "" : `; ${refusal.remedy}`;
  return { status, contentType: TEXT, body: toUtf8(`${status} ${refusal.code}: ${refusal.message}${remedy}\n`) };
}

/** The reply that a body without its status was part of; 500 where it is none of ours. */
export function replyOfBody(body: Uint8Array): WitnessReply {
  const text = fromUtf8(body) ?? "";
  if (text.startsWith("— ")) return { status: 200, contentType: TEXT, body };
  if (knownSizeIn(body) !== undefined) return { status: 409, contentType: TLOG_SIZE, body };
  return { status: Number(/^([45]\d\d) /.exec(text)?.[1] ?? 500), contentType: TEXT, body };
}

/** The size in the body of a 409. */
export function knownSizeIn(body: Uint8Array): number | undefined {
  const text = fromUtf8(body.subarray(0, 32)) ?? "";
  return text.endsWith("\n") ? parseCount(text.slice(0, -1)) : undefined;
}
