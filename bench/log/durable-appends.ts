// Appends that are durable and answered (admission, one fdatasync for a batch, a signed receipt) beside the admission
// of the same records and nothing else. 64 authors wait at a time. Besides: how long they wait, by the wall clock.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DAY_MS, type Instant, type Outcome } from "@servanda/core";
import { ed25519, openDiskLog } from "@servanda/host";
import { createKeeper, createRoll, gateOf, type Keeper, type LogEntry } from "@servanda/log";
import { foundedScene, START_AT } from "../../packages/log/src/testing/scene.ts";
import { testSigner } from "../../packages/log/src/testing/signers.ts";
import { admit, reportsIn, rollAfter } from "./admission.ts";
import { inTurn, type LogCase } from "./case.ts";

const ROUNDS = 8;
const WAITING_AUTHORS = 64;

export const durableAppends: LogCase = { name: "durable appends", run: measureAppends };

async function measureAppends() {
  const scene = await foundedScene();
  const founding = [...scene.entries];
  const records = (await reportsIn(scene)).map(({ bytes }) => bytes);
  const counts = { admitted: 0, durable: 0, published: 0 };
  let waitsMs: number[] = [];
  let bestS = Number.POSITIVE_INFINITY;
  let open: Opened | undefined;

  const closeLast = async (): Promise<void> => {
    if (open === undefined) return;
    counts.published = valueOf(await open.keeper.integrate()).size - founding.length;
    await open.keeper.close();
    rmSync(open.folder, { recursive: true });
  };
  const [admittedS = 0, , durableS = 0] = await inTurn(
    ROUNDS,
    async () => {
      counts.admitted = 0;
      const roll = rollAfter(founding);
      for (const bytes of records) counts.admitted += await admit(roll, bytes, START_AT + roll.size * 1000);
    },
    // Opening and publishing are not what is measured.
    async () => {
      await closeLast();
      open = await openLog(founding);
    },
    async () => {
      if (open === undefined) return;
      const startedAt = performance.now();
      waitsMs = await appendAll(open.keeper, records);
      counts.durable = waitsMs.length;
      bestS = Math.min(bestS, (performance.now() - startedAt) / 1000);
    },
  );
  await closeLast();
  waitsMs.sort((a, b) => a - b);
  const waitMs = (share: number): number => Math.round((waitsMs[Math.floor(share * waitsMs.length)] ?? 0) * 10) / 10;
  return {
    ratio: Math.round((1000 * admittedS) / durableS) / 1000,
    goal: "goal ≥ 0.7",
    correct: Object.values(counts).every((count) => count === records.length),
    records: records.length,
    durablePerCpuS: Math.round(records.length / durableS),
    durablePerS: Math.round(records.length / bestS),
    answeredAfterMsP50: waitMs(0.5),
    answeredAfterMsP95: waitMs(0.95),
    answeredAfterMsP99: waitMs(0.99),
  };
}

interface Opened {
  readonly folder: string;
  readonly keeper: Keeper;
}

/** A new log on this machine's disk, with its founding records. */
async function openLog(founding: readonly LogEntry[]): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), "servanda-bench-"));
  const disk = valueOf(await openDiskLog(folder));
  const roll = createRoll("log.example/river/1", ed25519);
  // Entries as they were when the authors saw the roots that their records name.
  const now = (): Instant => founding[roll.size]?.recvAt ?? START_AT + roll.size * 1000;
  const keeper = await createKeeper({
    origin: "log.example/river/1",
    ...disk,
    gate: gateOf(roll),
    signers: [testSigner(99)],
    ed25519,
    clock: { now },
    isNew: true,
    limits: { mergeWithinMs: DAY_MS, quota: { records: 1_000_000, withinMs: 1 } },
  });
  for (const { record } of founding) valueOf(await valueOf(keeper).submit(record.bytes, "test"));
  return { folder, keeper: valueOf(keeper) };
}

/** How long each was waited for. A record is sent once the one `WAITING_AUTHORS` before it is answered. */
async function appendAll(keeper: Keeper, records: readonly Uint8Array[]): Promise<number[]> {
  const waitsMs: number[] = [];
  let next = 0;
  const author = async (): Promise<void> => {
    for (let bytes = records[next++]; bytes !== undefined; bytes = records[next++]) {
      const sentAt = performance.now();
      valueOf(await keeper.submit(bytes, "bench"));
      waitsMs.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: WAITING_AUTHORS }, author));
  return waitsMs;
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.value;
}
