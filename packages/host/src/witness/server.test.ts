// A witness over a real socket, and the log's side of it; the same bytes by hand.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accepted, type Outcome } from "@servanda/core";
import {
  ask,
  createWitness,
  fromUtf8,
  type Hash,
  openNote,
  toUtf8,
  type Witness,
  type WitnessQuestion,
  withSignatures,
} from "@servanda/log";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nodeFiles } from "../disk/files.ts";
import { ed25519 } from "../ed25519.ts";
import { testLog } from "../testing/log.ts";
import { witnessByHand } from "./by-hand.ts";
import { readAnswerFile, readRequestFile, writeCarriedFile } from "./carried.ts";
import { createWitnessFolder, type OpenWitness, openWitness } from "./folder.ts";
import { witnessOverHttp } from "./http-port.ts";
import { addKey } from "./known-logs.ts";
import { serveWitness, type WitnessServer } from "./server.ts";

const log = testLog("log.example/ceasefire/1");
const NAME = "witness.example/w1";
const LONG_MS = 60_000;

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}

let root = "";
let open: OpenWitness;
let witness: Witness;
let server: WitnessServer;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "servanda-witness-"));
  const folder = join(root, "w");
  valueOf(await createWitnessFolder(folder, NAME));
  valueOf(await addKey(folder, log.origin, log.vkey, nodeFiles));
  open = valueOf(await openWitness(folder));
  const clock = { now: () => 1_772_000_000_000 };
  witness = createWitness({ name: NAME, signer: open.signer, store: open.store, clock, ed25519 });
  server = valueOf(await serveWitness(witness, { host: "127.0.0.1", port: 0 }));
});
afterEach(async () => {
  await server.close();
  open.close();
  rmSync(root, { recursive: true });
});

const prefix = (): string => `http://127.0.0.1:${server.port}`;

async function post(body: Uint8Array): Promise<{ status: number; type: string | null; text: string }> {
  const response = await fetch(`${prefix()}/add-checkpoint`, { method: "POST", body: Uint8Array.from(body) });
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
}

test("200, 409, 422, 404, 400 and 413 over a socket", async () => {
  expect(await post(await log.request(0, 5))).toMatchObject({ status: 200, text: expect.stringMatching(/^— /) });
  expect(await post(await log.request(0, 5))).toEqual({ status: 409, type: "text/x.tlog.size", text: "5\n" });
  expect(await post(await log.request(5, 5, "b"))).toMatchObject({ status: 422 });
  expect(await post(await testLog("log.example/unknown").request(0, 5))).toMatchObject({ status: 404 });
  expect(await post(toUtf8("garbage"))).toMatchObject({ status: 400 });
  expect(await post(new Uint8Array(200_000))).toMatchObject({ status: 413 });
  expect(await post(await log.request(5, 8))).toMatchObject({ status: 200 });
});

test("elsewhere, and with another method, nothing is answered", async () => {
  expect((await fetch(`${prefix()}/`)).status).toBe(404);
  const got = await fetch(`${prefix()}/add-checkpoint`);
  expect([got.status, got.headers.get("allow")]).toEqual([405, "POST"]);
});

test("of many requests at once for different trees, each size gets one root", async () => {
  const forks = ["a", "b", "c", "d", "e", "f"];
  const replies = await Promise.all(forks.map(async (fork) => post(await log.request(0, 5, fork))));
  expect(replies.filter(({ status }) => status === 200).length).toBe(1);
  expect(replies.filter(({ status }) => status === 409).length).toBe(5);
});

test("who sends too slowly is cut off", async () => {
  const quick = valueOf(await serveWitness(witness, { host: "127.0.0.1", port: 0, requestWithinMs: 50 }));
  const said = await new Promise<string>((resolve) => {
    let text = "";
    const socket = connect(quick.port, "127.0.0.1", () =>
      socket.write("POST /add-checkpoint HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nold 0"),
    );
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    // Where the line is cut before all was read, the system may say that instead of what was sent.
    socket.on("error", () => undefined).on("close", () => resolve(text));
  });
  expect(said).toMatch(/^(?:HTTP\/1\.1 408 |$)/);
  await quick.close();
});

