// Policies by C2SP tlog-policy: what is read, what is refused with which line, and which quorums are too weak.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COSIGNATURE_TYPE, ED25519_TYPE, printVkey, type Vkey, vkeyOf } from "../note/vkey.ts";
import { isLogRefusal } from "../refusals.ts";
import { testSigner } from "../testing/signers.ts";
import { hasVectors, vectorText, whyVectorsAreSkipped } from "../testing/vectors.ts";
import { parsePolicy, printPolicy } from "./policy.ts";
import { leastThreshold } from "./quorum.ts";

const logKey = (seed: number): string => keyText(`log.example/${seed}`, ED25519_TYPE, seed);
const witnessKey = (seed: number): string => keyText(`witness.example/w${seed}`, COSIGNATURE_TYPE, seed);
const keyText = (name: string, type: number, seed: number): string => printVkey(key(name, type, seed));
const key = (name: string, type: number, seed: number): Vkey => vkeyOf(name, type, testSigner(seed).publicKey);

const four = [
  `log ${logKey(1)}`,
  `witness A ${witnessKey(2)} https://a.example/`,
  `witness B ${witnessKey(3)}`,
  `witness guarantor ${witnessKey(4)}`,
  `witness observers ${witnessKey(5)}`,
];

test("blanks, tabs, empty lines and comments say nothing", () => {
  const text = [
    "# who watches",
    "",
    ...four,
    "\tgroup  all-of-us\t3 A B guarantor observers  ",
    "  #",
    "quorum all-of-us",
  ];
  const read = parsePolicy(text.join("\n"));
  expect(read.ok && read.value.groups).toEqual([
    { name: "all-of-us", threshold: 3, members: ["A", "B", "guarantor", "observers"] },
  ]);
  expect(read.ok && read.value.witnesses[0]?.url).toBe("https://a.example/");
  expect(read.ok && printPolicy(read.value)).toBe(
    [...four, "group all-of-us 3 A B guarantor observers", "quorum all-of-us", ""].join("\n"),
  );
});

const malformed: readonly [title: string, lines: readonly string[], line: number, expected: RegExp][] = [
  ["no quorum", four, 5, /followed by a line `quorum NAME`/],
  ["two quorums", [...four, "quorum A", "quorum B"], 7, /the only `quorum` line/],
  ["a quorum not defined", [...four, "quorum C"], 6, /not `C`/],
  ["a quorum defined below", ["quorum A", ...four], 1, /not `A`/],
  ["an unknown line", [...four, "majority A"], 6, /a line of `log`, `witness`, `group` or `quorum`/],
  ["a name of the language's own", [...four, "constructor A"], 6, /a line of/],
  ["a comment behind words", [...four, "quorum A # mine"], 6, /`quorum NAME`/],
  ["a group of nobody", [...four, "group g any"], 6, /`group NAME THRESHOLD MEMBER…`/],
  ["a group of somebody unknown", [...four, "group g any A C"], 6, /not `C`/],
  ["a group of itself", [...four, "group g any A g"], 6, /not `g`/],
  ["`none` as a member", [...four, "group g any A none"], 6, /not `none`/],
  ["`none` as a name", [`witness none ${witnessKey(2)}`, "quorum none"], 1, /not `none`/],
  ["threshold zero", [...four, "group g 0 A B"], 6, /a number from 1 to 2/],
  ["a threshold above the members", [...four, "group g 3 A B"], 6, /a number from 1 to 2/],
  ["a threshold with a zero before it", [...four, "group g 02 A B"], 6, /a number from 1 to 2/],
  ["a member twice in a group", [...four, "group g 2 A B A"], 6, /without `A`, which is a member already/],
  ["a member of two groups", [...four, "group g all A B", "group h all A g"], 7, /without `A`/],
  ["a name twice", [...four, `witness A ${witnessKey(6)}`], 6, /not taken yet, not `A`/],
  ["a group named like a witness", [...four, "group A all B"], 6, /not taken yet, not `A`/],
  ["a witness key twice under two names", [...four, `witness C ${keyText("other", 4, 2)}`], 6, /of its own/],
  ["a log key twice under two names", [...four, `log ${keyText("other", 1, 1)}`], 6, /of its own/],
  ["a log with a witness's key", [`log ${witnessKey(1)}`], 1, /type 0x01/],
  ["a witness with a log's key", [`witness A ${logKey(1)}`], 1, /type 0x04 or 0x06/],
  ["a key that is none", ["log somebody"], 1, /Ed25519 verifier key/],
  ["too much on a line", [`log ${logKey(1)} https://a.example/ b`], 1, /`log VKEY \[URL\]`/],
  ["a carriage return", [...four, "quorum A\r"], 6, /without control characters/],
  ["129 logs", Array.from({ length: 129 }, (_, seed) => `log ${logKey(seed + 10)}`), 129, /at most 128 logs/],
];

