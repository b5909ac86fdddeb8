// Evidence against operators and authors: made of what a client holds, and checked by somebody who holds nothing else.

import { sha256Hex } from "@servanda/core";
import { beforeAll, describe, expect, it } from "vitest";
import { fromUtf8, toUtf8 } from "../../bytes.ts";
import { signReceipt } from "../../keeping/receipt.ts";
import { printCheckpoint } from "../../note/checkpoint.ts";
import { signNote } from "../../note/note.ts";
import { printTlogProof } from "../../note/tlog-proof.ts";
import { printVkey, type Vkey, vkeyOf } from "../../note/vkey.ts";
import { encodeEntry } from "../../record/entry.ts";
import { textDigest } from "../../roll/text.ts";
import {
  checkpointOf,
  filesOf,
  headOf,
  logSigner,
  logVkey,
  type PublishedLog,
  publishedLog,
  report,
  witnessVkey,
} from "../../testing/published-log.ts";
import { emptyScene, foundingBody, KARSA, OSTREL, START_AT, signerOf } from "../../testing/scene.ts";
import { nodeEd25519 } from "../../testing/signers.ts";
import { leafHash } from "../../tree/hash.ts";
import { createTreeHashes } from "../../tree/tree-hashes.ts";
import { readerOf } from "../log-reader.ts";
import { proveAuthorFork } from "./author-fork.ts";
import { proveEquivocation, type SignedHead } from "./equivocation.ts";
import { type Equivocation, type Evidence, encodeEvidence } from "./file.ts";
import { proveOmission } from "./omission.ts";
import { gatherSecondLog } from "./second-log.ts";
import { verifyEvidence } from "./verify-evidence.ts";

const MINUTE_MS = 60_000;

/** `valid`, or the decision with the codes of what is wrong. */
async function verdictOn(evidence: Evidence | undefined): Promise<string> {
  if (evidence === undefined) return "no evidence";
  const verdict = await verifyEvidence(encodeEvidence(evidence), nodeEd25519);
  if (!verdict.ok) return verdict.refusal.code;
  const { decision, problems } = verdict.value;
  return [decision, ...problems.map(({ code, because }) => because ?? code)].join(" ");
}

describe("two checkpoints", () => {
  let one: PublishedLog;
  let other: PublishedLog;

  /** Two logs of one key that share three entries. */
  beforeAll(async () => {
    one = await publishedLog(9);
    other = await publishedLog(3);
    // Another report in the third place: from here on the two logs differ.
    await other.scene.say("anna", "report", { kind: "nothing" });
    while (other.scene.entries.length < 12) await report(other.scene);
  });

  const heads = async (a: number, b: number): Promise<[SignedHead, SignedHead]> => [
    headOf(await checkpointOf(one.scene.entries, a)),
    headOf(await checkpointOf(other.scene.entries, b)),
  ];

  it("of one size and two roots show that the log was split", async () => {
    const [first, second] = await heads(9, 9);
    expect(await verdictOn(await proveEquivocation(logVkey, first, second, undefined))).toBe("valid");
  });

  it("of all pairs of sizes show it exactly where the trees differ", async () => {
    const hashes = createTreeHashes(readerOf(await filesOf(other.scene.entries)), 12);
    for (let a = 1; a <= 9; a += 1) {
      for (let b = a + 1; b <= 12; b += 1) {
        const [first, second] = await heads(a, b);
        const found = await proveEquivocation(logVkey, second, first, hashes);
        expect(`${a} ${b} ${await verdictOn(found)}`).toBe(`${a} ${b} ${a > 3 ? "valid" : "no evidence"}`);
      }
    }
  });

  it("are no evidence where the file was put together to make it seem so", async () => {
    const [first, second] = await heads(5, 11);
    const hashes = createTreeHashes(readerOf(await filesOf(other.scene.entries)), 12);
    const good = await proveEquivocation(logVkey, first, second, hashes);
    if (good === undefined || good.within === null) throw new Error("no evidence was made");
    const { within } = good;
    const honest = await checkpointOf(other.scene.entries, 5);
    const attempts: readonly (readonly [string, Equivocation])[] = [
      ["invalid no_contradiction", { ...good, first: fromUtf8(honest) ?? "" }],
      ["invalid proof_invalid", { ...good, within: { ...within, root: rootText(first) } }],
      ["invalid proof_invalid", { ...good, within: { ...within, proof: within.proof.slice(1) } }],
      ["invalid proof_invalid", { ...good, within: null }],
      ["invalid note_unknown_keys note_unknown_keys", { ...good, vkey: printVkey(otherKey()) }],
      ["invalid known_key_bad_signature", { ...good, first: good.first.replace("\n5\n", "\n6\n") }],
      ["evidence_malformed", { ...good, extra: 1 } as Equivocation],
    ];
    for (const [expected, attempt] of attempts) {
      expect(await verdictOn(attempt)).toBe(expected);
    }
  });

  const rootText = ({ note }: SignedHead): string => (fromUtf8(note) ?? "").split("\n")[2] ?? "";
  /** The same name, and the key of a witness. */
  const otherKey = (): Vkey => vkeyOf(logVkey.name, logVkey.type, witnessVkey(0).publicKey);
});

