// What a verifier says of a good log, and that nothing in it can be changed without its saying so.
import { beforeAll, describe, expect, it } from "vitest";
import { toHex } from "../bytes.ts";
import { printVkey, vkeyOf } from "../note/vkey.ts";
import type { Ed25519 } from "../ports.ts";
import { bundleHead, POLICY, publishedLog } from "../testing/published-log.ts";
import { nodeEd25519, testSigner } from "../testing/signers.ts";
import { sha256 } from "../tree/hash.ts";
import { readerOf } from "./log-reader.ts";
import { createManifest, encodeManifest, readManifest } from "./manifest.ts";
import type { Verdict } from "./verdict.ts";
import { verifyBundle, verifyListed } from "./verify-bundle.ts";
import { verifyLog } from "./verify-log.ts";
import { packBundle } from "./zip.ts";

// The same few hundred signatures are checked many thousand times; each is asked for once.
const remembered = new Map<string, Promise<boolean>>();
const ed25519: Ed25519 = {
  verify(publicKey, message, signature) {
    const name = `${toHex(publicKey)} ${toHex(signature)} ${toHex(sha256(message))}`;
    const answer = remembered.get(name) ?? nodeEd25519.verify(publicKey, message, signature);
    remembered.set(name, answer);
    return answer;
  },
};

const SIZE = 258;
let files: Map<string, Uint8Array>;

beforeAll(async () => {
  ({ files } = await publishedLog(SIZE, [3, 256, SIZE]));
});

const codes = ({ problems }: Verdict): string[] => problems.map(({ code, place }) => `${code} ${place}`);

describe("a good log", () => {
  it("is valid, and says what it is worth", async () => {
    const verdict = await verifyBundle(packBundle(bundleHead, files), {}, ed25519);
    expect(verdict.problems).toEqual([]);
    expect(verdict).toMatchObject({
      decision: "valid",
      size: SIZE,
      keysFrom: "bundle",
      strength: "fully witnessed",
      blobs: { present: 1, withheld: 0 },
    });
    expect(verdict.checkpoints.map(({ size }) => size)).toEqual([3, 256, SIZE]);
    expect(verdict.records).toHaveLength(SIZE);
  });

  it("is read under the reader's own keys, or its own", async () => {
    const given = await verifyLog(readerOf(files), { policy: POLICY }, ed25519);
    expect([given.decision, given.keysFrom, codes(given)]).toEqual(["valid", "given", []]);
    const own = await verifyLog(readerOf(files), {}, ed25519);
    expect([own.decision, own.keysFrom]).toEqual(["valid", "log"]);
    const other = printVkey(vkeyOf(bundleHead.origin, 1, testSigner(7).publicKey));
    const foreign = await verifyLog(readerOf(files), { vkey: other }, ed25519);
    expect(codes(foreign)).toEqual(["checkpoint_unsigned checkpoint"]);
  });
});

describe("a flipped byte", () => {
  it("is found wherever it is in a folder", async () => {
    for (const [path, at, changed] of tamperings(files)) {
      const verdict = await verifyLog(readerOf(changed), { policy: POLICY }, ed25519);
      expect(`${path} ${at} ${verdict.decision}`).toBe(`${path} ${at} invalid`);
    }
  });

  it("is found in a bundle whose list of files was made anew", async () => {
    for (const [path, at, changed] of tamperings(files)) {
      const verdict = await verifyListed(createManifest(bundleHead, changed), readerOf(changed), {}, ed25519);
      expect(`${path} ${at} ${verdict.decision}`).toBe(`${path} ${at} invalid`);
    }
  });

  it("is found in the list of files itself", async () => {
    const small = await publishedLog(4, [3, 4]);
    const manifest = encodeManifest(createManifest(bundleHead, small.files));
    for (let at = 0; at < manifest.length; at += 7) {
      const read = readManifest(flipped(manifest, at));
      const decision = read.ok
        ? (await verifyListed(read.value, readerOf(small.files), {}, ed25519)).decision
        : "unread";
      expect(`${at} ${decision}`).not.toBe(`${at} valid`);
    }
  });
});

/** Every file of a log with a byte changed at sampled offsets. */
function* tamperings(good: ReadonlyMap<string, Uint8Array>): Generator<[string, number, Map<string, Uint8Array>]> {
  for (const [path, bytes] of good) {
    for (const at of offsets(bytes.length)) yield [path, at, new Map(good).set(path, flipped(bytes, at))];
  }
}

/** First, last, and some between. */
function offsets(length: number): number[] {
  const some = [0, 1, length - 1];
  for (let part = 1; part < 8; part += 1) some.push(Math.floor((length * part) / 8));
  return [...new Set(some)].filter((at) => at >= 0 && at < length);
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const changed = bytes.slice();
  changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
  return changed;
}
