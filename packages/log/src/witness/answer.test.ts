// Every answer of C2SP tlog-witness, one row each; and that a refused request leaves the witness as it was.
import { parseInstant, SECOND_MS } from "@servanda/core";
import { expect, test } from "vitest";
import { fromUtf8, toUtf8 } from "../bytes.ts";
import { cosign } from "../note/cosignature.ts";
import { openNote, parseNote, printNote, signNote } from "../note/note.ts";
import { COSIGNATURE_TYPE, ED25519_TYPE, vkeyOf } from "../note/vkey.ts";
import { forkingLog } from "../testing/forking-log.ts";
import { memoryWitnessStore } from "../testing/memory-witness-store.ts";
import { nodeEd25519, testSigner } from "../testing/signers.ts";
import { printAddCheckpoint } from "./request.ts";
import { createWitness, type Witness } from "./witness.ts";

const log = forkingLog("log.example/ceasefire/1", 1, 3);
const stranger = forkingLog("stranger.example/log", 1);
const nextKey = testSigner(9);
const witnessKey = testSigner(2);
const NAME = "witness.example/w1";
const now = parseInstant("2026-03-01T10:00:00.700Z") ?? 0;

/** A witness that has cosigned the tree of five leaves, fork "a". */
async function atFive(at = now): Promise<{
  witness: Witness;
  size: () => number | undefined;
  kept: () => number;
  at: { now: number };
}> {
  const clock = { now: at };
  const keys = [log.vkey, vkeyOf(log.origin, ED25519_TYPE, nextKey.publicKey)];
  const store = memoryWitnessStore(new Map([[log.origin, keys]]));
  const witness = createWitness({
    name: NAME,
    signer: witnessKey,
    store,
    clock: { now: () => clock.now },
    ed25519: nodeEd25519,
  });
  const first = await witness.respond(await log.request(0, 5, "a"));
  expect([first.status, fromUtf8(first.body)?.startsWith(`— ${NAME} `)]).toEqual([200, true]);
  return { witness, size: () => store.heads.get(log.origin)?.size, kept: () => store.kept.length, at: clock };
}

const edited = (bytes: Uint8Array, from: string | RegExp, to: string): Uint8Array =>
  toUtf8((fromUtf8(bytes) ?? "").replace(from, to));

/** Signatures of the log, and more lines below them. */
async function withLines(oldSize: number, size: number, fork: string, lines: string): Promise<Uint8Array> {
  return toUtf8(`${fromUtf8(await log.request(oldSize, size, fork))}${lines}`);
}

const request = (oldSize: number, size: number, fork = "a"): Promise<Uint8Array> => log.request(oldSize, size, fork);
const strangersLine = "— unknown.example AAAAAAAAAAAA\n";
const mlDsaLine = `— ${NAME} ${Buffer.alloc(4 + 8 + 2420).toString("base64")}\n`;

const answers: readonly [title: string, request: () => Promise<Uint8Array>, status: number, says: string | RegExp][] = [
  ["a tree that grew", () => request(5, 8), 200, /^— witness\.example\/w1 \S+\n$/],
  ["the same tree once more", () => request(5, 5), 200, /^— /],
  ["signed by the log's next key alone", () => signedByNext(5, 8), 200, /^— /],
  ["with a line by a stranger", () => withLines(5, 8, "a", strangersLine), 200, /^— /],
  ["with a line of a type that is not known", () => withLines(5, 8, "a", mlDsaLine), 200, /^— /],
  ["from too small a size", () => request(3, 8), 409, "5\n"],
  ["from too large a size", () => request(6, 8), 409, "5\n"],
  ["from nothing", () => request(0, 8), 409, "5\n"],
  ["a smaller tree, honestly from where it was", () => request(3, 4), 409, "5\n"],
  ["a smaller tree, from the size that is known", () => request(5, 4), 400, /old_above_size/],
  ["another tree of the same size", () => request(5, 5, "b"), 422, /root_mismatch/],
  ["a larger tree of another fork", () => request(5, 8, "b"), 422, /old_root_mismatch/],
  ["a proof too short", async () => edited(await request(5, 8), /\n[^\n]+\n\n/, "\n\n"), 422, /proof_/],
  ["no proof", () => withProof([]), 422, /proof_too_short/],
  ["a proof too long", () => withProof([...log.proof(5, 8, "a"), log.root(1)]), 422, /proof_too_long/],
  ["a log that is not known", () => stranger.request(0, 5), 404, /unknown_origin/],
  ["signed by a stranger", () => signedBy(5, 8, 7), 403, /note_unknown_keys/],
  ["a bad signature by the log", async () => edited(await request(5, 8), /\n8\n/, "\n9\n"), 403, /known_key_bad/],
  ["nothing", async () => new Uint8Array(), 400, /request_malformed/],
  ["no old size", async () => edited(await request(5, 8), /^old 5/, "new 5"), 400, /line 1/],
  ["an old size with a zero before it", async () => edited(await request(5, 8), /^old 5/, "old 05"), 400, /line 1/],
  ["a negative old size", async () => edited(await request(5, 8), /^old 5/, "old -5"), 400, /line 1/],
  ["an old size beyond 2^53", async () => edited(await request(5, 8), /^old 5/, "old 9007199254740992"), 400, /line 1/],
  ["a hash too short", async () => edited(await request(5, 8), /\n[^\n]+\n/, "\nAAAA\n"), 400, /line 2/],
  ["a hash that is no base64", async () => edited(await request(5, 8), /\n[^\n]/, "\n*"), 400, /line 2/],
  ["64 hashes", () => withProof(Array.from({ length: 64 }, () => log.root(1))), 400, /at most 63/],
  ["carriage returns", async () => edited(await request(5, 8), /\n/g, "\r\n"), 400, /request_malformed/],
  ["no signature", async () => edited(await request(5, 8), /— [^\n]*\n/, ""), 400, /note_no_signature/],
  ["no root", async () => signed(`${log.origin}\n8\n`), 400, /checkpoint_malformed/],
  ["larger than anything", async () => new Uint8Array(70_000), 413, /request_too_large/],
];

