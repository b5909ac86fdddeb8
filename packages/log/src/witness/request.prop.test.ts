// Requests: what is read is printed again byte for byte; and no bytes make a witness fail, or sign what it must not.
import fc from "fast-check";
import { expect, test } from "vitest";
import { forkingLog } from "../testing/forking-log.ts";
import { memoryWitnessStore } from "../testing/memory-witness-store.ts";
import { nodeEd25519, testSigner } from "../testing/signers.ts";
import { parseAddCheckpoint, printAddCheckpoint } from "./request.ts";
import { createWitness } from "./witness.ts";

const seed = Number(process.env["SEED"] ?? 20_260_215);
const log = forkingLog("log.example/ceasefire/1", 1);

test("parse ∘ print = id, and print ∘ parse = id", () => {
  const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
  const request = fc.record({
    oldSize: fc.maxSafeNat(),
    proof: fc.array(hash, { maxLength: 63 }),
    checkpoint: fc.uint8Array({ maxLength: 500 }),
  });
  fc.assert(
    fc.property(request, (each) => {
      const bytes = printAddCheckpoint(each);
      const read = parseAddCheckpoint(bytes);
      expect(read).toEqual({ ok: true, value: each });
      expect(read.ok && printAddCheckpoint(read.value)).toEqual(bytes);
    }),
    { seed, numRuns: 300 },
  );
});

test("whatever is changed in a request, it is answered, and only what the log signed is cosigned", async () => {
  const good = await log.request(0, 5);
  const text = log.text(5);
  const change = fc.record({
    at: fc.nat(good.length - 1),
    kind: fc.constantFrom("flip", "cut", "put"),
    byte: fc.nat(255),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      let bytes = [...good];
      for (const { at, kind, byte } of changes) {
        if (kind === "flip") bytes[at % bytes.length] = byte;
        else
          bytes = [
            ...bytes.slice(0, at),
            ...(kind === "put" ? [byte] : []),
            ...bytes.slice(kind === "cut" ? at + 1 : at),
          ];
      }
      const store = memoryWitnessStore(new Map([[log.origin, [log.vkey]]]));
      const clock = { now: () => 1_772_000_000_000 };
      const witness = createWitness({ name: "w", signer: testSigner(2), store, clock, ed25519: nodeEd25519 });
      const { status } = await witness.respond(Uint8Array.from(bytes));
      expect([200, 400, 403, 404, 409, 422]).toContain(status);
      if (status === 200) expect(Buffer.from(Uint8Array.from(bytes)).toString()).toContain(`\n\n${text}\n— `);
    }),
    { seed, numRuns: 1000 },
  );
});
