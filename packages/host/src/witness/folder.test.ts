// The folder of a witness: killed at every system call, damaged, put back; and that two processes do not share it.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatInstant, type Outcome, parseInstant } from "@servanda/core";
import {
  createWitness,
  fromUtf8,
  printAddCheckpoint,
  printVkey,
  sha256,
  toUtf8,
  type Witness,
  type WitnessHead,
  withSignatures,
} from "@servanda/log";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Files, nodeFiles, type OpenFile } from "../disk/files.ts";
import { ed25519 } from "../ed25519.ts";
import { cosigned, testLog } from "../testing/log.ts";
import { createWitnessFolder, folderStore, type OpenWitness, openWitness, witnessedHeads } from "./folder.ts";
import { parseHeadLine, printHeadLine } from "./head-line.ts";
import { addKey, folderOfLog, removeKey } from "./known-logs.ts";

const log = testLog("log.example/ceasefire/1");
const other = testLog("log.example/other/1");
const NAME = "witness.example/w1";
let root = "";
let folder = "";
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "servanda-witness-"));
  folder = join(root, "w");
  valueOf(await createWitnessFolder(folder, NAME));
  valueOf(await addKey(folder, log.origin, log.vkey, nodeFiles));
});
afterEach(() => rmSync(root, { recursive: true }));

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.value;
}

const clock = { now: () => 1_772_000_000_000 };
const working = ({ signer, store }: Pick<OpenWitness, "signer" | "store">): Witness =>
  createWitness({ name: NAME, signer, store, clock, ed25519 });

/** Answers one request and closes. */
async function answered(request: Uint8Array): Promise<{ status: number; text: string }> {
  const open = valueOf(await openWitness(folder));
  try {
    const { status, body } = await working(open).respond(request);
    return { status, text: fromUtf8(body) ?? "" };
  } finally {
    open.close();
  }
}

const headPath = (name: string): string => join(folderOfLog(folder, log.origin), name);

test("what was cosigned is known to the next process", async () => {
  expect(await answered(await log.request(0, 5))).toMatchObject({ status: 200 });
  expect(await answered(await log.request(0, 5))).toEqual({ status: 409, text: "5\n" });
  expect(await answered(await log.request(5, 8))).toMatchObject({ status: 200 });
  const [head] = valueOf(await witnessedHeads(folder));
  expect(head).toMatchObject({ origin: log.origin, head: { ok: true, value: { size: 8 } } });
  expect(readdirSync(folder).sort()).toEqual(["key.pem", "lock", "logs", "witness.vkey"]);
});

test("two processes do not sign with one key", async () => {
  const first = valueOf(await openWitness(folder));
  expect(await openWitness(folder)).toMatchObject({ ok: false, refusal: { code: "witness-in-use" } });
  first.close();
  valueOf(await openWitness(folder)).close();
});

test("keys are added and taken away while the witness is at work; what was cosigned stays", async () => {
  const open = valueOf(await openWitness(folder));
  const witness = working(open);
  expect((await witness.respond(await other.request(0, 2))).status).toBe(404);
  valueOf(await addKey(folder, other.origin, other.vkey, nodeFiles));
  expect((await witness.respond(await other.request(0, 2))).status).toBe(200);
  valueOf(await removeKey(folder, other.origin, other.vkey, nodeFiles));
  expect((await witness.respond(await other.request(2, 3))).status).toBe(404);
  expect(await removeKey(folder, other.origin, other.vkey, nodeFiles)).toMatchObject({
    refusal: { code: "witness-key-unknown" },
  });
  valueOf(await addKey(folder, other.origin, other.vkey, nodeFiles));
  expect((await witness.respond(await other.request(0, 2))).status).toBe(409);
  expect(await addKey(folder, other.origin, other.vkey, nodeFiles)).toMatchObject({
    refusal: { code: "witness-key-known" },
  });
  open.close();
});

test("what the log has signed and does not continue its last checkpoint is kept, once, beside that", async () => {
  const told: string[] = [];
  const open = valueOf(await openWitness(folder, (path) => told.push(path)));
  const witness = working(open);
  for (const request of [await log.request(0, 5, "a"), await log.request(5, 5, "b"), await log.request(5, 8, "b")]) {
    await Promise.all([witness.respond(request), witness.respond(request)]);
  }
  open.close();
  expect(told.map((path) => new Uint8Array(readFileSync(path)))).toEqual([
    await log.request(5, 5, "b"),
    await log.request(5, 8, "b"),
  ]);
  expect(new Uint8Array(readFileSync(headPath("checkpoint")))).toEqual(await log.checkpoint(5, "a"));
  expect(valueOf(await witnessedHeads(folder))).toMatchObject([{ keptCount: 2 }]);
});

