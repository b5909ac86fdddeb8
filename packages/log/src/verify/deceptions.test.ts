// A small log, altered in one way at a time: what a verifier says of each, with code, place and decision.
import { beforeEach, describe, expect, it } from "vitest";
import { toHex, toUtf8 } from "../bytes.ts";
import { signReceipt } from "../keeping/receipt.ts";
import { printCheckpoint } from "../note/checkpoint.ts";
import { signNote } from "../note/note.ts";
import { printVkey, vkeyOf } from "../note/vkey.ts";
import { encodeEntry, type LogEntry } from "../record/entry.ts";
import { naiveRoot } from "../testing/naive-tree.ts";
import {
  bundleHead,
  checkpointOf,
  filesOf,
  logSigner,
  logVkey,
  POLICY,
  publishedLog,
  report,
} from "../testing/published-log.ts";
import { MISSION, OSTREL, type Scene, START_AT } from "../testing/scene.ts";
import { nodeEd25519, testSigner } from "../testing/signers.ts";
import { leafHash, sha256 } from "../tree/hash.ts";
import { readerOf } from "./log-reader.ts";
import { createManifest } from "./manifest.ts";
import type { Trust } from "./trusted-keys.ts";
import type { Verdict } from "./verdict.ts";
import { verifyListed } from "./verify-bundle.ts";
import { verifyLog } from "./verify-log.ts";

const SIZE = 6;
const MINUTE_MS = 60_000;
let scene: Scene;
let files: Map<string, Uint8Array>;

beforeEach(async () => {
  ({ scene, files } = await publishedLog(SIZE, [3, SIZE]));
});

const verify = (log: ReadonlyMap<string, Uint8Array>, trust: Trust = { policy: POLICY }): Promise<Verdict> =>
  verifyLog(readerOf(log), trust, nodeEd25519);

/** `invalid: tile_differs tile/0/000`, with the refusal behind a code where there is one. */
function said({ decision, problems }: Verdict): string {
  return [`${decision}:`, ...problems.map(({ code, place, because }) => `${because ?? code} ${place}`)]
    .join(" ")
    .trim();
}

const published = async (entries: readonly LogEntry[]): Promise<string> => said(await verify(await filesOf(entries)));

describe("files", () => {
  it.each([
    ["checkpoint", "undecided: checkpoint_absent checkpoint"],
    ["checkpoints/3", "valid:"],
    ["tile/0/000.p/6", "undecided: tile_absent tile/0/000.p/6"],
    ["tile/entries/000.p/6", "undecided: entries_absent tile/entries/000.p/6"],
  ])("without %s: %s", async (path, expected) => {
    files.delete(path);
    for (const name of [...files.keys()].filter((each) => each.startsWith("blob/"))) files.delete(name);
    expect(said(await verify(files))).toBe(expected);
  });

  it("of an earlier size belong to the tree, or do not", async () => {
    const earlier = await filesOf(scene.entries, [4]);
    for (const path of ["tile/0/000.p/4", "tile/entries/000.p/4"]) {
      const bytes = earlier.get(path) ?? new Uint8Array();
      expect(said(await verify(new Map(files).set(path, bytes)))).toBe("valid:");
      const other = bytes.slice();
      other[50] = (other[50] ?? 0) ^ 1;
      const code = path.includes("entries") ? "entries_differ" : "tile_differs";
      expect(said(await verify(new Map(files).set(path, other)))).toBe(`invalid: ${code} ${path}`);
      expect(said(await verify(new Map(files).set(path, bytes.slice(0, -1))))).toBe(`invalid: ${code} ${path}`);
    }
  });

  it("that a log does not have are named", async () => {
    expect(said(await verify(files.set("tile/readme", toUtf8("x"))))).toBe("invalid: file_unknown tile/readme");
  });

  it("beyond the checkpoint are nobody's word", async () => {
    const { scene: longer } = await publishedLog(300);
    const now = await filesOf(longer.entries);
    now.set("checkpoint", await checkpointOf(longer.entries, 256)).delete("checkpoints/300");
    const beyond = ["tile/0/001.p/44", "tile/entries/001.p/44"].map((path) => `beyond_checkpoint ${path}`);
    const verdict = said(await verify(now));
    expect(verdict.startsWith("undecided: ")).toBe(true);
    for (const each of beyond) expect(verdict).toContain(each);
  });
});

