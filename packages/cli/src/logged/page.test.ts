// The examples of docs/formats/logged-records.md are what the program writes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { encodeReport, parseRecordLine } from "@servanda/formats";
import { expect, test } from "vitest";
import { readAgreement } from "../io/agreement-file.ts";
import { recompute } from "./recompute.ts";

const root = join(import.meta.dirname, "../../../..");
const page = readFileSync(join(root, "docs/formats/logged-records.md"), "utf8");
const examples = [...page.matchAll(/^```json\n([^]*?)^```$/gm)].map(([, text = ""]): unknown => JSON.parse(text));

const reports = readFileSync(join(root, "examples/river/records.ndjson"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => {
    const read = parseRecordLine(line);
    if (read.kind !== "record") throw new Error(`no record: ${line}`);
    return encodeReport(read.record);
  });

test("the report is the river's first", () => {
  expect(examples[0]).toEqual(reports[0]);
});

test("the conclusion follows from the river's evening", () => {
  const file = readAgreement(join(root, "examples/river/4-whole.servanda.md"));
  const agreement = file.ok ? file.value.checked.agreement : undefined;
  if (agreement === undefined) throw new Error("the river's agreement is sound");
  const entries = reports.map((body, index) => ({
    index,
    id: `r1_${index}`,
    type: "report",
    agreement: agreement.id,
    refs: [],
    body,
    speaker: { office: "Desk", isMission: true },
    isImported: true,
    recvAt: Date.UTC(2026, 5),
  }));
  expect(recompute(agreement, entries).conclusions.map(({ body }) => body)).toContainEqual(examples[1]);
  expect(examples).toHaveLength(2);
});
