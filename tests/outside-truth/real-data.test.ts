// The pause of Gaza over the sirens of Israel: the formula is satisfied by the reports of the three salvos that the
// replay of the same data finds (tests/replays, R2).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LogRecord } from "@servanda/agreement";
import { createIntake, createReader, inRecordOrder, parseMapping } from "@servanda/formats";
import { createMonitor } from "@servanda/monitor";
import { describe, expect, test } from "vitest";
import { agreementOf, ROOT } from "../replays/examples.ts";
import { DATA, WHY_SKIPPED } from "../replays/servanda.ts";
import { compare } from "./compare.ts";

const SIRENS = join(DATA, "gaza_israel/israel_alerts_geocoded_2023-10-07_2023-12-31.csv");

describe.skipIf(WHY_SKIPPED !== "")(`real data${WHY_SKIPPED}`, () => {
  test("six reports of three salvos satisfy the formula of clause 2", () => {
    const agreement = agreementOf("agreements/gaza-pause-2023-11.servanda.md");
    const { byFormula, byMonitor, leftOut, kept } = compare(agreement, sirens(), createMonitor);
    expect(leftOut).toEqual([]);
    expect(kept.length).toBeGreaterThan(11_000);
    expect(byFormula).toEqual(byMonitor);
    expect(byFormula).toHaveLength(6);
    expect(byFormula.every((verdict) => verdict.startsWith("2 home-front-command/") && verdict.endsWith(" -"))).toBe(
      true,
    );
  });
});

function sirens(): LogRecord[] {
  const path = "packages/formats/mappings/israel-alerts.yaml";
  const parsed = parseMapping(readFileSync(join(ROOT, path), "utf8"), path);
  if (!parsed.ok) throw new Error("the mapping has mistakes");
  const records: LogRecord[] = [];
  const reader = createReader(parsed.mapping, {
    file: SIRENS,
    intake: createIntake(),
    onEvent: (event) => {
      if (event.kind === "record") records.push(event.record);
    },
  });
  reader.push(readFileSync(SIRENS, "utf8"));
  reader.end();
  return inRecordOrder(records);
}
