// The reference and the engine say the same, on generated agreements over the whole kernel and generated logs; and
// each keeps the laws. A failure is made small, printed in words, and says how to run it again. `SEED=… CASES=…` runs
// others.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CheckedAgreement, LogRecord } from "@servanda/agreement";
import { describe, expect, test } from "vitest";
import type { Monitor } from "./monitor.ts";
import { generateCase } from "./testing/two/case.ts";
import type { Implementation } from "./testing/two/difference.ts";
import { broken, firstFailure } from "./testing/two/failures.ts";
import { type Construct, KernelTypes } from "./testing/two/kernel-table.ts";
import { ENGINE, OTHER_LAWS, REFERENCE, sameLaw } from "./testing/two/laws.ts";
import { PLANTED } from "./testing/two/mistakes.ts";

const SEED = Number(process.env["SEED"] ?? 20_261_124);
const CASES = Number(process.env["CASES"] ?? 2000);
/** Each of the other laws is held to fewer: they run a monitor twice. */
const CASES_OF_LAW = Math.ceil(CASES / 40);

const types = new KernelTypes(kernelSources());
/** Of what is said; acts and places in it are records. */
const ofRecords = types.constructsOf("LogRecord");
const said = new Map<Construct, number>(
  [...types.constructsOf("Transition")].filter((each) => !ofRecords.has(each)).map((each) => [each, 0]),
);

test("the reference and the engine say the same, transition by transition", () => {
  expect(broken(sameLaw(heard(REFERENCE), ENGINE), SEED, CASES)).toBeUndefined();
});

for (const law of OTHER_LAWS) {
  test(law.name, () => {
    expect(broken(law, SEED + 1, CASES_OF_LAW)).toBeUndefined();
  });
}

describe("the cases test what they should", () => {
  const cases = Array.from({ length: CASES }, (_, index) => generateCase(SEED, index));

  test("every construct of the kernel and of records comes up again and again", () => {
    const roots = ["CheckedAgreement", "LogRecord"];
    const met = new Map(roots.flatMap((root) => [...types.constructsOf(root)].map((each) => [each, 0] as const)));
    const some = cases.slice(0, cases.length / 2);
    for (const { agreement, log } of some) note(met, constructsIn(agreement, log));
    // Five times in a thousand cases.
    expect(rarerThan(met, some.length / 200)).toEqual([]);
  });

  test("everything that a monitor can say is said", () => {
    expect(rarerThan(said, CASES < 2000 ? 0 : 1)).toEqual([]);
  });

  test.each(PLANTED)("a monitor that $name is caught", (mistaken) => {
    const law = sameLaw(REFERENCE, mistaken);
    expect(cases.some((given) => mistaken.touches(given) && law.differenceOn(given) !== undefined)).toBe(true);
  });

  test("what fails is shown as a small case", () => {
    const [forgetful = REFERENCE] = PLANTED;
    const failure = firstFailure(sameLaw(REFERENCE, forgetful), SEED, [0, 1, 2, 3, 4, 5]);
    expect(failure?.failed.log.length).toBeLessThanOrEqual(3);
    expect(failure?.failed.agreement.clauses.length).toBeLessThanOrEqual(1);
  });
});

/** The types of the kernel, and those of `core` that it is made of. */
function kernelSources(): readonly string[] {
  const agreement = new URL("../../agreement/src/", import.meta.url);
  const core = new URL("../../core/src/", import.meta.url);
  const files = [
    ...readdirSync(fileURLToPath(agreement)).map((name) => new URL(name, agreement)),
    ...["length.ts", "working-days.ts"].map((name) => new URL(name, core)),
  ];
  return files.map((file) => readFileSync(fileURLToPath(file), "utf8"));
}

function constructsIn(agreement: CheckedAgreement, log: readonly LogRecord[]): ReadonlySet<Construct> {
  const found = new Set<Construct>();
  types.collect("CheckedAgreement", agreement, found);
  for (const record of log) types.collect("LogRecord", record, found);
  return found;
}

function note(counts: Map<Construct, number>, found: ReadonlySet<Construct>): void {
  for (const each of found) {
    const count = counts.get(each);
    if (count !== undefined) counts.set(each, count + 1);
  }
}

/** How a thing is called besides its name decides nothing. */
function rarerThan(counts: ReadonlyMap<Construct, number>, least: number): readonly string[] {
  return [...counts]
    .filter(([construct, count]) => count < least && !construct.endsWith(".label"))
    .map(([construct, count]) => `${construct}: ${count}`);
}

/** The same monitor; what it says is noted. */
function heard({ name, create }: Implementation): Implementation {
  return {
    name,
    seesRepeats: true,
    create: (agreement): Monitor => {
      const monitor = create(agreement);
      return {
        step(at, records) {
          const all = monitor.step(at, records);
          const found = new Set<Construct>();
          for (const each of all) types.collect("Transition", each, found);
          note(said, found);
          return all;
        },
        findings: () => monitor.findings(),
        duties: () => monitor.duties(),
        counts: () => monitor.counts(),
      };
    },
  };
}
