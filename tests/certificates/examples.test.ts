// Every verdict of the examples, certified and checked: accepted, or not decided and said why; none is refused.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { check, makeSourceFile } from "@servanda/lang";
import type { Verdict } from "@servanda/monitor";
import { expect, test } from "vitest";
import { scenario } from "../../examples/berlin/scenario.ts";
import { usableAgreement } from "../../packages/cli/src/io/usable-agreement.ts";
import { gatherRecords } from "../../packages/cli/src/run/gather.ts";
import { readSources } from "../../packages/cli/src/run/sources.ts";
import { rememberingTerminal } from "../../packages/cli/src/testing/terminal.ts";
import { shownBy } from "./shown.ts";

const folder = new URL("../../examples/berlin/", import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, folder), "utf8");

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** Of each clause a duty in each state, and two findings that are as well proven. */
function someOf(verdicts: readonly Verdict[]): readonly Verdict[] {
  const groups = Map.groupBy(verdicts, (verdict) =>
    verdict.kind === "finding"
      ? `${verdict.finding.clause} ${verdict.finding.level} ${verdict.finding.bearer === null}`
      : `${verdict.duty.clause} ${verdict.duty.step} ${verdict.duty.state}`,
  );
  return [...groups.values()].flatMap((group) => group.slice(0, group[0]?.kind === "duty" ? 1 : 2));
}

test("Berlin", () => {
  const source = makeSourceFile("berlin.servanda.md", textOf("berlin.servanda.md"));
  const agreement = check(source, { readFile: textOf }).agreement ?? expect.unreachable("the example checks");
  const records = scenario(7);
  expect(shownBy(agreement, records, records.at(-1)?.recordedAt ?? 0, someOf)).toMatchInlineSnapshot(`
    {
      "accepted": 23,
      "refused": [],
      "undecided": {
        "presumption": 4,
      },
    }
  `);
});

test("Donbas, August 2020", async () => {
  const usable = usableAgreement(path("agreements/tcg-2020-07.servanda.md"), "", rememberingTerminal());
  const figures = `${path("examples/donbas-2020/figures.mapping.yaml")}=${path("examples/donbas-2020/figures.csv")}`;
  const sources = await readSources([figures, path("examples/donbas-2020/rulings.ndjson")]);
  if (!usable.ok || !sources.ok) return expect.unreachable("the example can be read");
  const gathered = await gatherRecords(sources.value, {}, rememberingTerminal());
  if (!gathered.ok) return expect.unreachable("the records can be read");
  const { records } = gathered.value;
  expect(shownBy(usable.agreement, records, records.at(-1)?.recordedAt ?? 0, someOf)).toMatchInlineSnapshot(`
    {
      "accepted": 8,
      "refused": [],
      "undecided": {},
    }
  `);
});
