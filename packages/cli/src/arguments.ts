// The words after a command, read with Node's own parser; a word that is not known is answered with the nearest that
// is.
import { parseArgs } from "node:util";
import { accepted, nearest, type Outcome, refused } from "@servanda/core";
import type { CommandHelp, Flag } from "./command.ts";
import { usageWords } from "./messages.ts";

/** What was given to a command. */
export interface Arguments {
  readonly positionals: readonly string[];
  has(flag: string): boolean;
  /** The last, where it was given several times. */
  value(flag: string): string | undefined;
  /** Every one, in order. */
  values(flag: string): readonly string[];
}

const HELP_FLAG: Flag = { name: "help", text: "this text" };

/** Reads the words after a command. Refused: an unknown flag, a flag without its value, a switch with one. */
export function readArguments(help: CommandHelp, words: readonly string[]): Outcome<Arguments> {
  const flags = [...help.flags, HELP_FLAG];
  const options = Object.fromEntries(
    flags.map((flag) => [flag.name, { type: flag.value === undefined ? ("boolean" as const) : ("string" as const) }]),
  );
  const { tokens } = parseArgs({ args: [...words], options, allowPositionals: true, strict: false, tokens: true });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const flag = flags.find((each) => `--${each.name}` === token.rawName);
    const problem = problemWith(flag, token.rawName, token.value, token.inlineValue === true, flags);
    if (problem !== undefined) return refused("wrong-usage", problem, usageWords.seeHelp(help.name));
    const given = values.get(token.name);
    if (given === undefined) values.set(token.name, [token.value ?? ""]);
    else given.push(token.value ?? "");
  }
  return accepted({
    positionals,
    has: (flag) => values.has(flag),
    value: (flag) => values.get(flag)?.at(-1),
    values: (flag) => values.get(flag) ?? [],
  });
}

function problemWith(
  flag: Flag | undefined,
  written: string,
  value: string | undefined,
  isInline: boolean,
  flags: readonly Flag[],
): string | undefined {
  if (flag === undefined) {
    const known = flags.map((each) => `--${each.name}`);
    return usageWords.unknownFlag(written, nearest(written, known, 3)[0]);
  }
  if (flag.value === undefined) return value === undefined ? undefined : usageWords.needsNoValue(written);
  if (value === undefined || value === "") return usageWords.needsValue(written, flag.value);
  // A value that looks like a flag is a value forgotten, unless it is tied on with `=`.
  return value.startsWith("--") && !isInline ? usageWords.needsValue(written, flag.value) : undefined;
}
