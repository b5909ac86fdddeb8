// The checker accepts what the monitor certifies, on generated agreements and logs, and refuses it once any word of it
// is changed. A failure prints its seed; `SEED=… RUNS=…` runs it again.
import { type CheckedAgreement, type LogRecord, refOf, type Transition } from "@servanda/agreement";
import { checkCertificate } from "@servanda/checker";
import { createRng, HOUR_MS } from "@servanda/core";
import {
  certify,
  changesOf,
  createNaiveMonitor,
  explainDuty,
  explainFinding,
  type RunOfRecords,
  replay,
  type Verdict,
} from "@servanda/monitor";
import fc from "fast-check";
import { expect, test } from "vitest";
import { agreements } from "../../packages/monitor/src/testing/generate-agreement.ts";
import { wholeAgreements } from "../../packages/monitor/src/testing/generate-institution.ts";
import { wholeLogs } from "../../packages/monitor/src/testing/generate-institution-log.ts";
import { logs } from "../../packages/monitor/src/testing/generate-log.ts";
import { placesIn, tampered } from "./tampering.ts";

const SEED = Number(process.env["SEED"] ?? 20_261_124);
const RUNS = Number(process.env["RUNS"] ?? 90);
const END = 200 * HOUR_MS;

type Run = RunOfRecords & { readonly verdicts: readonly Verdict[] };

function runOf(agreement: CheckedAgreement, log: readonly LogRecord[]): Run {
  const records = withoutRepeats(log);
  const monitor = createNaiveMonitor(agreement);
  const said: Transition[] = [...replay(monitor, records, END)].flat();
  const verdicts: Verdict[] = [
    ...monitor.findings().map((finding): Verdict => ({ kind: "finding", finding })),
    ...monitor.duties().map((duty): Verdict => ({ kind: "duty", duty })),
  ];
  return { agreement, records, said, end: END, verdicts };
}

// What intake does with a record that repeats.
function withoutRepeats(log: readonly LogRecord[]): LogRecord[] {
  const seen = new Set<string>();
  return log.filter((record) => record.record === "tick" || (!seen.has(refOf(record)) && seen.add(refOf(record))));
}

/** Every verdict at the end of a run, certified and sent as JSON. */
function certificates(
  agreement: CheckedAgreement,
  log: readonly LogRecord[],
): readonly (readonly [Verdict, unknown])[] {
  const run = runOf(agreement, log);
  return run.verdicts.map((verdict) => [verdict, JSON.parse(JSON.stringify(certify(run, verdict)))]);
}

test("every certificate is accepted", () => {
  const seen = { finding: 0, duty: 0 };
  fc.assert(
    fc.property(agreements(), logs(), (agreement, log) => {
      for (const [{ kind }, certificate] of certificates(agreement, log)) {
        expect(checkCertificate(agreement, certificate, log)).toEqual({ kind: "accepted" });
        seen[kind] += 1;
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(Math.min(seen.finding, seen.duty)).toBeGreaterThan(RUNS / 40);
});

test("every change that is said to flip a verdict does, by the checker's own reckoning", () => {
  let flipped = 0;
  fc.assert(
    fc.property(agreements(), logs(), (agreement, log) => {
      const run = runOf(agreement, log);
      for (const verdict of run.verdicts.slice(0, 3)) {
        const explanation =
          verdict.kind === "finding" ? explainFinding(run, verdict.finding) : explainDuty(run, verdict.duty);
        const { changes } = changesOf(run, explanation);
        const certificate: unknown = JSON.parse(JSON.stringify(certify(run, verdict, changes)));
        expect(checkCertificate(agreement, certificate, log)).toEqual({ kind: "accepted" });
        flipped += changes.length;
      }
    }),
    { seed: SEED, numRuns: Math.ceil(RUNS / 3) },
  );
  expect(flipped).toBeGreaterThan(RUNS / 20);
});

test("over the whole kernel a certificate is accepted, or not decided; never refused", () => {
  const seen = { accepted: 0, refused: 0, undecided: 0 };
  fc.assert(
    fc.property(wholeAgreements(), wholeLogs(), (agreement, log) => {
      for (const [, certificate] of certificates(agreement, log)) {
        const result = checkCertificate(agreement, certificate, log);
        if (result.kind === "refused") expect(result.refusal).toBeUndefined();
        seen[result.kind] += 1;
      }
    }),
    { seed: SEED, numRuns: Math.ceil(RUNS / 2) },
  );
  expect(seen.accepted).toBeGreaterThan(RUNS / 20);
});

test("a certificate of which any place is changed is refused", () => {
  let tried = 0;
  fc.assert(
    fc.property(agreements(), logs(), fc.nat(), (agreement, log, seed) => {
      const rng = createRng(seed);
      for (const [, certificate] of certificates(agreement, log)) {
        // As of a moment later the same may be true, and then it is no forgery.
        const places = placesIn(certificate).filter(([first]) => first !== "asOf");
        for (let count = 0; count < 6; count += 1) {
          const place = rng.pick(places);
          const way = rng.int(12);
          const result = checkCertificate(agreement, tampered(certificate, place, way), log);
          expect([place.join("."), way, result.kind]).toEqual([place.join("."), way, "refused"]);
          tried += 1;
        }
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(tried).toBeGreaterThan(RUNS / 4);
});
