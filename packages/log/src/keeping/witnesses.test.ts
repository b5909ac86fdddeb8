// The keeper and its witnesses: what they cosign is in the checkpoint, a silent one holds nothing up, and an old copy
// of the log is known by them.
import { accepted } from "@servanda/core";
import { expect, test } from "vitest";
import { toUtf8 } from "../bytes.ts";
import { openCheckpoint } from "../note/checkpoint.ts";
import { ED25519_TYPE, vkeyOf } from "../note/vkey.ts";
import { refuse } from "../refusals.ts";
import { memoryWitnessStore } from "../testing/memory-witness-store.ts";
import { nodeEd25519, testSigner } from "../testing/signers.ts";
import { createWitness } from "../witness/witness.ts";
import { copyDisk, emptyDisk, type FaultPlan, type MemoryDisk, openMemoryLog } from "./testing/memory-log.ts";
import { notingSigner, ORIGIN, openSmall, valueOf } from "./testing/small-log.ts";
import { createWitnesses } from "./witnesses.ts";

const roots = notingSigner();
const logKey = vkeyOf(ORIGIN, ED25519_TYPE, roots.signer.publicKey);

/** A witness that can be cut off. */
function witnessCalled(name: string, seed: number) {
  const line = { isUp: true, lies: false, now: 1_772_000_000_000 };
  const witness = createWitness({
    name,
    signer: testSigner(seed),
    store: memoryWitnessStore(new Map([[ORIGIN, [logKey]]])),
    clock: { now: () => line.now },
    ed25519: nodeEd25519,
  });
  const port = {
    async addCheckpoint(request: Uint8Array) {
      return line.isUp
        ? accepted(await witness.respond(request))
        : refuse("witness_unreachable", { name, what: "down" });
    },
  };
  return { vkey: witness.vkey, port, line };
}

async function namesOn(checkpoint: Uint8Array, witnesses: readonly ReturnType<typeof witnessCalled>[]) {
  const keys = { log: [logKey], witnesses: witnesses.map(({ vkey }) => vkey) };
  return valueOf(await openCheckpoint(checkpoint, keys, nodeEd25519)).cosignatures.map(({ vkey }) => vkey.name);
}

const open = (disk: MemoryDisk, circle: readonly ReturnType<typeof witnessCalled>[], isNew = false, plan?: FaultPlan) =>
  openSmall(openMemoryLog(disk, plan), roots.signer, { isNew, witnesses: createWitnesses(circle, nodeEd25519) });

test("cosignatures of those who answer are in the checkpoint; one who was away catches up", async () => {
  const circle = [witnessCalled("one.example", 11), witnessCalled("two.example", 12)];
  const disk = emptyDisk();
  const keeper = valueOf(await open(disk, circle, true));
  const grow = async (id: string) => {
    valueOf(await keeper.submit(toUtf8(id), "test"));
    return namesOn(valueOf(await keeper.integrate()).checkpoint, circle);
  };
  expect(await grow("a-1")).toEqual(["one.example", "two.example"]);
  if (circle[1] !== undefined) circle[1].line.isUp = false;
  expect(await grow("a-2")).toEqual(["one.example"]);
  expect(await grow("a-3")).toEqual(["one.example"]);
  if (circle[1] !== undefined) circle[1].line.isUp = true;
  expect(await grow("a-4")).toEqual(["one.example", "two.example"]);
  expect(disk.files.get("checkpoint")).toEqual(disk.files.get("checkpoints/4"));
});

test("after opening again the keeper finds out what each witness has seen", async () => {
  const circle = [witnessCalled("one.example", 11)];
  const disk = emptyDisk();
  const first = valueOf(await open(disk, circle, true));
  valueOf(await first.submit(toUtf8("a-1"), "test"));
  await first.integrate();
  await first.close();
  const keeper = valueOf(await open(disk, circle));
  valueOf(await keeper.submit(toUtf8("a-2"), "test"));
  expect(await namesOn(valueOf(await keeper.integrate()).checkpoint, circle)).toEqual(["one.example"]);
});

