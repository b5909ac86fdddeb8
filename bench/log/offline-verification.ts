// A bundle verified from the bytes of its zip (unpacked, every file hashed, the tree built again, the roll folded over
// every record, checkpoints) beside verifying the signatures of the same records and nothing else. 1 would be free.
import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { ed25519 } from "@servanda/host";
import { encodeEntry, fromBase64, packBundle, signatureInput, verifyBundle } from "@servanda/log";
import { bundleHead, filesOf, POLICY, publishedLog } from "../../packages/log/src/testing/published-log.ts";
import { START_AT } from "../../packages/log/src/testing/scene.ts";
import { inTurn, type LogCase } from "./case.ts";

// Enough that the keys of record 0, whose soundness is dear, are a small part.
const RECORDS = 12_000;
const ROUNDS = 4;

export const offlineVerification: LogCase = { name: "offline-verification", run: measureVerification };

async function measureVerification() {
  const bundle = await bundleOf(RECORDS);
  let verdictText = "";
  let verified = 0;
  const [bundleS = 0, bareS = 0] = await inTurn(
    ROUNDS,
    async () => {
      const { decision, records } = await verifyBundle(bundle.bytes, { policy: POLICY }, ed25519);
      verdictText = `${decision} ${records.length}`;
    },
    async () => {
      verified = 0;
      for (const { key, input, signature } of bundle.signed) verified += verify(null, input, key, signature) ? 1 : 0;
    },
  );
  return {
    ratio: Math.round((1000 * bareS) / bundleS) / 1000,
    goal: "goal ≥ 0.7",
    correct: verdictText === `valid ${RECORDS}` && verified === bundle.signed.length,
    records: RECORDS,
    bundleKiB: Math.round(bundle.bytes.length / 1024),
    recordsPerCpuS: Math.round(RECORDS / bundleS),
    hundredThousandS: Math.round((bundleS * 1e6) / RECORDS) / 10,
    allButSignatureUs: Math.round(((bundleS - bareS) * 1e7) / RECORDS) / 10,
  };
}

interface BenchBundle {
  readonly bytes: Uint8Array;
  readonly signed: readonly { readonly key: KeyObject; readonly input: Uint8Array; readonly signature: Uint8Array }[];
}

/** A log of one device's reports, each with what it has seen. */
async function bundleOf(count: number): Promise<BenchBundle> {
  const { scene } = await publishedLog(3);
  const { roll } = scene;
  const entries = [...scene.entries];
  while (entries.length < count) {
    const size = Math.max(1, roll.size - (roll.size % 100));
    const body = { kind: "shelling", latE6: 48_100_000 + roll.size, lonE6: 37_200_000 - roll.size, by: "ostrel" };
    const seen = { size, root: roll.rootAt(size) };
    const record = await scene.write("anna", "report", body, { seen });
    const entry = encodeEntry(record, START_AT + entries.length * 60_000, "bench");
    roll.apply(entry, entries.length);
    entries.push(entry);
  }
  const keys = new Map<string, KeyObject>();
  const signed = entries.flatMap(({ record }) =>
    record.sigs.map(({ key: id, sig }) => {
      const key = keys.get(id) ?? keyObjectOf(roll.publicKey(id) ?? new Uint8Array());
      keys.set(id, key);
      return { key, input: signatureInput(record.bodyBytes), signature: fromBase64(sig) ?? new Uint8Array() };
    }),
  );
  return { bytes: packBundle(bundleHead, await filesOf(entries)), signed };
}

function keyObjectOf(publicKey: Uint8Array): KeyObject {
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), publicKey]);
  return createPublicKey({ key: spki, format: "der", type: "spki" });
}
