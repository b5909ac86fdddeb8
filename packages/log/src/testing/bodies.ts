// Bodies of records for tests: everything that a record says, with what the test is about written over it.
import { keyIdOf } from "../keys/key-id.ts";
import type { Signer } from "../ports.ts";
import type { RecordBody } from "../record/body.ts";
import type { SignedRecord } from "../record/read.ts";
import { signRecord } from "../record/write.ts";

export const ORIGIN = "log.example/river/1";

/** The first record of this signer, a report without content. */
export function bodyOf(signer: Signer, parts: Partial<RecordBody> = {}): RecordBody {
  return {
    v: 1,
    type: "report",
    log: ORIGIN,
    agreement: "",
    author: keyIdOf(signer.publicKey),
    office: "observer",
    seq: 0,
    prev: null,
    seen: null,
    at: { device: "2026-03-01T10:00:00.000Z" },
    refs: [],
    evidence: [],
    disc: null,
    body: {},
    ...parts,
  };
}

/** Signed by its author and the others. Throws where it is no record. */
export async function signed(body: RecordBody, ...signers: readonly Signer[]): Promise<SignedRecord> {
  const record = await signRecord(body, signers);
  if (!record.ok) throw new Error(record.refusal.message);
  return record.value;
}