for (const [title, lines, line, expected] of malformed) {
  test(`refused, line ${line}: ${title}`, () => {
    const read = parsePolicy(lines.join("\n"));
    expect(!read.ok && read.refusal).toMatchObject({
      code: "policy_malformed",
      details: { line, expected: expect.stringMatching(expected) },
    });
  });
}

test("a witness with a post-quantum key is read", () => {
  const quantum = printVkey(vkeyOf("pq.example", 0x06, new Uint8Array(1312)));
  const read = parsePolicy(`witness Q ${quantum}\nquorum Q\n`);
  expect(read.ok && read.value.witnesses[0]?.vkey.type).toBe(0x06);
});

const quorums: readonly [lines: readonly string[], weak: string | undefined][] = [
  [["quorum A"], undefined],
  [["quorum none"], "none: 0 of 4, 1"],
  [["group g all A B guarantor observers", "quorum g"], undefined],
  [["group g 3 A B guarantor observers", "quorum g"], undefined],
  [["group g 2 A B guarantor observers", "quorum g"], "g: 2 of 4, 3"],
  [["group g any A B guarantor observers", "quorum g"], "g: 1 of 4, 3"],
  [["group g 2 A B guarantor", "quorum g"], "g: 2 of 3, 3"],
  [["group g any A B", "quorum A"], undefined],
  [["group g any A B", "group h all g guarantor", "quorum h"], "g: 1 of 2, 2"],
  [["group g any A", "group h all g guarantor", "quorum h"], undefined],
  [["group g any A B guarantor", "group h all g", "quorum h"], "g: 1 of 3, 3"],
];

for (const [lines, weak] of quorums) {
  test(`${weak === undefined ? "sound" : "weak"}: ${lines.join("; ")}`, () => {
    const text = [...four, ...lines].join("\n");
    const read = parsePolicy(text);
    const weakly =
      !read.ok && isLogRefusal(read.refusal) && read.refusal.code === "weak_quorum" && read.refusal.details;
    const said = weakly && `${weakly.group}: ${weakly.threshold} of ${weakly.members}, ${weakly.least}`;
    expect(read.ok ? undefined : said).toBe(weak);
    expect(parsePolicy(text, { acceptsWeakQuorum: true }).ok).toBe(true);
  });
}

test("two quorums share more than a third of the members, and one member less would not do", () => {
  for (let members = 1; members <= 200; members += 1) {
    const least = leastThreshold(members);
    expect(least).toBeLessThanOrEqual(members);
    expect(3 * (2 * least - members)).toBeGreaterThan(members);
    expect(3 * (2 * (least - 1) - members)).toBeLessThanOrEqual(members);
  }
});

test("parse ∘ print = id", () => {
  const names = ["A", "B", "guarantor", "observers"];
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: 1 }), fc.integer({ min: 1, max: 4 }), (members, k) => {
      const line = `group g ${Math.min(k, members.length)} ${members.join(" ")}`;
      const read = parsePolicy([...four, line, "quorum g"].join("\n"), { acceptsWeakQuorum: true });
      if (!read.ok) throw new Error(read.refusal.message);
      expect(parsePolicy(printPolicy(read.value), { acceptsWeakQuorum: true })).toEqual(read);
    }),
    { seed: 20_260_301 },
  );
});

describe.skipIf(!hasVectors)(`keys and policies of others${whyVectorsAreSkipped}`, () => {
  test("a policy that litewitness and torchwood were given", () => {
    const text = vectorText("made-here", "policy");
    const read = parsePolicy(text);
    expect(read.ok && printPolicy(read.value)).toBe(text);
  });

  test("public logs that omniwitness watches: keys of Ed25519 are read, others not", () => {
    const logs = vectorText("witness", "omniwitness", "logs.yaml").split(/^ {2}- /m);
    const keysOf = (isEcdsa: boolean): string[] => [
      ...new Set(
        logs
          .filter((text) => text.includes("PublicKeyType: ecdsa") === isEcdsa)
          .flatMap((text) => /^ +PublicKey: (.+)$/m.exec(text)?.slice(1) ?? []),
      ),
    ];
    const policy = `${keysOf(false)
      .map((each) => `log ${each}\n`)
      .join("")}quorum none\n`;
    const read = parsePolicy(policy, { acceptsWeakQuorum: true });
    expect(read.ok && [read.value.logs.length, printPolicy(read.value)]).toEqual([9, policy]);
    for (const each of keysOf(true)) {
      expect(parsePolicy(`log ${each}\nquorum none\n`)).toMatchObject({
        refusal: { details: { line: 1, expected: "a log with an Ed25519 verifier key (type 0x01)" } },
      });
    }
  });
});
