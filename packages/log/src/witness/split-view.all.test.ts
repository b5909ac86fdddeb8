// A log that shows one face to some and another to others, under 3 of 4: every set of witnesses that may be in on it,
// and every way in which the honest ones may have been approached. All of it, since it is small.
import { expect, test } from "vitest";
import { fromUtf8, toUtf8 } from "../bytes.ts";
import { cosign } from "../note/cosignature.ts";
import { type NoteSignature, parseNote } from "../note/note.ts";
import { COSIGNATURE_TYPE, printVkey, type Vkey, vkeyOf } from "../note/vkey.ts";
import { forkingLog } from "../testing/forking-log.ts";
import { memoryWitnessStore } from "../testing/memory-witness-store.ts";
import { nodeEd25519, testSigner } from "../testing/signers.ts";
import { withSignatures } from "./ask.ts";
import { parsePolicy } from "./policy.ts";
import { strengthOf } from "./strength.ts";
import { createWitness } from "./witness.ts";

const log = forkingLog("log.example/ceasefire/1", 1, 2);
const names = ["A", "B", "guarantor", "observers"] as const;
type Name = (typeof names)[number];
const FORKS = ["a", "b"] as const;
const now = 1_772_000_000_000;
const holders = new Map(
  names.map((name, index) => [name, { name: `${name}.example/w`, signer: testSigner(10 + index) }]),
);

function holder(name: Name): { name: string; signer: ReturnType<typeof testSigner> } {
  const found = holders.get(name);
  if (found === undefined) throw new Error(`no witness ${name}`);
  return found;
}

const vkeyFor = (name: Name): Vkey => vkeyOf(holder(name).name, COSIGNATURE_TYPE, holder(name).signer.publicKey);

const read = parsePolicy(
  [
    `log ${printVkey(log.vkey)}`,
    ...names.map((name) => `witness ${name} ${printVkey(vkeyFor(name))}`),
    `group all-of-us 3 ${names.join(" ")}`,
    "quorum all-of-us",
  ].join("\n"),
);

const bit = (bits: number, index: number): boolean => Math.floor(bits / 2 ** index) % 2 === 1;

/** What an honest witness says to both faces, shown to it in this order. */
async function honestLines(name: Name, isBFirst: boolean): Promise<Map<string, NoteSignature>> {
  const store = memoryWitnessStore(new Map([[log.origin, [log.vkey]]]));
  const witness = createWitness({ ...holder(name), store, clock: { now: () => now }, ed25519: nodeEd25519 });
  const lines = new Map<string, NoteSignature>();
  for (const fork of isBFirst ? ["b", "a"] : FORKS) {
    for (const oldSize of [0, 4]) {
      const reply = await witness.respond(await log.request(oldSize, 4, fork));
      const note = parseNote(toUtf8(`${log.text(4, fork)}\n${fromUtf8(reply.body)}`));
      if (reply.status === 200 && note.ok && note.value.signatures[0]) lines.set(fork, note.value.signatures[0]);
    }
  }
  return lines;
}

/** Whether a reader with this witness of its own relies on the face that has these cosignatures. */
async function isReliedOn(fork: string, lines: readonly NoteSignature[], own: Name): Promise<boolean> {
  const note = withSignatures(await log.checkpoint(4, fork), lines);
  if (!note.ok || !read.ok) throw new Error("a checkpoint and a policy");
  const strength = await strengthOf(note.value, read.value, nodeEd25519, vkeyFor(own));
  return strength.ok && strength.value.level !== "signed";
}

test("no two readers with honest witnesses rely on two faces unless two groups of four are in on it", async () => {
  const deceived = new Set<string>();
  for (let colluding = 0; colluding < 16; colluding += 1) {
    const honest = names.filter((_, index) => !bit(colluding, index));
    for (let first = 0; first < 2 ** honest.length; first += 1) {
      const lines = new Map<string, NoteSignature[]>(FORKS.map((fork) => [fork, []]));
      for (const [index, name] of names.entries()) {
        const said = bit(colluding, index)
          ? new Map(
              await Promise.all(
                FORKS.map(async (fork) => [fork, await cosign(log.text(4, fork), holder(name), now / 1000)] as const),
              ),
            )
          : await honestLines(name, bit(first, honest.indexOf(name)));
        // An honest witness has one face only.
        expect(said.size).toBe(bit(colluding, index) ? 2 : 1);
        for (const [fork, line] of said) lines.get(fork)?.push(line);
      }
      const relying = new Map<string, Name[]>();
      for (const fork of FORKS) {
        const found: Name[] = [];
        for (const own of honest) if (await isReliedOn(fork, lines.get(fork) ?? [], own)) found.push(own);
        relying.set(fork, found);
      }
      const [onA, onB] = [relying.get("a") ?? [], relying.get("b") ?? []];
      const isDeceived = onA.length > 0 && onB.length > 0;
      if (isDeceived) deceived.add(`${4 - honest.length} of 4`);
      // Also then nobody is shown both, and two who share an honest witness never differ.
      expect(onA.filter((own) => onB.includes(own))).toEqual([]);
      if (honest.length >= 3) expect(isDeceived).toBe(false);
    }
  }
  // What this cannot do is said as well: with two groups in on it, two readers who never compare can be deceived.
  expect([...deceived].sort()).toEqual(["2 of 4"]);
});