describe("two records of one author", () => {
  it("with one number show a fork, by whoever holds both", async () => {
    const { scene } = await publishedLog(4);
    const one = await scene.write("anna", "report", { kind: "one" });
    const other = await scene.write("anna", "report", { kind: "other" });
    const { publicKey } = signerOf("anna");
    const evidence = proveAuthorFork(publicKey, one, other);
    expect(evidence).toEqual(proveAuthorFork(publicKey, other, one));
    expect(await verdictOn(evidence)).toBe("valid");
    expect(proveAuthorFork(publicKey, one, one)).toBeUndefined();
    expect(proveAuthorFork(signerOf("boris").publicKey, one, other)).toBeUndefined();
    if (evidence === undefined) return;
    const [first] = evidence.records;
    expect(await verdictOn({ ...evidence, records: [first, first] })).toBe("invalid no_contradiction");
    const changed = first.replace('"kind":"o', '"kind":"u');
    expect(await verdictOn({ ...evidence, records: [changed, evidence.records[1]] })).toBe("invalid signature_invalid");
  });
});

describe("a promise of the log", () => {
  /** One of so many records is taken, receipted, and left out. */
  async function dropped(mergeBy: number, size = 300): Promise<{ evidence: Evidence; index: number }> {
    const { scene, files } = await publishedLog(size);
    const lost = await scene.write("anna", "report", { kind: "left out" });
    const promise = { id: lost.id, log: logVkey.name, recvAt: START_AT, mergeBy };
    const { bytes } = await signReceipt(promise, logSigner.signer);
    const parts = { vkey: logVkey, receipt: bytes, size, reader: readerOf(files) };
    const checkpoint = await checkpointOf(scene.entries, size);
    const made = await proveOmission({ ...parts, checkpoint, witnesses: [witnessVkey(0)] });
    if (!made.ok) throw new Error(made.refusal.message);
    return { evidence: made.value, index: size };
  }

  it("that was not kept is shown by the log's own entries", async () => {
    const { evidence } = await dropped(START_AT + MINUTE_MS);
    expect(await verdictOn(evidence)).toBe("valid");
  });

  it("is not broken before its time has come, by the log's word or a witness's", async () => {
    const size = 5;
    const lastAt = START_AT + (size - 1) * MINUTE_MS;
    // The witness signed two seconds after the last entry came in.
    expect(await verdictOn((await dropped(lastAt + 1000, size)).evidence)).toBe("valid");
    expect(await verdictOn((await dropped(lastAt + 2000, size)).evidence)).toBe("undecided promise_not_due");
  });

  it("that was kept is no omission, and neither is a log that was cut", async () => {
    const { scene, files } = await publishedLog(5);
    const kept = scene.entries[3]?.record.id ?? "";
    const promise = { id: kept, log: logVkey.name, recvAt: START_AT, mergeBy: START_AT + MINUTE_MS };
    const { bytes } = await signReceipt(promise, logSigner.signer);
    const checkpoint = await checkpointOf(scene.entries, 5);
    const parts = { vkey: logVkey, receipt: bytes, checkpoint, witnesses: [], size: 5, reader: readerOf(files) };
    const made = await proveOmission(parts);
    if (!made.ok) throw new Error(made.refusal.message);
    expect(await verdictOn(made.value)).toBe("invalid promise_kept");
    expect(await verdictOn({ ...made.value, entries: [] })).toBe("invalid root_differs promise_not_due");
    const [only = ""] = made.value.entries;
    expect(await verdictOn({ ...made.value, entries: [only, only] })).toContain("invalid");
    expect(await verdictOn({ ...made.value, receipt: "{}" })).toBe("invalid receipt_malformed");
  });
});

describe("a hidden second log", () => {
  const TEXT = [{ path: "river.servanda.md", sha256: sha256Hex("# River\n"), text: "# River\n" }];
  type Beginning = Parameters<typeof gatherSecondLog>[0];

  /** A log of one record, founded for this text by the same people. */
  async function begin(origin: string, parts: { files?: typeof TEXT; previous?: string } = {}): Promise<Beginning> {
    const { files = TEXT, previous } = parts;
    const vkey = vkeyOf(origin, logVkey.type, logVkey.publicKey);
    const text = { agreement: textDigest(files), files };
    const before = previous === undefined ? null : { origin: previous, checkpoint: "closed", reason: "key lost" };
    const founding = { ...(await foundingBody()), logKey: printVkey(vkey), text, previous: before };
    const by = ["mission-2", ...KARSA, ...OSTREL] as const;
    const of = { log: origin, agreement: text.agreement };
    const record = await emptyScene().write("mission-1", "log", founding, { by, ...of });
    const entry = encodeEntry(record, START_AT, "test").bytes;
    const note = printCheckpoint({ origin, size: 1, root: leafHash(entry) });
    const checkpoint = await signNote(note, [{ name: origin, signer: logSigner.signer }]);
    return { vkey, proof: printTlogProof({ index: 0, hashes: [], checkpoint }), entry };
  }

  it("is shown by the first entries of both", async () => {
    const shown = gatherSecondLog(await begin("log.example/river/1"), await begin("log.example/hidden/1"));
    expect(await verdictOn(shown)).toBe("valid");
  });

  it("is not what follows a log that was closed, or is for another text, or the same log twice", async () => {
    const first = await begin("log.example/river/1");
    const next = await begin("log.example/river/2", { previous: "log.example/river/1" });
    expect(await verdictOn(gatherSecondLog(first, next))).toBe("invalid no_contradiction");
    const files = [{ path: "hill.servanda.md", sha256: sha256Hex("# Hill\n"), text: "# Hill\n" }];
    const other = await begin("log.example/hill/1", { files });
    expect(await verdictOn(gatherSecondLog(first, other))).toBe("invalid no_contradiction");
    expect(await verdictOn(gatherSecondLog(first, first))).toBe("invalid no_contradiction");
    const broken = { ...first, entry: toUtf8("no entry") };
    expect(await verdictOn(gatherSecondLog(first, broken))).toBe("invalid proof_invalid");
  });
});
