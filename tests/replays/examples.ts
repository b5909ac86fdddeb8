// The examples of this repository, with their records: as words of the command line, and in memory.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CheckedAgreement, LogRecord } from "@servanda/agreement";
import {
  createIntake,
  createReader,
  createRecordReader,
  inRecordOrder,
  parseMapping,
  type ReaderOptions,
} from "@servanda/formats";
import { check, makeSourceFile } from "@servanda/lang";
import { DEFAULT_SEED, scenario, scenarioText } from "../../examples/berlin/scenario.ts";

export const ROOT: string = join(import.meta.dirname, "../..");

export interface Example {
  readonly name: string;
  readonly agreement: string;
  /** Words that name its sources; files that are made first are put into the folder. */
  readonly sources: (folder: string) => readonly string[];
  readonly records: () => readonly LogRecord[];
}

export const EXAMPLES: readonly Example[] = [
  {
    name: "berlin",
    agreement: "examples/berlin/berlin.servanda.md",
    // In two files, so that the order of sources is a question.
    sources: (folder) => {
      const lines = scenarioText(DEFAULT_SEED).trimEnd().split("\n");
      return [0, 1].map((part) => {
        const path = join(folder, `scenario-${part}.ndjson`);
        writeFileSync(path, `${lines.filter((_line, index) => index % 2 === part).join("\n")}\n`);
        return path;
      });
    },
    records: () => inOrder(scenario(DEFAULT_SEED)),
  },
  {
    name: "donbas-2020",
    agreement: "agreements/tcg-2020-07.servanda.md",
    sources: () => [
      "examples/donbas-2020/figures.mapping.yaml=examples/donbas-2020/figures.csv",
      "examples/donbas-2020/rulings.ndjson",
    ],
    records: () => inOrder([...figures(), ...recordsIn("examples/donbas-2020/rulings.ndjson")]),
  },
  {
    name: "river",
    agreement: "examples/river/4-whole.servanda.md",
    sources: () => ["examples/river/records.ndjson"],
    records: () => inOrder(recordsIn("examples/river/records.ndjson")),
  },
];

export function agreementOf(path: string): CheckedAgreement {
  const folder = dirname(join(ROOT, path));
  const readFile = (name: string): string | undefined => {
    try {
      return readFileSync(join(folder, name), "utf8");
    } catch {
      return undefined;
    }
  };
  const { agreement, diagnostics } = check(makeSourceFile(path, textOf(path)), { readFile });
  if (agreement === undefined) throw new Error(`${path} has errors: ${JSON.stringify(diagnostics)}`);
  return agreement;
}

function textOf(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

function inOrder(records: readonly LogRecord[]): readonly LogRecord[] {
  return inRecordOrder([...records]);
}

function recordsIn(path: string): LogRecord[] {
  const records: LogRecord[] = [];
  const reader = createRecordReader({
    ...optionsFor(path, records),
    decode: (bytes) => new TextDecoder().decode(bytes),
  });
  reader.push(readFileSync(join(ROOT, path)));
  reader.end();
  return records;
}

function figures(): LogRecord[] {
  const parsed = parseMapping(textOf("examples/donbas-2020/figures.mapping.yaml"), "figures.mapping.yaml");
  if (!parsed.ok) throw new Error("the mapping has mistakes");
  const records: LogRecord[] = [];
  const path = "examples/donbas-2020/figures.csv";
  const reader = createReader(parsed.mapping, optionsFor(path, records));
  reader.push(textOf(path));
  reader.end();
  return records;
}

function optionsFor(file: string, records: LogRecord[]): ReaderOptions {
  return {
    file,
    intake: createIntake(),
    onEvent: (event) => {
      if (event.kind === "record") records.push(event.record);
    },
  };
}