describe("checkpoints", () => {
  it("older than one that is kept leave it open", async () => {
    files.set("checkpoint", await checkpointOf(scene.entries, 3));
    const verdict = said(await verify(files));
    expect(verdict).toContain("undecided: ");
    expect(verdict).toContain("checkpoint_newer checkpoints/6");
  });

  it("under another's name, of another tree, or with a line by a stranger are wrong", async () => {
    const third = files.get("checkpoints/3") ?? new Uint8Array();
    expect(said(await verify(new Map(files).set("checkpoints/4", third)))).toBe(
      "invalid: checkpoint_misplaced checkpoints/4",
    );
    const forked = printCheckpoint({ origin: logVkey.name, size: 3, root: sha256(toUtf8("another")) });
    const note = await signNote(forked, [logSigner]);
    expect(said(await verify(new Map(files).set("checkpoints/3", note)))).toBe("invalid: root_differs checkpoints/3");
    const stranger = toUtf8("— somebody AAAAAAAAAAAA\n");
    const more = Uint8Array.of(...third, ...stranger);
    expect(said(await verify(new Map(files).set("checkpoints/3", more)))).toBe(
      "invalid: signature_unknown checkpoints/3",
    );
  });

  it("are as strong as those who cosigned them", async () => {
    const strengths: (string | null)[] = [];
    for (const witnesses of [[], [0, 1], [0, 1, 2]]) {
      const verdict = await verify(files.set("checkpoint", await checkpointOf(scene.entries, SIZE, witnesses)));
      strengths.push(verdict.strength);
    }
    expect(strengths).toEqual(["signed", "signed", "fully witnessed"]);
  });

  it("of a log whose key changed are signed by the key of their time", async () => {
    const newSigner = { name: logVkey.name, signer: testSigner(101) };
    const newKey = printVkey(vkeyOf(logVkey.name, logVkey.type, newSigner.signer.publicKey));
    const change = { add: newKey, drop: null, reason: "old key retires" };
    await scene.say("mission-1", "log-key-change", change, { by: ["mission-2", ...OSTREL] });
    await report(scene);
    const leaves = scene.entries.map(({ bytes }) => leafHash(bytes));
    const noteOf = (size: number, signers: readonly (typeof logSigner)[]): Promise<Uint8Array> =>
      signNote(printCheckpoint({ origin: logVkey.name, size, root: naiveRoot(leaves.slice(0, size)) }), signers);
    const now = await filesOf(scene.entries, [3, SIZE + 2]);
    now.set(`checkpoints/${SIZE + 1}`, await noteOf(SIZE + 1, [logSigner, newSigner]));
    now.set(`checkpoints/${SIZE + 2}`, await noteOf(SIZE + 2, [newSigner]));
    now.set("checkpoint", await noteOf(SIZE + 2, [newSigner]));
    // Whoever knows the old key only believes the new one by what the old one signed.
    expect(said(await verify(now, { vkey: printVkey(logVkey) }))).toBe("valid:");
    expect(said(await verify(now, { vkey: newKey }))).toBe("valid:");
    now.delete(`checkpoints/${SIZE + 1}`);
    expect(said(await verify(now, { vkey: printVkey(logVkey) }))).toBe("invalid: checkpoint_unsigned checkpoint");
    // The new key did not sign before it was the log's.
    now.set("checkpoints/3", await noteOf(3, [newSigner]));
    expect(said(await verify(now, {}))).toBe("invalid: key_differs checkpoints/3");
  });
});