test("two requests at once: never two roots for a size, and never back", async () => {
  const open = valueOf(await openWitness(folder));
  const witness = working(open);
  const requests = [await log.request(0, 5, "a"), await log.request(0, 5, "b"), await log.request(0, 3, "a")];
  const replies = await Promise.all(requests.map((each) => witness.respond(each)));
  expect(replies.map(({ status }) => String(status)).sort()).toEqual(["200", "409", "409"]);
  open.close();
});

describe("a folder that is not as it was left", () => {
  beforeEach(async () => {
    for (const [oldSize, size] of [
      [0, 5],
      [5, 8],
    ] as const)
      await answered(await log.request(oldSize, size));
  });

  const root32 = sha256(toUtf8("another root"));
  const old: WitnessHead = { size: 5, root: log.root(5), at: clock.now() };
  const cases: readonly [title: string, change: () => void, code: RegExp][] = [
    ["an old head put back", () => writeFileSync(headPath("head"), printHeadLine(log.origin, old)), /rolled_back/],
    ["no head", () => rmSync(headPath("head")), /rolled_back/],
    ["an empty head", () => writeFileSync(headPath("head"), ""), /state_damaged: .*head/],
    [
      "half a head",
      () => writeFileSync(headPath("head"), readFileSync(headPath("head")).subarray(0, 30)),
      /state_damaged/,
    ],
    ["a digit of the head changed", () => flip(headPath("head"), 0), /state_damaged/],
    ["a digit of the mark changed", () => flip(headPath("mark"), 3), /state_damaged: .*mark/],
    ["a head of another log", () => writeFileSync(headPath("head"), printHeadLine("x", old)), /state_damaged/],
    [
      "a head with another root",
      () => writeFileSync(headPath("head"), printHeadLine(log.origin, { ...old, size: 8, root: root32 })),
      /state_damaged: .*mark/,
    ],
    ["keys of another log", () => writeFileSync(headPath("keys"), "x\n"), /state_damaged: .*keys/],
    ["keys that are none", () => writeFileSync(headPath("keys"), `${log.origin}\nkey\n`), /state_damaged: .*keys/],
  ];

  function flip(path: string, at: number): void {
    const bytes = readFileSync(path);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  }

  for (const [title, change, code] of cases) {
    test(`${title}: nothing is signed`, async () => {
      change();
      const answer = await answered(await log.request(8, 9));
      expect(answer).toEqual({ status: 503, text: expect.stringMatching(new RegExp(`^503 witness_${code.source}`)) });
    });
  }

  test("a mark that is older than the head is what a crash leaves", async () => {
    writeFileSync(headPath("mark"), printHeadLine(log.origin, old));
    expect(await answered(await log.request(8, 9))).toMatchObject({ status: 200 });
  });

  test("the whole folder put back is noticed once the forgotten cosignature comes by", async () => {
    cpSync(folder, join(root, "backup"), { recursive: true });
    const { text } = await answered(await log.request(8, 9));
    const line = cosigned(text);
    rmSync(folder, { recursive: true });
    cpSync(join(root, "backup"), folder, { recursive: true });
    const checkpoint = valueOf(withSignatures(await log.checkpoint(9), [line]));
    const request = printAddCheckpoint({ oldSize: 8, proof: log.proof(8, 9), checkpoint });
    expect(await answered(request)).toEqual({ status: 503, text: expect.stringMatching(/^503 witness_rolled_back: /) });
  });
});

test("a key that is not that of the verifier key is not used", async () => {
  const fresh = join(root, "fresh");
  valueOf(await createWitnessFolder(fresh, NAME));
  cpSync(join(fresh, "key.pem"), join(folder, "key.pem"));
  expect(await openWitness(folder)).toMatchObject({ ok: false, refusal: { code: "witness-folder-not-read" } });
});

