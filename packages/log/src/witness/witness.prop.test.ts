// What a witness must never do, whatever it is asked, however requests meet, and wherever it is killed.
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromUtf8, toBase64, toUtf8 } from "../bytes.ts";
import { openNote } from "../note/note.ts";
import { forkingLog } from "../testing/forking-log.ts";
import { memoryWitnessStore } from "../testing/memory-witness-store.ts";
import { nodeEd25519, testSigner } from "../testing/signers.ts";
import { createWitness, type Witness } from "./witness.ts";

const seed = Number(process.env["SEED"] ?? 20_260_215);
const COMMON = 3;
const logs = [forkingLog("log.example/one", 1, COMMON), forkingLog("log.example/two", 2, COMMON)];

interface Ask {
  readonly log: number;
  readonly fork: "a" | "b";
  /** What the log believes that the witness has; "right" is the truth. */
  readonly old: number | "right";
  readonly size: number;
  readonly fault: "none" | "killed before" | "killed after" | "disk full";
}

const asks: fc.Arbitrary<Ask> = fc.record({
  log: fc.constantFrom(0, 1),
  fork: fc.constantFrom("a" as const, "b" as const),
  old: fc.oneof({ weight: 3, arbitrary: fc.constant("right" as const) }, fc.nat(9)),
  size: fc.nat(9),
  fault: fc.oneof(
    { weight: 4, arbitrary: fc.constant("none" as const) },
    fc.constantFrom("killed before" as const, "killed after" as const, "disk full" as const),
  ),
});

interface Cosigned {
  readonly timestampS: number;
  readonly size: number;
  readonly fork: string;
}

test("of one log: one root for a size, no size below an earlier one, one fork", async () => {
  let cosignedCount = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(asks, { minLength: 1, maxLength: 3 }), { maxLength: 12 }), async (rounds) => {
      const store = memoryWitnessStore(new Map(logs.map(({ origin, vkey }) => [origin, [vkey]])));
      // Every look at the clock is a second later, so that the order of cosignatures is that of their times.
      let nowMs = 1_772_000_000_000;
      const clock = { now: () => (nowMs += 1000) };
      const start = (): Witness =>
        createWitness({ name: "w.example", signer: testSigner(3), store, clock, ed25519: nodeEd25519 });
      let witness = start();
      const cosigned = logs.map((): Cosigned[] => []);
      for (const round of rounds) {
        const answers = round.map(async ({ log: which, fork, old, size, fault }) => {
          const log = logs[which] ?? logs[0];
          if (log === undefined) throw new Error("there is a log");
          const oldSize = old === "right" ? (store.heads.get(log.origin)?.size ?? 0) : old;
          const request = await log.request(oldSize, size, fork);
          store.fault = fault;
          const reply = await witness.respond(request).catch(() => undefined);
          // Killed, whether before or after: a new process goes on from what is durable.
          if (reply === undefined) witness = start();
          if (reply?.status !== 200) return;
          const note = toUtf8(`${log.text(size, fork)}\n${fromUtf8(reply.body)}`);
          const opened = await openNote(note, [witness.vkey], nodeEd25519);
          const timestampS = opened.ok ? opened.value.good[0]?.timestampS : undefined;
          expect(timestampS).toBeDefined();
          cosigned[which]?.push({ timestampS: timestampS ?? 0, size, fork });
        });
        await Promise.all(answers);
      }
      for (const [which, list] of cosigned.entries()) {
        cosignedCount += list.length;
        const inTime = list.toSorted((left, right) => left.timestampS - right.timestampS);
        const sizes = inTime.map(({ size }) => size);
        expect(sizes).toEqual(sizes.toSorted((left, right) => left - right));
        const beyond = inTime.filter(({ size }) => size > COMMON);
        expect(new Set(beyond.map(({ fork }) => fork)).size).toBeLessThanOrEqual(1);
        const roots = new Map<number, string>();
        for (const { size, fork } of inTime) {
          const root = toBase64(logs[which]?.root(size, fork) ?? new Uint8Array());
          expect(roots.get(size) ?? root).toBe(root);
          roots.set(size, root);
        }
      }
    }),
    { seed, numRuns: 300 },
  );
  expect(cosignedCount).toBeGreaterThan(300);
});