describe("what a bundle says of its keys", () => {
  const named = (head: Partial<typeof bundleHead>): Promise<Verdict> =>
    verifyListed(createManifest({ ...bundleHead, ...head }, files), readerOf(files), {}, nodeEd25519);

  it("is held against the log's own records", async () => {
    expect(said(await named({}))).toBe("valid:");
    expect(said(await named({ policy: null }))).toBe("invalid: policy_differs bundle.json");
    const weaker = await named({ policy: POLICY.replace(" all ", " 1 ") });
    expect(said(weaker)).toBe("invalid: policy_differs bundle.json weak_quorum");
    expect(weaker.problems).toContainEqual(expect.objectContaining({ code: "policy_weak", weight: "alarm" }));
    expect(said(await named({ origin: "log.example/other/1" }))).toBe("invalid: origin_differs bundle.json");
    const other = printVkey(vkeyOf(logVkey.name, logVkey.type, testSigner(9).publicKey));
    // The policy beside it still names the right one.
    expect(said(await named({ vkey: other }))).toBe("invalid: key_differs bundle.json");
    expect(said(await named({ vkey: "no key" }))).toBe("invalid: key_differs bundle.json vkey_malformed bundle.json");
  });

  it("of another log is not taken for this one's", async () => {
    const foreign = printVkey(vkeyOf("log.example/other/1", logVkey.type, logVkey.publicKey));
    expect(said(await verify(files, { vkey: foreign }))).toContain("invalid: origin_differs");
    expect(said(await verify(files, { policy: "quorum none\n" }))).toContain("key_unnamed");
  });
});

describe("entries", () => {
  const entryOf = (record: LogEntry["record"], minute = SIZE): LogEntry =>
    encodeEntry(record, START_AT + minute * MINUTE_MS, "test");

  it("that are no records, or twice the same, or by whoever may not", async () => {
    const noRecord = { ...(scene.entries[0] ?? raise()), bytes: toUtf8("{}"), recvAt: START_AT + SIZE * MINUTE_MS };
    expect(await published([...scene.entries, noRecord])).toBe("invalid: bad_field entry 6");
    const [first = raise()] = scene.entries.slice(3);
    expect(await published([...scene.entries, entryOf(first.record)])).toBe("invalid: record_doubled entry 6");
    const stranger = await scene.write("boris", "report", { kind: "none" });
    expect(await published([...scene.entries, entryOf(stranger)])).toBe("invalid: key_unknown entry 6");
    const conclusion = await scene.write("anna", "conclusion", {});
    expect(await published([...scene.entries, entryOf(conclusion)])).toBe("invalid: not_permitted entry 6");
    const skipped = await scene.write("anna", "report", {}, { seq: 40, prev: first.record.id });
    expect(await published([...scene.entries, entryOf(skipped)])).toBe("invalid: seq_gap entry 6");
    const seen = { size: 3, root: scene.roll.rootAt(4) };
    const elsewhere = await scene.write("anna", "report", {}, { seen });
    expect(await published([...scene.entries, entryOf(elsewhere)])).toBe("invalid: seen_unknown entry 6");
  });

  it("of a key that was revoked are flagged before, and refused after", async () => {
    const early = await scene.write("anna", "report", { kind: "early" });
    await scene.add(early);
    const compromisedSince = new Date(START_AT + 3 * MINUTE_MS).toISOString();
    const { author } = early.body;
    await scene.say("mission-1", "revoke", { key: author, reason: "stolen", compromisedSince }, { by: ["mission-2"] });
    const after = await scene.write("anna", "report", { kind: "after" });
    const verdict = await verify(await filesOf([...scene.entries, entryOf(after, 9)]));
    expect(said(verdict)).toBe("invalid: key_revoked entry 8");
    expect(verdict.records.filter(({ flags }) => flags.includes("contested")).map(({ index }) => index)).toEqual([
      3, 4, 5, 6,
    ]);
    expect(MISSION).toHaveLength(2);
  });

  it("are provably made between what their author had seen and what holds them", async () => {
    const log = await filesOf(scene.entries, [1, 2, 3, 4, 5, 6]);
    const verdict = await verify(log);
    const at = (size: number): number => START_AT + (size - 1) * MINUTE_MS + 2000;
    expect(said(verdict)).toBe("valid:");
    expect(verdict.records.map(({ notBefore, notAfter }) => [notBefore, notAfter])).toEqual([
      [null, at(1)],
      [null, at(2)],
      [null, at(3)],
      [at(2), at(4)],
      [at(3), at(5)],
      [at(4), at(6)],
    ]);
  });
});

