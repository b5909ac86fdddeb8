// Laws of the roll, for random acts of people who may and may not do them: what was answered for an index stays,
// another reader finds the same, and a plain scan of the log gives the same keys and rules.
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64, fromUtf8, toBase64, toUtf8 } from "../bytes.ts";
import { keyIdOf } from "../keys/key-id.ts";
import { readEntry } from "../record/entry.ts";
import type { IJsonObject } from "../record/i-json.ts";
import { readEnvelope } from "../record/read.ts";
import { enrolment, foundedScene, KARSA, keyOf, MISSION, type Name, OSTREL, type Scene } from "../testing/scene.ts";
import { nodeEd25519 } from "../testing/signers.ts";
import { readBody } from "./bodies.ts";
import { createRoll, type Roll } from "./roll.ts";

const DEVICES: readonly Name[] = ["anna", "boris", "clara", "desk"];
const PEOPLE: readonly Name[] = [...DEVICES, "karsa-3", "mission-3"];

interface Step {
  readonly act: "report" | "enrol" | "revoke" | "retire" | "permit" | "forbid" | "late" | "hold" | "shred";
  readonly author: Name;
  readonly about: Name;
  /** Who signs beside the author: enough of both, or nobody. */
  readonly isApproved: boolean;
  readonly number: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(
    "report",
    "report",
    "report",
    "enrol",
    "revoke",
    "retire",
    "permit",
    "forbid",
    "late",
    "hold",
    "shred",
  ),
  author: fc.constantFrom(...PEOPLE, "karsa-1" as const),
  about: fc.constantFrom(...PEOPLE),
  isApproved: fc.integer({ min: 0, max: 3 }).map((each) => each > 0),
  number: fc.nat(5),
});

async function bodyFor(scene: Scene, { act, about, number }: Step): Promise<IJsonObject> {
  const id = scene.roll.idAt(number) ?? "";
  const key = keyOf(about);
  switch (act) {
    case "report":
      return { number };
    case "enrol":
      return await enrolment(about);
    case "revoke":
      return { key, reason: "lost", compromisedSince: number > 2 ? `2026-03-01T10:0${number}:00.000Z` : null };
    case "retire":
      return { key, reason: "end of tour" };
    case "permit":
      return { rule: `rule-${number}`, office: "ostrel", role: "observer", types: ["report"] };
    case "forbid":
      return { rule: number > 4 ? "reports-of-karsa" : `rule-${number}` };
    case "late":
      return { key, records: [id] };
    case "hold":
      return { record: id, reason: "case" };
    case "shred":
      return { record: id, basis: "law" };
  }
}

/** Runs the steps; those that are refused leave no trace. */
async function logOf(steps: readonly Step[], after: (scene: Scene) => void = () => {}): Promise<Scene> {
  const scene = await foundedScene();
  for (const each of steps) {
    const by = each.isApproved ? [...KARSA, ...OSTREL, ...MISSION].filter((name) => name !== each.author) : [];
    const record = await scene.write(each.author, each.act, await bodyFor(scene, each), { by });
    if ((await scene.ask(record)) === "admitted") await scene.add(record);
    after(scene);
  }
  return scene;
}

function answersAt(roll: Roll, index: number): unknown {
  const keys = PEOPLE.map((name) => roll.keyState(keyOf(name), index));
  return { keys, rules: roll.permissions(index), flags: roll.flags(index), id: roll.idAt(index) };
}

test("property: what was answered for an index is answered ever after", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 16, size: "max" }), async (steps) => {
      const said: string[] = [];
      const { roll } = await logOf(steps, (scene) => {
        for (let index = said.length; index < scene.roll.size; index += 1) {
          said.push(JSON.stringify(answersAt(scene.roll, index)));
        }
      });
      expect(said.map((_, index) => JSON.stringify(answersAt(roll, index)))).toEqual(said);
    }),
    { numRuns: 25 },
  );
});

