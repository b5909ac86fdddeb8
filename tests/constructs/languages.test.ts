// A real text whose authentic versions part by a day: *by* 20 November 2020 in one, *before* it in the other. The
// handover of Aghdam happened on the day itself.
import { readFileSync } from "node:fs";
import type { Duty, LogRecord } from "@servanda/agreement";
import { formatInstant, parseInstant } from "@servanda/core";
import { check, makeSourceFile } from "@servanda/lang";
import { createMonitor, createNaiveMonitor, type Monitor, replay } from "@servanda/monitor";
import { expect, test } from "vitest";

const at = (text: string): number => parseInstant(text) ?? Number.NaN;

const handover: LogRecord = {
  record: "act",
  id: "aghdam",
  source: "press",
  act: "transfer",
  by: "Armenia",
  to: "Azerbaijan",
  matter: "control of Aghdam",
  at: at("2020-11-20T09:00:00+03:00"),
  recordedAt: at("2020-11-20T09:00:00+03:00"),
};

test.each([
  ["the reference", createNaiveMonitor],
  ["the monitor", createMonitor],
])("Aghdam, 20 November 2020, by %s", (_, create) => {
  const name = "agreements/nagorno-karabakh-2020.servanda.md";
  const { agreement } = check(makeSourceFile(name, readFileSync(new URL(`../../${name}`, import.meta.url), "utf8")));
  if (agreement === undefined) throw new Error(`${name} has errors`);
  const monitor = create(agreement);
  run(monitor, [handover]);
  const told = ({ reading, state, dueAt }: Duty): string => `${reading}: ${state}, due ${formatInstant(dueAt ?? 0)}`;
  expect(
    monitor
      .duties()
      .filter(({ clause }) => clause.startsWith("2@"))
      .map(told),
  ).toEqual([
    "PublishedByArmenia: fulfilled, due 2020-11-20T21:00:00Z",
    "PublishedByAzerbaijan: fulfilled late, due 2020-11-19T21:00:00Z",
  ]);
});

function run(monitor: Monitor, records: readonly LogRecord[]): void {
  for (const _said of replay(monitor, records, at("2020-12-01T00:00:00Z")));
}