describe("clocks", () => {
  it.each([
    ["an hour late", 60],
    ["an hour early", -60],
  ])("an operator that states %s raises an alarm, and no more", async (_, minutes) => {
    const record = await scene.write("anna", "report", { kind: "late" });
    const recvAt = START_AT + (SIZE + minutes) * MINUTE_MS;
    const skewed = [...scene.entries, encodeEntry(record, recvAt, "test")];
    const log = await filesOf(skewed, [SIZE, SIZE + 1]);
    // The witnesses' clocks went on as ever.
    const honest = [...scene.entries, encodeEntry(record, START_AT + SIZE * MINUTE_MS, "test")];
    const delay = honest[SIZE]?.recvAt ?? 0;
    const note = await checkpointOf(skewed, SIZE + 1, [0, 1, 2], delay + 2000 - recvAt);
    log.set("checkpoint", note).set(`checkpoints/${SIZE + 1}`, note);
    const verdict = await verify(log);
    expect(verdict.decision).toBe("valid");
    expect(verdict.problems.map(({ code, weight }) => [code, weight])).toContainEqual(["recv_outside", "alarm"]);
  });
});

describe("what belongs to records", () => {
  it("is named by one, by hash and size", async () => {
    const [path = ""] = [...files.keys()].filter((each) => each.startsWith("blob/"));
    const other = toUtf8("something else");
    const name = toHex(sha256(other));
    const unnamed = `blob/${name.slice(0, 2)}/${name}`;
    expect(said(await verify(new Map(files).set(unnamed, other)))).toBe(`invalid: blob_unnamed ${unnamed}`);
    expect(said(await verify(new Map(files).set(path, other)))).toBe(`invalid: blob_changed ${path}`);
    files.delete(path);
    expect(await verify(files)).toMatchObject({ decision: "valid", blobs: { present: 0, withheld: 1 } });
  });

  it("receipts are the log's, and are kept", async () => {
    const kept = scene.entries[3]?.record.id ?? "";
    const lost = await scene.write("anna", "report", { kind: "left out" });
    const promise = { id: kept, log: logVkey.name, recvAt: START_AT, mergeBy: START_AT + MINUTE_MS };
    const receipt = async (parts: Partial<typeof promise>, signer = logSigner.signer): Promise<Uint8Array> =>
      (await signReceipt({ ...promise, ...parts }, signer)).bytes;
    const said1 = async (id: string, bytes: Uint8Array): Promise<string> =>
      said(await verify(new Map(files).set(`receipts/${id}`, bytes)));
    expect(await said1(kept, await receipt({}))).toBe("valid:");
    expect(await said1(kept, await receipt({}, testSigner(3)))).toContain("invalid: signature_invalid receipts/r1_");
    expect(await said1(kept, await receipt({ id: lost.id }))).toContain("invalid: unknown_record receipts/r1_");
    expect(await said1(lost.id, await receipt({ id: lost.id }))).toContain("invalid: receipt_broken receipts/r1_");
    const later = { id: lost.id, mergeBy: START_AT + 60 * MINUTE_MS };
    expect(await said1(lost.id, await receipt(later))).toBe("valid:");
  });
});

function raise(): never {
  throw new Error("the log has no such entry");
}
