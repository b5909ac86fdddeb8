// Bundles and evidence with bytes changed at random: a verifier answers, and never takes another content for what was
// signed. fast-check prints the seed of a failure; SEED=… runs another.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { signReceipt } from "../keeping/receipt.ts";
import { mangled } from "../testing/mangle.ts";
import {
  bundleHead,
  checkpointOf,
  headOf,
  logSigner,
  logVkey,
  POLICY,
  publishedLog,
} from "../testing/published-log.ts";
import { START_AT, signerOf } from "../testing/scene.ts";
import { seed } from "../testing/seed.ts";
import { nodeEd25519 } from "../testing/signers.ts";
import { proveAuthorFork } from "./evidence/author-fork.ts";
import { proveEquivocation } from "./evidence/equivocation.ts";
import { type Evidence, encodeEvidence } from "./evidence/file.ts";
import { proveOmission } from "./evidence/omission.ts";
import { verifyEvidence } from "./evidence/verify-evidence.ts";
import { readerOf } from "./log-reader.ts";
import { verifyBundle } from "./verify-bundle.ts";
import { openBundle, packBundle } from "./zip.ts";

const RUNS = 150;

describe("mangled bytes", () => {
  let files: Map<string, Uint8Array>;
  let evidence: readonly Evidence[];

  beforeAll(async () => {
    const { scene, ...log } = await publishedLog(4, [3, 4]);
    files = log.files;
    const other = await publishedLog(3);
    await other.scene.say("anna", "report", { kind: "nothing" });
    const heads = [await checkpointOf(scene.entries, 4), await checkpointOf(other.scene.entries, 4)].map(headOf);
    const [one, two] = heads;
    if (one === undefined || two === undefined) throw new Error("two heads were made");
    const left = await scene.write("anna", "report", { kind: "one" });
    const right = await scene.write("anna", "report", { kind: "other" });
    const promise = { id: left.id, log: logVkey.name, recvAt: START_AT, mergeBy: START_AT + 1000 };
    const receipt = (await signReceipt(promise, logSigner.signer)).bytes;
    const broken = { vkey: logVkey, receipt, checkpoint: one.note, size: 4, witnesses: [], reader: readerOf(files) };
    const omission = await proveOmission(broken);
    evidence = [
      await proveEquivocation(logVkey, one, two, undefined),
      proveAuthorFork(signerOf("anna").publicKey, left, right),
      omission.ok ? omission.value : undefined,
    ].filter((each) => each !== undefined);
  });

  it("of a bundle are valid only where every file is the one that was packed", async () => {
    const packed = packBundle(bundleHead, files);
    const check = fc.asyncProperty(mangled(packed), async (bytes) => {
      const { decision } = await verifyBundle(bytes, { policy: POLICY }, nodeEd25519);
      if (decision !== "valid") return;
      const opened = openBundle(bytes);
      expect(opened.ok && opened.value.files).toEqual(files);
    });
    await fc.assert(check, { seed, numRuns: RUNS });
  });

  it("of evidence show nothing, or the same: lines by other keys are no part of what is shown", async () => {
    expect(evidence.map(({ kind }) => kind)).toEqual(["equivocation", "author-fork", "omission"]);
    for (const each of evidence) {
      const good = encodeEvidence(each);
      const shown = await verifyEvidence(good, nodeEd25519);
      expect(shown.ok && shown.value.decision).toBe("valid");
      const check = fc.asyncProperty(mangled(good), async (bytes) => {
        const verdict = await verifyEvidence(bytes, nodeEd25519);
        if (!verdict.ok || verdict.value.decision !== "valid") return;
        expect(verdict).toEqual(shown);
      });
      await fc.assert(check, { seed, numRuns: RUNS });
    }
  });
});
