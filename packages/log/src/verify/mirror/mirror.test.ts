// A mirror by a party: it follows an honest log, and of a dishonest one it keeps what others can check.
import { describe, expect, it } from "vitest";
import { toUtf8 } from "../../bytes.ts";
import { signReceipt } from "../../keeping/receipt.ts";
import { emptyDisk, openMemoryLog } from "../../keeping/testing/memory-log.ts";
import { encodeEntry } from "../../record/entry.ts";
import {
  checkpointOf,
  filesOf,
  logSigner,
  logVkey,
  POLICY,
  type PublishedLog,
  publishedLog,
  report,
} from "../../testing/published-log.ts";
import { START_AT } from "../../testing/scene.ts";
import { nodeEd25519 } from "../../testing/signers.ts";
import type { Evidence } from "../evidence/file.ts";
import { readerOf } from "../log-reader.ts";
import type { Trust } from "../trusted-keys.ts";
import { type MirrorStep, mirrorStep } from "./mirror-step.ts";

const MINUTE_MS = 60_000;

/** A party with an empty disk. */
function party(trust: Trust = { policy: POLICY }) {
  const disk = emptyDisk();
  const { store } = openMemoryLog(disk);
  const look = (
    files: ReadonlyMap<string, Uint8Array>,
    beside?: ReadonlyMap<string, Uint8Array>,
  ): Promise<MirrorStep> =>
    mirrorStep({
      source: readerOf(files),
      store,
      held: readerOf(disk.files),
      trust,
      ed25519: nodeEd25519,
      ...(beside === undefined ? {} : { beside: readerOf(beside) }),
    });
  return { look, files: disk.files };
}

/** `3 → 300`, or why not, and the evidence that was raised. */
function said({ from, to, refusal, evidence }: MirrorStep): string {
  const kinds = evidence.map(({ kind }: Evidence) => kind);
  return [`${from ?? "–"} → ${to ?? "–"}`, ...(refusal === undefined ? [] : [refusal.code]), ...kinds].join(" ");
}

/** An honest log at these sizes, one after the other. */
async function history(sizes: readonly number[]): Promise<Map<string, Uint8Array>[]> {
  const { scene, files } = await publishedLog(sizes.at(-1) ?? 0);
  const blobs = [...files].filter(([path]) => path.startsWith("blob/"));
  return await Promise.all(sizes.map(async (size) => new Map([...(await filesOf(scene.entries, [size])), ...blobs])));
}

describe("an honest log", () => {
  it("is followed over partial and full tiles, and its evidence is kept", async () => {
    const { look, files } = party();
    const sizes = [3, 4, 255, 256, 257, 300];
    let before = "–";
    for (const [index, log] of (await history(sizes)).entries()) {
      expect(said(await look(log))).toBe(`${before} → ${sizes[index]}`);
      expect(said(await look(log))).toBe(`${sizes[index]} → ${sizes[index]}`);
      before = String(sizes[index]);
    }
    expect([...files.keys()].filter((path) => path.startsWith("blob/"))).toHaveLength(1);
    expect([...files.keys()].filter((path) => path.startsWith("checkpoints/"))).toHaveLength(sizes.length);
  });

  it("gains cosignatures that come later, and does not lose them", async () => {
    const { look, files } = party();
    const { scene } = await publishedLog(5);
    const log = await filesOf(scene.entries);
    const strengths: (string | null | undefined)[] = [];
    for (const witnesses of [[0], [0, 1, 2], [1], []]) {
      const note = await checkpointOf(scene.entries, 5, witnesses);
      strengths.push((await look(log.set("checkpoint", note))).verdict?.strength);
    }
    expect(strengths).toEqual(["signed", "fully witnessed", "fully witnessed", "fully witnessed"]);
    expect(files.get("checkpoint")).toEqual(await checkpointOf(scene.entries, 5));
  });

  it("is followed by the keys that its own records name, where the party knows none", async () => {
    const [log = new Map()] = await history([5]);
    expect(said(await party({}).look(log))).toBe("– → 5");
  });
});

