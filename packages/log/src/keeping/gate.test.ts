// The keeper with the roll at its gate: records of a founded log, refused as the roll refuses, and judged the same
// after the log was opened again.
import { expect, test } from "vitest";
import { createRoll } from "../roll/roll.ts";
import { ORIGIN } from "../testing/bodies.ts";
import { foundedScene, type Scene, START_AT } from "../testing/scene.ts";
import { nodeEd25519, testSigner } from "../testing/signers.ts";
import { gateOf } from "./gate.ts";
import { createKeeper, type Keeper } from "./keeper.ts";
import { emptyDisk, type MemoryDisk, openMemoryLog } from "./testing/memory-log.ts";
import { valueOf } from "./testing/small-log.ts";

const report = { kind: "shelling", latE6: 48_100_000, lonE6: 37_200_000 };

async function open(disk: MemoryDisk, scene: Scene, isNew = false) {
  const roll = createRoll(ORIGIN, nodeEd25519);
  const keeper = await createKeeper({
    origin: ORIGIN,
    ...openMemoryLog(disk),
    gate: gateOf(roll),
    signers: [testSigner(99)],
    ed25519: nodeEd25519,
    // As in the scene, so that both have the same entries and so the same roots.
    clock: { now: () => START_AT + roll.size * 60_000 },
    limits: { mergeWithinMs: 1e12 },
    isNew,
  });
  return { roll, keeper: valueOf(keeper), take: async () => takeAll(valueOf(keeper), scene) };
}

/** What the scene admitted goes into the log. */
async function takeAll(keeper: Keeper, scene: Scene): Promise<void> {
  for (const { record } of scene.entries) valueOf(await keeper.submit(record.bytes, "test"));
}

async function foundedLog() {
  const scene = await foundedScene();
  const disk = emptyDisk();
  const log = await open(disk, scene, true);
  await log.take();
  return { scene, disk, ...log };
}

test("the roll after the keeper is the scene's, root for root, and again after opening", async () => {
  const { scene, disk, roll, keeper, take } = await foundedLog();
  for (let at = 0; at < 3; at += 1) await scene.say("anna", "report", { ...report, latE6: at });
  await take();
  await keeper.integrate();
  expect(roll.rootAt(roll.size)).toBe(scene.roll.rootAt(scene.roll.size));
  await keeper.close();
  const again = await open(disk, scene);
  expect(again.keeper.head.size).toBe(scene.entries.length);
  expect(again.roll.rootAt(again.roll.size)).toBe(scene.roll.rootAt(scene.roll.size));
});

test("records that build on each other may be sent at once", async () => {
  const { scene, keeper } = await foundedLog();
  const first = await scene.write("anna", "report", report);
  await scene.add(first);
  const second = await scene.write("anna", "report", report);
  const answers = await Promise.all([first, second].map(({ bytes }) => keeper.submit(bytes, "test")));
  expect(answers.map((answer) => valueOf(answer).index)).toEqual([3, 4]);
});

test("what the roll refuses takes no place: a gap, a fork, a signature that is none", async () => {
  const { scene, disk, keeper } = await foundedLog();
  const fork = await scene.write("anna", "report", { ...report, count: 2 });
  await scene.say("anna", "report", report);
  await scene.say("anna", "report", report);
  const last = scene.entries.at(-1)?.record.bytes ?? new Uint8Array();
  expect(await keeper.submit(last, "test")).toMatchObject({ refusal: { code: "seq_gap" } });
  await takeAll(keeper, scene);
  const expectRefused = async (log: Keeper) => {
    expect(await log.submit(fork.bytes, "test")).toMatchObject({ refusal: { code: "author_fork" } });
    const flipped = fork.bytes.with(fork.bytes.length - 10, 65);
    expect(await log.submit(flipped, "test")).toMatchObject({ ok: false });
    expect(valueOf(await log.submit(last, "test"))).toMatchObject({ index: scene.entries.length - 1, isResent: true });
  };
  await expectRefused(keeper);
  await keeper.close();
  const again = await open(disk, scene);
  await expectRefused(again.keeper);
  expect(again.keeper.head.size).toBe(scene.entries.length);
});
