// Our witness beside one of other people's making: both are asked the same, and answer alike; each one's cosignatures
// are accepted by the other side.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { accepted, createRng } from "@servanda/core";
import { witnessOverHttp } from "@servanda/host";
import {
  ask,
  createWitness,
  fromUtf8,
  parseVkey,
  printAddCheckpoint,
  printVkey,
  toUtf8,
  type Vkey,
  withSignatures,
} from "@servanda/log";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forkingLog } from "../../packages/log/src/testing/forking-log.ts";
import { memoryWitnessStore } from "../../packages/log/src/testing/memory-witness-store.ts";
import { nodeEd25519, testSigner } from "../../packages/log/src/testing/signers.ts";
import { buildSumdb, canBuildSumdb, whySumdbIsSkipped } from "./sumdb/build.ts";

const log = forkingLog("log.example/ceasefire/1", 1, 3);
const stranger = forkingLog("log.example/ceasefire/1", 2);
const NAME = "witness.example/w1";
const LONG_MS = 60_000;
const seed = Number(process.env["SEED"] ?? 20_260_215);

function ours(): ReturnType<typeof createWitness> {
  const store = memoryWitnessStore(new Map([[log.origin, [log.vkey]]]));
  const clock = { now: () => 1_772_000_000_000 };
  return createWitness({ name: NAME, signer: testSigner(5), store, clock, ed25519: nodeEd25519 });
}

describe.skipIf(!canBuildSumdb)(`a witness in Go${whySumdbIsSkipped}`, () => {
  let program = "";
  const children: ChildProcess[] = [];
  beforeAll(() => {
    program = buildSumdb("sumdb-witness");
  });
  afterAll(() => {
    for (const child of children) child.kill();
    rmSync(dirname(program), { recursive: true, force: true });
  });

  /** A new one, which knows our log and has cosigned nothing. */
  async function theirs(): Promise<{ url: string; vkey: Vkey }> {
    const child = spawn(program, [printVkey(log.vkey)], { stdio: ["ignore", "pipe", "inherit"] });
    children.push(child);
    const line = await new Promise<string>((resolve) => child.stdout.setEncoding("utf8").once("data", resolve));
    const [url = "", text = ""] = line.trimEnd().split(" ");
    const vkey = parseVkey(text);
    if (!vkey.ok) throw new Error(vkey.refusal.message);
    return { url, vkey: vkey.value };
  }

  async function post(url: string, body: Uint8Array): Promise<{ status: number; text: string }> {
    const response = await fetch(`${url}/add-checkpoint`, { method: "POST", body: Uint8Array.from(body) });
    return { status: response.status, text: await response.text() };
  }

  test("cosigns what we ask it for, and we accept it", async () => {
    const { url, vkey } = await theirs();
    const port = witnessOverHttp(vkey.name, url, LONG_MS);
    for (const size of [5, 8, 8, 300]) {
      const checkpoint = await log.checkpoint(size);
      const proofFrom = async (oldSize: number) => accepted(log.proof(oldSize, size));
      const answer = await ask({ checkpoint, oldSize: 0, proofFrom }, vkey, port, nodeEd25519);
      expect(answer).toMatchObject({ ok: true });
    }
  });

  test("accepts the cosignatures that ours makes, and no altered one", async () => {
    const witness = ours();
    const reply = await witness.respond(await log.request(0, 5));
    const note = toUtf8(`${fromUtf8(await log.checkpoint(5))}${fromUtf8(reply.body)}`);
    expect(withSignatures(note, [])).toEqual({ ok: true, value: note });
    const path = join(dirname(program), "checkpoint");
    const check = (bytes: Uint8Array): string => {
      writeFileSync(path, bytes);
      return spawnSync(program, ["-check", printVkey(witness.vkey), path], { encoding: "utf8" }).stdout;
    };
    expect(check(note)).toBe("accepted 1772000000\n");
    // The log's own line is not what the witness has signed.
    const line = note.length - reply.body.length;
    const text = toUtf8(log.text(5)).length + 1;
    const places = [...Array.from(note).keys()].filter((at) => (at < text || at >= line) && at % 5 === 0);
    const taken = places.filter((at) => !check(note.with(at, (note[at] ?? 0) ^ 1)).startsWith("refused"));
    expect(taken).toEqual([]);
  });

  test("answers as ours does, whatever both are asked", async () => {
    const rng = createRng(seed);
    const counts = new Map<number, number>();
    for (let round = 0; round < 20; round += 1) {
      const witness = ours();
      const { url } = await theirs();
      let known = 0;
      for (let step = 0; step < 25; step += 1) {
        const { request, size } = await anyRequest(rng, known);
        const mine = await witness.respond(request);
        const other = await post(url, request);
        const title = `seed ${seed}, round ${round}, step ${step}:\n${fromUtf8(request)}\n${fromUtf8(mine.body)}`;
        expect([title, other.status]).toEqual([title, mine.status]);
        if (mine.status === 200) known = size;
        if (mine.status === 409) expect([title, other.text]).toEqual([title, fromUtf8(mine.body)]);
        counts.set(mine.status, (counts.get(mine.status) ?? 0) + 1);
      }
      children.pop()?.kill();
    }
    const statuses = [...counts.keys()].sort((left, right) => left - right);
    expect(statuses).toEqual([200, 400, 403, 404, 409, 422]);
  });
});

type Rng = ReturnType<typeof createRng>;

/** Most are such as an honest log sends; some are of a fork, of a stranger, or broken. */
async function anyRequest(rng: Rng, known: number): Promise<{ request: Uint8Array; size: number }> {
  const size = rng.int(3) === 0 ? rng.int(10) : known + rng.int(3);
  const oldSize = rng.int(5) === 0 ? rng.int(10) : known;
  const fork = rng.int(4) === 0 ? "b" : "a";
  const checkpoint = await (rng.int(12) === 0 ? stranger : log).checkpoint(size, fork);
  const proof = oldSize > size ? [] : log.proof(oldSize, size, fork);
  const altered = rng.int(8) === 0 ? [...proof, log.root(1)] : proof;
  const body = printAddCheckpoint({ oldSize, proof: altered, checkpoint });
  return { size, request: rng.int(6) === 0 ? broken(rng, fromUtf8(body) ?? "") : body };
}

function broken(rng: Rng, text: string): Uint8Array {
  const changes: readonly [RegExp, string][] = [
    [/^old /, "Old "],
    [/^old (\d)/, "old 0$1"],
    [/\n\n/, "\n"],
    [/\nlog\.example/, "\nlog.other"],
    [/\n\d+\n/, "\n7\n"],
    [/\n— [^\n]*\n$/, "\n"],
    [/\n$/, ""],
  ];
  const [pattern, instead] = rng.pick(changes);
  return toUtf8(text.replace(pattern, instead));
}