test("a folder that holds something is no place for a witness; one that holds its key alone is", async () => {
  expect(await createWitnessFolder(folder, NAME)).toMatchObject({ refusal: { code: "witness-folder-exists" } });
  const vkey = readFileSync(join(folder, "witness.vkey"), "utf8");
  for (const name of readdirSync(folder)) if (name !== "key.pem") rmSync(join(folder, name), { recursive: true });
  expect(`${printVkey(valueOf(await createWitnessFolder(folder, NAME)).vkey)}\n`).toBe(vkey);
});

describe("killed at any system call", () => {
  class Killed extends Error {}

  /** Dies before or after the call of a number, from 0; everything later fails too. */
  function dying(at: number, isAfter: boolean): { files: Files; count: () => number; closeAll: () => Promise<void> } {
    const opened: OpenFile[] = [];
    let count = 0;
    const step = async <T>(work: () => Promise<T>): Promise<T> => {
      const mine = count;
      count += 1;
      if (mine > at || (mine === at && !isAfter)) throw new Killed();
      const value = await work();
      if (mine === at) throw new Killed();
      return value;
    };
    const wrap =
      <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
      (...args: A): Promise<R> =>
        step(() => call(...args));
    const files: Files = {
      read: wrap(nodeFiles.read),
      names: wrap(nodeFiles.names),
      makeFolder: wrap(nodeFiles.makeFolder),
      syncFolder: wrap(nodeFiles.syncFolder),
      link: wrap(nodeFiles.link),
      rename: wrap(nodeFiles.rename),
      remove: wrap(nodeFiles.remove),
      createFile: wrap(async (path) => {
        const file = await nodeFiles.createFile(path);
        opened.push(file);
        return {
          write: wrap(file.write),
          sync: wrap(file.sync),
          dataSync: wrap(file.dataSync),
          close: async () => undefined,
        };
      }),
    };
    const closeAll = async (): Promise<void> => {
      for (const file of opened) await file.close();
    };
    return { files, count: () => count, closeAll };
  }

  test("after it, the head is the old one or the new one, and no fork is signed", async () => {
    expect(await answered(await log.request(0, 5, "a"))).toMatchObject({ status: 200 });
    const whole = dying(Number.MAX_SAFE_INTEGER, false);
    const open = valueOf(await openWitness(folder));
    cpSync(folder, join(root, "before"), { recursive: true });
    const all = await log.request(5, 8, "a");
    expect(await working({ signer: open.signer, store: folderStore(folder, whole.files) }).respond(all)).toMatchObject({
      status: 200,
    });
    await whole.closeAll();
    expect(whole.count()).toBeGreaterThan(10);
    const sizes = new Set<string>();
    for (let at = 0; at < whole.count(); at += 1) {
      for (const isAfter of [false, true]) {
        rmSync(join(folder, "logs"), { recursive: true });
        cpSync(join(root, "before", "logs"), join(folder, "logs"), { recursive: true });
        const { files, closeAll } = dying(at, isAfter);
        const dead = working({ signer: open.signer, store: folderStore(folder, files) });
        await expect(dead.respond(all)).rejects.toThrow(Killed);
        await closeAll();
        const alive = working({ signer: open.signer, store: folderStore(folder, nodeFiles) });
        const [known] = valueOf(await witnessedHeads(folder));
        const size = known?.head.ok === true ? known.head.value?.size : undefined;
        sizes.add(String(size));
        expect([5, 8]).toContain(size);
        expect((await alive.respond(await log.request(5, 8, "b"))).status).not.toBe(200);
        expect((await alive.respond(await log.request(size ?? 0, 9, "a"))).status).toBe(200);
      }
    }
    expect([...sizes].sort()).toEqual(["5", "8"]);
    open.close();
  });
});

test("a head's line is read for its own log only, and only as it was written", () => {
  const head: WitnessHead = { size: 5, root: log.root(5), at: parseInstant("2026-03-01T10:00:00Z") ?? 0 };
  const line = printHeadLine(log.origin, head);
  expect(line).toMatch(/^5 [A-Za-z0-9+/]{43}= 2026-03-01T10:00:00Z [0-9a-f]{16}\n$/);
  expect(parseHeadLine(log.origin, line)).toEqual(head);
  expect(parseHeadLine(other.origin, line)).toBeUndefined();
  expect(parseHeadLine(log.origin, line.trimEnd())).toBeUndefined();
  expect(parseHeadLine(log.origin, line.replace("T10", "T11"))).toBeUndefined();
  expect(formatInstant(head.at)).toBe("2026-03-01T10:00:00Z");
});
