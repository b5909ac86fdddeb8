// Our checkpoints and proofs before a verifier of other people's making: Go's checksum-database code reads them and
// accepts what is whole; whatever is altered it refuses, and so do we. Witnesses' lines it ignores, as it must.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fromUtf8, parseVkey, printTlogProof, printVkey, toUtf8, verifyTlogProof } from "@servanda/log";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filesOfLog } from "../../packages/log/src/testing/memory-files.ts";
import { naiveInclusion } from "../../packages/log/src/testing/naive-tree.ts";
import { logVkey, signedCheckpoint, signedProof } from "../../packages/log/src/testing/signed-log.ts";
import { nodeEd25519 } from "../../packages/log/src/testing/signers.ts";
import { leafHash } from "../../packages/log/src/tree/hash.ts";
import { buildSumdb, canBuildSumdb, whySumdbIsSkipped } from "./sumdb/build.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const RIVER = "examples/river";

interface Parcel {
  readonly record: Uint8Array;
  readonly proof: Uint8Array;
  readonly vkey: Uint8Array;
}

const entries = Array.from({ length: 300 }, (_, at) => toUtf8(`{"env":{"body":{"seq":${at}}},"recv":"x","via":"y"}`));
const vkeyFile = toUtf8(`${printVkey(logVkey)}\n`);

async function parcelOf(index: number, size: number, firstTimeS?: number): Promise<Parcel> {
  const proof = await signedProof(entries.slice(0, size), index, firstTimeS);
  return { record: entries[index] ?? new Uint8Array(), proof, vkey: vkeyFile };
}

/** One bit of the `at`-th byte the other way round. */
function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.with(at, (bytes[at] ?? 0) ^ (1 << (at % 8)));
}

function servanda(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, ["packages/cli/bin/servanda.js", ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`servanda ${args.join(" ")} ended with ${status}: ${stderr}`);
}

async function isAcceptedByUs({ record, proof, vkey }: Parcel): Promise<boolean> {
  const key = parseVkey((fromUtf8(vkey) ?? "").replace(/\n$/, ""));
  if (!key.ok) return false;
  return (await verifyTlogProof(proof, record, { log: [key.value], witnesses: [] }, nodeEd25519)).ok;
}

