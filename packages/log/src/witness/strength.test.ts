// How strong a checkpoint is: which witnesses are there, when the quorum was reached, and what is said when it is not.
import { parseInstant, SECOND_MS } from "@servanda/core";
import { expect, test } from "vitest";
import { toUtf8 } from "../bytes.ts";
import { cosign } from "../note/cosignature.ts";
import { COSIGNATURE_TYPE, printVkey, type Vkey, vkeyOf } from "../note/vkey.ts";
import { forkingLog } from "../testing/forking-log.ts";
import { nodeEd25519, testSigner } from "../testing/signers.ts";
import { hasVectors, vectorText, whyVectorsAreSkipped } from "../testing/vectors.ts";
import { withSignatures } from "./ask.ts";
import { type Policy, parsePolicy } from "./policy.ts";
import { type Strength, strengthOf } from "./strength.ts";

const log = forkingLog("log.example/ceasefire/1", 1);
const names = ["A", "B", "guarantor", "observers"];
const keys = new Map(
  [...names, "mine"].map((name, index) => [name, { name: `${name}.example/w`, signer: testSigner(10 + index) }]),
);
const start = parseInstant("2026-03-01T10:00:00Z") ?? 0;

function witness(name: string): { name: string; signer: ReturnType<typeof testSigner> } {
  const found = keys.get(name);
  if (found === undefined) throw new Error(`no witness ${name}`);
  return found;
}

const vkeyFor = (name: string): Vkey => vkeyOf(witness(name).name, COSIGNATURE_TYPE, witness(name).signer.publicKey);

function policyOf(...lines: readonly string[]): Policy {
  const head = [`log ${printVkey(log.vkey)}`, ...names.map((name) => `witness ${name} ${printVkey(vkeyFor(name))}`)];
  const read = parsePolicy([...head, ...lines].join("\n"), { acceptsWeakQuorum: true });
  if (!read.ok) throw new Error(read.refusal.message);
  return read.value;
}

const threeOfFour = policyOf("group all-of-us 3 A B guarantor observers", "quorum all-of-us");

/** A checkpoint of eight leaves with cosignatures, each a number of seconds after ten o'clock. */
async function checkpointWith(times: Readonly<Record<string, number>>, fork = ""): Promise<Uint8Array> {
  const lines = Object.entries(times).map(([name, afterS]) =>
    cosign(log.text(8, fork), witness(name), start / SECOND_MS + afterS),
  );
  const note = withSignatures(await log.checkpoint(8, fork), await Promise.all(lines));
  if (!note.ok) throw new Error(note.refusal.message);
  return note.value;
}

async function strength(note: Uint8Array, policy: Policy, own?: Vkey): Promise<Strength> {
  const found = await strengthOf(note, policy, nodeEd25519, own);
  if (!found.ok) throw new Error(`${found.refusal.code}: ${found.refusal.message}`);
  return found.value;
}

const at = (afterS: number): number => start + afterS * SECOND_MS;

test("all four: fully witnessed; the quorum was reached with the third", async () => {
  const found = await strength(await checkpointWith({ observers: 9, A: 4, guarantor: 1, B: 6 }), threeOfFour);
  expect(found).toMatchObject({ level: "fully witnessed", missing: [], quorumAt: at(6), notice: undefined });
  expect(found.cosignatures).toEqual([
    { witness: "guarantor", at: at(1) },
    { witness: "A", at: at(4) },
    { witness: "B", at: at(6) },
    { witness: "observers", at: at(9) },
  ]);
});

test("one witness stops: witnessed, and who is silent is named", async () => {
  const found = await strength(await checkpointWith({ A: 4, B: 6, guarantor: 1 }), threeOfFour);
  expect(found).toMatchObject({ level: "witnessed", missing: ["observers"], quorumAt: at(6), notice: undefined });
});