test("a disk that fails is answered with 503, and nothing is signed", async () => {
  const told: unknown[] = [];
  const failing = createWitness({
    name: NAME,
    signer: open.signer,
    store: { ...open.store, advance: () => Promise.reject(new Error("EIO")) },
    clock: { now: () => 1_772_000_000_000 },
    ed25519,
  });
  const settings = {
    host: "127.0.0.1",
    port: 0,
    onError: (error: unknown) => told.push(error),
  };
  const bad = valueOf(await serveWitness(failing, settings));
  const response = await fetch(`http://127.0.0.1:${bad.port}/add-checkpoint`, {
    method: "POST",
    body: Uint8Array.from(await log.request(0, 5)),
  });
  expect([response.status, await response.text()]).toEqual([503, expect.not.stringContaining("EIO")]);
  expect(told).toEqual([new Error("EIO")]);
  await bad.close();
});

test("a port that is taken is said to be", async () => {
  expect(await serveWitness(witness, { host: "127.0.0.1", port: server.port })).toMatchObject({
    refusal: { code: "witness-not-heard" },
  });
});

describe("the log's side", () => {
  const question = async (size: number, oldSize: number, fork = ""): Promise<WitnessQuestion> => ({
    checkpoint: await log.checkpoint(size, fork),
    oldSize,
    proofFrom: async (from): Promise<Outcome<readonly Hash[]>> => accepted(log.proof(from, size, fork)),
  });
  const asked = async (size: number, oldSize: number, fork = "") =>
    ask(await question(size, oldSize, fork), open.vkey, witnessOverHttp(NAME, `${prefix()}/`, LONG_MS), ed25519);

  test("gets a cosignature that can be put below the checkpoint", async () => {
    const { signature, at, oldSize } = valueOf(await asked(5, 0));
    expect([at, oldSize]).toEqual([1_772_000_000_000, 0]);
    const note = valueOf(withSignatures(await log.checkpoint(5), [signature, signature]));
    const opened = valueOf(await openNote(note, [log.vkey, open.vkey], ed25519));
    expect(opened.good.map(({ vkey }) => vkey.name)).toEqual([log.origin, NAME]);
    expect(valueOf(withSignatures(note, [signature]))).toEqual(note);
  });

  test("asks once more from the size that the witness names, and says which it was", async () => {
    valueOf(await asked(5, 0));
    expect(valueOf(await asked(8, 0)).oldSize).toBe(5);
    expect(valueOf(await asked(9, 7)).oldSize).toBe(8);
  });

  test("is refused what the witness has gone beyond, and what does not continue it", async () => {
    valueOf(await asked(8, 0));
    expect(await asked(5, 0)).toMatchObject({
      refusal: { code: "witness_refused", details: { status: 409, said: "8" } },
    });
    expect(await asked(9, 8, "b")).toMatchObject({ refusal: { code: "witness_refused", details: { status: 422 } } });
  });

  test("a witness that does not answer in time is silent", async () => {
    const deaf = valueOf(
      await serveWitness({ respond: () => new Promise(() => undefined) }, { host: "127.0.0.1", port: 0 }),
    );
    const port = witnessOverHttp(NAME, `http://127.0.0.1:${deaf.port}`, 30);
    expect(await ask(await question(5, 0), open.vkey, port, ed25519)).toMatchObject({
      refusal: { code: "witness_unreachable", details: { what: "no answer within 30 ms" } },
    });
    await deaf.close();
    expect(await ask(await question(5, 0), open.vkey, port, ed25519)).toMatchObject({
      refusal: { code: "witness_unreachable", details: { what: "ECONNREFUSED" } },
    });
  });

  test.each([
    ["a cosignature of another tree", async () => (await witness.respond(await log.request(0, 5))).body],
    ["a line by somebody else", async () => toUtf8("— other.example AAAAAAAAAAAA\n")],
    ["a text with lines below it", async () => toUtf8("old 5\n\n— x AAAAAAAAAAAA\n")],
    ["nothing", async () => new Uint8Array()],
  ])("believes no answer that it cannot check: %s", async (_title, body) => {
    const said = { status: 200, contentType: "text/plain", body: await body() };
    const port = { addCheckpoint: async () => accepted(said) };
    expect(await ask(await question(8, 0), open.vkey, port, ed25519)).toMatchObject({ ok: false });
  });

  test("another tree of the size that it asked from is no reason to ask again", async () => {
    let count = 0;
    const said = { status: 409, contentType: "text/x.tlog.size", body: toUtf8("5\n") };
    const port = {
      addCheckpoint: async () => {
        count += 1;
        return accepted(said);
      },
    };
    expect(await ask(await question(5, 5), open.vkey, port, ed25519)).toMatchObject({
      refusal: { code: "witness_refused" },
    });
    expect(count).toBe(1);
  });
});