describe("a split view", () => {
  /** Two logs that share three entries. */
  async function forks(size: number, otherSize: number): Promise<[PublishedLog, PublishedLog]> {
    const one = await publishedLog(size);
    const other = await publishedLog(3);
    await other.scene.say("anna", "report", { kind: "nothing" });
    while (other.scene.entries.length < otherSize) await report(other.scene);
    return [one, { ...other, files: await filesOf(other.scene.entries) }];
  }

  it.each([
    [8, 8],
    [8, 12],
    [12, 8],
    [200, 300],
  ])("of %i and %i entries is refused, with evidence", async (size, otherSize) => {
    const [one, other] = await forks(size, otherSize);
    const { look, files } = party();
    expect(said(await look(one.files))).toBe(`– → ${size}`);
    const held = new Map(files);
    expect(said(await look(other.files))).toBe(`${size} → ${size} mirror_forked equivocation`);
    expect(files).toEqual(held);
  });

  it("that nobody signed is refused without evidence", async () => {
    const [one, other] = await forks(8, 12);
    const { look } = party();
    await look(one.files);
    const note = new TextDecoder().decode(other.files.get("checkpoint"));
    const forged = new Map(other.files).set("checkpoint", toUtf8(note.replace(/ [A-Za-z0-9+/]{8}/, " AAAAAAAA")));
    expect(said(await look(forged))).toBe("8 → 8 mirror_forked");
  });
});

describe("other ways to deceive", () => {
  it("a log restored from an old copy is not followed back", async () => {
    const [old = new Map(), now = new Map()] = await history([4, 9]);
    const { look } = party();
    await look(now);
    expect(said(await look(old))).toBe("9 → 9 mirror_older");
  });

  it("entries that are not those of the checkpoint, or missing, are not taken", async () => {
    const [first = new Map(), next = new Map()] = await history([4, 9]);
    const { look } = party();
    await look(first);
    const other = (await history([9]))[0]?.get("tile/entries/000.p/9")?.slice() ?? new Uint8Array();
    other[other.length - 3] = (other[other.length - 3] ?? 0) ^ 1;
    expect(said(await look(new Map(next).set("tile/entries/000.p/9", other)))).toBe("4 → 4 mirror_forked");
    const fewer = new Map(next);
    fewer.delete("tile/entries/000.p/9");
    expect(said(await look(fewer))).toBe("4 → 4 file_missing");
    expect(said(await look(new Map()))).toBe("4 → 4 file_missing");
  });

  it("a record of a key that may not write is refused, whatever the log signed", async () => {
    const { scene, files } = await publishedLog(4);
    const { look } = party();
    await look(files);
    // Boris was never enrolled: the log lets his record in all the same.
    const record = await scene.write("boris", "report", { kind: "invented" });
    const entry = encodeEntry(record, START_AT + 9 * MINUTE_MS, "test");
    const step = await look(await filesOf([...scene.entries, entry]));
    expect(said(step)).toBe("4 → 4 mirror_invalid");
    expect(step.verdict?.problems.map(({ because }) => because)).toEqual(["key_unknown"]);
  });

  it("two records with one number in one log are evidence against their author", async () => {
    const { scene } = await publishedLog(4);
    const one = await scene.write("anna", "report", { kind: "one" });
    const other = await scene.write("anna", "report", { kind: "other" });
    await scene.add(one);
    const entry = encodeEntry(other, START_AT + 9 * MINUTE_MS, "test");
    const step = await party().look(await filesOf([...scene.entries, entry]));
    expect(said(step)).toBe("– → – mirror_invalid author-fork");
  });

  it("a record that was promised and left out is evidence against the log, once its time has passed", async () => {
    const { scene } = await publishedLog(40);
    const lost = await scene.write("anna", "report", { kind: "left out" });
    const mergeBy = START_AT + 20 * MINUTE_MS;
    const promise = { id: lost.id, log: logVkey.name, recvAt: START_AT + 10 * MINUTE_MS, mergeBy };
    const { bytes } = await signReceipt(promise, logSigner.signer);
    const { look, files } = party();
    files.set(`receipts/${lost.id}`, bytes);
    expect(said(await look(await filesOf(scene.entries, [15])))).toBe("– → 15");
    expect(said(await look(await filesOf(scene.entries, [40])))).toBe("15 → 40 omission");
    await scene.add(lost);
    expect(said(await look(await filesOf(scene.entries, [41])))).toBe("40 → 41");
  });
});
