// The keeper over the disk, over files in memory that behave as badly as POSIX lets them. Each life of the log opens
// it, takes records and publishes until it dies at a system call that the seed names; calls fail on the way; then the
// process is gone, or the power with it. Whatever happened, the next life that is left in peace finds every record
// that was acknowledged, where it was said to be, and no size was ever signed with two roots.
import { createRng, type Rng } from "@servanda/core";
import { fromUtf8, type Keeper, toUtf8 } from "@servanda/log";
import { expect, test } from "vitest";
import { openFolder } from "./disk-log.ts";
import type { Files } from "./files.ts";
import { type FateOf, losePower, type Machine, newMachine, simulateProcess } from "./testing/simulated-files.ts";
import { idsOf, openSmall, smallSigner, watchedSigner } from "./testing/small-log.ts";

const FIRST_SEED = Number(process.env["SEED"] ?? 1000);
const SEED_COUNT = 400;
const LIVES = 50;
const FOLDER = "/log";

/** What the outside knows of the log: it outlives every process. */
interface Outside {
  /** Where each record was said to be. */
  readonly acknowledged: Map<string, number>;
  readonly rootBySize: Map<number, string>;
  /** A size that was signed with two roots. */
  forkedAt: number | undefined;
  /** What a caller was told is published. */
  publishedSize: number;
  nextRecord: number;
  crashCount: number;
}

/** How one life goes: weights are drawn anew for each, so that rare mixtures occur. */
interface Life {
  readonly diesAtCall: number;
  readonly failurePerMille: number;
  readonly rounds: number;
  readonly mostTogether: number;
}

test.each(Array.from({ length: SEED_COUNT }, (_, at) => FIRST_SEED + at))("seed %i", async (seed) => {
  const rng = createRng(seed);
  const outside: Outside = {
    acknowledged: new Map(),
    rootBySize: new Map(),
    forkedAt: undefined,
    publishedSize: 0,
    nextRecord: 0,
    crashCount: 0,
  };
  let machine = newMachine();
  // Some logs begin near the end of their first tile, so that full tiles and upper levels are in the game.
  machine = await live(machine, rng, outside, {
    ...drawLife(rng),
    diesAtCall: 1e9,
    mostTogether: rng.pick([1, 1, 1, 250]),
  });
  for (let life = 0; life < LIVES; life += 1) {
    machine = await live(machine, rng, outside, drawLife(rng));
    if (rng.int(3) > 0) continue;
    await inspect(machine, outside, `seed ${seed}, life ${life}`);
  }
  await inspect(machine, outside, `seed ${seed}, at the end`);
  expect(outside.crashCount).toBeGreaterThan(LIVES / 3);
});

function drawLife(rng: Rng): Life {
  return {
    diesAtCall: rng.int(rng.pick([10, 40, 160])),
    failurePerMille: rng.pick([0, 0, 5, 50]),
    rounds: 1 + rng.int(6),
    mostTogether: rng.pick([1, 3, 10]),
  };
}

/** One process from its start to its end, by whatever end. */
async function live(machine: Machine, rng: Rng, outside: Outside, life: Life): Promise<Machine> {
  let callCount = 0;
  const fateOf: FateOf = () => {
    callCount += 1;
    if (callCount === life.diesAtCall) return rng.pick(["dies before", "dies after"]);
    if (rng.int(1000) < life.failurePerMille) return rng.pick(["fails", "fails but saved"]);
    return "works";
  };
  const { files, died, kill } = simulateProcess(machine, fateOf);
  let isDead = false;
  await Promise.race([
    died.then(() => {
      isDead = true;
    }),
    work(files, rng, outside, life).catch(rethrowUnplanned),
  ]);
  kill();
  if (isDead) outside.crashCount += 1;
  const after = rng.int(2) === 0 ? machine : losePower(machine, rng);
  await expectPublished(after, outside);
  return after;
}

/** Readers who were shown a checkpoint are not shown an older one, even before the log is opened again. */
async function expectPublished(machine: Machine, { publishedSize }: Outside): Promise<void> {
  const { files } = simulateProcess(machine, () => "works");
  const note = fromUtf8((await files.read(`${FOLDER}/checkpoint`)) ?? new Uint8Array()) ?? "";
  expect(Number(note.split("\n")[1] ?? 0)).toBeGreaterThanOrEqual(publishedSize);
}

async function work(files: Files, rng: Rng, outside: Outside, life: Life): Promise<void> {
  const keeper = await openOrBegin(files, outside);
  if (keeper === undefined) return;
  for (let round = 0; round < life.rounds; round += 1) {
    const count = 1 + rng.int(life.mostTogether);
    const submitting = Array.from({ length: count }, () => submit(keeper, outside));
    // Sometimes a tree is published while records come in.
    if (rng.int(3) === 0) await integrate(keeper, outside);
    await Promise.all(submitting);
    if (rng.int(2) === 0) await integrate(keeper, outside);
  }
  if (rng.int(4) === 0) await keeper.close();
}

/** Undefined where a planned failure is in the way. */
async function openOrBegin(files: Files, outside: Outside): Promise<Keeper | undefined> {
  const signer = watchedSigner(smallSigner(), (size, root) => {
    if (outside.rootBySize.has(size) && outside.rootBySize.get(size) !== root) outside.forkedAt = size;
    outside.rootBySize.set(size, root);
  });
  for (const isNew of [false, true]) {
    const disk = await openFolder(FOLDER, files, { segmentBytes: 500 });
    if (!disk.ok) throw new Error(disk.refusal.message);
    const keeper = await openSmall(disk.value, signer, { isNew });
    if (keeper.ok) return keeper.value;
    const { code, message } = keeper.refusal;
    if (code === "store_failed" || message.includes("planned")) return undefined;
    if (isNew || !message.includes("there is no log here")) throw new Error(message);
  }
  return undefined;
}

async function integrate(keeper: Keeper, outside: Outside): Promise<void> {
  const head = await keeper.integrate();
  if (head.ok) outside.publishedSize = head.value.size;
}

async function submit(keeper: Keeper, outside: Outside): Promise<void> {
  const id = `a-${outside.nextRecord}`;
  outside.nextRecord += 1;
  const receipt = await keeper.submit(toUtf8(id), "test");
  if (receipt.ok) outside.acknowledged.set(id, receipt.value.index);
}

/** Opens the log in peace, on the same machine, and looks at everything. */
async function inspect(machine: Machine, outside: Outside, when: string): Promise<void> {
  const { files, kill } = simulateProcess(machine, () => "works");
  const keeper = await openOrBegin(files, outside);
  if (keeper === undefined) throw new Error(`${when}: not opened`);
  const disk = { read: (path: string) => files.read(`${FOLDER}/${path}`) };
  const ids = await idsOf(disk, keeper.head);
  expect(new Set(ids).size, `${when}: no record stands twice`).toBe(ids.length);
  for (const [id, index] of outside.acknowledged) expect(ids[index], `${when}: ${id} at ${index}`).toBe(id);
  expect(outside.forkedAt, `${when}: two roots for one size`).toBeUndefined();
  kill();
}

function rethrowUnplanned(error: unknown): void {
  if (!(error instanceof Error && error.message.startsWith("planned"))) throw error;
}
