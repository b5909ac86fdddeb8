// What a key's holder sends to those who enrol it: the key, as what it is to be enrolled, and the proof that it is
// held. One JSON object, made where the key is; the private half stays there.
import { accepted, type Outcome, refused } from "@servanda/core";
import { type EnrolmentClaim, type KeyForm, provePossession, readBody, type Signer, toBase64 } from "@servanda/log";
import { readText } from "../io/read-file.ts";
import { keyWords } from "../words/log/key-words.ts";

export interface EnrolmentRequest extends KeyForm {
  /** The origin of the log that it is for. */
  readonly log: string;
}

export async function requestOf(signer: Signer, claim: EnrolmentClaim): Promise<EnrolmentRequest> {
  return { ...claim, publicKey: toBase64(signer.publicKey), possession: await provePossession(signer, claim) };
}

/** Refused: a file that holds no request, or one for another log. Whether the proof holds is for the roll to say. */
export function readRequest(path: string, origin: string): Outcome<KeyForm> {
  const text = readText(path);
  if (!text.ok) return text;
  const parsed = parsedObject(text.value);
  if (parsed === undefined) return refused("unreadable-file", keyWords.noRequest(path));
  const { log, ...form } = parsed;
  const typed = readBody("enrol", form);
  if (!typed.ok || typed.value.type !== "enrol") return refused("unreadable-file", keyWords.noRequest(path));
  if (log !== origin) return refused("wrong-usage", keyWords.otherLog(path, String(log), origin));
  return accepted(typed.value.body);
}

function parsedObject(text: string): { readonly [key: string]: string } | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null) return undefined;
    const members = Object.entries(parsed).map(([key, value]): [string, string] => [key, String(value)]);
    return Object.fromEntries(members);
  } catch {
    return undefined;
  }
}
