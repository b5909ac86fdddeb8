// Every verdict of the examples, certified and checked: accepted, or not decided and said why; none is refused.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CheckedAgreement, LogRecord, Transition } from "@servanda/agreement";
import { checkCertificate } from "@servanda/checker";
import { check, makeSourceFile } from "@servanda/lang";
import { certify, createMonitor, type RunOfRecords, replay, type Verdict } from "@servanda/monitor";
import { expect, test } from "vitest";
import { scenario } from "../../examples/berlin/scenario.ts";
import { usableAgreement } from "../../packages/cli/src/io/usable-agreement.ts";
import { gatherRecords } from "../../packages/cli/src/run/gather.ts";
import { readSources } from "../../packages/cli/src/run/sources.ts";
import { rememberingTerminal } from "../../packages/cli/src/testing/terminal.ts";

const folder = new URL("../../examples/berlin/", import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, folder), "utf8");

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

interface Checked {
  readonly accepted: number;
  readonly undecided: Readonly<Record<string, number>>;
  readonly refused: readonly string[];
}

function checkSome(agreement: CheckedAgreement, records: readonly LogRecord[], end: number): Checked {
  const monitor = createMonitor(agreement);
  const said: Transition[] = [...replay(monitor, records, end)].flat();
  const run: RunOfRecords = { agreement, records, said, end };
  const verdicts: readonly Verdict[] = [
    ...monitor.findings().map((finding): Verdict => ({ kind: "finding", finding })),
    ...monitor.duties().map((duty): Verdict => ({ kind: "duty", duty })),
  ];
  const undecided: Record<string, number> = {};
  const refused: string[] = [];
  let accepted = 0;
  for (const verdict of someOf(verdicts)) {
    const certificate = certify(run, verdict);
    const result = checkCertificate(agreement, JSON.parse(JSON.stringify(certificate)), records);
    if (result.kind === "accepted") accepted += 1;
    else if (result.kind === "refused") refused.push(`${certificate.claim.id}: ${result.refusal.message}`);
    else for (const name of result.uncovered) undecided[name] = (undecided[name] ?? 0) + 1;
  }
  return { accepted, undecided, refused };
}

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
  expect(checkSome(agreement, records, records.at(-1)?.recordedAt ?? 0)).toMatchInlineSnapshot(`
    {
      "accepted": 20,
      "refused": [],
      "undecided": {
        "presumption": 4,
        "quota": 3,
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
  expect(checkSome(usable.agreement, records, records.at(-1)?.recordedAt ?? 0)).toMatchInlineSnapshot(`
    {
      "accepted": 8,
      "refused": [],
      "undecided": {},
    }
  `);
});