async function withProof(proof: readonly Uint8Array[]): Promise<Uint8Array> {
  return printAddCheckpoint({ oldSize: 5, proof, checkpoint: await log.checkpoint(8, "a") });
}

async function signedBy(oldSize: number, size: number, seed: number): Promise<Uint8Array> {
  const checkpoint = await signNote(log.text(size, "a"), [{ name: log.origin, signer: testSigner(seed) }]);
  return printAddCheckpoint({ oldSize, proof: log.proof(oldSize, size, "a"), checkpoint });
}

const signedByNext = (oldSize: number, size: number): Promise<Uint8Array> => signedBy(oldSize, size, 9);

async function signed(text: string): Promise<Uint8Array> {
  const checkpoint = await signNote(text, [{ name: log.origin, signer: testSigner(1) }]);
  return printAddCheckpoint({ oldSize: 5, proof: [], checkpoint });
}

for (const [title, ask, status, says] of answers) {
  test(`${status}: ${title}`, async () => {
    const { witness, size, kept } = await atFive();
    const reply = await witness.respond(await ask());
    const body = fromUtf8(reply.body) ?? "";
    expect([reply.status, body]).toEqual([status, typeof says === "string" ? says : expect.stringMatching(says)]);
    expect(reply.contentType).toBe(status === 409 ? "text/x.tlog.size" : "text/plain; charset=utf-8");
    if (status !== 200) expect(size()).toBe(5);
    expect(kept()).toBe(status === 422 ? 1 : 0);
    if (status !== 200 && status !== 409) expect(body).toMatch(new RegExp(`^${status} [a-z_]+: .*\\n$`));
  });
}

test("a cosignature holds the time of the witness in whole seconds, and is checked like any other", async () => {
  const { witness } = await atFive();
  const { body } = await witness.respond(await request(5, 8));
  const note = Buffer.concat([Buffer.from(`${log.text(8, "a")}\n`), body]);
  const opened = await openNote(note, [witness.vkey], nodeEd25519);
  expect(opened.ok && opened.value.good[0]?.timestampS).toBe(Math.floor(now / SECOND_MS));
  expect(witness.vkey).toEqual(vkeyOf(NAME, COSIGNATURE_TYPE, witnessKey.publicKey));
});

test("a first tree needs no proof and takes none; of no leaves there is one tree only", async () => {
  const store = memoryWitnessStore(new Map([[log.origin, [log.vkey]]]));
  const clock = { now: () => now };
  const witness = createWitness({ name: NAME, signer: witnessKey, store, clock, ed25519: nodeEd25519 });
  const checkpoint = await log.checkpoint(8);
  const proven = await witness.respond(printAddCheckpoint({ oldSize: 0, proof: [log.root(1)], checkpoint }));
  expect(proven.status).toBe(422);
  const zero = await signNote(`${log.origin}\n0\n${"A".repeat(43)}=\n`, [{ name: log.origin, signer: testSigner(1) }]);
  expect((await witness.respond(printAddCheckpoint({ oldSize: 0, proof: [], checkpoint: zero }))).status).toBe(400);
  expect((await witness.respond(await log.request(0, 0))).status).toBe(200);
  expect((await witness.respond(await log.request(0, 8))).status).toBe(200);
});

test("a witness that has forgotten what it cosigned learns it from its own cosignature, and stops", async () => {
  const { witness } = await atFive();
  const line = await cosign(log.text(8, "a"), { name: NAME, signer: witnessKey }, 1_772_000_000);
  const note = parseNote(await log.checkpoint(8, "a"));
  if (!note.ok) throw new Error(note.refusal.message);
  const checkpoint = printNote({ ...note.value, signatures: [...note.value.signatures, line] });
  const asked = printAddCheckpoint({ oldSize: 5, proof: log.proof(5, 8, "a"), checkpoint });
  const reply = await witness.respond(asked);
  expect([reply.status, fromUtf8(reply.body)]).toEqual([503, expect.stringMatching(/^503 witness_rolled_back: /)]);
});

test("a cosignature in its name that is not its own says nothing", async () => {
  const { witness } = await atFive();
  const line = await cosign(log.text(8, "b"), { name: NAME, signer: witnessKey }, 1_772_000_000);
  const note = parseNote(await log.checkpoint(8, "a"));
  if (!note.ok) throw new Error(note.refusal.message);
  const checkpoint = printNote({ ...note.value, signatures: [...note.value.signatures, line] });
  const asked = printAddCheckpoint({ oldSize: 5, proof: log.proof(5, 8, "a"), checkpoint });
  expect((await witness.respond(asked)).status).toBe(200);
});

test("no time is cosigned that lies before the last one", async () => {
  const { witness, at } = await atFive();
  at.now -= SECOND_MS;
  const reply = await witness.respond(await request(5, 8));
  expect([reply.status, fromUtf8(reply.body)]).toEqual([503, expect.stringMatching(/^503 clock_went_back: /)]);
  at.now += SECOND_MS;
  expect((await witness.respond(await request(5, 8))).status).toBe(200);
});
