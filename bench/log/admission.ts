// Admission of a record from its bytes (read, canonical, who may write it, signature, applied to the roll, its leaf in
// the tree) beside verifying the same signatures with the same library and nothing else. 1 would be free of charge.
import { createPublicKey, type KeyObject, verify } from "node:crypto";
import type { Instant } from "@servanda/core";
import { ed25519 } from "@servanda/host";
import {
  createRoll,
  encodeEntry,
  fromBase64,
  type LogEntry,
  type Roll,
  readEnvelope,
  signatureInput,
} from "@servanda/log";
import { foundedScene, type Scene, START_AT, signerOf } from "../../packages/log/src/testing/scene.ts";
import { inTurn, type LogCase } from "./case.ts";

const RECORDS = 4000;
const ROUNDS = 8;

interface Signed {
  readonly bytes: Uint8Array;
  readonly input: Uint8Array;
  readonly signature: Uint8Array;
}

export const admission: LogCase = { name: "admission", run: measureAdmission };

async function measureAdmission() {
  const scene = await foundedScene();
  const founding = [...scene.entries];
  const records = await reportsIn(scene);
  const key = keyObjectOf(signerOf("anna").publicKey);
  const counts = { admitted: 0, verified: 0, read: 0 };
  const at = (index: number): Instant => START_AT + index * 1000;

  const [admittedS = 0, verifiedS = 0, restS = 0] = await inTurn(
    ROUNDS,
    async () => {
      counts.admitted = 0;
      const roll = rollAfter(founding);
      for (const { bytes } of records) counts.admitted += await admit(roll, bytes, at(roll.size));
    },
    async () => {
      counts.verified = 0;
      for (const { input, signature } of records) counts.verified += verify(null, input, key, signature) ? 1 : 0;
    },
    async () => {
      counts.read = 0;
      const roll = rollAfter(founding);
      for (const { bytes } of records) counts.read += admitUnverified(roll, bytes, at(roll.size));
    },
  );
  return {
    ratio: Math.round((1000 * verifiedS) / admittedS) / 1000,
    goal: "goal ≥ 0.7",
    correct: Object.values(counts).every((count) => count === RECORDS),
    records: RECORDS,
    bytesEach: records[0]?.bytes.length ?? 0,
    admittedPerCpuS: Math.round(RECORDS / admittedS),
    verifiedPerCpuS: Math.round(RECORDS / verifiedS),
    allButSignatureUs: Math.round((restS * 1e7) / RECORDS) / 10,
  };
}

export async function admit(roll: Roll, bytes: Uint8Array, recvAt: Instant): Promise<number> {
  const record = readEnvelope(bytes);
  if (!record.ok) return 0;
  const admitted = await roll.check(record.value, recvAt);
  if (!admitted.ok) return 0;
  roll.apply(encodeEntry(record.value, recvAt, "bench"), roll.size);
  return 1;
}

/** The same without the signature. */
function admitUnverified(roll: Roll, bytes: Uint8Array, recvAt: Instant): number {
  const record = readEnvelope(bytes);
  if (!record.ok || !roll.judge(record.value, recvAt).ok) return 0;
  roll.apply(encodeEntry(record.value, recvAt, "bench"), roll.size);
  return 1;
}

export function rollAfter(entries: readonly LogEntry[]): Roll {
  const roll = createRoll("log.example/river/1", ed25519);
  for (const [index, entry] of entries.entries()) roll.apply(entry, index);
  return roll;
}

/** Reports of one device, each with what it has seen. */
export async function reportsIn(scene: Scene): Promise<Signed[]> {
  const records: Signed[] = [];
  for (let n = 0; n < RECORDS; n += 1) {
    const size = Math.max(1, scene.roll.size - (scene.roll.size % 100));
    const record = await scene.write(
      "anna",
      "report",
      { kind: "shelling", latE6: 48_100_000 + n, lonE6: 37_200_000 - n, by: "ostrel" },
      { seen: size > 3 ? { size, root: scene.roll.rootAt(size) } : null },
    );
    scene.roll.apply(encodeEntry(record, START_AT + scene.roll.size * 1000, "bench"), scene.roll.size);
    const signature = fromBase64(record.sigs[0]?.sig ?? "") ?? new Uint8Array();
    records.push({ bytes: record.bytes, input: signatureInput(record.bodyBytes), signature });
  }
  return records;
}

function keyObjectOf(publicKey: Uint8Array): KeyObject {
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), publicKey]);
  return createPublicKey({ key: spki, format: "der", type: "spki" });
}