describe.skipIf(!canBuildSumdb)(`golang.org/x/mod/sumdb${whySumdbIsSkipped}`, () => {
  let program = "";
  let folder = "";
  let count = 0;

  beforeAll(() => {
    program = buildSumdb();
    folder = mkdtempSync(join(tmpdir(), "servanda-parcels-"));
  });
  afterAll(() => {
    for (const path of [dirname(program), folder]) rmSync(path, { recursive: true, force: true });
  });

  /** A line for each parcel, as the program prints it. */
  function answersOfGo(parcels: readonly Parcel[]): string[] {
    const folders = parcels.map(({ record, proof, vkey }) => {
      const path = join(folder, String(count++));
      mkdirSync(path);
      writeFileSync(join(path, "record"), record);
      writeFileSync(join(path, "record.tlog-proof"), proof);
      writeFileSync(join(path, "vkey"), vkey);
      return path;
    });
    return spawnSync(program, folders, { encoding: "utf8" }).stdout.trimEnd().split("\n");
  }

  test("what is whole is accepted, whatever the size, with witnesses and without", async () => {
    const places: readonly [index: number, size: number][] = [
      [0, 1],
      [0, 2],
      [4, 5],
      [6, 11],
      [255, 256],
      [256, 257],
      [0, 300],
      [299, 300],
    ];
    const parcels: Parcel[] = [];
    for (const [index, size] of places) {
      parcels.push(await parcelOf(index, size), await parcelOf(index, size, 1_771_113_600));
    }
    const expected = places.flatMap(([index, size]) => [`accepted ${index} ${size}`, `accepted ${index} ${size}`]);
    expect(answersOfGo(parcels)).toEqual(expected);
    for (const parcel of parcels) expect(await isAcceptedByUs(parcel)).toBe(true);
  });

  test("a flipped bit in any byte of the record, the proof, the checkpoint or the key is refused", async () => {
    const good = await parcelOf(6, 11);
    const parcels = (["record", "proof", "vkey"] as const).flatMap((file) =>
      Array.from({ length: good[file].length }, (_, at) => ({ ...good, [file]: flipped(good[file], at) })),
    );
    // The last newline of the key's file is no part of the key.
    const altered = parcels.slice(0, -1);
    const accepted = answersOfGo(altered).flatMap((answer, at) => (answer.startsWith("refused") ? [] : [at]));
    expect(accepted).toEqual([]);
    for (const parcel of altered) expect(await isAcceptedByUs(parcel)).toBe(false);
  });

  test("a whole log is accepted; a flipped bit anywhere in any of its files is refused", async () => {
    const log = join(folder, "log");
    const vkey = join(folder, "log.vkey");
    const files = new Map(filesOfLog(entries).files).set("checkpoint", await signedCheckpoint(entries));
    writeFileSync(vkey, vkeyFile);
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(log, path)), { recursive: true });
      writeFileSync(join(log, path), bytes);
    }
    const answer = (): string => spawnSync(program, ["-log", vkey, log], { encoding: "utf8" }).stdout.trimEnd();
    expect(answer()).toBe("accepted 300");
    const accepted: string[] = [];
    for (const [path, bytes] of files) {
      for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 29)) {
        writeFileSync(join(log, path), flipped(bytes, at));
        if (!answer().startsWith("refused")) accepted.push(`${path} ${at}`);
      }
      writeFileSync(join(log, path), bytes);
    }
    expect(accepted).toEqual([]);
    expect(answer()).toBe("accepted 300");
    expect(files.size).toBe(6);
  });

  test("what `servanda log export` writes is accepted as it is, and the folder of the log too", () => {
    const log = join(folder, "river.log");
    servanda("log", "init", log, "--origin", "example.org/river/1", "--agreement", `${RIVER}/4-whole.servanda.md`);
    servanda("log", "import", log, `${RIVER}/records.ndjson`);
    const folders = [0, 3, 6].map((index) => {
      const path = join(folder, `record-${index}`);
      servanda("log", "export", log, "--index", `${index}`, "--out", path);
      return path;
    });
    const ask = (...args: readonly string[]): string[] =>
      spawnSync(program, args, { encoding: "utf8" }).stdout.trimEnd().split("\n");
    expect(ask(...folders)).toEqual(["accepted 0 7", "accepted 3 7", "accepted 6 7"]);
    const [first = ""] = folders;
    expect(ask("-log", join(first, "vkey"), log)).toEqual(["accepted 7"]);

    const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(first, name)));
    const good = { record: read("record"), proof: read("record.tlog-proof"), vkey: read("vkey") };
    const altered = (["record", "proof", "vkey"] as const).flatMap((file) =>
      Array.from({ length: 40 }, (_, at) => Math.floor((at * good[file].length) / 40)).map((at) => ({
        ...good,
        [file]: flipped(good[file], at),
      })),
    );
    expect(answersOfGo(altered).filter((answer) => !answer.startsWith("refused"))).toEqual([]);
  });

  test("another record, place, hash, tree or log is refused", async () => {
    const good = await parcelOf(6, 11);
    const hashes = naiveInclusion(6, entries.slice(0, 11).map(leafHash));
    const checkpoint = await signedCheckpoint(entries.slice(0, 11));
    const [first = new Uint8Array(), ...rest] = hashes;
    const proofs = [
      printTlogProof({ index: 7, hashes, checkpoint }),
      printTlogProof({ index: 11, hashes, checkpoint }),
      printTlogProof({ index: 6, hashes: rest, checkpoint }),
      printTlogProof({ index: 6, hashes: [...hashes, first], checkpoint }),
      printTlogProof({ index: 6, hashes: [...rest, first], checkpoint }),
      printTlogProof({ index: 6, hashes, checkpoint: await signedCheckpoint(entries.slice(0, 12)) }),
      toUtf8((fromUtf8(good.proof) ?? "").replaceAll("log.example/north/1", "log.example/south/1")),
    ];
    const parcels = [
      { ...good, record: entries[7] ?? new Uint8Array() },
      { ...good, vkey: toUtf8(`${printVkey({ ...logVkey, name: "log.example/south/1" })}\n`) },
      ...proofs.map((proof) => ({ ...good, proof })),
    ];
    expect(answersOfGo(parcels).map((answer) => answer.split(" ")[0])).toEqual(parcels.map(() => "refused"));
    for (const parcel of parcels) expect(await isAcceptedByUs(parcel)).toBe(false);
  });
});
