// From the text of a mapping file to a mapping, or to everything that is wrong with it, each with its place.
import * as v from "valibot";
import { isAlias, isNode, LineCounter, type Node, parseDocument, visit } from "yaml";
import { mappingMessages } from "../messages.ts";
import type { CoverageRule, Mapping, ObservationRule } from "./mapping.ts";
import { mappingSchema, type WrittenMapping } from "./schema.ts";

/** What is wrong in a mapping file, and where: `line` and `column` from 1. */
export interface MappingDiagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What was found and what is expected. */
  readonly message: string;
}

export type MappingOutcome =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly diagnostics: readonly MappingDiagnostic[] };

/** `fileName` is for messages only. All mistakes of a stage are reported at once: YAML first, then the schema. */
export function parseMapping(text: string, fileName: string): MappingOutcome {
  const lines = new LineCounter();
  // Failsafe: every scalar is text. Nothing is resolved that its author did not write.
  const document = parseDocument(text, {
    schema: "failsafe",
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
  });
  const at = (offset: number, message: string): MappingDiagnostic => {
    const { line, col } = lines.linePos(offset);
    return { file: fileName, line: Math.max(line, 1), column: Math.max(col, 1), message };
  };
  const found = [...document.errors, ...document.warnings].map((error) =>
    at(error.pos[0], error.code === "MULTIPLE_DOCS" ? mappingMessages.several : mappingMessages.yaml(error.message)),
  );
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node) || node.anchor !== undefined) found.push(at(offsetOf(node), mappingMessages.alias));
    },
  });
  if (found.length > 0) return { ok: false, diagnostics: found };
  const result = v.safeParse(mappingSchema, document.toJS({ maxAliasCount: 0 }));
  const diagnose = (path: readonly unknown[], message: string, isKey = false): MappingDiagnostic =>
    at(offsetOfPath(document.contents, path, isKey), message);
  if (!result.success) {
    return {
      ok: false,
      diagnostics: result.issues.map((issue) =>
        diagnose(issue.path?.map(({ key }) => key) ?? [], issue.message, issue.expected === "never"),
      ),
    };
  }
  return completed(result.output, fileName, diagnose);
}

type Diagnose = (path: readonly unknown[], message: string) => MappingDiagnostic;

/** Gives observations and coverage what the whole mapping says once. */
function completed(written: WrittenMapping, file: string, diagnose: Diagnose): MappingOutcome {
  const { time, source, observations, coverage, ...rest } = written;
  const diagnostics: MappingDiagnostic[] = [];
  const completeObservations: ObservationRule[] = [];
  const completeCoverage: CoverageRule[] = [];
  for (const [index, rule] of observations.entries()) {
    const itsTime = rule.time ?? time;
    const isIncrease = rule.count?.kind === "increase";
    if (itsTime === undefined) diagnostics.push(diagnose(["observations", index], mappingMessages.timeNeeded));
    else if (isIncrease !== (itsTime.since !== undefined)) {
      diagnostics.push(diagnose(["observations", index], mappingMessages.increaseNeedsSince));
    } else completeObservations.push({ ...rule, time: itsTime, source: rule.source ?? source });
  }
  for (const [index, rule] of coverage.entries()) {
    const itsTime = rule.time ?? time;
    if (itsTime === undefined) diagnostics.push(diagnose(["coverage", index], mappingMessages.timeNeeded));
    else if (itsTime.since !== undefined) {
      diagnostics.push(diagnose(["coverage", index], mappingMessages.increaseNeedsSince));
    } else completeCoverage.push({ ...rule, time: itsTime, source: source.id });
  }
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  return { ok: true, mapping: { ...rest, file, observations: completeObservations, coverage: completeCoverage } };
}

function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

interface PairLike {
  readonly key: unknown;
  readonly value: unknown;
}

/** Where the value at the path stands, or its key, or as far as the path leads. */
function offsetOfPath(contents: unknown, path: readonly unknown[], isKey: boolean): number {
  let node: unknown = contents;
  let offset = isNode(contents) ? offsetOf(contents) : 0;
  for (const [depth, step] of path.entries()) {
    const items = itemsOf(node);
    const item: unknown = typeof step === "number" ? items[step] : items.find((each) => keyText(each) === String(step));
    const pair = isPairLike(item) ? item : undefined;
    node = pair === undefined ? item : pair.value;
    const shown = isKey && depth === path.length - 1 && pair !== undefined ? pair.key : node;
    if (isNode(shown)) offset = offsetOf(shown);
  }
  return offset;
}

function itemsOf(node: unknown): readonly unknown[] {
  return typeof node === "object" && node !== null && "items" in node && Array.isArray(node.items) ? node.items : [];
}

function isPairLike(item: unknown): item is PairLike {
  return typeof item === "object" && item !== null && "key" in item && "value" in item;
}

function keyText(item: unknown): string | undefined {
  return isPairLike(item) ? String(item.key) : undefined;
}