test("by hand, the same request gets the same bytes", async () => {
  const request = await log.request(0, 5);
  valueOf(await writeCarriedFile(join(root, "w1.add-checkpoint"), request));
  const carried = valueOf(await readRequestFile(join(root, "w1.add-checkpoint")));
  const answer = await witness.respond(carried);
  valueOf(await writeCarriedFile(join(root, "w1.answer"), answer.body));
  expect(valueOf(await readAnswerFile(join(root, "w1.answer")))).toEqual(answer);
  expect((await post(await log.request(5, 5))).text).toBe(readFileSync(join(root, "w1.answer"), "utf8"));
  for (const refused of [await log.request(0, 5), await log.request(5, 5, "b"), toUtf8("garbage")]) {
    const { status, text } = await post(refused);
    writeFileSync(join(root, "refused"), text);
    const read = valueOf(await readAnswerFile(join(root, "refused")));
    expect([read.status, fromUtf8(read.body)]).toEqual([status, text]);
  }
});

test("a witness that no network reaches: its answer is taken once it is there", async () => {
  await witness.respond(await log.request(0, 5));
  const question = {
    checkpoint: await log.checkpoint(8),
    oldSize: 0,
    proofFrom: async (from: number): Promise<Outcome<readonly Hash[]>> => accepted(log.proof(from, 8)),
  };
  const stick = join(root, "stick");
  mkdirSync(stick);
  const asked = () => ask(question, open.vkey, witnessByHand(NAME, stick), ed25519);
  /** What `servanda witness sign` does. */
  const carry = async (): Promise<string[]> => {
    const open = readdirSync(stick).filter((name) => !name.endsWith(".answer"));
    const fresh = open.filter((name) => !existsSync(join(stick, `${name}.answer`)));
    for (const name of fresh) {
      const { body } = await witness.respond(valueOf(await readRequestFile(join(stick, name))));
      valueOf(await writeCarriedFile(join(stick, `${name}.answer`), body));
    }
    return fresh;
  };
  expect(await asked()).toMatchObject({ refusal: { code: "witness_unreachable" } });
  expect(await asked()).toMatchObject({ refusal: { code: "witness_unreachable" } });
  expect((await carry()).length).toBe(1);
  // From nothing was the wrong size; the answer names the right one, and the next request goes from there.
  expect(await asked()).toMatchObject({ refusal: { code: "witness_unreachable" } });
  expect((await carry()).length).toBe(1);
  expect(valueOf(await asked())).toMatchObject({ oldSize: 5 });
  expect(await carry()).toEqual([]);
});

test("a file that is there is not written over; one that is too large, or none, is not read", async () => {
  const path = join(root, "answer");
  valueOf(await writeCarriedFile(path, toUtf8("one")));
  expect(await writeCarriedFile(path, toUtf8("two"))).toMatchObject({ refusal: { code: "carried-file-not-written" } });
  expect(readFileSync(path, "utf8")).toBe("one");
  writeFileSync(path, new Uint8Array(100_000));
  for (const bad of [path, root, join(root, "none")]) {
    expect(await readRequestFile(bad)).toMatchObject({ refusal: { code: "carried-file-not-read" } });
  }
});