test("two witnesses stop: signed only, and it says so", async () => {
  const found = await strength(await checkpointWith({ A: 4, B: 6 }), threeOfFour);
  expect(found).toMatchObject({ level: "signed", missing: ["guarantor", "observers"], quorumAt: undefined });
  expect(found.notice).toMatchObject({ code: "no_quorum", details: { have: 2, need: 3 } });
  expect(found.notice?.message).toMatch(/2 of the 3/);
});

test("the reader's own witness is asked for besides the quorum, named by the policy or not", async () => {
  const note = await checkpointWith({ A: 4, B: 6, guarantor: 1 });
  expect((await strength(note, threeOfFour, vkeyFor("A"))).level).toBe("witnessed");
  const lacking = await strength(note, threeOfFour, vkeyFor("observers"));
  expect(lacking).toMatchObject({ level: "signed", quorumAt: at(6), notice: { code: "own_witness_missing" } });
  expect((await strength(note, threeOfFour, vkeyFor("mine"))).level).toBe("signed");
  const more = await checkpointWith({ A: 4, B: 6, guarantor: 1, mine: 20 });
  expect(await strength(more, threeOfFour, vkeyFor("mine"))).toMatchObject({ level: "witnessed", quorumAt: at(6) });
});

test("of groups within groups, each is reached by its own members", async () => {
  const nested = policyOf(
    "group parties all A B",
    "group others any guarantor observers",
    "group q all parties others",
    "quorum q",
  );
  expect(await strength(await checkpointWith({ A: 4, B: 6, observers: 30, guarantor: 9 }), nested)).toMatchObject({
    level: "fully witnessed",
    quorumAt: at(9),
  });
  expect(await strength(await checkpointWith({ A: 4, B: 60, observers: 30 }), nested)).toMatchObject({
    level: "witnessed",
    quorumAt: at(60),
    missing: ["guarantor"],
  });
  expect(await strength(await checkpointWith({ A: 4, guarantor: 1, observers: 30 }), nested)).toMatchObject({
    level: "signed",
    notice: { details: { have: 1, need: 2 } },
  });
});

test("a quorum of none makes nothing more than signed; one witness can be a quorum", async () => {
  const note = await checkpointWith({ A: 4, B: 6, guarantor: 1, observers: 2 });
  expect((await strength(note, policyOf("quorum none"))).level).toBe("signed");
  expect(await strength(note, policyOf("quorum B"))).toMatchObject({ level: "fully witnessed", quorumAt: at(6) });
});

test("a cosignature of another tree, or by nobody the policy names, counts for nothing", async () => {
  const line = await cosign(log.text(8, "other"), witness("A"), start / SECOND_MS);
  const note = withSignatures(await log.checkpoint(8), [line]);
  expect(note.ok && (await strengthOf(note.value, threeOfFour, nodeEd25519))).toMatchObject({
    refusal: { code: "known_key_bad_signature" },
  });
  const stranger = await cosign(log.text(8), { name: "x.example", signer: testSigner(99) }, start / SECOND_MS);
  const ignored = withSignatures(await log.checkpoint(8), [stranger]);
  expect(ignored.ok && (await strength(ignored.value, threeOfFour)).cosignatures).toEqual([]);
});

test("the log's own signature is needed, however many witnesses there are", async () => {
  const other = forkingLog("log.example/ceasefire/1", 7);
  const lines = await Promise.all(names.map((name) => cosign(log.text(8), witness(name), start / SECOND_MS)));
  const note = withSignatures(await other.checkpoint(8), lines);
  expect(note.ok && (await strengthOf(note.value, threeOfFour, nodeEd25519))).toMatchObject({
    refusal: { code: "note_unknown_keys" },
  });
});

test.skipIf(!hasVectors)(`a checkpoint that litewitness has cosigned${whyVectorsAreSkipped}`, async () => {
  const policy = parsePolicy(vectorText("made-here", "policy"));
  if (!policy.ok) throw new Error(policy.refusal.message);
  const note = vectorText("made-here", "rec.tlog-proof").split("\n\n").slice(1).join("\n\n");
  expect(await strength(toUtf8(note), policy.value)).toMatchObject({ level: "fully witnessed", missing: [] });
});