test("property: another reader admits every entry by its bytes, and finds the same at every index", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 16, size: "max" }), async (steps) => {
      const { roll, entries } = await logOf(steps);
      const other = createRoll(roll.origin, nodeEd25519);
      for (const [index, { bytes }] of entries.entries()) {
        const entry = readEntry(bytes);
        if (!entry.ok) throw new Error(entry.refusal.message);
        const { record, recvAt } = entry.value;
        expect(await other.check(record, recvAt)).toMatchObject({ ok: true, value: { kind: "new" } });
        other.apply(entry.value, index);
      }
      const all = entries.map((_, index) => index);
      expect(all.map((index) => answersAt(other, index))).toEqual(all.map((index) => answersAt(roll, index)));
      expect(all.map((index) => other.contested(index))).toEqual(all.map((index) => roll.contested(index)));
      expect(other.rootAt(entries.length)).toBe(roll.rootAt(entries.length));
    }),
    { numRuns: 12 },
  );
});

test("property: keys and rules are what a plain scan of the entries says", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20, size: "max" }), async (steps) => {
      const { roll, entries } = await logOf(steps);
      for (let index = 1; index <= entries.length; index += 1) {
        const scanned = scan(entries.slice(0, index).map(({ record: { body } }) => body));
        const found = DEVICES.filter((name) => roll.keyState(keyOf(name), index).state === "enrolled").map(keyOf);
        expect(found.toSorted()).toEqual(
          [...scanned.keys].filter((key) => DEVICES.map(keyOf).includes(key)).toSorted(),
        );
        expect(roll.permissions(index).map(({ rule }) => rule)).toEqual([...scanned.rules]);
      }
    }),
    { numRuns: 12 },
  );
});

/** Naive: keys that came and did not go, rules that came and did not go. */
function scan(bodies: readonly { readonly type: string; readonly body: IJsonObject }[]) {
  const keys = new Set<string>();
  const rules = new Set<string>();
  for (const { type, body } of bodies) {
    const read = readBody(type, body);
    if (!read.ok) throw new Error(read.refusal.message);
    const typed = read.value;
    if (typed.type === "log") for (const { rule } of typed.body.rules) rules.add(rule);
    if (typed.type === "permit") rules.add(typed.body.rule);
    if (typed.type === "forbid") rules.delete(typed.body.rule);
    if (typed.type === "revoke" || typed.type === "retire") keys.delete(typed.body.key);
    if (typed.type === "enrol") {
      keys.add(keyIdOf(fromBase64(typed.body.publicKey) ?? new Uint8Array()));
    }
  }
  return { keys, rules };
}

/** The order of the base point (RFC 8032). */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

test("property: no other form of a signature is one, and none makes a second record", async () => {
  const scene = await foundedScene();
  const record = await scene.write("anna", "report", { kind: "shelling" });
  const [good] = record.sigs;
  const text = fromUtf8(record.bytes) ?? "";
  const bytes = fromBase64(good?.sig ?? "") ?? new Uint8Array();
  const raised = Uint8Array.from(bytes);
  let s = bytes.slice(32).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + ORDER;
  for (let at = 32; at < 64; at += 1) {
    raised[at] = Number(s % 256n);
    s /= 256n;
  }
  const anyForm = fc.oneof(
    fc.constant(raised),
    fc.tuple(fc.nat(63), fc.integer({ min: 1, max: 255 })).map(([at, flip]) => {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ flip;
      return changed;
    }),
  );
  await fc.assert(
    fc.asyncProperty(anyForm, async (form) => {
      const read = readEnvelope(toUtf8(text.replace(good?.sig ?? "", toBase64(form))));
      if (!read.ok) throw new Error(read.refusal.message);
      expect(read.value.id).toBe(record.id);
      expect(await scene.ask(read.value)).toContain("signature_invalid");
    }),
    { numRuns: 300 },
  );
});