test("a checkpoint that was kept before a failure is published, not one that is cosigned later", async () => {
  const circle = [witnessCalled("one.example", 11)];
  const disk = emptyDisk();
  const keeper = valueOf(
    await open(disk, circle, true, ({ kind }) =>
      kind === "checkpoint" && disk.files.has("checkpoints/1") ? "unsaved" : undefined,
    ),
  );
  valueOf(await keeper.submit(toUtf8("a-1"), "test"));
  expect(await keeper.integrate()).toMatchObject({ refusal: { code: "store_failed" } });
  const kept = disk.files.get("checkpoints/1");
  if (circle[0] !== undefined) circle[0].line.now += 5000;
  const again = valueOf(await open(disk, circle));
  expect(again.head.checkpoint).toEqual(kept);
  expect(disk.files.get("checkpoint")).toEqual(kept);
  expect(disk.files.get("checkpoints/1")).toEqual(kept);
});

test("one witness that claims to have seen more holds nothing up while the others are enough", async () => {
  const circle = ["one", "two", "three", "four"].map((name, at) => witnessCalled(`${name}.example`, 11 + at));
  const threeOfFour = (cosigned: readonly unknown[]) => cosigned.length >= 3;
  const disk = emptyDisk();
  const openUnder = async (isNew: boolean) => {
    const asked = circle.map(({ vkey, port, line }) => ({
      vkey,
      port: {
        addCheckpoint: async (request: Uint8Array) =>
          line.lies
            ? accepted({ status: 409, contentType: "text/x.tlog.size", body: toUtf8("900\n") })
            : await port.addCheckpoint(request),
      },
    }));
    const witnesses = createWitnesses(asked, nodeEd25519, threeOfFour);
    return openSmall(openMemoryLog(disk), roots.signer, { isNew, witnesses });
  };
  const first = valueOf(await openUnder(true));
  valueOf(await first.submit(toUtf8("a-1"), "test"));
  await first.integrate();
  const [one, two] = circle;
  if (one !== undefined) one.line.lies = true;
  const keeper = valueOf(await openUnder(false));
  valueOf(await keeper.submit(toUtf8("a-2"), "test"));
  expect(await namesOn(valueOf(await keeper.integrate()).checkpoint, circle)).toHaveLength(3);
  expect(keeper.sizeElsewhere).toBe(900);
  if (two !== undefined) two.line.lies = true;
  expect(await openUnder(false)).toMatchObject({
    refusal: { code: "log_stopped", details: { reason: "rolled_back", what: "size 2 here, 900 at a witness" } },
  });
});

test("an old copy is known by one witness that answers, whatever the others do", async () => {
  const circle = [witnessCalled("one.example", 11), witnessCalled("two.example", 12)];
  const disk = emptyDisk();
  const keeper = valueOf(await open(disk, circle, true));
  valueOf(await keeper.submit(toUtf8("a-1"), "test"));
  await keeper.integrate();
  const old = copyDisk(disk);
  valueOf(await keeper.submit(toUtf8("a-2"), "test"));
  await keeper.integrate();
  const signedSizes = [...roots.rootsBySize.keys()];
  if (circle[0] !== undefined) circle[0].line.isUp = false;
  expect(await open(old, circle)).toMatchObject({
    refusal: { code: "log_stopped", details: { reason: "rolled_back", what: "size 1 here, 2 at a witness" } },
  });
  expect([...roots.rootsBySize.keys()]).toEqual(signedSizes);
  // KNOWN GAP: nobody answers. The copy opens, and what it signs is cosigned by no witness that has seen more.
  if (circle[1] !== undefined) circle[1].line.isUp = false;
  const copy = valueOf(await open(old, circle));
  for (const { line } of circle) line.isUp = true;
  expect(copy.sizeElsewhere).toBeUndefined();
  for (const id of ["a-3", "a-4"]) valueOf(await keeper.submit(toUtf8(id), "test"));
  await keeper.integrate();
  valueOf(await copy.submit(toUtf8("b-1"), "test"));
  expect(await namesOn(valueOf(await copy.integrate()).checkpoint, circle)).toEqual([]);
  expect(copy.sizeElsewhere).toBe(4);
});
