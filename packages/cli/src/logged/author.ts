// Records by one key, one after the other: each knows the one before it, the text it is made under, and the checkpoint
// that its author had seen.
import { type Outcome, refused } from "@servanda/core";
import {
  type IJsonObject,
  keyIdOf,
  type RecordBody,
  type Roll,
  type SeenCheckpoint,
  type SignedRecord,
  type Signer,
  signRecord,
} from "@servanda/log";
import { logWords } from "../words/log/log-words.ts";
import type { LogClock } from "./log-clock.ts";

/** What a record says beside who made it and when. */
export type RecordContent = Pick<RecordBody, "type"> & {
  readonly body: IJsonObject;
} & Partial<Pick<RecordBody, "refs" | "evidence" | "disc" | "agreement">>;

export interface Author {
  readonly office: string;
  readonly role: string;
  /** Signs the next record, others after the author. Of what is refused nothing is left: the next takes its place. */
  sign(content: RecordContent, cosigners?: readonly Signer[]): Promise<Outcome<SignedRecord>>;
}

export interface AuthorContext {
  readonly roll: Roll;
  readonly clock: LogClock;
  /** Null in a log that has none. */
  readonly seen: SeenCheckpoint | null;
}

/** Refused: `key_unknown`, a key that the log does not know. */
export function authorOf(signer: Signer, { roll, clock, seen }: AuthorContext): Outcome<Author> {
  const key = keyIdOf(signer.publicKey);
  const { state, office, role } = roll.keyState(key);
  if (state === "unknown") return refused("key_unknown", logWords.unknownKey(key), logWords.enrolFirst);
  let { seq, prev } = roll.nextInChain(key);
  const sign: Author["sign"] = async (content, cosigners = []) => {
    const body: RecordBody = {
      v: 1,
      log: roll.origin,
      agreement: roll.agreementText?.agreement ?? "",
      author: key,
      office,
      seq,
      prev,
      seen,
      at: clock.deviceTime(),
      refs: [],
      evidence: [],
      disc: null,
      ...content,
    };
    const signed = await signRecord(body, [signer, ...cosigners]);
    if (signed.ok) {
      seq += 1;
      prev = signed.value.id;
    }
    return signed;
  };
  return { ok: true, value: { office, role, sign } };
}
