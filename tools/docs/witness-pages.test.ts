// The worked examples of the pages about witnesses and policies are computed again.
import { formatInstant } from "@servanda/core";
import {
  createWitness,
  fromUtf8,
  leafHash,
  leastThreshold,
  parsePolicy,
  printAddCheckpoint,
  printPolicy,
  strengthOf,
  toUtf8,
} from "@servanda/log";
import { expect, test } from "vitest";
import { printHeadLine } from "../../packages/host/src/witness/head-line.ts";
import { memoryWitnessStore } from "../../packages/log/src/testing/memory-witness-store.ts";
import { naiveConsistency } from "../../packages/log/src/testing/naive-tree.ts";
import { logVkey, ORIGIN, signedCheckpoint, WITNESS_NAMES } from "../../packages/log/src/testing/signed-log.ts";
import { nodeEd25519, testSigner } from "../../packages/log/src/testing/signers.ts";
import { docPages } from "./files.ts";
import { snippetsOf } from "./snippets.ts";

const entries = ["one", "two", "three", "four", "five"].map(toUtf8);
const leaves = entries.map(leafHash);
const at = 1_771_113_600_000;
const pageOf = (path: string): string => docPages().find((page) => page.path === path)?.text ?? "";
const blocksOf = (path: string): string[] => snippetsOf(pageOf(path)).map(({ text }) => text);

test("witness.md: the request, its answer, and what is kept", async () => {
  const [request, answer, line, ...rest] = blocksOf("docs/formats/witness.md");
  expect(rest).toEqual([]);
  const checkpoint = await signedCheckpoint(entries);
  const body = printAddCheckpoint({ oldSize: 3, proof: naiveConsistency(3, leaves), checkpoint });
  expect(`${request}\n`).toBe(fromUtf8(body));
  const store = memoryWitnessStore(new Map([[ORIGIN, [logVkey]]]));
  const clock = { now: () => at };
  const witness = createWitness({
    name: WITNESS_NAMES[0],
    signer: testSigner(2),
    store,
    clock,
    ed25519: nodeEd25519,
  });
  const three = await signedCheckpoint(entries.slice(0, 3));
  await witness.respond(printAddCheckpoint({ oldSize: 0, proof: [], checkpoint: three }));
  const reply = await witness.respond(body);
  expect([reply.status, fromUtf8(reply.body)]).toEqual([200, `${answer}\n`]);
  const head = store.heads.get(ORIGIN);
  expect(`${line}\n`).toBe(head && printHeadLine(ORIGIN, head));
});

test("policy.md: the example is read, and says of the checkpoint what the page says", async () => {
  const path = "docs/formats/policy.md";
  const [text = "", ...rest] = blocksOf(path);
  expect(rest).toEqual([]);
  const policy = parsePolicy(`${text}\n`);
  if (!policy.ok) throw new Error(policy.refusal.message);
  expect(printPolicy(policy.value)).toBe(`${text.slice(text.indexOf("\n") + 1)}\n`);
  const strength = await strengthOf(await signedCheckpoint(entries, at / 1000), policy.value, nodeEd25519);
  expect(strength).toMatchObject({ value: { level: "fully witnessed", missing: [] } });
  const quorumAt = strength.ok ? (strength.value.quorumAt ?? 0) : 0;
  expect(pageOf(path)).toContain(`\`${formatInstant(quorumAt)}\``);
  const sizes = [1, 2, 3, 4, 5, 6, 7];
  expect(pageOf(path)).toContain(sizes.map((size) => `${leastThreshold(size)} of ${size}`).join(", "));
});
