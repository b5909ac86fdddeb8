// Mappings: those that are shipped, found by name or by a file's columns, and a person's own YAML file.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { accepted, assert, nearest, type Outcome, refused } from "@servanda/core";
import { type Mapping, type MappingDiagnostic, parseMapping, recogniseMapping } from "@servanda/formats";
import { readText } from "../io/read-file.ts";
import { runWords } from "../words/run-words.ts";

/** The folder lies beside the readers, in source and in what is built from it. */
const folder = fileURLToPath(new URL("../../../formats/mappings/", import.meta.url));
const SHOWN_MISTAKES = 10;

/** Names of the shipped mappings, sorted. */
export function shippedNames(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => name.slice(0, -".yaml".length))
    .sort();
}

/** The shipped mapping that fits a file's first line and name, if any does. */
export function recognised(firstLine: string, path: string): Mapping | undefined {
  return recogniseMapping(firstLine, path, shippedNames().map(shipped));
}

function shipped(name: string): Mapping {
  const outcome = loadMapping(`${folder}${name}.yaml`);
  assert(outcome.ok, `the shipped mapping ${name} is sound`);
  return outcome.value;
}

/** By a shipped name, or by the path of a YAML file. Refused: no such mapping, or mistakes in it. */
export function namedMapping(name: string): Outcome<Mapping> {
  if (/[/\\]|\.ya?ml$/.test(name)) return loadMapping(name);
  const names = shippedNames();
  if (names.includes(name)) return accepted(shipped(name));
  return refused("wrong-usage", runWords.noMapping(name, nearest(name, names, 3)[0]), runWords.shipped(names));
}

function loadMapping(path: string): Outcome<Mapping> {
  const text = readText(path);
  if (!text.ok) return text;
  const outcome = parseMapping(text.value, path);
  return outcome.ok ? accepted(outcome.mapping) : refused("unreadable-file", mistakes(path, outcome.diagnostics));
}

function mistakes(path: string, diagnostics: readonly MappingDiagnostic[]): string {
  const lines = diagnostics
    .slice(0, SHOWN_MISTAKES)
    .map(({ file, line, column, message }) => `\n  ${file}:${line}:${column}: ${message}`);
  return `${runWords.mappingMistakes(path, diagnostics.length)}${lines.join("")}`;
}
